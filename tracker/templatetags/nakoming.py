"""How the register shows statuses, days and money: in the reader's language, by Babel."""

from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_compact_currency, format_compact_decimal, format_currency, format_decimal
from django import template
from django.http import QueryDict
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language, gettext

from letters.models import paper_address, spaced
from letters.reading.identifiers import split_identifier
from tracker.deadlines import shift_in_words, step_in_words
from tracker.listing import list_address
from tracker.marking import shown
from tracker.models.status import Status

register = template.Library()

# Shape carries the meaning of a status; `lapsed` and `superseded` share the dash.
MARKS = {
    Status.OPEN: "open",
    Status.IN_PROGRESS: "progress",
    Status.PARTLY_FULFILLED: "partly",
    Status.FULFILLED: "fulfilled",
    Status.NOT_FULFILLED: "broken",
    Status.SUPERSEDED: "withdrawn",
    Status.LAPSED: "withdrawn",
}


def locale():
    return "nl" if (get_language() or "").startswith("nl") else "en_GB"


@register.filter
def mark(status):
    """The name of the mark that a status is drawn with."""
    return MARKS[status]


@register.filter
def cells(text):
    """A paragraph's words, with the cells of a table row told apart."""
    return shown(text or "")


@register.filter
def status_name(status):
    return Status(status).label


@register.filter
def day(value):
    """15 Nov 2017; 15 nov 2017. Nothing for None."""
    return _time(value, format_date(value, "d MMM y", locale())) if value else ""


@register.filter
def long_day(value):
    """17 December 2019; 17 december 2019. Nothing for None."""
    return _time(value, format_date(value, "d MMMM y", locale())) if value else ""


def _time(value, words):
    return format_html('<time datetime="{}">{}</time>', f"{value:%Y-%m-%d}", words.replace(" ", "\u00a0"))


@register.filter
def deadline(pledge):
    """The day that it is due, or the window: 31 Mar 2020; 1 Jan – 31 Mar 2020. Nothing where there is no day."""
    if not pledge.window_from:
        return day(pledge.due_on)
    first, last = window_ends(pledge)
    return format_html("{} – {}", first.replace(" ", "\u00a0"), _time(pledge.due_on, last))


@register.filter
def deadline_words(pledge):
    """As `deadline`, for a sentence: between 1 Jan and 31 Mar 2020."""
    if not pledge.window_from:
        return day(pledge.due_on)
    first, last = window_ends(pledge)
    words = {"first": first.replace(" ", "\u00a0"), "last": _time(pledge.due_on, last)}
    return format_html(gettext("between {first} and {last}"), **words)


def window_ends(pledge):
    """First and last day, the year written once where it is the same."""
    same_year = pledge.window_from.year == pledge.due_on.year
    first = format_date(pledge.window_from, "d MMM" if same_year else "d MMM y", locale())
    return first, format_date(pledge.due_on, "d MMM y", locale())


@register.filter
def shift(pledge):
    """How often and how far its deadline has moved; nothing when it has not."""
    return shift_in_words(pledge.times_shifted, pledge.days_shifted)


@register.filter
def step(days):
    return step_in_words(days)


@register.filter
def money(pledge):
    """The amount of a pledge, never rounded: EUR 4.6 million; € 4,6 mln.; EUR 600,000; € 600.000."""
    return show_money(pledge.amount, pledge.currency) if pledge.amount is not None else ""


@register.simple_tag
def delivered(update, pledge):
    """What an update says was delivered; a bare number when the pledge names no currency."""
    if pledge.currency:
        return show_money(update.delivered_amount, pledge.currency)
    return format_decimal(update.delivered_amount, locale=locale())


def show_money(amount, currency):
    """`amount` in `currency` (ISO 4217) for the reader. Millions are only written short when nothing is lost."""
    amount = Decimal(amount)
    short = amount >= 1_000_000 and amount % 10_000 == 0
    whole = amount == amount.to_integral_value()
    if locale() == "nl":
        if short:
            return format_compact_currency(amount, currency, locale="nl", fraction_digits=2)
        pattern = "¤ #,##0" if whole else "¤ #,##0.00"
        return format_currency(amount, currency, pattern, locale="nl", currency_digits=False)
    if short:
        words = format_compact_decimal(amount, format_type="long", locale="en_GB", fraction_digits=2)
    else:
        words = format_decimal(amount, "#,##0" if whole else "#,##0.00", locale="en_GB")
    return f"{currency}\u00a0{words}".replace(" ", "\u00a0")


@register.tag
def row_of(parser, token):
    """`{% row_of table %}`: the cells of one row, each from its template, as `include` would draw them.

    Straight from the templates that the table has read once: an `include` for each cell costs a tenth of the page.
    """
    _tag, table = token.split_contents()
    return Row(parser.compile_filter(table))


class Row(template.Node):
    def __init__(self, table):
        self.table = table

    def render(self, context):
        return "".join([cell.render(context) for cell in self.table.resolve(context).cells])


@register.filter
def any_chosen(options):
    return any(option.chosen for option in options)


@register.filter
def cut_words(words):
    return words.split()


@register.simple_tag
def sort_state(column_sort, sort_key):
    """`ascending` or `descending` when the list is sorted by this column, else nothing: the value of aria-sort."""
    if not column_sort or sort_key.lstrip("-") != column_sort:
        return ""
    return "descending" if sort_key.startswith("-") else "ascending"


@register.simple_tag
def sorted_by(query, column_sort, sort_key):
    """The list's query, sorted by this column; the other way round when it already is."""
    wanted = f"-{column_sort}" if sort_key == column_sort else column_sort
    return _replaced(query, sort=wanted, page=None)


@register.simple_tag
def at_page(query, number):
    """The list's query at another page."""
    return _replaced(query, page=number)


def _replaced(query, **values):
    data = QueryDict(query, mutable=True)
    for name, value in values.items():
        data.pop(name, None)
        if value is not None:
            data[name] = value
    return data.urlencode()


@register.filter
def page_numbers(page):
    """The page numbers to offer: first, last and those near; None for a gap."""
    return [
        None if number == page.paginator.ELLIPSIS else number
        for number in page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    ]


@register.filter
def paper_number(identifier):
    """`kst-28676-321` as people write it: 28 676, nr. 321."""
    dossier, number = split_identifier(identifier)
    return f"{spaced(dossier)}, nr. {number}" if number else identifier


register.filter("paper_address", paper_address)


@register.filter
def day_words(value):
    return format_date(value, "d MMM y", locale()).replace(" ", "\u00a0")


@register.filter
def local_day(moment):
    """The day of a moment, in the register's time zone."""
    return timezone.localdate(moment)


@register.filter
def unlocalized(number):
    """A number for SVG: with a point, in every language."""
    return f"{number:.3f}"


@register.simple_tag
def list_link(walk, pledge):
    """Back to the list that was walked, at the row of this pledge; otherwise the whole list."""
    return list_address(walk.query, pledge.code) if walk.known else list_address("")


@register.filter
def citation(pledge, source):
    """How one cites a pledge: the words, the letter, its number, day and paragraph."""
    letter = source.paragraph.letter
    dated = format_date(letter.dated_on, "d MMMM y", "nl") if letter.dated_on else ""
    parts = filter(None, [letter.title, letter.kamerstuk, dated, source.paragraph.sign])
    return f"“{source.quote}” {', '.join(parts)} (Nakoming {pledge.code})"
