from django.core.management.base import BaseCommand
from django.db import connection

from tracker import append_only


class Command(BaseCommand):
    help = "Put back the database triggers that keep history append-only."
    requires_system_checks = []

    def handle(self, **options):
        absent = append_only.missing(connection)
        append_only.install(connection)
        self.stdout.write(f"{len(absent)} triggers put back." if absent else "All triggers were there.")
