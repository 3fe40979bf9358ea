"""The main pages, in one table: what accessibility and pictures are checked on. The starter register is loaded."""

from datetime import date
from pathlib import Path

from letters import formats
from letters.incoming import keep, read_again
from letters.models import Letter, Paragraph
from letters.reading.draft import Doubt, LetterDraft, MarkerDraft, ParagraphDraft, SectionDraft
from letters.replacing import replace_text
from tests.factories import (
    make_candidate,
    make_letter,
    make_pledge,
    make_reading,
    make_update,
    make_user,
    make_view,
)
from tracker.deciding import dismiss
from tracker.linking import link
from tracker.marks import read_to, say_no_pledge
from tracker.models import Candidate, Pledge, StatusUpdate

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
    "pledges-columns": (
        "/pledges/?columns=status&columns=claim&columns=topics&columns=made_by&columns=responsible&columns=updated",
        True,
    ),
    "status-quick": ("/pledges/P-021/quick/?in=status%3Dopen", True),
    "view-add": ("/views/add/?query=sort%3Ddue%26status%3Dopen%26columns%3Downer", True),
    "pledges-wrong": ("/pledges/?colour=red", True),
    "overview-as-of": ("/?as_of=2018-03-01", True),
    "pledges-as-of": ("/pledges/?as_of=2019-12-20&status=open", True),
    "pledges-not-this-day": ("/pledges/?as_of=2020-02-30", True),
    "pledge-as-of": ("/pledges/P-004/?as_of=2018-03-01", True),
    "many-choose": ("/pledges/many/?kind=status&pledge=P-001&pledge=P-002", True),
    "many-topics": ("/pledges/many/?kind=topics&all=true&query=status%3Dopen", True),
    "many-refused": ("/pledges/many/?kind=status", True),
    "pledge": ("/pledges/P-021/?in=status%3Dopen", True),
    "pledge-money": ("/pledges/P-018/", True),
    "pledge-update": ("/pledges/P-002/update/", True),
    "pledge-bearings": ("/pledges/P-012/", True),
    "pledge-evidence": (
        "/pledges/P-012/?evidence=/letters/navo-londen-2019/%23p13&evidence_quote=NAVO+Rusland+Raad",
        True,
    ),
    "pledge-evidence-wrong": ("/pledges/P-012/?evidence=nergens", True),
    "letter-bearings": ("/letters/navo-londen-2019/bearings/", True),
    "letter-bearings-none": ("/letters/navo-brussel-2017/bearings/", True),
    "pledge-edit": ("/pledges/P-021/edit/", True),
    "changes": ("/changes/", True),
    "changes-nothing": ("/changes/?kind=batch&since=2026-01-01", True),
    "changes-wrong": ("/changes/?colour=red", True),
    "candidates": ("/candidates/", True),
    "candidates-possible": ("/candidates/?layer=possible&kind=decision", True),
    "candidates-dismissed": ("/candidates/?state=dismissed", True),
    "candidates-recorded": ("/candidates/?state=recorded", True),
    "candidates-wrong": ("/candidates/?colour=red", True),
    "letters": ("/letters/", True),
    "letters-nobody": ("/letters/?read=nobody", True),
    "letters-nothing": ("/letters/?read=finished", True),
    "letters-wrong": ("/letters/?read=colour", True),
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
    "source-add": ("/letters/navo-londen-2019/p/15/source/", True),
    "source-add-pledge": ("/letters/navo-londen-2019/p/15/source/?s=2", True),
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


def pages_with_marks(person):
    """Pages of letters that were read in part: by this person, and by another who found no pledge in some of it."""
    letter, other = Letter.objects.get(slug="navo-londen-2019"), make_user(name="S. Bakker")
    numbered = {paragraph.number: paragraph for paragraph in letter.paragraphs.body()}
    read_to(numbered[6], other)
    read_to(numbered[3], person)
    say_no_pledge(numbered[2], person)
    say_no_pledge(numbered[4], other)
    return {
        "letter-marked": ("/letters/navo-londen-2019/#p4", True),
        "letters-begun": ("/letters/?read=begun", True),
    }


def pages_with_readings(person):
    """Pages of verdicts that wait for a second reader, were confirmed and are disputed; and one to be checked again."""
    other, waits = make_user(name="S. Bakker"), Pledge.objects.filter(second_reading="needed").order_by("pk")
    confirmed, disputed, needed = waits[:3]
    make_reading(confirmed.updates.get(), by=other, note="Nagelezen.")
    make_reading(
        disputed.updates.get(), "disputed", by=other, note="De brief zegt alleen dat het besproken is."
    )
    Pledge.objects.filter(code="P-026").update(review_on=date(2020, 4, 1), owner=person)
    return {
        "pledge-confirmed": (confirmed.get_absolute_url(), True),
        "pledge-disputed": (disputed.get_absolute_url(), True),
        "pledge-needed": (f"{needed.get_absolute_url()}?in=second_reading%3Dneeded", True),
        "pledge-to-check": ("/pledges/P-026/", True),
        "pledges-disputed": ("/pledges/?second_reading=disputed", True),
        "overview-waiting": ("/", True),
    }


def pages_with_lineage(person):
    """Pages of four pledges over three letters: two repeat or change earlier ones, one of them from another letter."""
    third = make_letter(
        ["Nederland levert vanaf 2026 vier extra toestellen voor het NRI."],
        slug="navo-madrid-2022",
        short_title="Madrid 2022",
        dated_on=date(2022, 7, 1),
    )
    last = make_pledge(
        third.paragraphs.get(), title="Four more aircraft for the NRI", pledged_on=date(2022, 6, 29)
    )
    link(last, "changes", Pledge.objects.get(code="P-021"), person)
    link(Pledge.objects.get(code="P-020"), "repeats", Pledge.objects.get(code="P-006"), person)
    return {
        "pledge-lineage": ("/pledges/P-021/", True),
        "pledges-repeats": ("/pledges/?is_open=true", True),
        "overview-repeats": ("/", True),
        "link-add": ("/pledges/P-021/links/?kind=replaces&other=P-020", True),
        "link-add-wrong": ("/pledges/P-021/links/?colour=red", True),
        "source-own": ("/letters/navo-madrid-2022/p/1/source/?start=0&end=63", True),
        "pledge-add-linked": (
            "/letters/navo-madrid-2022/p/1/pledge/?start=0&end=63&kind=changes&other=P-021",
            True,
        ),
    }


def pages_with_deadlines(person):
    """Pages of a deadline that was postponed, with a claim that differs and an entry that was undone; and a refusal."""
    pledge = Pledge.objects.get(code="P-004")
    later = {"due_on": date(2019, 4, 14), "due_reason": "De formatie duurde langer."}
    make_update(pledge, by=person, effective_on=date(2018, 3, 1), claimed_status="fulfilled", **later)
    wrong = make_update(pledge, "partly_fulfilled", by=person, effective_on=date(2019, 5, 1))
    make_update(pledge, by=person, effective_on=date(2019, 5, 1), undoes=wrong, note="Hoort elders.")
    return {
        "pledge-postponed": (pledge.get_absolute_url(), True),
        "pledges-claimed": ("/pledges/?claim=differs&sort=-shifted", True),
        "pledges-windows": ("/pledges/?due=window&due=vague", True),
    }


def pages_with_views(person):
    """Pages of saved views: one of one's own, one that somebody shares, and one that asks for what is gone."""
    other, columns = (
        make_user("editor", name="S. Bakker"),
        "columns=deadline&columns=first_due_on&columns=title",
    )
    own = make_view(person, "Verschoven", f"{columns}&sort=-due", slug="verschoven")
    make_view(other, "Open toezeggingen van Defensie", slug="defensie", is_shared=True)
    make_view(person, "Rusland", "sort=due&topic=weg", slug="rusland")
    for number in range(1, 4):
        make_view(other, f"Dossier {number}", slug=f"dossier-{number}", is_shared=True)
    own.followings.create(person=other)
    return {
        "view": ("/views/verschoven/", True),
        "view-changed": ("/views/verschoven/?status=open&sort=due", True),
        "view-shared": ("/views/defensie/", True),
        "view-gone": ("/views/rusland/", True),
        "view-edit": ("/views/verschoven/edit/", True),
        "view-delete": ("/views/verschoven/delete/", True),
    }


def pages_with_candidates(person):
    """Pages of proposals: one to record, one that carries out a pledge, and two about which somebody has decided."""
    dismissed, first = Candidate.objects.open().likely_first()[:2]
    dismiss(dismissed, "too_vague", "Wie dit doet, staat er niet.", person)
    recorded = Candidate.objects.in_state("recorded").first()
    fulfilment = make_candidate(
        Paragraph.objects.body().get(letter__slug="navo-londen-2019", number=3), 0, 60, kind="afdoening"
    )
    return {
        "candidate-record": (f"/candidates/{first.pk}/record/", True),
        "candidate-record-pledge": (f"/candidates/{fulfilment.pk}/record/?back=state%3Dopen", True),
        "candidate-recorded": (f"/candidates/{recorded.pk}/record/", True),
        "candidate-dismissed": (f"/candidates/{dismissed.pk}/record/", True),
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
