"""The export's columns as one SQL statement: the least that a database must do to give them."""

from datetime import date

SITE = "http://127.0.0.1:8000"
IS_OPEN = "p.status IN ('open', 'in_progress', 'partly_fulfilled')"
PLACE = "row_number() OVER (PARTITION BY pledge_id ORDER BY {order}) AS place"
NEWEST_FIRST = PLACE.format(order="effective_on DESC, recorded_at DESC, u.id DESC")
# The plus keeps SQLite from the index of `undoes_id`, in which nearly every row has the same key: none.
STATEMENT = f"""
WITH updates AS (
  SELECT pledge_id, effective_on, note, delivered_amount, {NEWEST_FIRST},
    CASE WHEN evidence_paragraph_id IS NULL THEN coalesce(nullif(evidence_identifier, ''), evidence_url)
      ELSE '{SITE}/letters/' || l.slug || '/#p' || g.number END AS evidence
  FROM tracker_statusupdate u LEFT JOIN letters_paragraph g ON g.id = evidence_paragraph_id
    LEFT JOIN letters_letter l ON l.id = g.letter_id
  WHERE +u.undoes_id IS NULL AND u.id NOT IN (SELECT undoes_id FROM tracker_statusupdate WHERE undoes_id IS NOT NULL)),
proofs AS (SELECT pledge_id, evidence, {PLACE.format(order="place")} FROM updates WHERE evidence <> ''),
deliveries AS (
  SELECT pledge_id, delivered_amount, {PLACE.format(order="place")} FROM updates WHERE delivered_amount IS NOT NULL)
SELECT p.code, p.title, p.status, p.status_since, {{open}}, {{late}}, CASE WHEN {{is_late}} THEN {{days}} ELSE 0 END,
  s.quote, l.title, l.dated_on, l.identifier, g.number, mb.name, mt.name, {{responsible}}, p.level, p.strength,
  p.condition, p.counts_as_fulfilled_when, {{topics}}, p.pledged_on, p.term, p.starts_on, p.due_from, p.due_on,
  p.due_precision, p.first_due_on, p.times_shifted, p.recurrence, {{amount}}, p.currency, p.period, {{inferred}},
  p.amount_qualifier, {{delivered}}, o.name, p.review_on, u.effective_on, u.note, e.evidence,
  p.second_reading, '{SITE}/pledges/' || p.code || '/', p.claimed_status, p.claimed_on, p.days_shifted
FROM tracker_pledge p
  LEFT JOIN tracker_source s ON s.pledge_id = p.id AND s.role = 'origin'
  LEFT JOIN letters_paragraph g ON g.id = s.paragraph_id LEFT JOIN letters_letter l ON l.id = g.letter_id
  LEFT JOIN tracker_party mb ON mb.id = p.made_by_id LEFT JOIN tracker_party mt ON mt.id = p.made_to_id
  LEFT JOIN tracker_user o ON o.id = p.owner_id
  LEFT JOIN updates u ON u.pledge_id = p.id AND u.place = 1
  LEFT JOIN proofs e ON e.pledge_id = p.id AND e.place = 1
  LEFT JOIN deliveries d ON d.pledge_id = p.id AND d.place = 1
ORDER BY p.due_on ASC NULLS LAST, p.id
"""
NAMES = "tracker_pledge_{several} r JOIN tracker_{one} y ON y.id = r.{one}_id WHERE r.pledge_id = p.id"
SEVERAL = {"responsible": "party", "topics": "topic"}


def on_sqlite(today: date) -> str:
    joined = "(SELECT group_concat(name, '; ') FROM (SELECT y.name FROM {names} ORDER BY y.name))"
    money = "CASE WHEN {column} IS NOT NULL THEN printf('%.2f', {column}) END"
    return statement(
        today,
        days=f"CAST(julianday('{today}') - julianday(p.due_on) AS integer)",
        joined=joined,
        amount=money.format(column="p.amount"),
        delivered=money.format(column="d.delivered_amount"),
    )


def on_postgresql(today: date) -> str:
    return statement(
        today,
        days=f"date '{today}' - p.due_on",
        joined="(SELECT string_agg(y.name, '; ' ORDER BY y.name COLLATE \"C\") FROM {names})",
        amount="p.amount",
        delivered="d.delivered_amount",
    )


def statement(today: date, joined: str, **parts: str) -> str:
    """`joined`: how the names that a pledge has of one kind become one text; the rest goes in as it is."""
    is_late = f"({IS_OPEN} AND p.due_on < '{today}')"
    for several, one in SEVERAL.items():
        parts[several] = joined.format(names=NAMES.format(several=several, one=one))
    return STATEMENT.format(
        is_late=is_late,
        open=yes_no(IS_OPEN),
        late=yes_no(is_late),
        inferred=yes_no("p.period_inferred"),
        **parts,
    )


def yes_no(condition: str) -> str:
    return f"CASE WHEN {condition} THEN 'true' ELSE 'false' END"
