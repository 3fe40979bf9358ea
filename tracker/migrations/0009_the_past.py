"""The past of the pledges that are here already, and which of them repeat another."""

from collections import defaultdict
from dataclasses import asdict
from itertools import groupby, islice
from operator import attrgetter

from django.db import migrations
from django.db.models import F, OuterRef, Subquery

from tracker.models.standing import Particulars, standing, stays

ROWS = 1000
FURTHER_SOURCE = "source"


def write_the_past(apps, schema_editor):
    """Each pledge's standing, now and on every earlier day, from its history."""
    model, past = apps.get_model("tracker", "Pledge"), apps.get_model("tracker", "PastStanding")
    wanted = model.objects.order_by("pk").only("pk", "created_at", "pledged_on", "first_due_on")
    pledges = wanted.iterator(ROWS)
    while block := list(islice(pledges, ROWS)):
        updates, versions = updates_of(apps, block), versions_of(apps, block)
        rows = []
        for pledge in block:
            model.objects.filter(pk=pledge.pk).update(**asdict(standing(pledge, updates[pledge.pk])))
            found = stays(versions[pledge.pk], updates[pledge.pk], [])
            rows += [as_row(past, pledge, stay) for stay in sorted(found, key=lambda stay: stay[:3])]
        past.objects.bulk_create(rows)


def as_row(model, pledge, stay):
    dates = dict(zip(stay._fields[:4], stay[:4], strict=True))
    return model(pledge_id=pledge.pk, **dates, **asdict(stay.standing))


def updates_of(apps, block):
    found = defaultdict(list)
    rows = apps.get_model("tracker", "StatusUpdate").objects.order_by()
    wanted = (
        "pk",
        "pledge_id",
        "status",
        "effective_on",
        "recorded_at",
        "due_on",
        "claimed_status",
        "undoes_id",
    )
    for row in rows.filter(pledge__in=block).values_list(*wanted, named=True):
        found[row.pledge_id].append(row)
    return found


def versions_of(apps, block):
    history = apps.get_model("tracker", "HistoricalPledge").objects.filter(
        id__in=[pledge.pk for pledge in block]
    )
    rows = history.order_by("id", "history_date", "history_id")
    lines = rows.values_list("id", "history_date", "pledged_on", "first_due_on", named=True)
    recorded = {key: list(group) for key, group in groupby(lines, attrgetter("id"))}
    return {pledge.pk: versions(pledge, recorded.get(pledge.pk) or []) for pledge in block}


def versions(pledge, lines):
    first, *later = lines or [pledge]
    found = [Particulars(pledge.created_at, first.pledged_on, first.first_due_on)]
    for line in later:
        if (line.pledged_on, line.first_due_on) != found[-1][1:]:
            found.append(Particulars(line.history_date, line.pledged_on, line.first_due_on))
    return found


def date_sources_and_links(apps, schema_editor):
    """Nothing said when a source or a link was recorded: as far as is known, with its pledge."""
    sources, links = apps.get_model("tracker", "Source"), apps.get_model("tracker", "PledgeLink")
    model, history = apps.get_model("tracker", "Pledge"), apps.get_model("tracker", "HistoricalPledge")
    with_pledge = model.objects.filter(pk=OuterRef("pledge")).values("created_at")
    for each in (sources, links):
        each.objects.update(recorded_at=Subquery(with_pledge))
    added = history.objects.filter(history_change_reason__startswith=f"{FURTHER_SOURCE} ")
    for reason, moment in added.values_list("history_change_reason", "history_date").iterator(ROWS):
        sources.objects.filter(pk=int(reason.split()[1])).update(recorded_at=moment)


def mark_repeats(apps, schema_editor):
    """A pledge repeats one other, and never itself by way of others: links beyond that are withdrawn, oldest kept."""
    model, links = apps.get_model("tracker", "Pledge"), apps.get_model("tracker", "PledgeLink")
    repeated = {}
    for link in links.objects.filter(kind="repeats").order_by("pk"):
        root = link.other_id
        while root in repeated:
            root = repeated[root]
        if link.pledge_id in repeated or root == link.pledge_id:
            links.objects.filter(pk=link.pk).update(withdrawn_at=F("recorded_at"))
        else:
            repeated[link.pledge_id] = link.other_id
    for key in repeated:
        model.objects.filter(pk=key).update(is_repeat=True)


def nothing(apps, schema_editor):
    """The columns go with the migration before this one."""


class Migration(migrations.Migration):
    dependencies = [("tracker", "0008_status_over_time")]
    operations = [
        migrations.RunPython(write_the_past, nothing),
        migrations.RunPython(date_sources_and_links, nothing),
        migrations.RunPython(mark_repeats, nothing),
    ]
