"""The choices beside the pledge list: what each means, and how many pledges each would show.

An option is a condition on one pledge. The filter and the counts use the same conditions, so a number always tells
what its tick would show. Each facet is counted under every choice but its own.
"""

from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from letters.models import Letter
from tracker import looking_back
from tracker.models import Party, Pledge, Source, Status, Topic
from tracker.models.pledge_queries import (
    CLAIMED_OTHERWISE,
    IN_A_WINDOW,
    IN_WORDS_ONLY,
    NOT_STATED,
    WITHOUT_A_DAY,
    is_late,
)
from tracker.quarters import quarter_after, quarter_of

NONE = "none"
RESPONSIBLE = Pledge.responsible.through
TOPICS = Pledge.topics.through


@dataclass(frozen=True)
class Option:
    """One tick: its value in the URL, what it is called, how many pledges it shows, whether it is on."""

    value: str
    label: str
    count: int
    chosen: bool


def due_in(first_and_last):
    return Q(due_on__range=first_and_last)


def status_options():
    return {value: (label, Q(status=value)) for value, label in Status.choices}


def late_options():
    return {"true": (_("Past the deadline"), is_late())}


def due_options():
    today = looking_back.today()
    return {
        "this_quarter": (_("This quarter"), due_in(quarter_of(today))),
        "next_quarter": (_("Next quarter"), due_in(quarter_after(today))),
        "window": (_("Within a window of days"), IN_A_WINDOW),
        NONE: (_("Without a day"), WITHOUT_A_DAY),
        "vague": (_("In words only"), IN_WORDS_ONLY),
        "unstated": (_("None stated"), NOT_STATED),
    }


def claim_options():
    return {"differs": (_("The government says otherwise"), CLAIMED_OTHERWISE)}


def amount_options():
    return {"true": (_("Names an amount"), Q(amount__isnull=False))}


def level_options():
    return {value: (label, Q(level=value)) for value, label in Pledge.Level.choices}


# Facets whose options are known beforehand: parameter -> options.
FIXED = {
    "status": status_options,
    "late": late_options,
    "due": due_options,
    "claim": claim_options,
    "has_amount": amount_options,
    "level": level_options,
}


def responsible_is(slugs):
    """Any of these parties must act; `none` stands for the pledges that name nobody."""
    named = RESPONSIBLE.objects.filter(pledge=OuterRef("pk"))
    condition = Q(Exists(named.filter(party__slug__in=slugs)))
    return condition | ~Q(Exists(named)) if NONE in slugs else condition


def topic_is(slugs):
    tagged = TOPICS.objects.filter(pledge=OuterRef("pk"))
    condition = Q(Exists(tagged.filter(topic__slug__in=slugs)))
    return condition | ~Q(Exists(tagged)) if NONE in slugs else condition


def letter_is(slugs):
    """Quoted from any of these letters, wherever in it the pledge was made or said again."""
    sources = Pledge.objects.filter(sources__paragraph__letter__slug__in=slugs)
    return Q(pk__in=sources.values("pk"))


# Facets whose options are rows of the register: parameter -> condition on the chosen slugs.
NAMED = {"responsible": responsible_is, "topic": topic_is, "letter": letter_is}
# Who holds pledges: the model, its way to them, the ties between both, and the tie's name for it.
HOLDERS = {
    "responsible": (Party, "pledges", RESPONSIBLE.objects, "party"),
    "topic": (Topic, "pledges", TOPICS.objects, "topic"),
    "letter": (Letter, "paragraphs__sources__pledge", Source.objects, "paragraph__letter"),
}
# A register of thousands of letters still has a list that one can read: so many options, the fullest first.
MOST = 30


def condition(name, values):
    """What the chosen values of one facet ask of a pledge."""
    if name in NAMED:
        return NAMED[name](values)
    options = FIXED[name]()
    return reduce(or_, (options[value][1] for value in values))


def count_facets(pledges, chosen):
    """Every facet with its options and their counts.

    `pledges`: those that the other parameters leave; `chosen`: facet name -> chosen values, possibly none.
    Returns facet name -> list of `Option`, in four statements whatever the number of pledges.
    """
    conditions = {name: condition(name, values) for name, values in chosen.items() if values}
    facets = _count_fixed(pledges, chosen, conditions)
    for name in NAMED:
        named = _count_named(name, pledges.filter(_others(conditions, name)), chosen[name])
        facets[name] = named + facets[name]
    return facets


def _others(conditions, name):
    return reduce(lambda both, one: both & one, (q for other, q in conditions.items() if other != name), Q())


def _count_fixed(pledges, chosen, conditions):
    wanted = {
        (name, value): (label, option)
        for name, options in FIXED.items()
        for value, (label, option) in options().items()
    }
    wanted["responsible", NONE] = (_("Not stated"), responsible_is([NONE]))
    counts = pledges.order_by().aggregate(
        **{
            f"{name}__{value}": Count("pk", filter=option & _others(conditions, name))
            for (name, value), (_label, option) in wanted.items()
        }
    )
    facets = {name: [] for name in (*FIXED, *NAMED)}
    for (name, value), (label, _option) in wanted.items():
        facets[name].append(Option(value, label, counts[f"{name}__{value}"], value in chosen[name]))
    return facets


def _count_named(name, pledges, slugs):
    """The parties, topics or letters that hold most pledges, and those chosen; fixed places, whatever is chosen."""
    model, path, holdings, row = HOLDERS[name]
    most = (
        holdings.order_by()
        .values(row)
        .annotate(held=Count("pledge"))
        .order_by("-held", row)
        .values(row)[:MOST]
    )
    shown = Count(path, filter=Q(**{f"{path}__in": pledges.order_by().values("pk")}), distinct=True)
    rows = (
        model.objects.filter(Q(pk__in=most) | Q(slug__in=slugs))
        .annotate(held=Count(path, distinct=True), shown=shown)
        .order_by("-held", "pk")
    )
    if name == "letter":
        rows = rows.select_related("dossier")
    return [Option(row.slug, getattr(row, "short", str(row)), row.shown, row.slug in slugs) for row in rows]
