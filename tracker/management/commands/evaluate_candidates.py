import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from tracker.candidates.evaluation import BadGold, Evaluation, Layer, Tally, evaluate


class Command(BaseCommand):
    help = "Compare what the rules propose with sentences that people labelled: precision, recall, amounts, terms."

    def add_arguments(self, parser):
        parser.add_argument("gold", type=Path, metavar="GOLD.json", help="documents with labelled sentences")
        parser.add_argument("--json", action="store_true", help="for scripts")

    def handle(self, *, gold, **options):
        try:
            found = evaluate(json.loads(gold.read_text()))
        except OSError as error:
            raise CommandError(f"{gold} cannot be read: {error.strerror}.") from error
        except ValueError as error:
            raise CommandError(f"{gold} is not JSON: {error}.") from error
        except BadGold as error:
            raise CommandError(f"{gold} is {error}.") from error
        self.stdout.write(json.dumps(as_json(found), indent=2) if options["json"] else as_text(found))


def as_json(found: Evaluation) -> dict[str, object]:
    """Shares are between 0 and 1, null where there is nothing to count; `exact` and `offered` are counts of `n`."""
    return {
        "likely": layer_as_json(found.likely),
        "all": layer_as_json(found.all),
        "amounts": {"exact": found.amounts.right, "n": found.amounts.of},
        "references": {"exact": found.references.right, "n": found.references.of},
        "terms": {"offered": found.terms.right, "n": found.terms.of},
        "sentences": found.sentences,
        "afdoening": {
            "precision": rounded(found.afdoening_correct.share),
            "recall": rounded(found.afdoening_found.share),
        },
        "levels": {"right": found.levels.right, "n": found.levels.of},
    }


def layer_as_json(layer: Layer) -> dict[str, float | None]:
    return {
        "precision": rounded(layer.correct.share),
        "recall": rounded(layer.found.share),
        "f1": rounded(layer.f1),
        "clear_recall": rounded(layer.clear.share),
        "reading_load": rounded(layer.shown.share),
    }


def rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


def as_text(found: Evaluation) -> str:
    lines = [f"{found.sentences} sentences (contested ones are left out)", ""]
    lines.append(f"{'':16}{'precision':>16}{'recall':>16}{'F1':>8}{'clear':>16}{'to read':>16}")
    for name, layer in (("likely", found.likely), ("likely+possible", found.all)):
        cells = [said(layer.correct), said(layer.found), said(layer.clear), said(layer.shown)]
        f1 = "-" if layer.f1 is None else f"{layer.f1:.2f}"
        lines.append(f"{name:16}{cells[0]:>16}{cells[1]:>16}{f1:>8}{cells[2]:>16}{cells[3]:>16}")
    lines += [
        "",
        f"afdoening: precision {said(found.afdoening_correct)}, recall {said(found.afdoening_found)}",
        f"amounts exact:     {said(found.amounts)}",
        f"references exact:  {said(found.references)}",
        f"term among those offered: {said(found.terms)}",
        f"level right:       {said(found.levels)}",
    ]
    return "\n".join(lines)


def said(tally: Tally) -> str:
    """`0.93 (41 of 44)`"""
    return "-" if tally.share is None else f"{tally.share:.2f} ({tally.right} of {tally.of})"
