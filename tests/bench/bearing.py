"""What the search for evidence adds to a pledge's page: the page of an analyst, beside that of a reader, who has none.

It is asked for on each visit, with the form for an update beside it, so it may not cost many times the rest of
the page.
"""

import json
import sys
from functools import partial
from random import Random
from statistics import median

from tests.bench.measuring import Limit, ratio, take_turns
from tests.bench.registers import Register

MOST_TIMES = 4
LETTERS, PLEDGES, ASKED = 500, 5_000, 15


def measure(register: Register, letters: int, rounds: int) -> tuple[list[str], list[Limit]]:
    """Fill an empty, migrated register and open some of its pledges; the sentences to print, and the limits."""
    register.make(letters=letters, pledges=PLEDGES)
    figures = json.loads(register.run("-m", "tests.bench.bearing", str(rounds)))
    times = median(figures["analyst"]) / median(figures["reader"])
    return [
        f"a pledge's page with what may bear on it: {ratio(figures['analyst'], figures['reader'])} without"
    ], [
        Limit(
            "a pledge's page with what may bear on it, in hundredths",
            100 * times,
            100 * MOST_TIMES,
            "hundredths",
        )
    ]


# ---- in the register's own process ----------------------------------------------------------------------------
def main(rounds: int) -> None:
    from tracker.models import Pledge

    keys = list(Pledge.objects.open().order_by("pk").values_list("code", flat=True))
    codes = Random(1).sample(keys, ASKED)
    turns = {role: visits(role, codes) for role in ("analyst", "reader")}
    take_turns(turns, 1)
    print(json.dumps(take_turns(turns, rounds)))


def visits(role: str, codes: list[str]):
    """Opens each of these pledges once, as a person with this role."""
    from django.test import Client

    from tests.factories import make_user

    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(make_user(role=role))
    return partial(visit, client, codes)


def visit(client, codes: list[str]) -> None:
    for code in codes:
        answer = client.get(f"/pledges/{code}/")
        if answer.status_code != 200:
            raise RuntimeError(f"the page of {code} answers {answer.status_code}")


if __name__ == "__main__":
    import django

    django.setup()
    main(int(sys.argv[1]))
