"""Official XML: the real publications that are here, what may stand in them, and what is refused."""

import contextlib
import re
import socket
import threading
from datetime import date
from pathlib import Path

import pytest

from letters.formats import Unreadable, read
from letters.formats.koop_xml import read_letter
from letters.reading.draft import MarkerDraft, ReferenceDraft, SectionDraft, SignatoryDraft

pytestmark = pytest.mark.once

KST = Path(__file__).parent / "kst"
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<officiele-publicatie><metadata><meta name="OVERHEIDop.externMetadataRecord" scheme=""
 content="https://zoek.officielebekendmakingen.nl/kst-28676-321/metadata.xml"/></metadata>
<kamerstuk><dossier><dossiernummer><dossiernr>28 676</dossiernr></dossiernummer><titel>NAVO</titel></dossier>
<stuk><stuknr>Nr. <ondernummer kamer="2">321</ondernummer></stuknr>
<titel>BRIEF VAN DE MINISTER VAN DEFENSIE</titel><algemeen><vrije-tekst><tekst>"""
ADDRESSED = (
    "<al>Aan de Voorzitter van de Tweede Kamer der Staten-Generaal</al><al>Den Haag, 17 december 2019</al>"
)
FOOT = "</tekst></vrije-tekst>{closing}</algemeen></stuk></kamerstuk></officiele-publicatie>"
METADATA = b"""<metadata_gegevens><metadata name="DC.identifier" scheme="OVERHEIDop.ParlID" content="kst-28676-321"/>
<metadata name="DC.type" content="Brief"/>
<metadata name="DC.title" content="NAVO; Brief regering; Verslag van de bijeenkomst in Londen"/>
<metadata name="OVERHEIDop.documenttitel" content="Verslag van de bijeenkomst in Londen"/>
<metadata name="OVERHEIDop.datumBrief" content="2019-12-16"/></metadata_gegevens>"""


def official(body, closing="", head=HEAD):
    return f"{head}{ADDRESSED}{body}{FOOT.format(closing=closing)}".encode()


def draft(body, closing=""):
    return read(official(body, closing), "brief.xml")


def paragraphs(body):
    return [(each.kind, each.label, each.text) for each in draft(body).paragraphs]


def texts(body):
    return [each.text for each in draft(body).paragraphs]


def real(name):
    return read((KST / name).read_bytes(), name)


def refusal(data, name="brief.xml"):
    with pytest.raises(Unreadable) as refused:
        read(data, name)
    return refused.value.code


# ---- real publications ----------------------------------------------------------------------------------------
def test_a_motion_is_read_whole():
    motion = real("kst-35786-7.xml")

    assert (motion.dossiers, motion.number, motion.kind) == (["35786"], "7", "motion")
    assert (motion.title, motion.dated_on) == ("MOTIE VAN HET LID VAN DER GRAAF C.S.", date(2022, 3, 30))
    assert motion.signatories == [SignatoryDraft(name, "") for name in ("Van der Graaf", "Maatoug", "Arib")]
    assert [each.text for each in motion.paragraphs][:2] == ["De Kamer,", "gehoord de beraadslaging,"]
    assert motion.paragraphs[-1].text == "en gaat over tot de orde van de dag."
    assert len(motion.paragraphs) == 6
    assert (motion.official_id, motion.doubts) == ("kst-35786-7", [])


def test_metadata_inside_the_publication_gives_title_and_date():
    memorandum = real("kst-36750-3.excerpt.xml")

    assert (memorandum.title, memorandum.kind) == ("Memorie van toelichting", "other")
    assert (memorandum.official_id, memorandum.dated_on) == ("kst-36750-3", date(2025, 5, 21))


def test_notes_stand_apart_and_their_markers_keep_their_places():
    memorandum = real("kst-36750-3.excerpt.xml")
    second = memorandum.paragraphs[1]

    assert [note.label for note in memorandum.notes] == ["1", "2", "3", "8"]
    assert [(marker.label, second.text[marker.at - 9 : marker.at]) for marker in second.markers] == [
        ("2", "valenten."),
        ("3", "aliseerd."),
    ]
    assert memorandum.notes[1].text == "Klimaatakkoord, 28 juni 2019, p. 120."


def test_a_link_in_a_note_is_a_reference_at_its_words():
    note = real("kst-36750-3.excerpt.xml").notes[2]

    assert note.text == "Kamerstukken II 2022/23, 36 277, nr. 3."
    assert note.references == [ReferenceDraft(25, 38, "kamerstuk", "kst-36277-3", "36 277, nr. 3")]


def test_a_word_with_an_instruction_inside_stays_one_word():
    assert "inclusief het methaandoel." in real("kst-36750-3.excerpt.xml").paragraphs[2].text


def test_nested_divisions_give_headings_with_their_levels():
    assert real("kst-35470-XIV-4.excerpt.xml").sections == [
        SectionDraft("A ARTIKELGEWIJZE TOELICHTING BIJ HET WETSVOORSTEL", 1),
        SectionDraft("Wetsartikelen 1 tot en met 3", 2),
        SectionDraft("1 Leeswijzer", 1),
    ]


def test_a_sentence_that_is_marked_as_a_heading_is_a_paragraph():
    first = real("kst-35470-XIV-4.excerpt.xml").paragraphs[0]

    assert first.text.startswith("De begrotingsstaten die onderdeel zijn")
    assert first.kind == "body"


def test_a_chapter_a_day_of_receipt_and_a_signature_before_the_rest_are_read():
    memorandum = real("kst-35470-XIV-4.excerpt.xml")

    assert (memorandum.dossiers, memorandum.number) == (["35470-XIV"], "4")
    assert (memorandum.dated_note, memorandum.dated_on) == ("Ontvangen 20 mei 2020", date(2020, 5, 20))
    assert memorandum.signatories == [
        SignatoryDraft("C.J. Schouten", "De Minister van Landbouw, Natuur en Voedselkwaliteit")
    ]


def test_list_items_have_their_marks_and_rows_of_a_table_their_cells():
    memorandum = real("kst-35470-XIV-4.excerpt.xml")

    assert [each.label for each in memorandum.paragraphs if each.kind == "list"] == ["1.", "2.", "3."]
    assert [each.text for each in memorandum.paragraphs if each.kind == "table"][1] == "< 50\t1\t2"


def test_the_older_dialect_gives_the_same_kind_of_letter():
    memorandum = real("kst-25823-3.legacy-excerpt.xml")

    assert (memorandum.dossiers, memorandum.number, memorandum.official_id) == (["25823"], "3", "kst-25823-3")
    assert (memorandum.title, memorandum.kind) == ("MEMORIE VAN TOELICHTING", "other")
    assert [section.heading for section in memorandum.sections] == [
        "I. ALGEMEEN",
        "1. Technische voorschriften uit het oogpunt van milieu",
        "2. Europese regelgeving",
    ]
    assert memorandum.paragraphs[0].text == (
        "Dergelijke voorschriften zijn verder noodzakelijk om de milieubelasting door het bouwen, waar mogelijk, "
        "terug te dringen."
    )
    assert [(each.kind, each.label) for each in memorandum.paragraphs][2:] == [
        ("list", "1."),
        ("body", ""),
        ("list", "–"),
    ]


# ---- head -----------------------------------------------------------------------------------------------------
def test_addressee_place_and_date_are_the_first_paragraphs():
    letter = draft("<al>Hierbij bied ik u het verslag aan.</al>")

    assert letter.addressee == "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal"
    assert (letter.place, letter.dated_on, letter.kind) == ("Den Haag", date(2019, 12, 17), "letter")
    assert [each.text for each in letter.paragraphs] == ["Hierbij bied ik u het verslag aan."]


def test_several_dossiers_are_kept_in_their_order():
    number = "<dossiernr>34 775</dossiernr><begrotingshoofdstuk>X</begrotingshoofdstuk>"
    second = f"<dossier><dossiernummer>{number}</dossiernummer></dossier>"
    data = official("<al>Tekst.</al>", head=HEAD.replace("<stuk>", f"{second}<stuk>"))

    assert read(data, "brief.xml").dossiers == ["28676", "34775-X"]


def test_a_letter_in_the_eerste_kamer_has_a_letter_for_a_number():
    data = official(
        "<al>Tekst.</al>", head=HEAD.replace('<ondernummer kamer="2">321', '<ondernummer kamer="1">E')
    )

    assert read(data, "brief.xml").number == "E"


def test_a_reprint_is_no_part_of_the_title_and_its_note_is_kept():
    note = '<noot id="n0" type="voet"><noot.nr>1</noot.nr><noot.al>I.v.m. een correctie.</noot.al></noot>'
    head = HEAD.replace("</stuknr>", f"</stuknr><herdruk>HERDRUK{note}</herdruk>")
    letter = read(official("<al>Tekst.</al>", head=head), "brief.xml")

    assert letter.title == "BRIEF VAN DE MINISTER VAN DEFENSIE"
    assert [(each.label, each.text) for each in letter.notes] == [("1", "I.v.m. een correctie.")]


def test_metadata_beside_the_file_gives_the_title_and_what_is_printed_the_date():
    letter = read(official("<al>Tekst.</al>"), "brief.xml", METADATA)

    assert (letter.title, letter.dated_on) == ("Verslag van de bijeenkomst in Londen", date(2019, 12, 17))
    assert (letter.official_id, letter.kind) == ("kst-28676-321", "letter")


def test_before_2010_the_title_is_the_end_of_the_whole_one():
    metadata = re.sub(rb"<metadata name=.OVERHEIDop.documenttitel[^>]*>", b"", METADATA)

    assert read(official("<al>Tekst.</al>"), "brief.xml", metadata).title == (
        "Brief regering; Verslag van de bijeenkomst in Londen"
    )


def test_metadata_gives_the_date_where_none_is_printed():
    data = official("<al>Tekst.</al>").replace(b"<al>Den Haag, 17 december 2019</al>", b"")

    assert read(data, "brief.xml", METADATA).dated_on == date(2019, 12, 16)


# ---- signatures -----------------------------------------------------------------------------------------------
def signing(*people):
    return f"<tekst-sluiting>{''.join(people)}</tekst-sluiting>"


def person(office, name):
    return f"<ondertekening><functie>{office},</functie><naam>{name}</naam></ondertekening>"


def test_first_name_and_surname_are_kept_apart():
    name = "<voornaam>A.Th.B.</voornaam><achternaam>Bijleveld-Schouten</achternaam>"
    letter = draft("<al>Tekst.</al>", signing(person("De Minister van Defensie", name)))

    assert letter.signatories == [SignatoryDraft("A.Th.B. Bijleveld-Schouten", "De Minister van Defensie")]


def test_four_people_sign_in_signatures_of_their_own_or_in_one():
    four = [(f"De Minister van {name}", f"A. {name}") for name in ("Een", "Twee", "Drie", "Vier")]
    one = "".join(f"<functie>{office},</functie><naam>{name}</naam>" for office, name in four)
    expected = [SignatoryDraft(name, office) for office, name in four]

    assert draft("<al>Tekst.</al>", signing(*(person(*each) for each in four))).signatories == expected
    assert draft("<al>Tekst.</al>", signing(f"<ondertekening>{one}</ondertekening>")).signatories == expected


def test_offices_above_and_names_below_are_paired():
    both = "<functie>De Minister van A,</functie><functie>De Minister van B,</functie><naam>C. Een</naam>"
    both += "<naam>D. Twee</naam>"
    letter = draft("<al>Tekst.</al>", signing(f"<ondertekening>{both}</ondertekening>"))

    assert letter.signatories == [
        SignatoryDraft("C. Een", "De Minister van A"),
        SignatoryDraft("D. Twee", "De Minister van B"),
    ]


def test_a_signature_on_behalf_makes_no_signatory_and_stays_as_printed():
    words = "<functie>De Minister van A,</functie><deze>namens deze,</deze>"
    words += "<functie>de directeur,</functie><naam>C. Een</naam>"
    letter = draft("<al>Tekst.</al>", signing(f"<ondertekening>{words}</ondertekening>"))

    assert letter.signatories == []
    assert "namens deze," in [each.text for each in letter.paragraphs if each.kind == "closing"]


def test_a_signature_in_plain_paragraphs_is_found():
    letter = draft("<al>Tekst van de brief.</al><al>De Minister van Defensie,</al><al>J. S. J. Hillen</al>")

    assert letter.signatories == [SignatoryDraft("J. S. J. Hillen", "De Minister van Defensie")]
    assert [each.text for each in letter.paragraphs] == ["Tekst van de brief."]


# ---- text -----------------------------------------------------------------------------------------------------
def test_white_space_of_the_file_is_one_space():
    assert texts(
        "<al>\r\n   Het kabinet\r\n\tverhoogt   de <nadruk type='vet'> uitgaven</nadruk>\r\n .</al>"
    ) == ["Het kabinet verhoogt de uitgaven ."]


def test_raised_and_lowered_characters_stay_in_their_word():
    assert texts(
        "<al>30 m<sup>2</sup> en CO<inf>2</inf>-uitstoot, <nadruk type='cur'>ad hoc</nadruk>.</al>"
    ) == ["30 m2 en CO2-uitstoot, ad hoc."]


def test_what_prints_nothing_is_left_out():
    assert texts("<al>defen\u00adsie\u200b en air\u2011to\u2011air</al>") == ["defensie en air-to-air"]


def test_flat_headings_have_the_level_of_their_look():
    body = "".join(
        f'<tussenkop kopopmaak="{look}">{words}</tussenkop><al>Tekst.</al>'
        for look, words in (("vet", "Inleiding"), ("cur", "Aanleiding"), ("vet", "Slot"))
    )

    assert draft(body).sections == [
        SectionDraft("Inleiding", 1),
        SectionDraft("Aanleiding", 2),
        SectionDraft("Slot", 1),
    ]


def test_a_number_before_a_flat_heading_tells_its_level():
    body = '<tussenkop kopopmaak="cur">3.1 Personeel</tussenkop><al>Tekst.</al>'

    assert draft(body).sections == [SectionDraft("3.1 Personeel", 2)]


def test_a_short_paragraph_in_bold_is_a_heading():
    letter = draft('<al><nadruk type="vet">Aanleiding</nadruk></al><al>Tekst van de brief.</al>')

    assert letter.sections == [SectionDraft("Aanleiding", 1)]
    assert [each.text for each in letter.paragraphs] == ["Tekst van de brief."]


def test_lists_stand_in_lists_and_items_have_more_than_one_paragraph():
    inner = '<lijst type="ndash"><li><li.nr>–</li.nr><al>binnen</al></li></lijst>'
    body = f'<lijst type="a"><li><li.nr>a.</li.nr><al>een</al><al>verder</al>{inner}</li><li><al>twee</al></li></lijst>'

    assert paragraphs(body) == [
        ("list", "a.", "een"),
        ("list", "", "verder"),
        ("list", "–", "binnen"),
        ("list", "b.", "twee"),
    ]


def test_a_mark_that_is_a_sentence_is_words_of_the_item():
    body = "<lijst><li><li.nr>Ten eerste en vooral dit:</li.nr><al>een</al></li></lijst>"

    assert paragraphs(body) == [("list", "", "Ten eerste en vooral dit: een")]


def test_a_list_inside_a_paragraph_stands_between_its_halves():
    body = "<al>Het gaat om:<lijst><li><li.nr>1.</li.nr><al>een</al></li></lijst>en dat is alles.</al>"

    assert texts(body) == ["Het gaat om:", "een", "en dat is alles."]


def table(rows, columns=3):
    specs = "".join(f'<colspec colnum="{n}" colname="col{n}"/>' for n in range(1, columns + 1))
    return f'<table><title>Uitgaven</title><tgroup cols="{columns}">{specs}{rows}</tgroup></table>'


def test_a_cell_over_columns_or_rows_leaves_the_others_empty():
    rows = (
        '<thead><row><entry namest="col1" nameend="col2"><al>samen</al></entry>'
        '<entry colname="col3"><al>c</al></entry></row></thead>'
        '<tbody><row><entry morerows="1"><al>hoog</al></entry><entry><al>1</al></entry><entry><al>2</al></entry></row>'
        "<row><entry><al>3</al></entry><entry><al>vier</al><al>en vijf</al></entry></row>"
        '<row><entry colname="col3"><al>laatste</al></entry></row></tbody>'
    )

    assert texts(table(rows)) == [
        "Uitgaven",
        "samen\t\tc",
        "hoog\t1\t2",
        "\t3\tvier en vijf",
        "\t\tlaatste",
    ]


def test_tables_with_wild_numbers_are_read_all_the_same():
    rows = (
        '<tbody><row><entry namest="col9" nameend="col1" morerows="99999999"><al>een</al></entry></row>'
        '<row><entry colname="x" morerows="-1"><al>twee</al></entry></row></tbody>'
    )

    assert texts(table(rows).replace('cols="3"', 'cols="1000000000"'))[1].strip() == "een"


def test_notes_of_a_table_have_labels_of_their_own():
    noted = (
        '<al>12<noot id="t1" type="tabel"><noot.nr>1</noot.nr><noot.al>In miljoenen.</noot.al></noot></al>'
    )
    first = '<al>Tekst<noot id="n1" type="voet"><noot.nr>1</noot.nr><noot.al>Een noot.</noot.al></noot>.</al>'
    letter = draft(
        first + table(f"<tbody><row><entry>{noted}</entry><entry/><entry><al>x</al></entry></row></tbody>")
    )

    assert [(note.label, note.text) for note in letter.notes] == [
        ("1", "Een noot."),
        ("1-2", "In miljoenen."),
    ]
    assert letter.paragraphs[-1].markers == [MarkerDraft(2, "1-2")]


def test_a_second_marker_of_a_note_calls_the_same_note():
    body = (
        '<al>Een<noot id="n7" type="voet"><noot.nr>7</noot.nr><noot.al>Noot.</noot.al></noot> en '
        'twee<nootref refid="n7">7</nootref>.</al>'
    )
    letter = draft(body)

    assert letter.paragraphs[0].text == "Een en twee."
    assert letter.paragraphs[0].markers == [MarkerDraft(3, "7"), MarkerDraft(11, "7")]
    assert len(letter.notes) == 1


def test_before_2010_a_note_is_called_from_elsewhere():
    data = (
        '<kamerwrk kamer="2"><frontm><onderw><nummer>26 900</nummer><naam>NAVO</naam></onderw></frontm><body><stuk>'
        "<ltrlabel>Nr. </ltrlabel><nummer>12</nummer><titel>BRIEF VAN DE MINISTER VAN DEFENSIE</titel>"
        "<al>Aan de Voorzitter van de Tweede Kamer der Staten-Generaal</al><al>'s-Gravenhage, 1 december 1999</al>"
        '<al>Het kabinet<voetref refid="v1" nr="1"></voetref> besluit.</al>'
        "<ondtek>De Minister van Defensie,</ondtek><ondtek>F. H. G. de Grave</ondtek>"
        '<voetnoot id="v1" nr="1"><al>Zie de vorige brief.</al></voetnoot></stuk></body></kamerwrk>'
    ).encode("iso-8859-1")
    letter = read(b'<?xml version="1.0" encoding="iso-8859-1"?>' + data, "kst-26900-12.xml")

    assert letter.paragraphs[0].markers == [MarkerDraft(11, "1")]
    assert [(note.label, note.text) for note in letter.notes] == [("1", "Zie de vorige brief.")]
    assert letter.signatories == [SignatoryDraft("F. H. G. de Grave", "De Minister van Defensie")]
    assert (letter.place, letter.dated_on, letter.dossiers) == ("'s-Gravenhage", date(1999, 12, 1), ["26900"])


def test_a_picture_is_doubted_and_its_caption_read():
    letter = draft(
        '<al>Zie hieronder.</al><plaatje><illustratie naam="kst-1.png"/>'
        "<bijschrift>Figuur 1: de uitgaven</bijschrift></plaatje>"
    )

    assert [
        (doubt.code, doubt.paragraph, doubt.words) for doubt in letter.doubts if doubt.code == "picture"
    ] == [("picture", 0, "kst-1.png")]
    assert [each.text for each in letter.paragraphs] == ["Zie hieronder.", "Figuur 1: de uitgaven"]


def test_a_box_a_definition_and_what_is_not_known_keep_their_words():
    body = (
        "<box><al>In een kader.</al></box><definitielijst><definitie-item><term>NAVO</term>"
        "<definitie><al>een verdrag</al></definitie></definitie-item></definitielijst>"
        "<nieuw>los <al>erin</al> daarna</nieuw>"
    )

    assert texts(body) == ["In een kader.", "NAVO\teen verdrag", "los", "erin", "daarna"]


# ---- references -----------------------------------------------------------------------------------------------
def references(words):
    return [
        (each.kind, each.identifier, each.words)
        for each in draft(f"<al>{words}</al>").paragraphs[0].references
    ]


@pytest.mark.parametrize(
    ("doc", "kind", "identifier"),
    [
        ("kst-28844-266", "kamerstuk", "kst-28844-266"),
        ("h-tk-20222023-84-12", "handelingen", "h-tk-20222023-84-12"),
        ("ah-tk-20192020-89", "aanhangsel", "ah-tk-20192020-89"),
        ("blg-1234", "document", "blg-1234"),
        ("dossier/36600-XXIII", "dossier", "36600-XXIII"),
        ("https://zoek.officielebekendmakingen.nl/kst-28676-200.html", "kamerstuk", "kst-28676-200"),
        ("https://zoek.officielebekendmakingen.nl/dossier/28676", "dossier", "28676"),
    ],
)
def test_a_link_names_its_paper(doc, kind, identifier):
    assert references(f'Zie <extref doc="{doc}" soort="document">daar</extref>.') == [
        (kind, identifier, "daar")
    ]


@pytest.mark.parametrize(
    "doc", ["https://www.navo.example/kst-28676-1", "stb-2020-1", "kst-x", "", "javascript:alert(1)"]
)
def test_a_link_to_anything_else_is_only_words(doc):
    assert references(f'Zie <extref doc="{doc}">daar</extref>.') == []


def test_a_link_may_hold_only_a_part_of_the_reference():
    words = 'Handelingen II 2022/23, nr. <extref doc="h-tk-20222023-84-12">84, item 12</extref>'

    assert references(words) == [("handelingen", "h-tk-20222023-84-12", "84, item 12")]


def test_a_link_to_the_second_of_joint_dossiers_is_dropped():
    words = 'Kamerstukken 33 694 en <extref doc="kst-29521-9">29 521, nr. 9</extref>, '
    words += '<extref doc="kst-28676-3">28 676, nr. 3</extref>'

    assert references(words) == [("kamerstuk", "kst-28676-3", "28 676, nr. 3")]


# ---- refused --------------------------------------------------------------------------------------------------
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "doctype",
    [
        f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>',
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE officiele-publicatie SYSTEM "op.dtd">',
        "<!DOCTYPE officiele-publicatie>",
    ],
)
def test_any_document_type_is_refused(doctype):
    data = official("<al>Tekst.</al>").replace(b"<officiele", doctype.encode() + b"<officiele", 1)

    assert read(official("<al>Tekst.</al>"), "brief.xml").paragraphs
    assert refusal(data) == "doctype"


def take_call(listener, calls):
    with contextlib.suppress(TimeoutError):
        calls.append(listener.accept())


def test_nothing_is_fetched():
    calls = []
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(0.5)
    address = f"http://127.0.0.1:{listener.getsockname()[1]}/x"
    thread = threading.Thread(target=take_call, args=(listener, calls), daemon=True)
    thread.start()
    entity = f'<!DOCTYPE x [<!ENTITY % e SYSTEM "{address}"> %e; <!ENTITY f SYSTEM "{address}">]>'
    data = official("<al>&f;</al>").replace(b"<officiele", entity.encode() + b"<officiele", 1)

    assert refusal(data) == "doctype"
    read(official(f'<al>Tekst<extref doc="{address}">.</extref></al>'), "brief.xml")
    thread.join(1)
    assert calls == []
    listener.close()


# Files that are made to cost. How long each takes is measured by `python -m tests.bench hostile`.
COSTLY = {
    "never closed": (b"<a>" * 200_000, "broken_xml"),
    "closed": (
        b"<officiele-publicatie>" + b"<al>" * 200_000 + b"</al>" * 200_000 + b"</officiele-publicatie>",
        "overdone",
    ),
    "many": (b"<a>" + b"<b/>" * 600_000 + b"</a>", "overdone"),
    "many paragraphs": (official("<al>x</al>" * 90_000), "overdone"),
    "one paragraph": (official(f"<al>{'woord ' * 3_500_000}</al>"), "endless"),
    "long tag": (b"<a " + b"x" * 20_000_000, "broken_xml"),
    "long attribute": (b"<a b='" + b"x" * 20_000_000 + b"'/>", "not_kamerstuk"),
    "long comment": (b"<!--" + b"x" * 20_000_000 + b"--><a/>", "not_kamerstuk"),
}


@pytest.mark.parametrize("name", COSTLY)
def test_a_file_that_is_made_to_cost_is_refused(name):
    data, code = COSTLY[name]

    assert refusal(data) == code


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<html><head><title>Fout</title></head><body>404</body></html>", "web_page"),
        (
            b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x" "y"><html xmlns="http://www.w3.org/1999/xhtml"/>',
            "web_page",
        ),
        (b'<?xml version="1.0"?><diagnostics xmlns="x"><diagnostic/></diagnostics>', "not_found"),
        (b'<s:searchRetrieveResponse xmlns:s="x"><s:diagnostics/></s:searchRetrieveResponse>', "not_found"),
        (METADATA, "only_metadata"),
        (b"<rss><channel/></rss>", "not_kamerstuk"),
        (b"<officiele-publicatie><handelingen/></officiele-publicatie>", "not_kamerstuk"),
        (b"<officiele-publicatie><kamerstuk>", "broken_xml"),
        (b'<?xml version="1.0" encoding="klingon"?><a/>', "broken_xml"),
        (b"<officiele-publicatie><kamerstuk><stuk/></kamerstuk></officiele-publicatie>", "no_paragraphs"),
        (official("<al>Tekst \x01.</al>"), "broken_xml"),
    ],
)
def test_what_is_no_publication_is_refused_with_its_own_reason(data, code):
    assert refusal(data) == code


def test_a_search_answer_of_the_official_service_is_no_letter():
    assert refusal((KST / "sru_response_kst-36867-B.excerpt.xml").read_bytes()) in {
        "not_found",
        "not_kamerstuk",
        "broken_xml",
    }


def test_metadata_that_is_none_is_refused():
    with pytest.raises(Unreadable) as refused:
        read_letter(official("<al>Tekst.</al>"), b"<rss/>")

    assert refused.value.code == "not_metadata"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "iso-8859-1"])
def test_other_encodings_give_the_same_words(encoding):
    name = "utf-8" if encoding == "utf-8-sig" else encoding
    data = (
        official("<al>Oekraïne</al>")
        .decode()
        .replace('encoding="UTF-8"', f'encoding="{name}"')
        .encode(encoding)
    )

    assert [each.text for each in read(data, "brief.xml").paragraphs] == ["Oekraïne"]


def test_two_thousand_paragraphs_are_read_with_their_notes():
    paragraph = (
        '<al>Hierbij bied ik u het verslag aan van de bijeenkomst<noot id="n{0}" type="voet"><noot.nr>{0}</noot.nr>'
        '<noot.al>Zie <extref doc="kst-28676-{0}">28 676, nr. {0}</extref>.</noot.al></noot> van de NAVO-ministers in '
        "Brussel, waar is gesproken over de lastenverdeling en de inzet van het bondgenootschap.</al>"
    )
    data = official("".join(paragraph.format(number) for number in range(1, 2001)))

    letter = read(data, "brief.xml")

    assert (len(letter.paragraphs), len(letter.notes)) == (2000, 2000)
