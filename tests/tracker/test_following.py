import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from letters.replacing import Followed
from tests.factories import give_better_text, make_draft, make_letter, make_pledge, make_update
from tracker.following import foresee
from tracker.models import Pledge, QuoteMove, Source, StatusUpdate
from tracker.register_check import check_register

pytestmark = pytest.mark.django_db

PROMISE = "Het kabinet zal de Kamer voor de zomer over de uitkomst informeren."
OTHERS = ["In Brussel spraken de ministers.", "De uitgaven aan defensie stijgen.", "Nederland draagt bij."]
PROOF = "De Kamer is op 3 mei over de uitkomst geïnformeerd."


def quote_of(letter, words=PROMISE):
    """A pledge that quotes these words of the letter."""
    paragraph = letter.paragraphs.get(text__contains=words)
    start = paragraph.text.index(words)
    return make_pledge(paragraph, start, start + len(words))


def evidence_in(letter, pledge=None, words="", **fields):
    paragraph = letter.paragraphs.get(text__contains=PROOF)
    fields = {"evidence_paragraph": paragraph, "evidence_quote": words} | fields
    return make_update(pledge or make_pledge(), "fulfilled", **fields)


def fresh(update):
    return StatusUpdate.objects.get(pk=update.pk)


def test_a_quote_found_once_moves_with_its_words_and_the_history_says_so():
    letter = make_letter([OTHERS[0], PROMISE])
    source = quote_of(letter).sources.get()
    was = source.paragraph

    replaced = give_better_text(letter, [OTHERS[0], OTHERS[1], f"Voorts. {PROMISE}"])

    source.refresh_from_db()
    assert replaced.followed == Followed(moved=1, lost=0)
    assert (source.paragraph, source.start, source.quote) == (letter.paragraphs.get(number=3), 8, PROMISE)
    line = source.moves.get()
    assert (line.from_paragraph, line.words, line.found) == (was, PROMISE, 1)
    assert (line.to_paragraph, line.to_start, line.to_end) == (source.paragraph, source.start, source.end)


@pytest.mark.parametrize(("texts", "found"), [([OTHERS[0]], 0), ([PROMISE, OTHERS[1], PROMISE], 2)])
def test_a_quote_found_never_or_twice_stays_with_the_former_text_and_is_lost(texts, found):
    letter = make_letter([OTHERS[2], PROMISE])
    source = quote_of(letter).sources.get()

    replaced = give_better_text(letter, texts)

    source.refresh_from_db()
    assert replaced.followed == Followed(moved=0, lost=1)
    assert source.is_lost
    assert (source.paragraph.edition, source.quote) == (replaced.former, PROMISE)
    assert (source.moves.get().to_paragraph, source.moves.get().found) == (None, found)


def test_a_quote_takes_the_fixed_space_of_the_text_where_it_now_stands():
    letter = make_letter([PROMISE])
    source = quote_of(letter).sources.get()
    fixed = PROMISE.replace("de Kamer", "de\u00a0Kamer")

    give_better_text(letter, [fixed])

    source.refresh_from_db()
    assert (source.quote, source.moves.get().words) == (fixed, PROMISE)


def test_a_lost_quote_is_tried_again_with_the_next_better_text():
    letter = make_letter([OTHERS[0], PROMISE])
    source = quote_of(letter).sources.get()
    give_better_text(letter, [OTHERS[0]])
    still_lost = give_better_text(letter, [OTHERS[0], OTHERS[1]])

    found = give_better_text(letter, [OTHERS[0], OTHERS[1], PROMISE])

    source.refresh_from_db()
    assert (still_lost.followed, found.followed) == (Followed(), Followed(moved=1))
    assert source.paragraph == letter.paragraphs.get(number=3)
    assert [line.to_paragraph_id for line in source.moves.all()] == [None, source.paragraph_id]


def test_a_quote_follows_through_any_number_of_texts():
    letter = make_letter([PROMISE])
    source = quote_of(letter).sources.get()

    for place in (1, 2, 3):
        give_better_text(letter, [*OTHERS[:place], PROMISE])

    source.refresh_from_db()
    assert source.paragraph == letter.paragraphs.get(number=4)
    lines = list(source.moves.all())
    assert [line.from_paragraph_id for line in lines[1:]] == [line.to_paragraph_id for line in lines[:-1]]


def test_a_lost_quote_is_not_found_where_the_same_pledge_quotes_the_words_already():
    letter = make_letter([OTHERS[0], PROMISE])
    lost = quote_of(letter).sources.get()
    give_better_text(letter, [OTHERS[0]])
    again = give_better_text(letter, [OTHERS[0], OTHERS[1]]).letter
    lost.refresh_from_db()
    kept = again.paragraphs.get(number=2)
    Source.objects.create(
        pledge=lost.pledge, paragraph=kept, start=0, end=len(OTHERS[1]), quote=OTHERS[1], role="repeated"
    )
    give_better_text(letter, [PROMISE, OTHERS[1]])

    assert sorted(lost.pledge.sources.values_list("quote", flat=True)) == sorted([PROMISE, OTHERS[1]])
    assert not lost.pledge.sources.lost().exists()


def test_evidence_follows_its_words_and_its_update_never_changes():
    letter = make_letter([OTHERS[0], PROOF])
    update = evidence_in(letter, words="op 3 mei over de uitkomst")
    row = StatusUpdate.objects.filter(pk=update.pk).values().get()

    give_better_text(letter, [OTHERS[0], OTHERS[1], PROOF])

    now = letter.paragraphs.get(number=3)
    assert StatusUpdate.objects.filter(pk=update.pk).values().get() == row
    assert (fresh(update).evidence, fresh(update).evidence_link) == (str(now), now.get_absolute_url())
    assert fresh(update).evidence_place.words == "op 3 mei over de uitkomst"
    assert not fresh(update).evidence_is_lost


def test_evidence_without_a_quote_rests_on_the_words_of_the_whole_paragraph():
    letter = make_letter([OTHERS[0], PROOF])
    update = evidence_in(letter)

    give_better_text(letter, [OTHERS[0], PROOF.replace("mei", "juni")])
    lost_at = fresh(update).evidence_link
    give_better_text(letter, [f"{OTHERS[1]} {PROOF}"])

    assert lost_at == f"/letters/{letter.slug}/text/1/#p2"
    assert fresh(update).evidence_place.words == PROOF
    assert [line.found for line in update.moves.all()] == [0, 1]


def test_evidence_that_moved_and_is_then_lost_stands_where_it_was_last():
    letter = make_letter([PROOF])
    update = evidence_in(letter)
    give_better_text(letter, [OTHERS[0], PROOF])

    give_better_text(letter, [OTHERS[0]])

    assert fresh(update).evidence_is_lost
    assert fresh(update).evidence_link == f"/letters/{letter.slug}/text/2/#p2"
    assert list(Pledge.objects.with_lost_quote()) == [update.pledge]


def test_pledges_with_lost_quotes_or_evidence_are_found_once_and_no_others():
    letter = make_letter([*OTHERS, PROMISE, PROOF])
    kept, lost = quote_of(letter, OTHERS[0]), quote_of(letter)
    unproven = evidence_in(letter, words="op 3 mei").pledge
    both = quote_of(letter, OTHERS[2])
    evidence_in(letter, both)

    give_better_text(letter, OTHERS[:2])

    assert set(Pledge.objects.with_lost_quote()) == {lost, unproven, both}
    assert kept not in Pledge.objects.with_lost_quote()
    assert Pledge.objects.with_lost_quote().count() == 3


def test_whoever_has_a_moved_or_lost_pledge_open_is_told_and_nobody_else_is():
    letter = make_letter([OTHERS[0], PROMISE, OTHERS[1]])
    moved, lost, elsewhere = quote_of(letter), quote_of(letter, OTHERS[1]), make_pledge()
    before = {pledge.pk: pledge.version for pledge in Pledge.objects.all()}

    give_better_text(letter, [PROMISE])

    after = {pledge.pk: pledge.version - before[pledge.pk] for pledge in Pledge.objects.all()}
    assert after == {moved.pk: 1, lost.pk: 1, elsewhere.pk: 0}


def test_what_would_move_and_be_lost_is_foreseen_without_changing_anything():
    letter = make_letter([OTHERS[0], PROMISE, PROOF])
    moves, lost, unproven = quote_of(letter, OTHERS[0]), quote_of(letter), evidence_in(letter)

    foreseen = foresee(letter, make_draft([OTHERS[0], PROMISE.lower()]))

    assert foreseen.moved == 1
    assert [(one.anchored.pledge, one.anchored.words, one.found) for one in foreseen.lost] == [
        (lost, PROMISE, 0),
        (unproven.pledge, PROOF, 0),
    ]
    assert not QuoteMove.objects.exists()
    assert not letter.editions.exists()
    assert moves.sources.get().paragraph.edition is None


def test_what_was_foreseen_is_what_happens():
    letter = make_letter([OTHERS[0], PROMISE, PROOF, OTHERS[1]])
    for words in (OTHERS[0], PROMISE, OTHERS[1]):
        quote_of(letter, words)
    evidence_in(letter, words="op 3 mei")
    texts = [PROMISE, OTHERS[2], PROOF]
    foreseen = foresee(letter, make_draft(texts))

    replaced = give_better_text(letter, texts)

    assert (foreseen.moved, len(foreseen.lost)) == (2, 2)
    assert replaced.followed == Followed(moved=2, lost=2)


def test_following_takes_as_many_statements_for_twenty_quotes_as_for_two():
    counts = []
    for many in (2, 20):
        texts = [f"{PROMISE} Dit is nummer {number} van de lijst." for number in range(many)]
        letter = make_letter(texts)
        for paragraph in letter.paragraphs.all():
            make_pledge(paragraph)
            evidence = make_update(make_pledge(), "fulfilled", evidence_paragraph=paragraph)
            assert evidence.pk
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert give_better_text(letter, texts[:-1]).followed == Followed(2 * many - 2, 2)
        counts.append(len(queries))

    assert counts[1] == counts[0]


def test_a_register_that_followed_agrees_with_itself():
    letter = make_letter([OTHERS[0], PROMISE, PROOF, OTHERS[1]])
    for words in (OTHERS[0], PROMISE, OTHERS[1]):
        quote_of(letter, words)
    evidence_in(letter, words="op 3 mei")
    evidence_in(letter)
    give_better_text(letter, [PROMISE, OTHERS[2], PROOF])
    give_better_text(letter, [OTHERS[0], PROMISE, OTHERS[2]])

    assert [
        failure
        for outcome in check_register()
        for failure in outcome.failures
        if not failure.endswith("the file is missing")
    ] == []
