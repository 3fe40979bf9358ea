"""`evaluate_candidates`: what it counts, what it prints, and what it answers to a file that is no gold."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tracker.candidates.evaluation import evaluate

pytestmark = pytest.mark.once

GOLD = Path(__file__).parent / "gold"


def gold(*sentences):
    rows = [
        {"paragraph": number, "text": text, "label": label, "amounts": [], "dates": [], "refs": [], **more}
        for number, (text, label, more) in enumerate(sentences)
    ]
    return {"documents": [{"doc": "made-up", "reference_date": "2019-12-17", "sentences": rows}]}


PROMISE = "Het kabinet zal de regeling uitbreiden."
NO_PROMISE = "Het is een mooie dag."


@pytest.fixture
def printed(capsys):
    def run(*arguments):
        call_command("evaluate_candidates", *map(str, arguments))
        return capsys.readouterr().out

    return run


def test_the_letters_keep_their_figures(printed):
    found = json.loads(printed(GOLD / "seed-sentences.json", "--json"))

    assert found["all"]["clear_recall"] == 1
    assert found["all"]["recall"] >= 0.95
    assert found["all"]["precision"] >= 0.85
    assert found["all"]["reading_load"] <= 0.4
    assert found["likely"]["precision"] >= 0.9
    assert found["likely"]["recall"] >= 0.65
    assert found["afdoening"] == {"precision": 1, "recall": 1}
    assert found["sentences"] == 105


def test_no_amount_reference_or_term_of_the_letters_is_lost(printed):
    found = json.loads(printed(GOLD / "seed-sentences.json", "--json"))

    assert found["amounts"]["exact"] == found["amounts"]["n"] > 0
    assert found["references"]["exact"] == found["references"]["n"] > 0
    assert found["terms"]["offered"] == found["terms"]["n"] > 0


def test_the_letters_that_the_rules_were_tuned_on_keep_their_figures(printed):
    """Openings of 44 letters, read while the rules and their weights were made: a tuned figure, and no accuracy.

    It says that nothing is lost of what was found. On letters that nobody has tuned on, fewer are found.
    """
    found = json.loads(printed(GOLD / "dev-letters.json", "--json"))

    assert found["all"]["clear_recall"] == 1
    assert found["all"]["recall"] >= 0.95
    assert found["all"]["precision"] >= 0.58
    assert found["amounts"]["exact"] >= 0.98 * found["amounts"]["n"] > 0
    assert found["references"]["exact"] >= 0.98 * found["references"]["n"] > 0
    assert found["terms"]["offered"] >= 0.9 * found["terms"]["n"] > 0


def test_every_target_is_a_positive_and_only_a_clear_one_is_clear():
    found = evaluate(gold((PROMISE, "target", {}), (NO_PROMISE, "doubtful_target", {})))

    assert (found.all.found.right, found.all.found.of) == (1, 2)
    assert (found.all.clear.right, found.all.clear.of) == (1, 1)


def test_a_contested_sentence_counts_for_nothing():
    found = evaluate(gold((PROMISE, "contested", {}), (NO_PROMISE, "none", {})))

    assert (found.sentences, found.all.shown.right, found.all.correct.of) == (1, 0, 0)


def test_an_afdoening_is_counted_apart():
    text = "Hiermee geef ik uitvoering aan de motie van het lid Piri."

    found = evaluate(gold((text, "afdoening", {}), (text, "none", {})))

    assert (found.all.correct.of, found.all.found.of) == (0, 0)
    assert (found.afdoening_correct.right, found.afdoening_correct.of) == (1, 2)
    assert found.all.shown.right == 2


@pytest.mark.parametrize(
    ("coded", "right", "of"),
    [
        ([[5_000_000, "EUR"]], 1, 1),
        ([[5_000_000, "EUR?"]], 0, 2),
        ([], 0, 1),
        ([[5_000_000, "EUR"], [1, "EUR"]], 1, 2),
    ],
)
def test_an_amount_must_agree_in_value_and_currency_and_none_may_be_invented(coded, right, of):
    text = "Het kabinet trekt € 5 miljoen uit voor de opvang."

    found = evaluate(gold((text, "target", {"amounts": coded})))

    assert (found.amounts.right, found.amounts.of) == (right, of)


def test_joint_dossiers_and_debates_are_compared_in_one_form():
    text = "Zie Kamerstukken 33 694 en 29 521, nr. 9 en Handelingen II 2016/17, nr. 79, item 7."
    coded = ["33694-9", "29521-9", "Hand. II 2016/17, 79, 7"]

    found = evaluate(gold((text, "none", {"refs": coded})))

    assert (found.references.right, found.references.of) == (3, 3)


def test_a_level_is_compared_where_the_gold_has_one():
    found = evaluate(gold((PROMISE, "target", {"level": "collective"}), (PROMISE, "target", {})))

    assert (found.levels.right, found.levels.of) == (0, 1)


def test_the_text_form_says_shares_and_counts(printed):
    text = printed(GOLD / "seed-sentences.json")

    assert "105 sentences" in text
    assert "1.00 (20 of 20)" in text
    assert "afdoening: precision 1.00 (3 of 3), recall 1.00 (3 of 3)" in text


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{", "is not JSON"),
        ("[]", "not a gold file"),
        ('{"documents": [{}]}', "not a gold file"),
        ('{"documents": [{"sentences": [{"label": "target"}]}]}', "not a gold file"),
        ('{"documents": [{"sentences": [{"label": "perhaps", "text": "x"}]}]}', "unknown label 'perhaps'"),
        ('{"documents": [{"reference_date": "31 februari", "sentences": []}]}', "not a gold file"),
        ('{"documents": [{"sentences": [{"label": "none", "text": 5}]}]}', "not a gold file"),
    ],
)
def test_a_file_that_is_no_gold_is_a_clear_error(tmp_path, content, words):
    path = tmp_path / "gold.json"
    path.write_text(content)

    with pytest.raises(CommandError, match=words):
        call_command("evaluate_candidates", str(path))


def test_a_missing_file_is_a_clear_error(tmp_path):
    with pytest.raises(CommandError, match="cannot be read: No such file"):
        call_command("evaluate_candidates", str(tmp_path / "none.json"))


def test_a_file_that_is_no_text_is_a_clear_error(tmp_path):
    path = tmp_path / "gold.json"
    path.write_bytes(b"\xff\xfe\x00")

    with pytest.raises(CommandError, match="is not JSON"):
        call_command("evaluate_candidates", str(path))
