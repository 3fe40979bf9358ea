from django.core.management.base import BaseCommand, CommandError

from tracker.register_check import check_register


class Command(BaseCommand):
    help = (
        "Prove that stored statuses, quotes, references, files and triggers agree; exit 1 when any does not."
    )

    def handle(self, **options):
        failed = 0
        for outcome in check_register():
            self.stdout.write(str(outcome))
            for failure in outcome.failures:
                self.stdout.write(f"    {failure}")
            failed += bool(outcome.failures)
        if failed:
            raise CommandError(f"{failed} of the checks failed.")
