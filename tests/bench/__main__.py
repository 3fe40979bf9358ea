"""Measure how fast the register is: `python -m tests.bench`, or `python -m tests.bench parsing` for a part of it.

Makes synthetic registers in a temporary directory, on SQLite and on PostgreSQL, and prints ratios. Exit code 1 when the
register does not keep what it promises.
"""

import argparse
import signal
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests.bench import (
    as_of,
    batch,
    bearing,
    candidates,
    export,
    hostile,
    page,
    parsing,
    registers,
    search,
    storing,
)
from tests.bench.measuring import Limit
from tests.postgres import NoPostgreSQL, postgresql

PARTS = ["register", "as_of", "parsing", "hostile", "candidates", "search", "storing", "bearing", "batch"]
FEW = 27
# Pledges a letter and pledges that are really made; the rest are copies within the database.
A_LETTER, MADE = 50, 2700


def main():
    # So that a killed run, too, stops the servers that it started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    options = read_arguments()
    limits: list[Limit] = []
    with ExitStack() as stack:
        directory = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="nakoming-bench-")))
        if options.what in (None, "parsing"):
            limits += say("Reading files", *parsing.measure(options.rounds))
        if options.what in (None, "hostile"):
            limits += say("Refusing files that are made to cost", *hostile.measure(options.rounds))
        if options.what in (None, "candidates"):
            limits += say("Judging sentences", *candidates.measure(options.rounds))
        if options.what in (None, "register"):
            limits += measure_register(stack, directory, options)
        if options.what in (None, "as_of"):
            limits += measure_letters(stack, directory, options, "as_of", as_of, options.rows)
        if options.what in (None, "search"):
            limits += measure_letters(stack, directory, options, "search", search, options.paragraphs)
        if options.what in (None, "storing"):
            limits += measure_letters(stack, directory, options, "storing", storing, options.letters)
        if options.what in (None, "bearing"):
            limits += measure_letters(stack, directory, options, "bearing", bearing, bearing.LETTERS)
        if options.what in (None, "batch"):
            limits += measure_letters(stack, directory, options, "batch", batch, batch.PLEDGES)
    sys.exit(0 if all(limit.kept for limit in limits) else 1)


def measure_letters(stack, directory, options, name, part, size):
    """A part that fills a register of its own with so many paragraphs or letters, on each engine."""
    limits = []
    for engine in ("SQLite", "PostgreSQL"):
        if options.only in (None, engine.lower()):
            try:
                register = empty_register(stack, directory, engine, name)
            except NoPostgreSQL as reason:
                print(f"NOT MEASURED: PostgreSQL, {reason}. Name a server with TEST_DATABASE_URL=")
                continue
            limits += say(f"{engine}: {name}, {size}", *part.measure(register, size, options.rounds))
    return limits


def empty_register(stack, directory, engine, name):
    if engine == "SQLite":
        register = registers.on_sqlite(directory, name)
    else:
        register = registers.on_postgresql(directory, f"bench_{name}", stack.enter_context(postgresql()))
    register.run("manage.py", "migrate", "--verbosity=0")
    return register


def measure_register(stack, directory, options):
    """The list page and the export, on each engine."""
    limits = []
    if options.only != "postgresql":
        named = [registers.on_sqlite(directory, name) for name in ("few", "many")]
        limits += measure("SQLite", *named, options)
    if options.only != "sqlite":
        limits += measure_on_postgresql(stack, directory, options)
    return limits


def read_arguments():
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__, allow_abbrev=False)
    parser.add_argument("what", nargs="?", choices=PARTS, help="one part instead of all")
    parser.add_argument("--only", choices=["sqlite", "postgresql"], help="one engine instead of both")
    parser.add_argument(
        "--rows", type=int, default=100_000, help="pledges in the export (default %(default)s)"
    )
    parser.add_argument(
        "--page-rows", type=int, default=27_000, help="pledges in the large list (%(default)s)"
    )
    parser.add_argument(
        "--rounds", type=int, default=5, help="turns that each way gets (default %(default)s)"
    )
    parser.add_argument(
        "--paragraphs", type=int, default=400_000, help="paragraphs that are searched (%(default)s)"
    )
    parser.add_argument("--letters", type=int, default=1000, help="letters that are stored (%(default)s)")
    parser.add_argument("--every-way", action="store_true", help="the export against the drivers too")
    return parser.parse_args()


def measure_on_postgresql(stack, directory, options):
    try:
        server = stack.enter_context(postgresql())
    except NoPostgreSQL as reason:
        print(f"NOT MEASURED: PostgreSQL, {reason}. Name a server with TEST_DATABASE_URL=")
        return []
    named = [registers.on_postgresql(directory, name, server) for name in ("bench_few", "bench_many")]
    return measure("PostgreSQL", *named, options)


def measure(engine, few, many, options) -> list[Limit]:
    """Make both registers, measure, and print as it comes."""
    few.make(letters=2, pledges=FEW)
    made = min(MADE, options.page_rows)
    many.make(letters=max(options.page_rows // A_LETTER, 1), pledges=made)
    export.compare_rows(many)
    many.grow(options.page_rows)
    title = f"{engine}: the list page, {FEW} pledges and {options.page_rows}"
    limits = say(title, *page.measure(few, many, options.rounds))
    many.grow(options.rows)
    title = f"{engine}: the CSV export of {max(options.rows, options.page_rows)} pledges"
    return limits + say(title, *export.measure(many, options.rounds, options.every_way))


def say(title: str, sentences: list[str], limits: list[Limit]) -> list[Limit]:
    print(f"\n{title}")
    for line in [*sentences, *limits]:
        print(f"  {line}", flush=True)
    return limits


if __name__ == "__main__":
    main()
