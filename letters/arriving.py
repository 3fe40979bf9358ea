"""What is to happen when a letter has come in. Letters know nothing of pledges: whoever cares puts a function here."""

import logging
from collections.abc import Callable, Sequence

from letters.models import Letter

ARRIVED: list[Callable[[Letter], None]] = []

logger = logging.getLogger(__name__)


def arrived(letters: Sequence[Letter]) -> None:
    """Tell everyone in `ARRIVED`; called when the letters are stored for good.

    A letter that is in stays in, whatever fails here: it is logged, and can be made good by a command.
    """
    for letter in letters:
        for tell in ARRIVED:
            try:
                tell(letter)
            except Exception:
                logger.exception("What follows when a letter comes in has failed for letter %s", letter.pk)
