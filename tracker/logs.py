"""What the log may not hold."""

import logging
import re

SECRET = re.compile(r"([?&]token=)[^&\s\"']+")


class HideTokens(logging.Filter):
    """Keeps personal tokens out of the log: a line with an address that holds one shows dots in its place."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        hidden = SECRET.sub(r"\1…", said)
        if hidden != said:
            record.msg, record.args = hidden, None
        return True
