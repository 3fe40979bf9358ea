"""Official metadata finds its letter: by the publication that it names, by its own name, or by its place."""

import zipfile
from pathlib import PurePosixPath

import pytest

from letters.importing import find_sources, import_files
from letters.models import Letter
from letters.pairing import Named, pair
from tests.letters.test_koop_xml import METADATA, official

LETTER = official("<al>Hierbij bied ik u het verslag aan.</al>")


def paired(*files):
    """The pairs by name; a file is a path, or a path and the publication that it names."""
    named = [
        Named(PurePosixPath(file)) if isinstance(file, str) else Named(PurePosixPath(file[0]), file[1])
        for file in files
    ]
    return {str(named[letter].path): str(named[metadata].path) for letter, metadata in pair(named).items()}


@pytest.mark.once
@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (("a/brief.xml", "a/metadata.xml"), {"a/brief.xml": "a/metadata.xml"}),
        (("a/brief.xml", "b/metadata.xml"), {}),
        (("a/een.xml", "a/twee.xml", "a/metadata.xml"), {}),
        (("kst-1-2.xml", "kst-3-4.xml", "kst-3-4-metadata.xml"), {"kst-3-4.xml": "kst-3-4-metadata.xml"}),
        (("x/kst-1-2.xml", "x/een.txt", ("m/metadata.xml", "kst-1-2")), {"x/kst-1-2.xml": "m/metadata.xml"}),
        (("kst-28676-320.xml", ("metadata.xml", "kst-28676-321")), {}),
        (("brief.xml", ("metadata.xml", "kst-28676-321")), {"brief.xml": "metadata.xml"}),
        (("a.xml", "a.pdf", "metadata.xml"), {"a.xml": "metadata.xml", "a.pdf": "metadata.xml"}),
        (("metadata.xml",), {}),
    ],
)  # fmt: skip
def test_metadata_belongs_to(files, expected):
    assert paired(*files) == expected


@pytest.mark.django_db
def test_a_zip_with_metadata_gives_one_line_and_the_title_of_the_metadata(tmp_path):
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("kst-28676-321/kst-28676-321.xml", LETTER)
        archive.writestr("kst-28676-321/metadata.xml", METADATA)

    (outcome,) = import_files(find_sources([str(tmp_path / "b.zip")]))

    assert outcome.result == "stored"
    assert outcome.says.endswith("(1 paragraph); with its metadata")
    assert Letter.objects.get().title == "Verslag van de bijeenkomst in Londen"
    assert Letter.objects.get().official_id == "kst-28676-321"


@pytest.mark.django_db
def test_metadata_without_its_letter_is_refused_and_says_so(tmp_path):
    (tmp_path / "metadata.xml").write_bytes(METADATA)

    (outcome,) = import_files(find_sources([str(tmp_path)]))

    assert outcome.is_refused
    assert "does not hold its text" in outcome.says


@pytest.mark.django_db
def test_metadata_tells_of_a_letter_in_plain_text_too(tmp_path):
    (tmp_path / "kst-28676-321.txt").write_text("Hierbij bied ik u het verslag aan.\n")
    (tmp_path / "metadata.xml").write_bytes(METADATA)

    (outcome,) = import_files(find_sources([str(tmp_path)]))

    letter = Letter.objects.get()
    assert outcome.result == "stored"
    assert (letter.kamerstuk, letter.dated_on.isoformat()) == ("28 676, nr. 321", "2019-12-16")
