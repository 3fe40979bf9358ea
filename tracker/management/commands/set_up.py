from django.core.management.base import BaseCommand

from tracker.setting_up import set_up


class Command(BaseCommand):
    help = "Make what a new machine lacks: tables, the starter register, one administrator."
    # The tables may not be there yet; the database's own checks come with `migrate`.
    requires_system_checks = []

    def handle(self, **options):
        for sentence in set_up():
            self.stdout.write(sentence)
