"""Files of pledges: what the list shows under the same query, all pages together.

The site and `export_pledges` share `read_options`, `PledgeFilter` and `stream`, and so give the same bytes. A new
format is one module with `write`, and one line in `EXPORTS`.
"""

from collections.abc import Callable, Collection, Generator, Iterator
from dataclasses import dataclass

from django.http import Http404, QueryDict, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from tracker.exports import csv
from tracker.exports.blocks import Block, read_blocks
from tracker.models.pledge_queries import PledgeQuerySet


@dataclass(frozen=True)
class Format:
    """One kind of file: what it is called in HTTP, the dialects it is written in, and its writer."""

    content_type: str
    dialects: Collection[str]
    write: Callable[[Generator[Block], str], Generator[bytes]]


EXPORTS = {"csv": Format("text/csv; charset=utf-8", csv.DIALECTS, csv.write)}


@dataclass(frozen=True)
class Options:
    """What is asked of the file rather than of the list. `problems` are (parameter, sentence) pairs."""

    format: str
    dialect: str = ""
    problems: tuple[tuple[str, str], ...] = ()


def read_options(query: QueryDict, format: str) -> tuple[Options, QueryDict]:
    """Part a query in what the file must be like and what `PledgeFilter` reads.

    Raises Http404 for a format that does not exist; a wrong option is among the problems, and then nothing is exported.
    """
    if format not in EXPORTS:
        raise Http404
    rest = query.copy()
    given = rest.pop("dialect", [""])
    problems = tuple(
        ("dialect", sentence) for sentence in wrong_with_dialect(given, EXPORTS[format].dialects)
    )
    return Options(format, given[-1], problems), rest


def wrong_with_dialect(given: list[str], known: Collection[str]) -> Iterator[str]:
    if len(given) > 1:
        yield _("This can be given once.")
    elif given[0] not in known:
        yield _("There is no dialect “%(name)s”. For example: excel.") % {"name": given[0][:50]}


def stream(pledges: PledgeQuerySet, options: Options) -> Generator[bytes]:
    """The file, in pieces: these pledges in this order. Nothing is read before the first piece is asked for."""
    return EXPORTS[options.format].write(read_blocks(pledges), options.dialect)


def export(pledges: PledgeQuerySet, options: Options) -> StreamingHttpResponse:
    """The file as a download whose name carries the date. It is sent while it is read, in constant memory."""
    response = StreamingHttpResponse(
        stream(pledges, options), content_type=EXPORTS[options.format].content_type
    )
    name = f"nakoming-pledges-{timezone.localdate():%Y-%m-%d}.{options.format}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
