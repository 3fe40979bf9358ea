"""The main pages, in one table: what accessibility and pictures are checked on. The starter register is loaded."""

from datetime import date
from pathlib import Path

from letters import formats
from letters.incoming import keep, read_again
from letters.models import Letter
from letters.reading.draft import Doubt, LetterDraft, MarkerDraft, ParagraphDraft, SectionDraft
from letters.replacing import replace_text
from tracker.models import Pledge, StatusUpdate

# name -> (address, needs an account)
PAGES = {
    "login": ("/accounts/login/", False),
    "forgotten-password": ("/accounts/password/reset/", False),
    "overview": ("/", True),
    "pledges": ("/pledges/", True),
    "pledges-open": (
        "/pledges/?status=open&status=in_progress&status=partly_fulfilled&responsible=none",
        True,
    ),
    "pledges-nothing": ("/pledges/?status=lapsed&has_amount=true", True),
    "pledges-wrong": ("/pledges/?colour=red", True),
    "pledge": ("/pledges/P-021/?in=status%3Dopen", True),
    "pledge-money": ("/pledges/P-018/", True),
    "pledge-update": ("/pledges/P-002/update/", True),
    "pledge-edit": ("/pledges/P-021/edit/", True),
    "letters": ("/letters/", True),
    "letter-add": ("/letters/add/", True),
    "letter-edit": ("/letters/navo-londen-2019/edit/", True),
    "letter": ("/letters/navo-londen-2019/", True),
    "letter-2017": ("/letters/navo-brussel-2017/", True),
    "search": ("/search/?q=toezegging", True),
    "search-empty": ("/search/", True),
    "search-pledges": ("/search/?q=NAVO&what=pledges&year=2017", True),
    "search-letters": ("/search/?q=brief+navo&what=letters", True),
    "search-paper": ("/search/?q=28+676%2C+nr.+321", True),
    "search-nothing": ("/search/?q=onvindbaar&letterlijk=true&kind=letter", True),
    "search-wrong": ("/search/?q=brief&colour=red", True),
    "paper": ("/kamerstukken/28676/321/", True),
    "dossier": ("/kamerstukken/28676/", True),
    "pledge-add": ("/letters/navo-londen-2019/p/8/pledge/", True),
    "account": ("/account/", True),
    "password": ("/accounts/password/change/", True),
    "not-found": ("/pledges/P-999/", True),
    "admin": ("/admin/", True),
    "admin-pledges": ("/admin/tracker/pledge/", True),
    "admin-letters": ("/admin/letters/letter/", True),
    "admin-users": ("/admin/tracker/user/", True),
}


def waiting_pages(person):
    """Pages of what was brought in: a letter to check with all that can be in one, and better text for a letter."""
    draft = LetterDraft(
        title="Verslag van de top",
        sections=[SectionDraft("1. Algemeen")],
        paragraphs=[
            ParagraphDraft("Hierbij gaat het verslag. Het is kort.", markers=[MarkerDraft(24, "1")]),
            ParagraphDraft("De NAVO kwam bijeen. Dat was in", section=0),
            ParagraphDraft("Londen.", "list", "a.", section=0),
            ParagraphDraft("Land\t2018\t2019", "table", section=0),
        ],
        notes=[ParagraphDraft("Raadpleegbaar via www.tweedekamer.nl.", "note", "1")],
        doubts=[Doubt("no_date"), Doubt("uncertain_end", 1), Doubt("uncertain_hyphen", 0, "verslag")],
        format="text",
    )
    checked = keep(draft, b"verslag", "een-lange-naam-van-een-bestand-zonder-spaties.txt", person)
    better = read_again(Letter.objects.get(slug="navo-londen-2019"), person)
    better.draft["paragraphs"] = better.draft["paragraphs"][:5]
    better.save()
    return {
        "letter-check": (f"/letters/add/{checked.pk}/", True),
        "letter-better": (f"/letters/add/{better.pk}/", True),
    }


def pages_after_better_text(person):
    """Pages of a letter that got better text, in which a quote and some evidence were not found."""
    letter = Letter.objects.get(slug="navo-brussel-2017")
    pledge = Pledge.objects.get(code="P-003")
    proof = letter.paragraphs.get(number=4)
    pledge.record(
        StatusUpdate(status="in_progress", effective_on=date(2017, 7, 1), evidence_paragraph=proof), by=person
    )
    data = Path(letter.file.path).read_bytes()
    draft = formats.read(data, letter.filename)
    read = draft.paragraphs
    read[6].text = read[6].text.replace("eerste nationale plannen moeten", "eerste plannen moeten")
    read[3].text = read[3].text.replace(" de ", " der ", 2)
    read.insert(2, ParagraphDraft("Deze alinea ontbrak in het eerste bestand.", section=read[2].section))
    del read[15]
    replaced = replace_text(letter, draft, data + b" ", "beter.txt", person)
    update, source = pledge.updates.get(), pledge.sources.get()
    assert source.is_lost
    address = replaced.former.get_absolute_url()
    return {
        "pledges-lost": ("/pledges/?quote=lost", True),
        "pledge-lost": (f"/pledges/{pledge.code}/", True),
        "letter-replaced": (letter.get_absolute_url(), True),
        "letter-former": (address, True),
        "letter-compare": (f"{address}compare/", True),
        "quote-attach": (f"/pledges/{pledge.code}/quote/{source.pk}/", True),
        "quote-attach-words": (f"/pledges/{pledge.code}/quote/{source.pk}/?paragraph=8", True),
        "quote-attach-confirm": (f"/pledges/{pledge.code}/quote/{source.pk}/?paragraph=8&s=2", True),
        "quote-found": (f"/pledges/P-001/quote/{Pledge.objects.get(code='P-001').sources.get().pk}/", True),
        "evidence-attach": (f"/pledges/{pledge.code}/evidence/{update.pk}/", True),
    }
