"""Files are read in a process of their own, under limits: whatever one does, the register stays."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from letters.formats import Unreadable, apart
from letters.formats.apart import Limits, read_apart

pytestmark = pytest.mark.once

TRAPS = "tests.letters.traps"
ROOT = Path(__file__).resolve().parents[2]


def refusal(data, limits=apart.ORDINARY):
    with pytest.raises(Unreadable) as refused:
        read_apart(TRAPS, data, limits)
    return refused.value.code


def children():
    """The processes that this one started, as `pid state` of /proc."""
    found = subprocess.run(
        ["ps", "-o", "pid=,stat=", "--ppid", str(os.getpid())], capture_output=True, text=True
    ).stdout
    return [line.split() for line in found.splitlines() if "ps" not in line]


def test_the_draft_comes_back_whole_from_another_process():
    draft = read_apart(TRAPS, "read Oekraïne\tén “meer”".encode())

    assert [paragraph.text for paragraph in draft.paragraphs] == ["Oekraïne\tén “meer”"]
    assert int(draft.title) != os.getpid()


def test_every_file_has_a_process_of_its_own():
    assert read_apart(TRAPS, b"read een").title != read_apart(TRAPS, b"read twee").title


def test_a_refusal_comes_back_as_itself():
    assert refusal(b"refuse scan") == "scan"


def test_an_error_in_a_reader_is_a_damaged_file_and_is_logged_without_its_words(caplog):
    assert refusal(b"fail geheim") == "damaged"
    assert "KeyError" in caplog.text
    assert "geheim" not in caplog.text


@pytest.mark.parametrize(
    ("data", "limits", "code"),
    [
        (b"loop", Limits(cpu=1), "too_slow"),
        (b"sleep", Limits(wall=1), "too_slow"),
        (b"hoard 700", apart.ORDINARY, "too_heavy"),
        (b"die %d" % signal.SIGSEGV, apart.ORDINARY, "damaged"),
        (b"die %d" % signal.SIGABRT, apart.ORDINARY, "too_heavy"),
        (b"talk %d" % (70 * 2**20), apart.ORDINARY, "too_heavy"),
    ],
    ids=["processor", "clock", "memory", "crash", "abort", "answer"],
)
def test_a_file_that_goes_over_a_limit_is_refused_and_the_next_one_is_read(data, limits, code):
    began = time.monotonic()

    assert refusal(data, limits) == code
    assert time.monotonic() - began < 10
    assert read_apart(TRAPS, b"read verder").paragraphs[0].text == "verder"


def test_memory_within_the_limit_is_given():
    with pytest.raises(Unreadable) as refused:  # a list is no draft: it was read to its end
        read_apart(TRAPS, b"hoard 200")
    assert refused.value.code == "damaged"


def test_a_reader_writes_no_core_no_files_knows_no_django_and_no_secrets(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "geheim")
    apart.end_all()

    draft = read_apart(TRAPS, b"report")

    assert draft.title == "core 0 files 0 django False"
    assert "geheim" not in draft.place


def test_a_reader_that_was_killed_while_it_waited_is_replaced():
    read_apart(TRAPS, b"read een")
    for reader in apart.waiting():
        os.kill(reader.pid, signal.SIGKILL)
    time.sleep(0.2)

    assert read_apart(TRAPS, b"read twee").paragraphs[0].text == "twee"


def test_no_zombies_are_left():
    for data in (b"read een", b"die 9", b"fail x", b"loop"):
        with suppress(Unreadable):
            read_apart(TRAPS, data, Limits(cpu=1))

    assert [state for _, state in children() if state.startswith("Z")] == []


def test_many_threads_read_at_once_and_few_readers_stay():
    with ThreadPoolExecutor(8) as threads:
        drafts = list(threads.map(lambda n: read_apart(TRAPS, b"read %d" % n), range(24)))

    assert [draft.paragraphs[0].text for draft in drafts] == [str(n) for n in range(24)]
    assert len(apart.waiting()) <= apart.MOST_IDLE


def test_a_forked_process_starts_readers_of_its_own():
    script = (
        "import os, sys; from letters.formats.apart import read_apart as r\n"
        "t = 'tests.letters.traps'; r(t, b'read een')\n"
        "child = os.fork()\n"
        "text = r(t, b'read %d' % (child == 0)).paragraphs[0].text\n"
        "assert text == str(int(child == 0)), text\n"
        "sys.exit(0 if not child else os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))"
    )

    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, timeout=60).returncode == 0


def test_readers_end_with_the_process_that_started_them():
    script = (
        "from letters.formats import apart; apart.read_apart('tests.letters.traps', b'read een')\n"
        "print(apart.waiting()[0].pid)"
    )
    ended = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)

    for _ in range(50):
        if not Path(f"/proc/{ended.stdout.strip()}").exists():
            break
        time.sleep(0.1)
    assert ended.returncode == 0
    assert not Path(f"/proc/{ended.stdout.strip()}").exists()


def test_the_next_file_needs_no_new_start():
    read_apart(TRAPS, b"read een")
    waits = [reader.pid for reader in apart.waiting()]

    read_apart(TRAPS, b"read twee")

    assert waits
    assert [reader.pid for reader in apart.waiting()] == waits
