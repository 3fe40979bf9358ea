"""How days, money and statuses are shown, in both languages."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override

from tracker.templatetags.nakoming import day, long_day, mark, show_money

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("amount", "english", "dutch"),
    [
        ("600000", "EUR 600,000", "€ 600.000"),
        ("4600000", "EUR 4.6 million", "€ 4,6 mln."),
        ("4610000", "EUR 4.61 million", "€ 4,61 mln."),
        ("4612345", "EUR 4,612,345", "€ 4.612.345"),
        ("130000000000", "EUR 130 billion", "€ 130 mld."),
        ("12.50", "EUR 12.50", "€ 12,50"),
        ("0", "EUR 0", "€ 0"),
    ],
)
def test_money_is_never_rounded(amount, english, dutch):
    with override("en"):
        assert show_money(Decimal(amount), "EUR").replace(NBSP, " ") == english
    with override("nl"):
        assert show_money(Decimal(amount), "EUR").replace(NBSP, " ") == dutch


def test_days_are_written_out():
    with override("nl"):
        assert (
            str(long_day(date(2019, 12, 17)))
            == '<time datetime="2019-12-17">17\u00a0december\u00a02019</time>'
        )
    with override("en"):
        assert str(day(date(2017, 11, 15))) == '<time datetime="2017-11-15">15\u00a0Nov\u00a02017</time>'
    assert day(None) == ""


def test_each_status_has_its_mark():
    assert [mark(status) for status in ("open", "not_fulfilled", "lapsed")] == ["open", "broken", "withdrawn"]
