"""Registers to measure: made once a run, each in a database of its own, and served by a gunicorn of its own."""

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[2]
TIME_ZONE = "Europe/Amsterdam"
PIECE = 256 * 1024


@dataclass(frozen=True)
class Register:
    """A database and the directory with the files that go with it."""

    database_url: str
    directory: Path

    def run(self, *arguments: str) -> str:
        """Run Python with the register's settings; gives what it printed."""
        ran = subprocess.run(
            [sys.executable, *arguments], cwd=ROOT, env=self.environment, capture_output=True, text=True
        )
        if ran.returncode:
            raise SystemExit(f"{' '.join(arguments)} failed:\n{ran.stderr[-2000:]}")
        return ran.stdout.strip()

    @property
    def is_sqlite(self) -> bool:
        return self.database_url.startswith("sqlite")

    @property
    def environment(self) -> dict[str, str]:
        return os.environ | {
            "DJANGO_SETTINGS_MODULE": "tracker.settings",
            "DATABASE_URL": self.database_url,
            "DATA_DIR": str(self.directory),
            "SECRET_KEY": "only-for-the-bench",
            "SITE_URL": "http://127.0.0.1:8000",
            "TIME_ZONE": TIME_ZONE,
            "DEBUG": "false",
        }

    def make(self, letters: int, pledges: int) -> None:
        self.run("-m", "tests.bench.making", "make", str(letters), str(pledges))
        if not (self.directory / "static").exists():
            self.run("manage.py", "collectstatic", "--no-input", "--verbosity=0")

    def grow(self, pledges: int) -> None:
        self.run("-m", "tests.bench.making", "grow", str(pledges))


@dataclass(frozen=True)
class Site:
    """A register that is served; `worker` is the process that answers."""

    port: int
    worker: int
    session: str

    def fetch(self, path: str) -> tuple[float, int]:
        """Get a page to its end, keeping nothing; gives the seconds to its first byte, and its length."""
        began = time.perf_counter()
        with self._ask(path) as answer:
            length = len(answer.read(1))
            first = time.perf_counter() - began
            while piece := answer.read(PIECE):
                length += len(piece)
        return first, length

    def read(self, path: str) -> bytes:
        with self._ask(path) as answer:
            return answer.read()

    @contextmanager
    def _ask(self, path: str) -> Iterator[http.client.HTTPResponse]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=600)
        try:
            connection.request("GET", path, headers={"Cookie": f"sessionid={self.session}"})
            answer = connection.getresponse()
            if answer.status != 200:
                raise SystemExit(f"{path} answers {answer.status}.")
            yield answer
        finally:
            connection.close()

    def memory(self, what: str) -> float:
        """Megabytes of the worker's memory: `VmRSS` now, `VmHWM` at its largest so far."""
        status = Path(f"/proc/{self.worker}/status").read_text()
        (kilobytes,) = re.findall(rf"{what}:\s+(\d+) kB", status)
        return int(kilobytes) / 1024


@contextmanager
def serve(register: Register):
    """Serve it with one gunicorn worker of four threads, as `make run` does."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    run = [
        *(sys.executable, "-m", "gunicorn", "tracker.wsgi", "--bind", f"127.0.0.1:{port}"),
        *("--worker-class", "gthread", "--workers", "1", "--threads", "4"),
        *("--no-control-socket", "--log-level", "warning"),
    ]
    server = subprocess.Popen(run, cwd=ROOT, env=register.environment)
    try:
        wait_until_it_answers(port)
        children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
        yield Site(port, int(children[0]), register.run("-m", "tests.bench.visiting", "session"))
    finally:
        server.terminate()
        server.wait()


def wait_until_it_answers(port: int, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while True:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/health/live")
            if connection.getresponse().status == 200:
                return
        except OSError:
            if time.monotonic() > until:
                raise
        time.sleep(0.1)


def on_sqlite(directory: Path, name: str) -> Register:
    return Register(f"sqlite:///{directory / name}.sqlite3", directory)


def on_postgresql(directory: Path, name: str, server: str) -> Register:
    """A database of its own on a running server."""
    import psycopg

    with psycopg.connect(server.replace("postgres://", "postgresql://"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return Register(urlsplit(server)._replace(path=f"/{name}").geturl(), directory)
