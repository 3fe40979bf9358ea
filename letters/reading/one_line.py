"""A printed page that came as one long line, as some hosts give it: its landmarks set it in lines again.

Only what cannot be mistaken is set apart: number and name in capitals, addressee, place and date at the beginning;
the signatures, and behind them the lines of the publisher, at the end. The text between stays one line.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from letters.reading.dates import DATE
from letters.reading.draft import Line
from letters.reading.signatures import NAME

SHORTEST, LONGEST_HEAD, LONGEST_END = 300, 1200, 600
TO = "Aan de Voorzitter van de "
HEAD = re.compile(
    rf"^(?P<top>.{{0,400}}?)\b(?P<name>[Nn]r\. ?\d{{1,5}} BRIEF VAN [A-ZÀ-Þ ,’'-]{{3,300}}) "
    rf"(?P<to>{TO}(?:Tweede|Eerste) Kamer der Staten-Generaal) "
    rf"(?P<place>[’'‘]?[A-Z][\w-]{{2,20}}(?: [A-Z]\w{{2,20}})?, {DATE}) "
)
OFFICE = r"De (?:[Mm]inister|[Ss]taatssecretaris) (?:van|voor) [^.:;]{3,80}?"
SIGNED = re.compile(rf" (?P<office>{OFFICE}), (?P<name>{NAME.pattern})(?= De [MmSs]|$)")
PUBLISHER = re.compile(r" KST\b.{0,60}ISSN\b.{0,60}(?:vergaderjaar\b.{0,80})?$")


def set_in_lines(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, a page on one line in several; any other line as it is."""
    for line in lines:
        head = (
            HEAD.match(line.text[:LONGEST_HEAD])
            if len(line.text) > SHORTEST and TO in line.text[:LONGEST_HEAD]
            else None
        )
        if head:
            parts = [
                head["top"],
                head["name"],
                head["to"],
                head["place"],
                *end_parts(line.text[head.end() :]),
            ]
            for part in parts:
                yield from (replace(line, text=part), replace(line, text=""))
        else:
            yield line


def end_parts(text: str) -> list[str]:
    """The text, and one line for each who signed under it. The publisher's lines go."""
    before, end = text.rstrip()[:-LONGEST_END], text.rstrip()[-LONGEST_END:]
    end = PUBLISHER.sub("", end)
    signed = list(SIGNED.finditer(end))
    if not signed or signed[-1].end() != len(end):
        return [before + end]
    return [before + end[: signed[0].start()], *(f"{found['office']}, {found['name']}" for found in signed)]
