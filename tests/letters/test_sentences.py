"""Where the sentences of a paragraph begin and end."""

import time

import pytest

from letters.reading.sentences import split_sentences
from tests.letters.gold import NAMES, PARAGRAPHS, SENTENCES


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


@pytest.mark.parametrize("piece", [".", "A. ", "a. ", "« ", "Nee. ", "x", "? ", ".1 "])
def test_hostile_text_takes_no_more_than_its_share_of_time(piece):
    began = time.process_time()

    split_sentences(piece * (100_000 // len(piece)))

    assert time.process_time() - began < 5
