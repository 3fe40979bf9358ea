import zipfile
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from letters.formats import MAX_BYTES
from letters.models import Letter

pytestmark = pytest.mark.django_db

TEXT = "Den Haag, {day} juli 2019\n\nHet kabinet zal de Kamer over punt {day} informeren.\n"


@pytest.fixture
def folder(tmp_path):
    """Two letters, beside what people do not see."""
    for day in (3, 4):
        (tmp_path / f"brief-{day}.txt").write_text(TEXT.format(day=day))
    (tmp_path / ".DS_Store").write_bytes(b"\x00")
    return tmp_path


def run(*arguments):
    """What the command says, and the error that it ends with, if any."""
    out = StringIO()
    try:
        call_command("import_letters", *map(str, arguments), stdout=out)
    except CommandError as error:
        return out.getvalue(), str(error)
    return out.getvalue(), ""


def archive(path, **files):
    with zipfile.ZipFile(path, "w") as made:
        for name, text in files.items():
            made.writestr(name, text)
    return path


def test_a_file_is_stored_and_said_on_one_line(folder):
    said, error = run(folder / "brief-3.txt")

    assert said == f"stored  {folder}/brief-3.txt: /letters/brief-3/ (1 paragraph)\n"
    assert not error


def test_a_folder_is_read_without_hidden_files(folder):
    said, error = run(folder)

    assert [line.split()[0] for line in said.splitlines()] == ["stored", "stored"]
    assert not error


def test_a_pattern_is_read(folder):
    run(folder / "brief-[45].txt")

    assert [letter.filename for letter in Letter.objects.all()] == ["brief-4.txt"]


def test_the_same_file_again_changes_nothing_and_says_so(folder):
    run(folder / "brief-3.txt")

    said, error = run(folder / "brief-3.txt")

    assert said == f"already there  {folder}/brief-3.txt: /letters/brief-3/ (1 paragraph)\n"
    assert not error


def test_a_file_that_is_refused_does_not_stop_the_others(folder):
    (folder / "brief-1.txt").write_bytes(b"%PDF-1.7 \x00\x01")

    said, error = run(folder)

    assert [line.split()[0] for line in said.splitlines()] == ["refused", "stored", "stored"]
    assert "The ending of this file's name says another kind of file than it is." in said
    assert error == "1 of 3 refused."


def test_a_file_that_is_not_there_is_refused(folder):
    said, error = run(folder / "brief-9.txt", folder / "brief-[9].txt", folder / "brief-3.txt")

    assert said.count("There is no such file.") == 2
    assert Letter.objects.count() == 1
    assert error == "2 of 3 refused."


def test_a_folder_without_files_is_refused(tmp_path):
    assert "There is no file in this folder." in run(tmp_path)[0]


def test_a_file_that_cannot_be_kept_is_refused_without_a_path(folder, settings):
    settings.MEDIA_ROOT = folder / "brief-4.txt"

    said, error = run(folder / "brief-3.txt")

    assert said.endswith("brief-3.txt: It could not be read or kept: Not a directory.\n")
    assert error
    assert not Letter.objects.exists()


def test_a_file_that_is_too_large_is_refused(folder):
    with (folder / "brief-3.txt").open("ab") as file:
        file.truncate(MAX_BYTES + 10)

    said, error = run(folder / "brief-3.txt")

    assert "larger than 25 MB" in said
    assert error


def test_a_name_with_a_line_end_is_still_one_line(folder):
    (folder / "brief-3.txt").rename(folder / "brief\nstored.txt")

    said, _error = run(folder / "brief\nstored.txt")

    assert len(said.splitlines()) == 1


def test_there_is_no_progress_bar_where_nobody_looks(folder, capsys):
    run(folder)

    assert capsys.readouterr().err == ""


# ---- what is said of a letter ---------------------------------------------------------------------------------
def test_metadata_that_the_text_lacks_is_given(folder):
    given = ["--dossier", "28 676", "--number", "321", "--date", "2 juli 2019", "--title", "Verslag"]

    run(folder / "brief-3.txt", *given)

    letter = Letter.objects.get()
    assert (letter.title, letter.kamerstuk, letter.dated_on.day) == ("Verslag", "28 676, nr. 321", 2)


def test_metadata_for_several_files_is_refused_before_any_is_stored(folder):
    said, error = run(folder, "--title", "Verslag")

    assert error.startswith("Dossier, number, date and title are those of one letter, and these are 2 files.")
    assert not said
    assert not Letter.objects.exists()


def test_metadata_that_cannot_be_is_refused_before_anything_is_stored(folder):
    said, error = run(folder / "brief-3.txt", "--date", "31 februari 2019")

    assert error == "“31 februari 2019” is no date. For example: 2019-12-17, or 17 december 2019."
    assert not said
    assert not Letter.objects.exists()


def test_a_rule_of_the_register_is_said_as_a_sentence(folder):
    run(folder / "brief-3.txt", "--dossier", "28676", "--number", "321")

    said, error = run(folder / "brief-4.txt", "--dossier", "28676", "--number", "321")

    assert "Another letter already has this Kamerstuk number." in said
    assert error == "1 of 1 refused."
    assert Letter.objects.count() == 1


# ---- archives -------------------------------------------------------------------------------------------------
def test_the_files_of_an_archive_are_read(tmp_path):
    files = {"map/brief-3.txt": TEXT.format(day=3), "__MACOSX/map/._brief-3.txt": "x"}

    said, error = run(archive(tmp_path / "b.zip", **files, **{"brief-4.txt": TEXT.format(day=4)}))

    assert said.count("stored") == 2
    assert not error


def test_one_file_of_an_archive_can_be_refused(tmp_path):
    said, error = run(archive(tmp_path / "b.zip", **{"brief-3.txt": TEXT.format(day=3), "brief-4.txt": ""}))

    assert [line.split()[0] for line in said.splitlines()] == ["stored", "refused"]
    assert error == "1 of 2 refused."


@pytest.mark.parametrize("name", ["/etc/b.txt", "../b.txt", "map/../../b.txt", "..\\b.txt", "C:b.txt"])
def test_an_archive_with_a_file_elsewhere_is_refused_whole(tmp_path, name):
    made = archive(tmp_path / "b.zip", **{"brief-3.txt": TEXT.format(day=3), name: TEXT.format(day=4)})

    said, _error = run(made)

    assert "lies outside of it" in said
    assert not Letter.objects.exists()


def test_an_archive_with_a_link_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as made:
        link = zipfile.ZipInfo("brief.txt")
        link.external_attr = 0o120777 << 16
        made.writestr(link, "/etc/passwd")

    assert "is a link to another place" in run(tmp_path / "b.zip")[0]


def test_an_archive_that_unpacks_without_end_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "b.zip", "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("brief.txt", b" " * 2_000_000)

    assert "unpacks to far more than letters hold" in run(tmp_path / "b.zip")[0]


def test_an_archive_of_too_many_files_is_refused(tmp_path):
    made = archive(tmp_path / "b.zip", **{f"{n}.txt": "x" for n in range(1_001)})

    assert "more than 1000 files" in run(made)[0]


def test_an_archive_that_is_locked_is_refused(tmp_path):
    data = bytearray(archive(tmp_path / "b.zip", **{"brief-3.txt": TEXT.format(day=3)}).read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "b.zip").write_bytes(data)

    assert "locked with a password" in run(tmp_path / "b.zip")[0]


def test_a_damaged_file_in_an_archive_is_refused(tmp_path):
    data = archive(tmp_path / "b.zip", **{"brief-3.txt": TEXT.format(day=3)}).read_bytes()
    (tmp_path / "b.zip").write_bytes(data.replace(b"kabinet", b"cabinet"))

    assert "This file in the archive is damaged." in run(tmp_path / "b.zip")[0]


def test_what_is_only_called_an_archive_is_refused(tmp_path):
    (tmp_path / "b.zip").write_text("geen archief")

    assert "no zip archive that can be read" in run(tmp_path / "b.zip")[0]


def test_an_archive_without_files_is_refused(tmp_path):
    assert "There is no file in this archive." in run(archive(tmp_path / "b.zip"))[0]
