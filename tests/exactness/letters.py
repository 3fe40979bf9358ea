# ruff: noqa: E501  (prose, a sentence a line)
"""The letters of known text. Each is there for what it makes hard; the prose between is real sentences.

`look` says how the PDF is set: font, ragged or justified, a blank line between paragraphs or none, and how the
words of a justified line are printed.
"""

from datetime import date

from tests.exactness.known import Dossier, Heading, Known, Para, Signing, Table
from tests.exactness.prose import LONG_NOTE, Prose

NAVO = Dossier("28 676", "NAVO", "28676")
DEFENSIE = ("De Minister van Defensie", "K.H. Ollongren")
BUITENLAND = ("De Minister van Buitenlandse Zaken", "W.B. Hoekstra")


def body(prose, *sizes, notes=0):
    """A paragraph for every size; the first of them has the notes."""
    return [Para(prose.paragraph(size, notes if not index else 0)) for index, size in enumerate(sizes)]


def bullets(prose, number, mark="•", depth=0):
    """List items that end in a semicolon, the last in a full stop."""
    texts = [prose.sentence().rstrip(".") for _ in range(number)]
    return [
        Para(text + (";" if index + 1 < number else "."), "list", mark, depth)
        for index, text in enumerate(texts)
    ]


def numbered_items(prose, number, mark="{}."):
    return [Para(prose.sentence(), "list", mark.format(index)) for index in range(1, number + 1)]


def long_letter(shift=0):
    """Over twenty notes, several on one page, long and continued ones; headings 3.1; words broken everywhere."""
    prose = Prose(46 + shift)
    items = [
        Para("Defensie is van de samenleving en vóór de samenleving. Met deze brief informeren wij uw Kamer over de "
             "voortgang.[^Kamerstuk 36 124, nr. 1.]"),
        Para(f"In onze laatste brief[^Brief van 17 mei 2024 over het Nationaal Programma Ruimte voor Defensie.] is over "
             f"de «ruimtebehoefte[^{prose.fill(LONG_NOTE)}]» van Defensie het nodige gezegd. " + prose.paragraph(3)),
    ]  # fmt: skip
    for chapter in range(1, 8):
        items.append(
            Heading(
                f"{chapter}. {'Inleiding Lastenverdeling Personeel Materieel Vastgoed Financiën Slot'.split()[chapter - 1]}"
            )
        )
        items += body(prose, 4, 3, 5, notes=2)
        if chapter in (3, 4):
            for part, name in enumerate(["Werving en behoud", "Opleidingen", "Reservisten"], 1):
                items.append(Heading(f"{chapter}.{part} {name}", 2))
                items += body(prose, 4, 2, 4, 3, notes=2)
        if chapter == 5:
            items += [*body(prose, 1), *numbered_items(prose, 4)]
        if chapter in (2, 4, 6):
            items.append(Para(prose.with_note(prose.paragraph(3), prose.fill(LONG_NOTE))))
        items += body(prose, 3, 4, 2, 5)
    items.append(Signing((("De Staatssecretaris van Defensie", "C.A. van der Maat"),)))
    return Known(
        "voortgang-defensienota", tuple(items), (Dossier("36 124", "Defensienota 2022 – sterker Nederland, veiliger "
        "Europa", "36124"),), "46", "BRIEF VAN DE STAATSSECRETARIS VAN DEFENSIE", "Voortgang Defensienota 2022",
        "Den Haag", date(2024, 6, 10), "10 juni 2024", session="2023–2024",
        look={"font": "Helvetica", "justified": False, "gap": True, "short_feet": True},
    )  # fmt: skip


def cover_letter(shift=0):
    """A cover letter, its signatures, then the report; no blank lines between paragraphs."""
    prose = Prose(334 + shift, euro=False)
    items = [
        Para("Hierbij sturen wij u, mede namens de Minister-President, het verslag van de bijeenkomst van 11 en 12 juli "
             "2023 in Vilnius. Tevens sturen wij u de tekst van de verklaring die is aangenomen.[^Raadpleegbaar via "
             "www.tweedekamer.nl]"),
        Signing((BUITENLAND, DEFENSIE)),
        Heading("VERSLAG VAN DE NAVO-TOP VAN 11 EN 12 JULI 2023"),
    ]  # fmt: skip
    for number, name in enumerate(
        ["Algemeen", "Defensie-uitgaven en lastenverdeling", "Afschrikking en verdediging – het NATO Readiness Initiative",
         "Rusland (inclusief wapenbeheersing)", "China", "Reflectieproces"], 1
    ):  # fmt: skip
        items.append(Heading(f"{number}. {name}"))
        items += body(prose, 3, 2, 4, 3, 2, 4, 3, notes=2 if number < 5 else 0)
        if number in (2, 4):
            items.append(Para(prose.with_note(prose.paragraph(2), prose.fill(LONG_NOTE))))
    return Known(
        "verslag-navo-top", tuple(items), (NAVO,), "334", "BRIEF VAN DE MINISTERS VAN BUITENLANDSE ZAKEN EN VAN DEFENSIE",
        "Verslag NAVO-top", "Den Haag", date(2023, 7, 19), "19 juli 2023",
        look={"font": "Times-Roman", "justified": True, "gap": False, "size": 9.6, "short_feet": True},
    )  # fmt: skip


def four_ministers(shift=0):
    """Two dossiers, four signatories, bullets with dashes under them, a table over two pages."""
    prose = Prose(403 + shift)
    items = body(prose, 4, 5, 3, notes=1)
    for name in ["De Sahel", "Inzet in Irak", "Kabinetsinzet en belang van het maatschappelijk middenveld"]:
        items += [Heading(name), *body(prose, 4, 3, 5, 2, notes=2)]
        items.append(Para("De inzet bestaat uit de volgende onderdelen:"))
        items += bullets(prose, 2)
        items += [Para("De volgende vragen staan nog open:", "list", "•"), *bullets(prose, 2, "–", 1)]
        items += [*bullets(prose, 2), *body(prose, 3, 4)]
        items.append(Para(prose.with_note(prose.paragraph(3), prose.fill(LONG_NOTE))))
    items += [
        Heading("Overzicht van de missies"),
        Para("In onderstaande tabel staan de bijdragen per missie."),
    ]
    items.append(missions(prose, 44))
    items += [*body(prose, 3, 4, notes=1), Heading("Tot slot"), *body(prose, 3, 2)]
    items.append(Signing((
        ("De Minister van Buitenlandse Zaken", "S.A. Blok"),
        ("De Minister van Defensie", "A.Th.B. Bijleveld-Schouten"),
        ("De Minister voor Buitenlandse Handel en Ontwikkelingssamenwerking", "S.A.M. Kaag"),
        ("De Minister van Justitie en Veiligheid", "F.B.J. Grapperhaus"),
    )))  # fmt: skip
    return Known(
        "inzet-sahel", tuple(items), (
            Dossier("29 521", "Nederlandse deelname aan vredesmissies", "29521"),
            Dossier("34 952", "Investeren in Perspectief – Goed voor de Wereld, Goed voor Nederland", "34952"),
        ), "403", "BRIEF VAN DE MINISTERS VAN BUITENLANDSE ZAKEN, VAN DEFENSIE, VOOR BUITENLANDSE HANDEL EN "
        "ONTWIKKELINGSSAMENWERKING EN VAN JUSTITIE EN VEILIGHEID", "Nederlandse inzet in de Sahel",
        "Den Haag", date(2020, 3, 17), "17 maart 2020", session="2019–2020",
        look={"font": "Helvetica", "justified": True, "gap": True, "words": "spaced", "short_feet": True},
    )  # fmt: skip


def missions(prose, number):
    rows = [("Missie", "Land", "Militairen", "Uitgaven (× € 1 mln.)")]
    for index in range(1, number + 1):
        name = f"{prose.chance.choice(['EUTM', 'MINUSMA', 'Resolute Support', 'EUCAP', 'UNTSO', 'EUFOR'])} {index}"
        if index % 6 == 0:
            name += ", met inbegrip van de ondersteunende eenheden"
        land = "" if index % 9 == 0 else prose.fill("{land}")
        rows.append((name, land, str(prose.chance.randint(2, 450)), prose.fill("{amount},{percent}")))
    return Table(tuple(rows), (0.4, 0.22, 0.16, 0.22))


def reprint(shift=0):
    """HERDRUK with a note on the word, received by the clerk, a paragraph above the addressee's date."""
    prose = Prose(7 + shift, euro=False)
    items = [Para("Op 28 april jl. ontving uw Kamer de Staat van de Unie.[^Kamerstuk 35 982, nr. 1.] " + prose.paragraph(3)),
             *body(prose, 4, 3)]  # fmt: skip
    for name in [
        "State of the Union-speech van Commissievoorzitter Von der Leyen",
        "Energie en klimaat",
        "Vervolg",
    ]:
        items += [Heading(name), *body(prose, 5, 3, 4, 2, 3, notes=3)]
    items.append(Signing((BUITENLAND,)))
    return Known(
        "staat-van-de-unie", tuple(items), (Dossier("35 982", "Staat van de Europese Unie 2022", "35982"),), "7",
        "BRIEF VAN DE MINISTER VAN BUITENLANDSE ZAKEN", "Actualisatie Staat van de Unie", "Den Haag", date(2022, 9, 20),
        "20 september 2022", reprint="I.v.m. een correctie in de ondertekening.",
        received="Ontvangen ter Griffie op 20 september 2022.",
        look={"font": "Times-Roman", "justified": False, "gap": True, "size": 9.6},
    )  # fmt: skip


def first_chamber(shift=0):
    """The Eerste Kamer: number E, its own addressee; initials with spaces."""
    prose = Prose(5 + shift)
    items = [*body(prose, 4, 3, notes=1)]
    for name in ["I Inleiding", "II Disbalans tussen geld en ambities", "III Opvolging van de aanbevelingen"]:
        items += [Heading(name), *body(prose, 4, 3, 5, 2, 3, 4, notes=2)]
    items += [Para("Hoogachtend,", "closing"), Signing((("De minister van Defensie", "J. S. J. Hillen"),))]
    return Known(
        "defensiebegroting-eerste-kamer", tuple(items), (
            Dossier("35 925 X", "Vaststelling van de begrotingsstaten van het Ministerie van Defensie (X) voor het jaar "
                    "2022", "35925-X"),
            Dossier("35 925 K", "Vaststelling van de begrotingsstaat van het Defensiematerieelbegrotingsfonds voor het "
                    "jaar 2022", "35925-K"),
        ), "E", "BRIEF VAN DE MINISTER VAN DEFENSIE", "Aandachtspunten bij de begroting", "Den Haag", date(2022, 1, 14),
        "14 januari 2022", "Aan de Voorzitter van de Eerste Kamer der Staten-Generaal", "2021–2022", "Eerste",
        look={"font": "Helvetica", "justified": False, "gap": False},
    )  # fmt: skip


def budget(shift=0):
    """A chapter in the dossier, tables over several pages, markers directly behind a year and in a list."""
    prose = Prose(140 + shift, euro=False)
    items = body(prose, 4, 3)
    items.append(Para(f"De raming is gelijk aan die van 2017[^{prose.note()}] en hoger dan die van 2016,[^{prose.note()}] "
                      f"zoals op 7 september 2018[^{prose.note()}] is gemeld. " + prose.paragraph(2)))  # fmt: skip
    for number, name in enumerate(["Uitgaven", "Ontvangsten", "Verplichtingen"], 1):
        items += [Heading(f"{number}. {name}"), *body(prose, 4, 3, 2, notes=1)]
        items += [
            Heading(f"{number}.1 Mutaties", 2),
            Para("De mutaties zijn in de volgende tabel opgenomen."),
        ]
        items += [mutations(prose, 18 + 22 * (number - 1)), *body(prose, 3, 4, notes=1)]
        items += [
            Heading(f"{number}.2 Toelichting", 2),
            Para("Voor de toelichting zijn drie punten van belang:"),
        ]
        items += [Para(prose.with_note(prose.sentence(), prose.note()), "list", f"{mark})") for mark in "abc"]
        items.append(Para(prose.with_note(prose.paragraph(4), prose.fill(LONG_NOTE))))
        items += body(prose, 5, 3, 4)
    items.append(Signing((("De Minister van Defensie", "A.Th.B. Bijleveld-Schouten"),)))
    return Known(
        "mutaties-begroting", tuple(items), (Dossier("34 775 X", "Vaststelling van de begrotingsstaten van het Ministerie "
        "van Defensie (X) voor het jaar 2018", "34775-X"),), "140", "BRIEF VAN DE MINISTER VAN DEFENSIE",
        "Mutaties in de begroting", "Den Haag", date(2018, 9, 7), "7 september 2018", session="2017–2018",
        look={"font": "Times-Roman", "justified": True, "gap": True, "size": 9.6, "words": "placed", "wide": True,
              "short_feet": True},
    )  # fmt: skip


def mutations(prose, number):
    rows = [
        ("Artikel", "Stand ontwerp-begroting 2018", "Beleidsmatige mutaties", "Technische mutaties", "Stand")
    ]
    names = ["Koninklijke Marine", "Koninklijke Landmacht", "Koninklijke Luchtstrijdkrachten", "Koninklijke Marechaussee",
             "Defensie Materieel Organisatie", "Defensie Ondersteuningscommando", "Geheime uitgaven"]  # fmt: skip
    for index in range(1, number + 1):
        figures = [f"{prose.chance.randint(1, 9)}.{prose.chance.randint(100, 999)}" for _ in range(4)]
        figures[1:3] = (
            [f"– {prose.chance.randint(2, 99)},{prose.chance.randint(0, 9)}", ""]
            if index % 5 == 0
            else figures[1:3]
        )
        rows.append((f"{index}. {names[index % 7]}", *figures))
    return Table(tuple(rows), (0.32, 0.2, 0.17, 0.17, 0.14))


def motion():
    return Known(
        "motie-karabulut", (
            Para("De Kamer,"), Para("gehoord de beraadslaging,"),
            Para("constaterende dat onderzoek uitwijst dat in 2016 vanuit Nederland communicatieapparatuur is geëxporteerd "
                 "voor gebruik in tanks van Saudi-Arabië;"),
            Para("overwegende dat de Kamer in ruime meerderheid, maar ook onafhankelijke juristen stellen dat deze "
                 "wapenexport in strijd is met Europese exportcriteria;"),
            Para("van mening dat dit onwenselijk is, onder andere omdat Saudi-Arabië verantwoordelijk is voor ernstige "
                 "mensenrechtenschendingen en oorlogsmisdaden in Jemen;"),
            Para("verzoekt de regering, te onderzoeken of communicatieapparatuur in tanks van Saudi-Arabië is "
                 "terechtgekomen en of maatregelen genomen kunnen worden om dit in de toekomst te voorkomen,"),
            Para("en gaat over tot de orde van de dag."),
            Signing((("", "Karabulut"), ("", "Van Ojik"))),
        ), (Dossier("32 623", "Actuele situatie in Noord-Afrika en het Midden-Oosten", "32623"),), "204",
        "MOTIE VAN DE LEDEN KARABULUT EN VAN OJIK", "", "", date(2018, 4, 18), "Voorgesteld 18 april 2018", "",
        "2017–2018", is_motion=True, look={"font": "Helvetica", "justified": False, "gap": True},
    )  # fmt: skip


def letterhead(shift=0):
    """A ministry's own letter on A4: address block, Datum, Betreft, Onze referentie; no dossier."""
    prose = Prose(2024 + shift)
    items = [*body(prose, 3, 4, 3, notes=1)]
    for name in ["Aanleiding", "Stand van zaken", "Internationale samenwerking", "Vervolgstappen"]:
        items += [Heading(name), *body(prose, 4, 3, 4, 3, notes=2)]
        if name == "Stand van zaken":
            items += [Para("De stand van zaken is als volgt:"), *bullets(prose, 4), *body(prose, 4)]
            items += [Para("De volgende stappen zijn gezet:"), *numbered_items(prose, 3), *body(prose, 3)]
    items += [Heading("Planning"), Para("De planning is in onderstaande tabel weergegeven."),
              Table((("Stap", "Gereed", "Verantwoordelijk"), ("Verwerving van de KDC-10", "2025", "Defensie"),
                     ("Besluit over de opvolger", "voorjaar 2026", "kabinet"), ("Rapportage", "2027", "Defensie")),
                    (0.5, 0.25, 0.25)), *body(prose, 2)]  # fmt: skip
    items += [
        Para("Hoogachtend,", "closing"),
        Signing((("DE STAATSSECRETARIS VAN DEFENSIE", "G.P. Tuinman"),)),
    ]
    return Known(
        "brief-ministerie", tuple(items), subject="Voortgang verwerving en instandhouding materieel",
        dated_on=date(2024, 5, 3), date_words="3 mei 2024", ministry="Ministerie van Defensie",
        look={"font": "Vera", "justified": False, "gap": True, "size": 8, "page": (595, 842), "left": 104, "width": 340},
    )  # fmt: skip


def old_letter(shift=0):
    """As before 2000: the dossier's title under its number, "nr. 19", 's-Gravenhage, degrees before names."""
    prose = Prose(1999 + shift, euro=False)
    items = [*body(prose, 4, 3, 5, notes=1)]
    for name in ["Aanleiding", "Overwegingen", "Besluit"]:
        items += [Heading(name), *body(prose, 4, 3, 2, 4, notes=1)]
    items += [Para("Overwegingen hierbij zijn:"), *bullets(prose, 3, "–"), *body(prose, 3)]
    items.append(Signing((("DE STAATSSECRETARIS VAN DEFENSIE", "H.A.L. van Hoof"),)))
    return Known(
        "helikopters", tuple(items), (
            Dossier("26 800 X", "Vaststelling van de begroting van de uitgaven en de ontvangsten van het Ministerie van "
                    "Defensie (X) voor het jaar 2000", "26800-X"),
        ), "19", "BRIEF VAN DE STAATSSECRETARIS VAN DEFENSIE", "", "’s-Gravenhage", date(1999, 12, 1), "1 december 1999",
        session="1999–2000", look={"font": "Times-Roman", "justified": True, "gap": False, "size": 9.6, "old": True},
    )  # fmt: skip


def letters(shift=0):
    """All of them; another `shift` gives other prose, other places for notes, and other ends of lines and pages."""
    written = (
        long_letter,
        cover_letter,
        four_ministers,
        reprint,
        first_chamber,
        budget,
        letterhead,
        old_letter,
    )
    return (*(write(shift) for write in written), motion())


LETTERS = letters()
