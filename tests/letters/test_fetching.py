"""Papers from the official services, played by `official`: what is taken for a paper, and what is refused, and why."""

import gzip
import socket
import time
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime

import pytest

from letters.fetching import HURRIED, Caller, Manners, NotFetched, fetch_paper, read_number, search_dossier
from letters.fetching.calling import is_allowed, is_public
from tests.letters.official import (
    DIAGNOSTICS,
    PAGE,
    Reply,
    bomb,
    letter_pdf,
    letter_xml,
    metadata_xml,
    recorded,
    search_answer,
    sru_record,
)

pytestmark = pytest.mark.once

PAPER = "kst-28676-321"
OFFICIAL_SITE = "https://zoek.officielebekendmakingen.nl"


@pytest.fixture
def real(settings):
    """The addresses of the real services, which no test comes as far as calling."""
    settings.OFFICIAL_DOCUMENTS_URL = OFFICIAL_SITE
    settings.OFFICIAL_SRU_URL = "https://repository.overheid.nl/sru"
    settings.OFFICIAL_PAUSE = 0


def refusal(identifier=PAPER, caller=None):
    with pytest.raises(NotFetched) as refused:
        fetch_paper(identifier, caller)
    return refused.value.code


# ---- a paper -------------------------------------------------------------------------------------------------
def test_a_paper_comes_as_xml_with_what_is_known_of_it(official):
    official.play_paper(PAPER, letter_xml(), metadata=metadata_xml(PAPER))

    fetched = fetch_paper(PAPER)

    assert (fetched.identifier, fetched.official_id, fetched.filename) == (PAPER, PAPER, f"{PAPER}.xml")
    assert (fetched.data, fetched.metadata) == (letter_xml(), metadata_xml(PAPER))
    assert fetched.source_url == f"{OFFICIAL_SITE}/{PAPER}.html"
    assert (fetched.particulars.dossiers, fetched.particulars.number) == (("28676",), "321")
    assert (fetched.particulars.dated_on, fetched.particulars.dossier_title) == (date(2019, 12, 17), "NAVO")
    assert official.asked == [f"/{PAPER}.xml", f"/{PAPER}/metadata.xml"]


def test_without_xml_the_pdf_comes(official):
    official.play_paper(PAPER, letter_pdf(), "pdf")

    fetched = fetch_paper(PAPER)

    assert (fetched.filename, fetched.data[:5], fetched.metadata) == (f"{PAPER}.pdf", b"%PDF-", None)


def test_the_bytes_tell_what_it_is_and_not_the_content_type(official):
    official.play(f"/{PAPER}.xml", Reply(PAGE, headers={"Content-Type": "application/xml"}))
    official.play(f"/{PAPER}.pdf", Reply(letter_pdf(), headers={"Content-Type": "text/html"}))

    assert fetch_paper(PAPER).filename == f"{PAPER}.pdf"


def test_a_packed_answer_is_unpacked(official):
    official.play(f"/{PAPER}.xml", Reply(gzip.compress(letter_xml()), headers={"Content-Encoding": "gzip"}))

    assert fetch_paper(PAPER).data == letter_xml()


def test_we_say_who_we_are(official, settings):
    settings.SITE_URL = "https://nakoming.example.nl"
    official.play_paper(PAPER, letter_xml())

    fetch_paper(PAPER)

    assert "https://nakoming.example.nl" in official.headers[0]["User-Agent"]


def test_a_piece_that_is_not_laid_out_yet_comes_under_its_present_id(official):
    official.play_search(sru_record("kst-1259252", "36867", "9", status="Onopgemaakt"))
    official.play_paper("kst-1259252", letter_pdf(), "pdf", metadata_xml("kst-1259252", "36867", "9"))

    fetched = fetch_paper("kst-36867-9")

    assert (fetched.identifier, fetched.official_id) == ("kst-36867-9", "kst-1259252")


def test_a_file_that_the_search_names_elsewhere_in_the_services_is_taken_from_there(official):
    place = f"{official.url}/frbr/kst/onopgemaakt/kst-1259252/1/pdf/kst-1259252.pdf"
    item = f'<gzd:itemUrl manifestation="pdf">{place}</gzd:itemUrl>'
    official.play_search(sru_record("kst-1259252", "36867", "9", files=item))
    official.play("/frbr/kst/onopgemaakt/kst-1259252/1/pdf/kst-1259252.pdf", Reply(letter_pdf()))

    assert fetch_paper("kst-36867-9").official_id == "kst-1259252"


def test_a_file_that_the_search_names_on_another_host_is_not_visited(official):
    item = '<gzd:itemUrl manifestation="pdf">https://evil.example/kst-1259252.pdf</gzd:itemUrl>'
    official.play_search(sru_record("kst-1259252", "36867", "9", files=item))

    assert refusal("kst-36867-9") == "not_published_yet"


# ---- what is no paper ----------------------------------------------------------------------------------------
def test_what_is_not_there_is_not_found(official):
    official.play_search()

    assert refusal() == "not_found"
    assert f"/{PAPER}.pdf" in official.asked


def test_the_fake_404_is_not_found_too(official):
    away = Reply(status=302, headers={"Location": "/fout404.html"})
    official.play(f"/{PAPER}.xml", away)
    official.play(f"/{PAPER}.pdf", away)
    official.play("/fout404.html", Reply(letter_xml()))
    official.play_search()

    assert refusal() == "not_found"
    assert "/fout404.html" not in official.asked


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (PAGE, "error_page"),
        (b"<html><body>Storing</body></html>", "error_page"),
        (DIAGNOSTICS, "error_page"),
        (b"<!DOCTYPE officiele-publicatie [<!ENTITY a 'b'>]><officiele-publicatie/>", "error_page"),
        (b"{}", "error_page"),
        (b"<officiele-publicatie", "error_page"),
        (b"", "empty"),
        (b" \n ", "empty"),
    ],
)
def test_what_comes_with_200_and_is_no_paper_is_told_apart(official, answer, code):
    official.play(f"/{PAPER}.xml", Reply(answer))
    official.play(f"/{PAPER}.pdf", Reply(answer))

    assert refusal() == code


def test_who_may_not_have_it_is_told_so(official):
    official.play(f"/{PAPER}.xml", Reply(PAGE, 403))
    official.play(f"/{PAPER}.pdf", Reply(PAGE, 403))

    assert refusal() == "refused"


@pytest.mark.parametrize(
    "metadata", [metadata_xml("kst-28676-322"), recorded("gmb-2024-216934.metadata.xml")]
)
def test_another_paper_than_was_asked_for_is_refused(official, metadata):
    official.play_paper(PAPER, letter_xml(), metadata=metadata)

    assert refusal() == "wrong"


def test_a_paper_that_says_itself_that_it_is_another_one_is_refused(official):
    named = b'<metadata><meta name="DC.identifier" content="kst-28676-322"/></metadata>'
    other = b"<officiele-publicatie>" + named + b"</officiele-publicatie>"
    official.play_paper(PAPER, other)

    assert refusal() == "wrong"


# ---- to nobody else ------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/kst-28676-321.xml",
        "http://127.0.0.1:1/kst-28676-321.xml",
        "http://169.254.169.254/kst-28676-321.xml",
        "file:///etc/kst-28676-321.xml",
        "//evil.example/kst-28676-321.xml",
        "http://[/kst-28676-321.xml",
        "/another-paper.xml",
        "/ünïcode/kst-28676-321.xml",
    ],
)
def test_a_redirect_to_another_place_is_not_followed(official, target):
    location = target.encode().decode("latin-1")
    official.play(f"/{PAPER}.xml", Reply(status=302, headers={"Location": location}))
    official.play("/another-paper.xml", Reply(letter_xml()))

    assert refusal() == "elsewhere"
    assert official.asked == [f"/{PAPER}.xml"]


def test_a_redirect_to_the_same_paper_within_the_services_is_followed(official):
    official.play(f"/{PAPER}.xml", Reply(status=302, headers={"Location": f"/frbr/1/xml/{PAPER}.xml"}))
    official.play(f"/frbr/1/xml/{PAPER}.xml", Reply(letter_xml()))

    assert fetch_paper(PAPER).data == letter_xml()


def test_redirects_in_a_ring_come_to_an_end(official):
    official.play(f"/{PAPER}.xml", Reply(status=302, headers={"Location": f"/{PAPER}.xml"}))

    assert refusal() == "elsewhere"
    assert len(official.asked) == 3


@pytest.mark.parametrize(
    "address",
    [
        "http://zoek.officielebekendmakingen.nl/a.xml",
        "https://zoek.officielebekendmakingen.nl:8443/a.xml",
        "https://zoek.officielebekendmakingen.nl.evil.example/a.xml",
        "https://zoek.officielebekendmakingen.nl@evil.example/a.xml",
        "https://me:secret@zoek.officielebekendmakingen.nl/a.xml",
        "https://evil.example/zoek.officielebekendmakingen.nl",
        "https://zoek.officielebekendmakingen.nl/a b.xml",
        "ftp://zoek.officielebekendmakingen.nl/a.xml",
        "https://zoek.officielebekendmakingen.nl:port/a.xml",
        "http://127.0.0.1:8000/a.xml",
        "",
    ],
)
def test_only_the_official_services_are_called(real, address):
    assert is_allowed("https://zoek.officielebekendmakingen.nl/a.xml")
    assert is_allowed("https://repository.overheid.nl/frbr/a.xml")
    assert not is_allowed(address)


def test_a_setting_that_names_another_place_means_that_host_and_port_alone(official):
    assert is_allowed(f"{official.url}/a.xml")
    assert not is_allowed("http://127.0.0.1:1/a.xml")
    assert not is_allowed(official.url.replace("http:", "https:") + "/a.xml")
    assert not is_allowed("https://zoek.officielebekendmakingen.nl/a.xml")


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1",
     "::1", "fe80::1%eth0", "fd00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::"],
)  # fmt: skip
def test_an_address_that_is_not_public_is_known(address):
    assert is_public("145.21.161.1")
    assert is_public("2a00:d00::1")
    assert not is_public(address)


def looked_up(monkeypatch, *answers):
    """Names mean these addresses; an address means itself, and nobody is there."""
    asked = []

    def look_up(host, port, *args, **options):
        asked.append(host)
        if host[0].isdigit():
            raise OSError("nobody is there")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (answer, port)) for answer in answers]

    monkeypatch.setattr("socket.getaddrinfo", look_up)
    return asked


@pytest.mark.parametrize("answers", [["127.0.0.1"], ["145.21.161.1", "10.0.0.1"]])
def test_an_official_name_that_leads_inside_is_not_followed(real, monkeypatch, waits, answers):
    asked = looked_up(monkeypatch, *answers)

    assert refusal() == "not_official"
    assert asked == ["zoek.officielebekendmakingen.nl"]


def test_the_address_that_was_checked_is_the_one_that_is_called(real, monkeypatch, waits):
    """A name that would mean another address a moment later is not looked up again."""
    asked = looked_up(monkeypatch, "145.21.161.1")

    assert refusal(caller=Caller(Manners(tries=1))) == "unreachable"
    assert asked == ["zoek.officielebekendmakingen.nl", "145.21.161.1"]


# ---- limits --------------------------------------------------------------------------------------------------
def test_an_answer_without_end_is_cut_at_the_limit(official):
    official.play(f"/{PAPER}.xml", Reply(pieces=iter(lambda: b"x" * 65536, b"")))

    assert refusal(caller=Caller(Manners(most_bytes=300_000))) == "too_large"


def test_a_small_answer_that_unpacks_to_a_large_one_is_refused(official):
    official.play(f"/{PAPER}.xml", Reply(bomb(), headers={"Content-Encoding": "gzip"}))

    assert refusal() == "too_large"


@pytest.mark.parametrize("coding", ["gzip", "br"])
def test_packing_that_cannot_be_undone_is_refused(official, waits, coding):
    official.play(f"/{PAPER}.xml", Reply(b"no such packing", headers={"Content-Encoding": coding}))

    assert refusal() == "cut_off"


def test_an_answer_that_drips_is_hung_up_on(official):
    official.play(f"/{PAPER}.xml", Reply(pieces=official.drip()))
    began = time.monotonic()

    assert refusal(caller=Caller(Manners(whole=0.2))) == "slow"
    assert time.monotonic() - began < 2


def test_an_answer_that_never_begins_is_not_waited_for(official):
    official.play(f"/{PAPER}.xml", lambda _query: official.closing.wait(5) or Reply())

    assert refusal(caller=Caller(Manners(read=0.1))) == "slow"


def test_everything_together_has_a_limit_for_who_waits_at_a_page(official, waits):
    official.play(f"/{PAPER}.xml", Reply(status=503, headers={"Retry-After": "30"}))

    assert refusal(caller=Caller(Manners(altogether=0.5))) == "busy"
    assert waits == []
    assert HURRIED.altogether < 30


# ---- manners -------------------------------------------------------------------------------------------------
def test_between_two_calls_there_is_a_pause(official, settings, waits):
    settings.OFFICIAL_PAUSE = 0.5
    official.play_paper(PAPER, letter_xml(), metadata=metadata_xml(PAPER))

    fetch_paper(PAPER)

    assert len(official.asked) == 2
    assert len(waits) == 1
    assert 0.4 < waits[0] <= 0.5


def test_who_is_in_trouble_is_asked_again_after_longer_and_longer_waits(official, waits):
    official.play(f"/{PAPER}.xml", Reply(PAGE, 500), Reply(PAGE, 500), Reply(letter_xml()))

    assert fetch_paper(PAPER).data == letter_xml()
    assert waits == [1, 2]


def test_who_says_when_to_come_back_is_obeyed(official, waits):
    official.play(f"/{PAPER}.xml", Reply(PAGE, 429, {"Retry-After": "7"}), Reply(letter_xml()))

    assert fetch_paper(PAPER).data == letter_xml()
    assert waits == [7]


def test_a_moment_to_come_back_is_understood(official, waits):
    moment = format_datetime(datetime.now(UTC) + timedelta(seconds=20), usegmt=True)
    official.play(f"/{PAPER}.xml", Reply(PAGE, 503, {"Retry-After": moment}), Reply(letter_xml()))

    fetch_paper(PAPER)

    assert 15 < waits[0] <= 20


@pytest.mark.parametrize("asked", ["86400", "Fri, 31 Dec 9999 23:59:59 GMT"])
def test_nobody_can_make_us_wait_for_a_day(official, waits, asked):
    official.play(f"/{PAPER}.xml", Reply(PAGE, 429, {"Retry-After": asked}))

    assert refusal() == "busy"
    assert waits == [60] * 4


@pytest.mark.parametrize("asked", ["soon", "-5", "1e9", "Fri, 31 Feb 2020 99:99:99", "0"])
def test_a_wish_that_makes_no_sense_is_no_wish(official, waits, asked):
    official.play(f"/{PAPER}.xml", Reply(PAGE, 429, {"Retry-After": asked}), Reply(letter_xml()))

    fetch_paper(PAPER)

    assert waits[0] <= 1


def test_who_stays_busy_is_left_alone(official, waits):
    official.play(f"/{PAPER}.xml", Reply(PAGE, 503))

    assert refusal() == "busy"
    assert len(official.asked) == 5
    assert waits == [1, 2, 4, 8]


def test_an_answer_that_was_cut_off_is_asked_for_again(official, waits):
    whole = letter_xml()
    official.play(f"/{PAPER}.xml", Reply(whole[:200], states=len(whole)), Reply(whole))

    assert fetch_paper(PAPER).data == whole


def test_an_answer_that_is_cut_off_each_time_is_no_paper(official, waits):
    official.play(f"/{PAPER}.xml", Reply(letter_xml()[:200], states=5000))

    assert refusal() == "cut_off"


def test_services_that_are_away_are_named_so(official, waits):
    official.close()

    assert refusal() == "unreachable"


# ---- numbers -------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("words", "identifier"),
    [
        ("28 676, nr. 321", "kst-28676-321"),
        ("kst-28676-321", "kst-28676-321"),
        ("28676-321", "kst-28676-321"),
        ("34 775 X, nr. 140", "kst-34775-X-140"),
        ("21501-02, nr. 2893", "kst-21501-02-2893"),
        ("35 925, nr. E", "kst-35925-E"),
        ("https://zoek.officielebekendmakingen.nl/kst-28676-321.html", "kst-28676-321"),
        (" KST-1259252 ", "kst-1259252"),
        ("kst-36867-B", "kst-36867-B"),
    ],
)
def test_a_number_is_taken_as_people_write_it(words, identifier):
    assert read_number(words) == identifier


@pytest.mark.parametrize(
    "words",
    [
        "",
        "28676",
        "een brief",
        "blg-1253259",
        "٢٨٦٧٦-٣٢١",
        "kst-",
        "kst-123456789012",
        "'; DROP TABLE",
        "x" * 10_000,
        "../etc",
    ],
)
def test_what_names_no_paper_is_refused_with_an_example(words):
    with pytest.raises(NotFetched, match=r"28 676, nr\. 321") as refused:
        read_number(words)

    assert refused.value.code == "no_number"
    assert len(str(refused.value)) < 200


# ---- the search ----------------------------------------------------------------------------------------------
def searched(**options):
    return list(search_dossier("28676", **options))


def search_refusal():
    with pytest.raises(NotFetched) as refused:
        searched()
    return refused.value.code


def test_a_recorded_answer_is_read(official):
    """Record 3 of a real answer of four: so the search is asked on, and has no more to say."""
    official.play("/sru", Reply(recorded("sru-36867-B.xml")), Reply(search_answer(total=4)))
    found = search_dossier("36867")

    record = next(found)

    assert (record.official_id, record.identifier, record.is_laid_out) == ("kst-36867-B", "kst-36867-B", True)
    told = record.particulars
    assert (told.dossiers, told.number, told.dated_on, told.kind) == (
        ("36867",),
        "B",
        date(2026, 6, 10),
        "letter",
    )
    assert told.title.startswith(
        "Brief van de staatssecretaris van BZK met verzoek over spoedige behandeling"
    )
    assert told.dossier_title.startswith("Wijziging van de Wet openbare lichamen")
    assert record.files["pdf"].endswith("/1/pdf/kst-36867-B.pdf")
    with pytest.raises(NotFetched):
        next(found)


def test_the_search_is_asked_in_its_own_language(official):
    questions = []
    official.play("/sru", lambda query: questions.append(query) or Reply(search_answer()))

    searched(number="321", published_since=date(2019, 1, 1), changed_since=date(2020, 2, 2))

    (asked,) = questions[0]["query"]
    assert asked == (
        'c.product-area==officielepublicaties and w.publicatienaam=Kamerstuk and w.dossiernummer=="28676"'
        ' and w.ondernummer=="321" and dt.date>=2019-01-01 and dt.modified>=2020-02-02'
    )
    assert (questions[0]["operation"], questions[0]["version"]) == (["searchRetrieve"], ["2.0"])


def test_the_search_is_read_to_its_last_page(official):
    records = [sru_record(f"kst-28676-{number}", number=str(number)) for number in range(1, 6)]

    def page(query):
        start = int(query["startRecord"][0])
        return Reply(search_answer(*records[start - 1 : start + 1], total=5))

    official.play("/sru", page)

    assert [record.identifier for record in searched()] == [f"kst-28676-{n}" for n in range(1, 6)]
    assert len(official.asked) == 3


def test_what_the_search_names_besides_papers_is_left_out(official):
    gazette = recorded("sru-record-gmb-2023-174296.xml").decode().split("<record>")[1].split("</record>")[0]
    nameless = sru_record("", "", "")
    official.play_search(
        f"<record>{gazette}</record>", nameless, sru_record("blg-1253259"), sru_record(PAPER)
    )

    assert [record.identifier for record in searched()] == [PAPER]


@pytest.mark.parametrize(
    ("dossier", "number", "identifier"),
    [
        ("", "", "kst-1259252"),
        ("36867", "", "kst-1259252"),
        ("36867", "nr. 9; DROP", "kst-1259252"),
        ("zesendertig", "9", "kst-1259252"),
        ("36 867", "9", "kst-36867-9"),
        ("36800-X", "9", "kst-36800-X-9"),
    ],
)
def test_a_record_with_odd_or_missing_fields_is_read_as_far_as_it_goes(official, dossier, number, identifier):
    official.play_search(sru_record("kst-1259252", dossier, number, issued="onbekend"))

    (record,) = searched()

    assert (record.identifier, record.official_id) == (identifier, "kst-1259252")
    assert record.particulars.dated_on is None


def test_the_id_says_which_dossier_owns_the_number(official):
    further = "<o:dossiernummer>33694</o:dossiernummer>"
    official.play_search(sru_record("kst-33694-9", "29521", "9", further))

    (record,) = searched()

    assert (record.identifier, record.particulars.dossiers) == ("kst-33694-9", ("33694", "29521"))


def test_a_record_may_name_the_id_that_it_had_before(official):
    further = '<o:vervangt resourceIdentifier="https://zoek.officielebekendmakingen.nl/kst-1259252.html"/>'
    official.play_search(sru_record("kst-36867-9", "36867", "9", further))

    assert searched()[0].particulars.former == ("kst-1259252",)


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (DIAGNOSTICS, "search_refused"),
        (search_answer().replace(b"<sru:records>", DIAGNOSTICS + b"<sru:records>"), "search_refused"),
        (PAGE, "search_unclear"),
        (b"", "search_unclear"),
        (letter_xml(), "search_unclear"),
        (search_answer(total="veel"), "search_unclear"),
        (search_answer(total="9" * 40), "search_unclear"),
        (search_answer().replace(b"?>", b"?><!DOCTYPE a [<!ENTITY b 'c'>]>", 1), "search_unclear"),
        (b"<a>" * 200_000, "search_unclear"),
        (search_answer(sru_record(PAPER), total=999_999_999), "search_incomplete"),
        (search_answer(total=3), "search_incomplete"),
    ],
)
def test_an_answer_that_is_no_list_of_papers_is_refused(official, answer, code):
    official.play("/sru", Reply(answer))

    assert search_refusal() == code


def test_pages_without_end_come_to_an_end(official):
    def page(query):
        start = query["startRecord"][0]
        return Reply(search_answer(sru_record(f"kst-28676-{start}", number=start), total=999_999))

    official.play("/sru", page)

    assert search_refusal() == "search_incomplete"
    assert len(official.asked) == 100
