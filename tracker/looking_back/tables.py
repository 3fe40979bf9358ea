"""What each table held on a day in the past, in SQL.

Each is a SELECT that takes the table's place: the same columns, fewer or earlier rows. Days and moments are written
from `date` and `datetime` objects, so nothing that anybody typed comes into it.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cached_property

from django.apps import apps
from django.db import connections

from tracker.looking_back.moment import Past


class Tables:
    """The tables of the register as they were in `past`, for one database. `shadows` names those that differ."""

    def __init__(self, past: Past, using: str):
        self.using, vendor = using, connections[using].vendor
        self.is_sqlite = vendor == "sqlite"
        # The tables themselves, behind whatever takes their names.
        self.real = "main." if self.is_sqlite else "public."
        self.day = f"'{past.day.isoformat()}'"
        self.end = self.moment(past.known_until) if past.known_until else ""

    def moment(self, at: datetime) -> str:
        """As the engine stores it: in SQLite a text in UTC, without an offset."""
        if self.is_sqlite:
            return f"'{at.astimezone(UTC).replace(tzinfo=None)}'"
        return f"'{at.astimezone(UTC).isoformat()}'::timestamptz"

    @cached_property
    def shadows(self) -> dict[str, Callable[[], str]]:
        """Table -> what gives its SELECT; asked for when a statement first names the table."""
        always = {
            "tracker_pledge": self.pledges,
            "tracker_statusupdate": self.updates,
            "tracker_source": self.sources,
            "tracker_pledgelink": self.links,
            "tracker_handover": self.handovers,
            "tracker_pledge_responsible": self.responsible,
        }
        recorded = {
            "tracker_pledge_topics": self.topics,
            "tracker_historicalpledge": self.corrections,
            "tracker_secondreading": self.readings,
            "tracker_batch": self.batches,
        }
        return always | (recorded if self.end else {})

    # ---- what was recorded by then -----------------------------------------------------------------------------
    def recorded(self, moment: str) -> str:
        """The condition that something with this moment had been recorded; true when all that is known now counts."""
        return f"{moment} < {self.end}" if self.end else "1 = 1"

    def last_line(self, pledge: str) -> str:
        """The key of the last line in the field history of a pledge."""
        return (
            f"(SELECT l.history_id FROM {self.real}tracker_historicalpledge l WHERE l.id = {pledge} "
            f"AND l.history_date < {self.end} ORDER BY l.history_date DESC, l.history_id DESC LIMIT 1)"
        )

    def corrections(self) -> str:
        return f"SELECT * FROM {self.real}tracker_historicalpledge h WHERE {self.recorded('h.history_date')}"

    def readings(self) -> str:
        return f"SELECT * FROM {self.real}tracker_secondreading r WHERE {self.recorded('r.read_at')}"

    def batches(self) -> str:
        return f"SELECT * FROM {self.real}tracker_batch b WHERE {self.recorded('b.recorded_at')}"

    # ---- pledges -----------------------------------------------------------------------------------------------
    def pledges(self) -> str:
        """Those made on or before the day, or on no day that is stated; each with its standing on that day."""
        chosen = ", ".join(f"{self.column_of_pledge(name)} AS {name}" for name in columns("Pledge"))
        history = (
            f"JOIN {self.real}tracker_historicalpledge h ON h.history_id = {self.last_line('p.id')}"
            if self.end
            else ""
        )
        made = "h.pledged_on" if self.end else "p.pledged_on"
        return (
            f"SELECT {chosen} FROM {self.real}tracker_pledge p JOIN {self.real}tracker_paststanding was "
            f"ON was.pledge_id = p.id AND was.from_on <= {self.day} AND was.until_on > {self.day} "
            f"AND {self.known()} {history} "
            f"WHERE ({made} IS NULL OR {made} <= {self.day}) AND {self.recorded('p.created_at')}"
        )

    def known(self) -> str:
        """The condition on a past standing that it was how things were known."""
        if not self.end:
            return "was.known_until IS NULL"
        return f"was.known_from < {self.end} AND (was.known_until IS NULL OR was.known_until >= {self.end})"

    def column_of_pledge(self, name: str) -> str:
        if name in columns("PastStanding") and name != "id":
            return f"was.{name}"
        if name == "is_repeat":
            return f"p.id IN ({self.repeating()})"
        if name == "updated_at" and self.end:
            return self.last_change()
        return f"h.{name}" if self.end and name in columns("HistoricalPledge") else f"p.{name}"

    def last_change(self) -> str:
        updates = (
            f"SELECT max(u.recorded_at) FROM {self.real}tracker_statusupdate u "
            f"WHERE u.pledge_id = p.id AND {self.recorded('u.recorded_at')}"
        )
        readings = (
            f"SELECT max(r.read_at) FROM {self.real}tracker_statusupdate u JOIN {self.real}tracker_secondreading r "
            f"ON r.update_id = u.id WHERE u.pledge_id = p.id AND {self.recorded('r.read_at')}"
        )
        latest, since = "max" if self.is_sqlite else "greatest", "h.history_date"
        return f"{latest}({since}, coalesce(({updates}), {since}), coalesce(({readings}), {since}))"

    def repeating(self) -> str:
        """The keys of the pledges that repeat one that was there."""
        return (
            f"SELECT l.pledge_id FROM ({self.links()}) l WHERE l.kind = 'repeats' AND l.withdrawn_at IS NULL"
        )

    def was_there(self, pledge: str) -> str:
        """The condition on the key of a pledge that it had been made."""
        table, key = ("tracker_pledge", "id")
        if self.end:
            table, key, pledge = "tracker_historicalpledge", "history_id", self.last_line(pledge)
        return (
            f"EXISTS (SELECT 1 FROM {self.real}{table} o WHERE o.{key} = {pledge} "
            f"AND (o.pledged_on IS NULL OR o.pledged_on <= {self.day}))"
        )

    # ---- what hangs on a pledge --------------------------------------------------------------------------------
    def updates(self) -> str:
        """Those in effect. What undoes an update goes with it, whatever day it is on itself."""
        undone = f"SELECT o.effective_on FROM {self.real}tracker_statusupdate o WHERE o.id = u.undoes_id"
        return (
            f"SELECT * FROM {self.real}tracker_statusupdate u WHERE {self.recorded('u.recorded_at')} AND "
            f"((u.undoes_id IS NULL AND u.effective_on <= {self.day}) "
            f"OR (u.undoes_id IS NOT NULL AND ({undone}) <= {self.day}))"
        )

    def sources(self) -> str:
        """The origins, and of the other places those in letters that were there."""
        written = (
            f"SELECT l.dated_on FROM {self.real}letters_paragraph t JOIN {self.real}letters_letter l "
            "ON l.id = t.letter_id WHERE t.id = s.paragraph_id"
        )
        return (
            f"SELECT * FROM {self.real}tracker_source s WHERE {self.recorded('s.recorded_at')} "
            f"AND (s.role = 'origin' OR coalesce(({written}), {self.day}) <= {self.day})"
        )

    def links(self) -> str:
        """Links between pledges that were there. One that was withdrawn later still stood."""
        chosen = ", ".join(
            f"CASE WHEN k.withdrawn_at >= {self.end} THEN NULL ELSE k.{name} END AS {name}"
            if self.end and name.startswith("withdrawn")
            else f"k.{name}"
            for name in columns("PledgeLink")
        )
        return (
            f"SELECT {chosen} FROM {self.real}tracker_pledgelink k WHERE {self.recorded('k.recorded_at')} "
            f"AND {self.was_there('k.pledge_id')} AND {self.was_there('k.other_id')}"
        )

    def topics(self) -> str:
        return self.chosen_then("topics", "topic_id")

    def chosen_then(self, field: str, key: str) -> str:
        """The choices of several as the field history has them."""
        return (
            f"SELECT t.id, t.pledge_id, t.{key} FROM {self.real}tracker_historicalpledge_{field} t "
            f"WHERE t.history_id = {self.last_line('t.pledge_id')}"
        )

    # ---- who must act ------------------------------------------------------------------------------------------
    def handovers(self) -> str:
        return (
            f"SELECT * FROM {self.real}tracker_handover h WHERE h.handed_on <= {self.day} "
            f"AND {self.recorded('h.recorded_at')}"
        )

    def pending(self) -> str:
        """The handovers of a later day: whoever passes the pledge on then still has it."""
        return (
            f"SELECT h.*, b.recorded_at AS done_at FROM {self.real}tracker_handover h JOIN {self.real}tracker_batch b "
            f"ON b.id = h.batch_id WHERE h.handed_on > {self.day} AND {self.recorded('h.recorded_at')} AND NOT EXISTS "
            f"(SELECT 1 FROM {self.real}tracker_batch u WHERE u.undoes_id = b.id AND {self.recorded('u.recorded_at')})"
        )

    def responsible(self) -> str:
        """Who was to act: without those to whom it passes later, and with those from whom it then passes."""
        real = f"SELECT id, pledge_id, party_id FROM {self.real}tracker_pledge_responsible"
        chosen = self.chosen_then("responsible", "party_id") if self.end else real
        with connections[self.using].cursor() as cursor:
            cursor.execute(f"SELECT 1 FROM ({self.pending()}) h LIMIT 1")
            if not cursor.fetchone():
                return chosen
        brought = "h.pledge_id = r.pledge_id AND h.successor_id = r.party_id"
        before = (
            f"SELECT l.history_id FROM {self.real}tracker_historicalpledge l WHERE l.id = r.pledge_id "
            f"AND l.history_date < (SELECT min(h.done_at) FROM ({self.pending()}) h WHERE h.pledge_id = r.pledge_id) "
            "ORDER BY l.history_date DESC, l.history_id DESC LIMIT 1"
        )
        # A successor who had to act already stays.
        had_it = (
            f"EXISTS (SELECT 1 FROM {self.real}tracker_historicalpledge_responsible c "
            f"WHERE c.party_id = r.party_id AND c.history_id = ({before}))"
        )
        stays = f"(NOT EXISTS (SELECT 1 FROM ({self.pending()}) h WHERE {brought}) OR {had_it})"
        earlier = "(h.handed_on < e.handed_on OR (h.handed_on = e.handed_on AND h.id < e.id))"
        return (
            f"SELECT r.id, r.pledge_id, r.party_id FROM ({chosen}) r WHERE {stays} UNION ALL "
            f"SELECT -e.id, e.pledge_id, e.party_id FROM ({self.pending()}) e WHERE NOT EXISTS (SELECT 1 FROM "
            f"({self.pending()}) h WHERE h.pledge_id = e.pledge_id AND {earlier} "
            "AND (h.successor_id = e.party_id OR h.party_id = e.party_id)) AND NOT EXISTS "
            f"(SELECT 1 FROM ({chosen}) r WHERE r.pledge_id = e.pledge_id AND r.party_id = e.party_id AND {stays})"
        )


def columns(model: str) -> list[str]:
    return [field.column for field in apps.get_model("tracker", model)._meta.concrete_fields]
