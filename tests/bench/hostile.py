"""How long it takes to refuse files that are made to cost: each must be over in two seconds."""

from collections.abc import Callable
from functools import partial
from statistics import median

from letters import formats
from tests.bench.measuring import Limit, take_turns
from tests.letters.test_docx_format import many_entries
from tests.letters.test_koop_xml import COSTLY
from tests.letters.test_pdf_format import HOSTILE

MOST_SECONDS = 2


def measure(rounds: int) -> tuple[list[str], list[Limit]]:
    """A limit for each file; the slowest is the first."""
    files = {f"XML, {name}": (data, "brief.xml") for name, (data, _code) in COSTLY.items()}
    files |= {f"PDF, {name}": (make(), "brief.pdf") for name, (make, _codes) in HOSTILE.items()}
    files["DOCX, a hundred thousand entries"] = (many_entries(), "brief.docx")
    files["text, twenty megabytes"] = (b"Het kabinet komt. \n" * 1_000_000, "brief.txt")
    ways: dict[str, Callable[[], object]] = {name: partial(refuse, *file) for name, file in files.items()}
    seconds = {name: median(each) for name, each in take_turns(ways, rounds).items()}
    slowest = sorted(seconds, key=lambda name: -seconds[name])
    return [f"{len(files)} files were refused"], [
        Limit(name, seconds[name], MOST_SECONDS, "s") for name in slowest
    ]


def refuse(data: bytes, filename: str) -> None:
    try:
        formats.read(data, filename)
    except formats.Unreadable:
        return
    raise SystemExit(f"{filename} was read, and should not have been.")
