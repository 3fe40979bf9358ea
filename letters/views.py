from pathlib import Path

from django.contrib.auth.decorators import permission_required
from django.http import FileResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from letters.models import Edition, Letter

# What a format is sent as. A browser saves it and runs none of it, whatever is in it.
CONTENT_TYPES = {
    "text": "text/plain",
    "xml": "application/xml",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@permission_required("letters.view_letter", raise_exception=True)
@require_safe
def letter_file(request, slug):
    """The original file, byte for byte as it was imported."""
    letter = get_object_or_404(Letter, slug=slug)
    return send(request, letter, letter)


@permission_required("letters.view_letter", raise_exception=True)
@require_safe
def letter_former_file(request, slug, number):
    """The original file of a text that has been replaced."""
    former = get_object_or_404(Edition.objects.select_related("letter"), letter__slug=slug, number=number)
    return send(request, former.letter, former)


def send(request, letter, kept):
    """The file that is kept with the letter, or with one of its former texts."""
    try:
        file = Path(kept.file.path).open("rb")  # noqa: SIM115  (the response closes it)
    except (FileNotFoundError, ValueError):  # ValueError: no file was ever named
        context = {"letter": letter, "section": "letters"}
        return render(request, "letters/letter_file_missing.html", context, status=404)
    content_type = CONTENT_TYPES.get(kept.format, "application/octet-stream")
    response = FileResponse(file, as_attachment=True, filename=kept.filename, content_type=content_type)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response
