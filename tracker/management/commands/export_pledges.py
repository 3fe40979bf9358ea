import os
import sys
from contextlib import contextmanager, nullcontext
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.http import QueryDict

from tracker import exports, looking_back
from tracker.filters import PledgeFilter, as_lines
from tracker.looking_back.requests import WrongDay, read_past
from tracker.models import Pledge


class Command(BaseCommand):
    help = "Write the pledges that the list shows under a query: the same bytes as the site's export."

    def add_arguments(self, parser):
        parser.add_argument(
            "--query", default="", metavar="'status=open&…'", help="what stands after ? in the list"
        )
        parser.add_argument("--format", choices=sorted(exports.EXPORTS), default="csv")
        parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="instead of standard output")

    def handle(self, *, query, format, output, **options):
        asked = QueryDict(query.removeprefix("?"))
        try:
            past = read_past(asked)
        except WrongDay as wrong:
            raise CommandError(str(wrong)) from wrong
        with looking_back.looking_back(past.day, past.known) if past else nullcontext():
            self.write(asked, format, output)

    def write(self, asked, format, output):
        file_options, rest = exports.read_options(asked, format)
        pledges = PledgeFilter(rest, Pledge.objects.all())
        if problems := file_options.problems or pledges.problems:
            raise CommandError("\n".join(as_lines(problems)))
        pieces = exports.stream(pledges.qs, file_options)
        if output is None:
            self.print(pieces)
        else:
            with whole_file(output) as file:
                file.writelines(pieces)

    def print(self, pieces):
        """To standard output, as bytes. Who reads no further (`| head`) has what they wanted."""
        self.stdout.flush()
        try:
            self.stdout.buffer.writelines(pieces)
            self.stdout.buffer.flush()
        except BrokenPipeError:
            # Python would complain once more when it flushes standard output at its end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def whole_file(path):
    """A file that appears under its name when it is complete, and not at all when something goes wrong before."""
    partial = path.with_name(f"{path.name}.{os.getpid()}.partial")
    try:
        with partial.open("wb") as file:
            yield file
        partial.replace(path)
    except OSError as error:
        raise CommandError(f"{path} cannot be written: {error.strerror}.") from error
    finally:
        partial.unlink(missing_ok=True)
