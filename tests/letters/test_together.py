import pytest
from django.core.exceptions import ValidationError

from letters.intake import Metadata, store
from letters.models import Letter, Paragraph, Reference
from letters.search import PARAGRAPHS
from letters.search.finding import Asked, find
from letters.search.words import read_question
from letters.together import ToStore, store_many
from tests.factories import make_draft
from tracker.register_check import check_register

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files_of_its_own(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def to_store(nth, **said):
    draft = make_draft([f"Brief {nth}, zie Kamerstuk 28 676, nr. {nth + 1}."], notes=["Een noot."])
    return ToStore(draft, f"bytes {nth}".encode(), f"brief-{nth}.txt", Metadata(title="Brief", **said))


def test_many_letters_are_stored_as_if_each_had_come_alone():
    results = store_many([to_store(number, dossier="28676", number=str(number)) for number in (1, 2, 3)])

    assert [result.created for result in results] == [True, True, True]
    assert [letter.slug for letter in Letter.objects.order_by("pk")] == ["brief", "brief-2", "brief-3"]
    assert [letter.corrections.count() for letter in Letter.objects.all()] == [1, 1, 1]
    assert Paragraph.objects.count() == 6
    assert find(Asked(PARAGRAPHS, read_question("brieven"))).count == 3
    cited = Reference.objects.order_by("pk").values_list("identifier", "letter__number")
    assert list(cited) == [("kst-28676-2", "2"), ("kst-28676-3", "3"), ("kst-28676-4", None)]
    assert [outcome.failures for outcome in check_register() if outcome.failures] == []


def test_the_same_file_twice_is_one_letter_also_within_a_batch():
    store(b"Het kabinet zal de Kamer informeren.", "een.txt")
    here = ToStore(make_draft(["x"]), b"Het kabinet zal de Kamer informeren.", "een.txt")

    results = store_many([to_store(1), here, to_store(1)])

    assert [result.created for result in results] == [True, False, False]
    assert results[2].letter == results[0].letter
    assert Letter.objects.count() == 2


def test_one_that_is_refused_leaves_the_others_alone(tmp_path):
    wanted = [to_store(1, dossier="28676", number="5"), to_store(2, dossier="28676", number="5"), to_store(3)]

    first, second, third = store_many(wanted)

    assert first.created
    assert third.created
    assert isinstance(second, ValidationError)
    assert Letter.objects.count() == 2
    assert len(list((tmp_path / "letters").iterdir())) == 2


def test_the_number_of_statements_hardly_grows_with_the_letters(django_assert_max_num_queries):
    with django_assert_max_num_queries(60):
        store_many([to_store(number) for number in range(20)])
