"""Files of pledges: what the list shows under the same query, all pages together.

The site and `export_pledges` share `read_options`, `PledgeFilter` and `stream`, and so give the same bytes. A new
format is one module with `write`, and one line in `EXPORTS`.
"""

from collections.abc import Callable, Collection, Generator, Iterator, Sequence
from dataclasses import dataclass

from django.http import Http404, QueryDict, StreamingHttpResponse
from django.utils.translation import gettext as _

from tracker import looking_back
from tracker.exports import csv
from tracker.exports.blocks import Block, read_blocks
from tracker.exports.columns import COLUMNS, Column, shown_by
from tracker.models.pledge_queries import PledgeQuerySet
from tracker.tables import shown_columns


@dataclass(frozen=True)
class Format:
    """One kind of file: what it is called in HTTP, the dialects it is written in, and its writer."""

    content_type: str
    dialects: Collection[str]
    write: Callable[[Generator[Block], str, Sequence[Column]], Generator[bytes]]


EXPORTS = {"csv": Format("text/csv; charset=utf-8", csv.DIALECTS, csv.write)}


@dataclass(frozen=True)
class Options:
    """What is asked of the file rather than of the list. `problems` are (parameter, sentence) pairs."""

    format: str
    dialect: str = ""
    columns: Sequence[Column] = COLUMNS
    problems: tuple[tuple[str, str], ...] = ()


def read_options(query: QueryDict, format: str) -> tuple[Options, QueryDict]:
    """Part a query in what the file must be like and what `PledgeFilter` reads.

    `dialect` is how the program that opens it reads numbers; `only=columns` leaves what the list's columns show, the
    chosen ones or the usual ones. Without it every column is there, whatever the list shows.
    Raises Http404 for a format that does not exist; a wrong option is among the problems, and then nothing is exported.
    """
    if format not in EXPORTS:
        raise Http404
    rest = query.copy()
    dialect, only = rest.pop("dialect", [""]), rest.pop("only", [""])
    problems = [
        *wrong_with("dialect", dialect, EXPORTS[format].dialects, "excel"),
        *wrong_with("only", only, ["", "columns"], "columns"),
    ]
    columns = shown_by(shown_columns(rest.getlist("columns"))) if only[-1] else COLUMNS
    return Options(format, dialect[-1], columns, tuple(problems)), rest


def wrong_with(
    name: str, given: list[str], known: Collection[str], example: str
) -> Iterator[tuple[str, str]]:
    """What is wrong with an option of the file, as problems."""
    if len(given) > 1:
        yield name, _("This can be given once.")
    elif given[0] not in known:
        words = {"name": name, "value": given[0][:50], "example": example}
        yield name, _("There is no %(name)s “%(value)s”. For example: %(example)s.") % words


def stream(pledges: PledgeQuerySet, options: Options) -> Generator[bytes]:
    """The file, in pieces: these pledges in this order. Nothing is read before the first piece is asked for."""
    return EXPORTS[options.format].write(read_blocks(pledges), options.dialect, options.columns)


def export(pledges: PledgeQuerySet, options: Options) -> StreamingHttpResponse:
    """The file as a download whose name carries the date. It is sent while it is read, in constant memory."""
    response = StreamingHttpResponse(
        stream(pledges, options), content_type=EXPORTS[options.format].content_type
    )
    name = f"nakoming-pledges-{looking_back.today():%Y-%m-%d}.{options.format}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
