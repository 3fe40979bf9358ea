from django.core.management.base import BaseCommand

from tracker.starter.loading import load


class Command(BaseCommand):
    help = "Load the two letters of the starter register and the 27 pledges found in them. Twice is once."

    def handle(self, **options):
        loaded = load()
        if not loaded.letters and not loaded.pledges:
            self.stdout.write("The starter register was there already; nothing has changed.")
        else:
            self.stdout.write(str(loaded))
