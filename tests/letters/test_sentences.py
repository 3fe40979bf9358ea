"""Where the sentences of a paragraph begin and end."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.reading.sentences import split_sentences
from tests.letters.gold import NAMES, PARAGRAPHS, SENTENCES

NBSP = "\u00a0"


def sentences(text):
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize("name", NAMES)
def test_the_sentences_of_the_letters_are_those_that_two_readers_told_apart(name):
    labelled = next(document["sentences"] for document in SENTENCES if document["doc"] == name)

    read = [
        (paragraph["number"], sentence)
        for paragraph in PARAGRAPHS[name]["paragraphs"]
        for sentence in sentences(paragraph["text"])
    ]

    assert read == [(sentence["paragraph"], sentence["text"]) for sentence in labelled]


@pytest.mark.parametrize(
    "text",
    [
        "Op 25 mei jl. te Brussel is besloten.",
        "De brief van 24 mei jl. (Kamerstuk 27 925, nr. 608) is verzonden.",
        "Op 30 mei jl. Minister Blok gesproken.",
        "Vanwege o.a. De Nederlandsche Bank is dit uitgesteld.",
        "M.n. de plaatsing van raketten is een zorg.",
        "Zie art. 5 en p. 12 van het verdrag.",
        "Het gaat om 17 mln. Nederlandse euro.",
        "De heer A.Th.B. Bijleveld en mevrouw J. S. J. Hillen spraken.",
        "Minister S.A. Blok was aanwezig.",
        "Dit kost 4.6 miljoen en 600.000 euro.",
        "1. Algemeen is de titel.",
        "3.1 Personeel. is geen zin",
        "Zij zullen toelichten 1) hoe, (2) in welke mate en (3) welke inzet zij plannen.",
        "Zie www.tweedekamer.nl en www.rijksoverheid.Nl voor meer.",
        "Het advies «Hoe hoort het eigenlijk? Passend contact tussen overheid en burger» is verschenen.",
        "Is dat zo? dat weet niemand.",
        "Het drs.Jansen en nr.Zes staan vast.",
        "De heer Th. de Vries en mw. A. Jansen spraken.",
        "Zie art. 5 jo. art. 6 Wet IB.",
        "Prof. mr. P. de Boer was er.",
        "NR. 5 van de lijst.",
        "Dit geldt t/m 31 dec. 2025 en vanaf 1 jan. 2026.",
        "Onderzoek van TNO e.a. wijst daarop.",
        "Het plafond van 5,69 mld. Nederlandse bijdragen geldt t.a.v. Oekraïne.",
        "Het kost € 3.500.000,– in 2.0 of 3.1.2.",
        "In de 20e eeuw gold 10.30 uur en 12.5 °C.",
        "3.1.Op reis",
        "1.De eerste van de lijst",
        "a. De eerste van de lijst",
        "II. De tweede van de lijst",
        "Zij doen: a) het een; b) het ander; en c) niets.",
        "Het betreft: • punt een; • punt twee; • punt drie.",
        "Zie https://www.rijksoverheid.nl/Documenten.Html voor meer.",
        "Bedrijven als Booking.com en Marktplaats.nl groeien.",
        "Hij sprak van «een stap. Een grote stap» en ging.",
        "Dit is de nota (NvW). (Kamerstuk 36 200 XIV, nr. 11)",
        "Dat is op 24 mei jl. (Kamerstuk 27 925, nr. 608) gezegd.",
        "<b>Een zin</b>&nbsp;met <br/> markup",
        "\u200fEen zin\u200e zonder einde",
    ],
)
def test_a_stop_inside_a_sentence_does_not_end_it(text):
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Zo is het. Nederland doet mee.", "Zo is het."),
        (
            "Zie Kamerstuk 27 925, nr. 608).Voorts heeft Nederland dit aangeboden.",
            "Zie Kamerstuk 27 925, nr. 608).",
        ),
        ("Dat is gevraagd.Het kabinet antwoordt.", "Dat is gevraagd."),
        ("Is dat zo? Dat weet niemand.", "Is dat zo?"),
        ("Dat was op 25 mei jl. Deze bijeenkomst begon laat.", "Dat was op 25 mei jl."),
        ("De kosten zijn 17 mln. Het kabinet draagt die.", "De kosten zijn 17 mln."),
        ("Dit staat in bijlage B. De Kamer kent die.", "Dit staat in bijlage B."),
        ("Wij verlaten de VS. Nederland blijft.", "Wij verlaten de VS."),
        ("Hij zei: «Wij gaan.» Nederland volgt.", "Hij zei: «Wij gaan.»"),
        ("«Wij gaan door. Wij blijven.» zei hij.", "«Wij gaan door."),
        ("Dit is toegezegd.2 Hiermee is dat gedaan.", "Dit is toegezegd.2"),
        ("Dat geldt voor 2021–2027.3 Sinds de oprichting niet meer.", "Dat geldt voor 2021–2027.3"),
        ("Dat is zo.² Verder niets.", "Dat is zo.²"),
        ("Het duurt nog… Maar niet lang.", "Het duurt nog…"),
        ("In 2020. 70 jaar later.", "In 2020."),
        ("Het is klaar. € 5 blijft over.", "Het is klaar."),
        ("Zo is het. ’s Middags niet.", "Zo is het."),
        ("Zo is het. 's Middags niet.", "Zo is het."),
        ("Dat is er niet.\nWel dit.", "Dat is er niet."),
        (f"Dat is er niet.{NBSP}Wel dit.", "Dat is er niet."),
        ("Op 25 mei jl.Voorts is dat gezegd.", "Op 25 mei jl."),
        ("Zie Kamerstuk 27 925, nr. 608.Voorts is dat gezegd.", "Zie Kamerstuk 27 925, nr. 608."),
        ("Dat doet het Ministerie van OCW.Daarnaast ook dit.", "Dat doet het Ministerie van OCW."),
        ("Zijn er vragen?Ja, zeker.", "Zijn er vragen?"),
        ("Wat is dat?! Dat is niets.", "Wat is dat?!"),
        ("Dit is het plan... Maar niet nu.", "Dit is het plan..."),
        ("Hij zei: “Wij gaan.” Nederland volgt.", "Hij zei: “Wij gaan.”"),
        ("(Zie bijlage 1.) Daarna volgt meer.", "(Zie bijlage 1.)"),
        ("Het gaat om 3.500.000 euro. Dat is veel.", "Het gaat om 3.500.000 euro."),
        ("De EU, de VS, e.d. Dat is alles.", "De EU, de VS, e.d."),
        ("De F-35. De JSF.", "De F-35."),
        ("Dat staat in het plan. «Ja», zei hij.", "Dat staat in het plan."),
        ("Dat staat in het plan. (2) En dit ook.", "Dat staat in het plan."),
        ("Dat staat in het plan. – En dit ook.", "Dat staat in het plan."),
        ("Dat is zo. (Kamerstuk 35 000, nr. 5) Dit niet.", "Dat is zo. (Kamerstuk 35 000, nr. 5)"),
        ("Dat is zo. (Kamerstuk 35 000, nr. 5 is er.)", "Dat is zo."),
        ("Het einde.\u200f De volgende.", "Het einde.\u200f"),
        ("\u200fHet einde. \u200eDe volgende.", "\u200fHet einde."),
    ],
)
def test_a_stop_at_the_end_of_a_sentence_ends_it(text, first):
    assert sentences(text)[0] == first
    assert len(sentences(text)) == 2


@pytest.mark.parametrize("text", ["", "   ", "\u00a0\n"])
def test_text_without_words_has_no_sentences(text):
    assert split_sentences(text) == []


def test_sentences_hold_everything_but_the_space_between_them():
    text = "  Eén zin. \n Nog een;  zonder einde  "

    assert sentences(text) == ["Eén zin.", "Nog een;  zonder einde"]
    assert "".join(sentences(text)).replace(" ", "") == "".join(text.split())


@given(st.text(alphabet=st.sampled_from("Aa1 .?!…«»()\n\t\u200f,;•–") | st.characters()))
def test_whatever_the_text_its_sentences_stand_in_order_and_leave_out_only_space(text):
    places = [place for sentence in split_sentences(text) for place in sentence]

    assert places == sorted(places)
    assert all(start < end for start, end in split_sentences(text))
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    "piece", [".", "A. ", "a. ", "« ", "Nee. ", "x", "? ", ".1 ", ". (Kamerstuk ", "De. (", "1.De"]
)
def test_hostile_text_takes_no_more_than_its_share_of_time(piece):
    began = time.process_time()

    split_sentences(piece * (100_000 // len(piece)))

    assert time.process_time() - began < 5
