"""The CSV export over HTTP, against the same columns by the shortest ways that each database offers."""

import csv
import io
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from tests.bench import plain_sql
from tests.bench.measuring import Limit, ratio, take_turns
from tests.bench.registers import PIECE, TIME_ZONE, Register, Site, serve

MOST_SECONDS, MOST_MEGABYTES = 0.2, 40
AT_ONCE = 1000
Pieces = Callable[[], Iterator[bytes]]


def measure(register: Register, rounds: int, every: bool) -> tuple[list[str], list[Limit]]:
    """The sentences to print, and the limits."""
    others = ways(register, every)
    with serve(register) as site:
        site.fetch("/pledges/")
        before = site.memory("VmRSS")
        firsts: list[float] = []
        site_way = {"the site": partial(download, site, firsts)}
        seconds = take_turns(site_way | {name: partial(drain, way) for name, way in others.items()}, rounds)
        grown = site.memory("VmHWM") - before
    sentences = [
        f"takes {ratio(seconds['the site'], seconds[name])} times as long as {name}" for name in others
    ]
    limits = [
        Limit("first byte, slowest round", max(firsts), MOST_SECONDS, "s"),
        Limit("memory of the worker grows by", grown, MOST_MEGABYTES, "MB"),
    ]
    return sentences, limits


def ways(register: Register, every: bool) -> dict[str, Pieces]:
    """The database's own program, the quickest of all; with `every`, or where there is no program, also its driver."""
    today = datetime.now(ZoneInfo(TIME_ZONE)).date()
    found = ways_of_sqlite(register, today) if register.is_sqlite else ways_of_postgresql(register, today)
    return found if every else dict([next(iter(found.items()))])


def ways_of_sqlite(register: Register, today: date) -> dict[str, Pieces]:
    file, query = register.database_url.removeprefix("sqlite:///"), plain_sql.on_sqlite(today)
    by_driver = {"Python's sqlite3 and csv modules": partial(by_sqlite_module, file, query)}
    return by_program_if_there(["sqlite3", "-csv", file, query]) | by_driver


def ways_of_postgresql(register: Register, today: date) -> dict[str, Pieces]:
    url = register.database_url.replace("postgres://", "postgresql://")
    copy = f"COPY ({plain_sql.on_postgresql(today)}) TO STDOUT WITH (FORMAT csv)"
    by_driver = {"psycopg's COPY": partial(by_psycopg, url, copy)}
    return by_program_if_there(["psql", url, "--no-psqlrc", "--command", copy]) | by_driver


def by_program_if_there(program: list[str]) -> dict[str, Pieces]:
    return {f"the program {program[0]}": partial(by_program, program)} if shutil.which(program[0]) else {}


def by_sqlite_module(file: str, query: str) -> Iterator[bytes]:
    with closing(sqlite3.connect(file)) as connection:
        rows = connection.execute(query)
        while block := rows.fetchmany(AT_ONCE):
            text = io.StringIO()
            csv.writer(text).writerows(block)
            yield text.getvalue().encode()


def by_psycopg(url: str, statement: str) -> Iterator[bytes]:
    import psycopg

    with (
        psycopg.connect(url) as connection,
        connection.cursor() as cursor,
        cursor.copy(statement) as copy,
    ):
        yield from map(bytes, copy)


def by_program(program: list[str]) -> Iterator[bytes]:
    with subprocess.Popen(program, stdout=subprocess.PIPE) as running:
        yield from iter(partial(running.stdout.read, PIECE), b"")  # type: ignore[union-attr]  # it is a pipe
    if running.returncode:
        raise SystemExit(f"{program[0]} failed.")


def download(site: Site, firsts: list[float]) -> None:
    firsts.append(site.fetch("/pledges/export.csv")[0])


def drain(way: Pieces) -> None:
    for _piece in way():
        pass


def compare_rows(register: Register) -> None:
    """Who gives fewer columns is faster: stops unless all ways give the same rows."""
    with serve(register) as site:
        ours = rows_of(site.read("/pledges/export.csv"))[1:]
    for name, way in ways(register, every=True).items():
        theirs = rows_of(b"".join(way()))
        if ours != theirs:
            pairs = zip(ours, theirs, strict=False)
            wrong = next((pair for pair in pairs if pair[0] != pair[1]), (len(ours), len(theirs)))
            raise SystemExit(f"The site and {name} give different rows, for example:\n{wrong[0]}\n{wrong[1]}")


def rows_of(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode(), newline="")))
