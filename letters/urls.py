from django.urls import path

from letters import views

urlpatterns = [
    path("letters/<slug:slug>/file", views.letter_file, name="letter_file"),
    path("letters/<slug:slug>/text/<int:number>/file", views.letter_former_file, name="letter_former_file"),
]
