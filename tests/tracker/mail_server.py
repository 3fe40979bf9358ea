"""A real mail server on this machine, for as long as a test takes. It refuses some addresses, as real ones do."""

import socket
from contextlib import contextmanager
from email import message_from_bytes, policy

from aiosmtpd.controller import Controller

SMTP = "django.core.mail.backends.smtp.EmailBackend"


class Post:
    """What the server took; `refused` are addresses that it does not know, `busy` those to try again later."""

    def __init__(self):
        self.taken, self.refused, self.busy, self.broken = [], set(), set(), set()

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802  (aiosmtpd's name)
        if address in self.refused:
            return "550 5.1.1 No such user here"
        if address in self.busy:
            return "450 4.2.1 Try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802  (aiosmtpd's name)
        if set(envelope.rcpt_tos) & self.broken:
            return "554 5.6.0 We do not take this message"
        self.taken.append((envelope.rcpt_tos, message_from_bytes(envelope.content, policy=policy.default)))
        return "250 OK"

    @property
    def addresses(self):
        return [address for addresses, _message in self.taken for address in addresses]

    @property
    def messages(self):
        return [message for _addresses, message in self.taken]


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@contextmanager
def mail_server(settings):
    """The post that such a server takes; the register sends its mail there."""
    post, settings.EMAIL_PORT = Post(), free_port()
    settings.EMAIL_BACKEND, settings.EMAIL_HOST = SMTP, "127.0.0.1"
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    controller = Controller(post, hostname="127.0.0.1", port=settings.EMAIL_PORT)
    controller.start()
    try:
        yield post
    finally:
        controller.stop()
