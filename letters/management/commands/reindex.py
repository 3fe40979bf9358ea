from django.core.management.base import BaseCommand
from django.db import connection
from tqdm import tqdm

from letters import search
from letters.search import schema
from letters.search.entries import count_rows, rebuild
from letters.search.words import RULES


class Command(BaseCommand):
    help = "Rebuild the search index from the texts. People can search and write meanwhile."

    def handle(self, **options):
        counts = [self.rebuild(index) for index in search.INDEXES]
        schema.store_rules(connection, RULES)
        named = ", ".join(f"{count} in {name}" for name, count in counts)
        self.stdout.write(f"The search index is rebuilt: {named}.")

    def rebuild(self, index):
        """The name of what was indexed, and how many there are."""
        schema.create(connection, index)
        count = 0
        with tqdm(
            total=count_rows(index.owner), unit="row", desc=index.owner, disable=None, leave=False
        ) as bar:
            for rows in rebuild(index):
                count += rows
                bar.update(rows)
        return index.owner, count
