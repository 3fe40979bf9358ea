"""A format that does what its file says: it reads, fails, dies, or takes more than it may."""

import os
import signal

from letters.formats.refusals import Unreadable
from letters.reading.draft import LetterDraft, ParagraphDraft


def read_here(data):
    word, _, rest = data.partition(b" ")
    return TRAPS[word.decode()](rest)


def read(rest):
    return LetterDraft(title=str(os.getpid()), paragraphs=[ParagraphDraft(rest.decode())])


def refuse(rest):
    raise Unreadable(rest.decode())


def fail(rest):
    raise KeyError(rest)


def loop(rest):
    while True:
        pass


def sleep(rest):
    signal.pause()


def hoard(rest):
    return [bytes(2**20) for _ in range(int(rest))]


def die(rest):
    os.kill(os.getpid(), int(rest))


def talk(rest):
    return LetterDraft(title="x" * int(rest))


def report(rest):
    import resource

    core, files = resource.getrlimit(resource.RLIMIT_CORE)[1], resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    return LetterDraft(
        title=f"core {core} files {files} django {'django' in __import__('sys').modules}",
        place=str(dict(os.environ)),
    )


TRAPS = {each.__name__: each for each in (read, refuse, fail, loop, sleep, hoard, die, talk, report)}
