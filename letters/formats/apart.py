"""Files that could be traps are read in a process of their own, under limits, so that no file takes the register down.

A PDF or DOCX can ask for all memory, run for ever or break the library that reads it. So a small process, which holds
the reading rooms and nothing else (no Django, no database, no secrets), forks itself for every file: what a file does
ends with its own process. The small process is started afresh, never forked out of this one, which may have threads;
it waits for the next file, and ends when this process does.
"""

import json
import logging
import os
import select
import signal
import struct
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import IO

from letters.formats.refusals import Unreadable
from letters.reading.draft import LetterDraft, as_json, from_json


@dataclass(frozen=True)
class Limits:
    """What reading one file may take: seconds of processor, seconds in all, and bytes of memory more than before."""

    cpu: int = 20
    wall: int = 60
    memory: int = 512 * 2**20


ORDINARY = Limits()
# It ends itself at its limits; if it does not, it is ended this many seconds later.
GRACE = 5
# No letter gives more than this as JSON.
MOST_ANSWER = 64 * 2**20
# Between files so many processes stay ready; a start costs more than reading most letters.
MOST_IDLE = 2
ROOT = Path(__file__).resolve().parents[2]
START = "import sys; sys.path.insert(0, sys.argv[1]); from letters.formats.apart import serve; serve()"
# The lengths of the module's name and of the file, and the limits; the length of the answer.
REQUEST, ANSWER = struct.Struct("!IQIIQ"), struct.Struct("!Q")
SLOW_ENDS = (signal.SIGXCPU, signal.SIGALRM)

logger = logging.getLogger(__name__)
# The readers that wait for a file, by the process that started them.
_idle: dict[int, list[subprocess.Popen[bytes]]] = {}


def read_apart(module: str, data: bytes, limits: Limits = ORDINARY) -> LetterDraft:
    """The letter that `module.read_here(data)` gives, read in another process.

    `module` is the full name of a format's module ("letters.formats.pdfium"), which imports no Django. Raises
    `Unreadable`: with the code that the module raised, with too_slow or too_heavy where the file went over a limit,
    with damaged where it broke the reader.
    """
    reader = _take()
    try:
        answer = _ask(reader, module.encode(), data, limits)
    except BaseException:
        _end(reader)
        raise
    _give_back(reader)
    if "refused" in answer:
        if "because" in answer:
            logger.warning("A file broke its reader: %s", answer["because"])
        raise Unreadable(answer["refused"])
    return from_json(answer["letter"])


# ---- in this process ------------------------------------------------------------------------------------------
def waiting() -> list[subprocess.Popen[bytes]]:
    """The readers of this process that wait. Those of a process that it was forked from are not its own."""
    here = os.getpid()
    if here not in _idle:
        _idle.clear()
    return _idle.setdefault(here, [])


def _take() -> subprocess.Popen[bytes]:
    """A process that waits for a file: one that has been used before, or a new one."""
    while True:
        try:
            reader = waiting().pop()
        except IndexError:
            return _start()
        if reader.poll() is None:
            return reader
        _end(reader)


def _start() -> subprocess.Popen[bytes]:
    """In a session of its own: Ctrl-C is for us, and all that it forks can be ended at once."""
    return subprocess.Popen(
        [sys.executable, "-I", "-c", START, str(ROOT)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd="/",
        env={"LC_ALL": "C.UTF-8"},
        start_new_session=True,
    )


def _give_back(reader: subprocess.Popen[bytes]) -> None:
    if len(waiting()) < MOST_IDLE:
        waiting().append(reader)
    else:
        _end(reader)


def _end(reader: subprocess.Popen[bytes]) -> None:
    """End a reader with all that it forked, and leave no zombie."""
    with suppress(ProcessLookupError):
        os.killpg(reader.pid, signal.SIGKILL)
    for pipe in (reader.stdin, reader.stdout):
        with suppress(OSError):  # for what was still to be written to it
            pipe.close()  # type: ignore[union-attr]
    reader.wait()


def end_all() -> None:
    """End the readers that wait; the next file starts one again."""
    while waiting():
        _end(waiting().pop())


def _ask(reader: subprocess.Popen[bytes], module: bytes, data: bytes, limits: Limits) -> dict:
    """Send the file and wait for the answer. Raises `Unreadable` when the reader dies, or says nothing in time."""
    deadline = time.monotonic() + limits.wall + GRACE
    head = REQUEST.pack(len(module), len(data), limits.cpu, limits.wall, limits.memory)
    try:
        _send(reader.stdin, head + module + data, deadline)  # type: ignore[arg-type]
        (length,) = ANSWER.unpack(_receive(reader.stdout, ANSWER.size, deadline))  # type: ignore[arg-type]
        return json.loads(_receive(reader.stdout, min(length, MOST_ANSWER), deadline))  # type: ignore[arg-type]
    except TimeoutError as error:
        raise Unreadable("too_slow") from error
    except (OSError, EOFError, ValueError) as error:
        raise Unreadable("damaged") from error


def _send(pipe: IO[bytes], data: bytes, deadline: float) -> None:
    os.set_blocking(pipe.fileno(), False)
    rest = memoryview(data)
    while rest:
        _wait(select.POLLOUT, pipe, deadline)
        rest = rest[os.write(pipe.fileno(), rest) :]


def _receive(pipe: IO[bytes], length: int, deadline: float) -> bytes:
    parts = []
    while length:
        _wait(select.POLLIN, pipe, deadline)
        parts.append(os.read(pipe.fileno(), min(length, 2**20)))
        if not parts[-1]:
            raise EOFError
        length -= len(parts[-1])
    return b"".join(parts)


def _wait(event: int, pipe: IO[bytes], deadline: float) -> None:
    """Until the pipe can be used. `poll` and not `select`, which knows no file numbers above 1023."""
    poll = select.poll()
    poll.register(pipe, event)
    if not poll.poll(max(0, deadline - time.monotonic()) * 1000):
        raise TimeoutError


# ---- in the other process -------------------------------------------------------------------------------------
def serve() -> None:
    """Read files until there are no more: one request after the other, each in a fork of this process."""
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    while head := questions.read(REQUEST.size):
        name, length, *limits = REQUEST.unpack(head)
        module, data = questions.read(name).decode(), questions.read(length)
        import_module(module)  # before the fork, so once
        answer = read_in_fork(module, data, Limits(*limits))
        answers.write(ANSWER.pack(len(answer)) + answer)
        answers.flush()


def read_in_fork(module: str, data: bytes, limits: Limits) -> bytes:
    """What a fork of this process makes of the file, as JSON: the letter, or why there is none."""
    incoming, outgoing = os.pipe()
    child = os.fork()
    if not child:
        os.close(incoming)
        _read_and_exit(module, data, limits, outgoing)
    os.close(outgoing)
    with os.fdopen(incoming, "rb") as pipe:
        answer = pipe.read(MOST_ANSWER + 1)
    if len(answer) > MOST_ANSWER:
        os.kill(child, signal.SIGKILL)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if ended == 0:
        return answer
    return json.dumps({"refused": reason_of(ended)}).encode()


def reason_of(ended: int) -> str:
    """Why a process ended so: minus the signal that killed it, or its exit code."""
    if -ended in SLOW_ENDS:
        return "too_slow"
    # A library that gets no memory stops with a trap or an abort; SIGKILL is the system's own answer to too much.
    return "damaged" if -ended in (signal.SIGSEGV, signal.SIGBUS) else "too_heavy"


def _read_and_exit(module: str, data: bytes, limits: Limits, outgoing: int) -> None:
    try:
        set_limits(limits)
        answer = json.dumps(answer_of(module, data)).encode()
        with os.fdopen(outgoing, "wb") as pipe:
            pipe.write(answer)
        os._exit(0)
    finally:
        os._exit(1)  # no memory even to say so


def answer_of(module: str, data: bytes) -> dict:
    try:
        return {"letter": as_json(import_module(module).read_here(data))}
    except Unreadable as refused:
        return {"refused": refused.code}
    except MemoryError:
        return {"refused": "too_heavy"}
    except Exception as error:
        return {"refused": "damaged", "because": f"{type(error).__name__} in {module}"}


def set_limits(limits: Limits) -> None:
    """Limits for what this process does from now on; going over one ends it."""
    import resource

    memory = address_space() + limits.memory
    for limit, soft, hard in (
        (
            resource.RLIMIT_CPU,
            limits.cpu,
            limits.cpu + 1,
        ),  # at the soft limit it is killed by a signal that says why
        (resource.RLIMIT_AS, memory, memory),
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_FSIZE, 0, 0),
    ):
        with suppress(OSError, ValueError):  # this system has a lower limit, or none of this kind
            resource.setrlimit(limit, (soft, hard))
    signal.signal(signal.SIGXCPU, signal.SIG_DFL)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(limits.wall)


def address_space() -> int:
    """How many bytes of addresses this process has; a fair guess where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[0])
    except OSError:
        return 2**30
    return pages * os.sysconf("SC_PAGE_SIZE")
