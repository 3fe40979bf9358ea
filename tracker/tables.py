"""The columns of the pledge list, in their order. A row is drawn by `tracker/cells/<column>.html`, one a column.

django-tables2 keeps the columns and the pages; its cells are not used, for they cost more than the page
(`inspect.signature` for each cell, a template for each date).
"""

from collections.abc import Collection, Iterable

import django_tables2 as tables
from django.template.loader import get_template
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _


class Column(tables.Column):
    """A column that says which `sort` it answers to, and which relation of a pledge its cells read."""

    def __init__(self, *args, sort="", numeric=False, reads="", **kwargs):
        super().__init__(*args, orderable=False, **kwargs)
        self.sort, self.numeric, self.reads = sort, numeric, reads


class PledgeTable(tables.Table):
    code = Column(_("No."), sort="code")
    status = Column(_("Status"), sort="status")
    status_since = Column(_("Since"))
    claim = Column(_("The government says"), sort="claimed")
    second_reading = Column(_("Second reading"))
    title = Column(_("Pledge and quote"), sort="title")
    topics = Column(_("Topics"), reads="topics")
    responsible = Column(_("Who must act"), reads="responsible")
    made_by = Column(_("Made by"), reads="made_by")
    made_to = Column(_("Made to"), reads="made_to")
    level = Column(_("Level"))
    strength = Column(_("Strength"))
    pledged_on = Column(_("Pledged on"), sort="pledged")
    deadline = Column(_("Deadline"), sort="due")
    first_due_on = Column(_("First deadline"))
    postponed = Column(_("Postponed"), sort="shifted")
    amount = Column(_("Amount"), sort="amount", numeric=True)
    source = Column(_("Source"))
    letter_date = Column(_("Letter of"))
    kamerstuk = Column(_("Kamerstuk"))
    owner = Column(_("Owner"), reads="owner")
    review_on = Column(_("Check again on"))
    updated = Column(_("Last changed"), sort="updated")

    class Meta:
        template_name = "tracker/_pledge_table.html"

    @cached_property
    def cells(self):
        """What draws one row, in the order of the columns."""
        names = [f"tracker/cells/{name}.html" for name in self.columns.names()]
        return [get_template(name).template.nodelist for name in names]


COLUMNS = PledgeTable.base_columns
# Without these a row does not say which pledge it is of.
ALWAYS = ("code", "title")
# What the list shows when nobody chose.
USUAL = ("code", "status", "title", "responsible", "deadline", "amount", "source")


def shown_columns(chosen: Collection[str]) -> list[str]:
    """The columns that the list shows when these are chosen, in the table's own order; the usual ones for none."""
    wanted = {*ALWAYS, *(chosen or USUAL)}
    return [name for name in COLUMNS if name in wanted]


def read_by(columns: Iterable[str]) -> list[str]:
    """The relations of a pledge that the cells of these columns read."""
    return [COLUMNS[name].reads for name in columns if COLUMNS[name].reads]


def hidden_columns(shown: Collection[str]) -> list[str]:
    return [name for name in COLUMNS if name not in shown]
