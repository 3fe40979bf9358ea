"""The columns of the pledge list. Rows are drawn by `tracker/_pledge_table.html`, from the shared partials.

django-tables2 keeps the columns and the pages; its cells are not used, for they cost more than the page
(`inspect.signature` for each cell, a template for each date).
"""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from tracker.models import Pledge


class Column(tables.Column):
    """A column that says which `sort` it answers to."""

    def __init__(self, *args, sort="", numeric=False, **kwargs):
        super().__init__(*args, orderable=False, **kwargs)
        self.sort, self.numeric = sort, numeric


class PledgeTable(tables.Table):
    code = Column(_("No."), sort="code")
    status = Column(_("Status"), sort="status")
    title = Column(_("Pledge and quote"), sort="title")
    responsible = Column(_("Who must act"))
    due_on = Column(_("Deadline"), sort="due")
    amount = Column(_("Amount"), sort="amount", numeric=True)
    source = Column(_("Source"), empty_values=())

    class Meta:
        model = Pledge
        fields = ["code", "status", "title", "responsible", "due_on", "amount", "source"]
        template_name = "tracker/_pledge_table.html"
