"""Papers that official XML links to: `extref/@doc` in the register's own identifiers."""

import re

from letters.reading.identifiers import (
    ATTACHMENT,
    CANONICAL_DOSSIER,
    KST,
    OTHER_PUBLICATION,
    canonical_dossier,
)

SITE = re.compile(
    r"^https?://(?:zoek\.officielebekendmakingen\.nl|repository\.(?:overheid|officiele-overheidspublicaties)\.nl)/(?:.*/)??"
    r"(?P<name>(?:dossier/)?[\w-]+?)(?:\.(?:html|pdf|xml|odt))?$"
)
KINDS = {
    "kst-": "kamerstuk",
    "h-tk": "handelingen",
    "h-ek": "handelingen",
    "ah-t": "aanhangsel",
    "ah-e": "aanhangsel",
}


def link_of(doc: str) -> tuple[str, str]:
    """Kind and canonical identifier of a linked paper; empty strings for an address elsewhere, or a law."""
    found = SITE.match(doc.strip()[:300])
    name = found["name"] if found else doc.strip()
    if KST.fullmatch(name) or OTHER_PUBLICATION.fullmatch(name):
        return KINDS.get(name[:4], "document"), name
    if ATTACHMENT.fullmatch(name):
        return "document", name
    dossier = canonical_dossier(name.removeprefix("dossier/")) if name.startswith("dossier/") else ""
    return ("dossier", dossier) if CANONICAL_DOSSIER.fullmatch(dossier) else ("", "")
