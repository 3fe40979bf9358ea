from django.core.management.base import BaseCommand, CommandError

from tracker.digests.sending import NoMailServer, send_all


class Command(BaseCommand):
    help = "Send the digests by e-mail that are due: for a timer, once a day. The same run twice sends once."

    def handle(self, **options):
        try:
            outcomes = send_all()
        except NoMailServer as away:
            raise CommandError(str(away)) from away
        self.stdout.write(
            f"{outcomes['sent']} sent, {outcomes['refused']} refused, {outcomes['empty']} with nothing to say."
        )
