# ruff: noqa: E501  (prose, a sentence a line)
"""Paragraphs of real sentences, no two alike: those of the two letters and the openings, and forms with changing
names, amounts, dates and references. The same seed gives the same prose.
"""

import json
import random
import re
from functools import cache
from pathlib import Path

LETTERS = Path(__file__).resolve().parent.parent / "letters"
END = re.compile(r"(?<=[a-zë»%)][.?]) (?=[A-ZÉ])")
WHOLE = re.compile(r"[A-ZÉ][^\n\t•]{38,420}[a-zë»%)\]]\.$")
# A footnote's digit behind a word, a list in a sentence, or an apostrophe that came out wrong.
SPOILT = re.compile(
    r"[a-z»)]\d|\w\.\d|\(2\)|[a-z]»[ a-z]|1\) |\b(?:jl|nr|o\.a|M\.n|d\.d)\.$|\).[A-Z]|[Mm]elding|www\."
)
PLACES = (
    "Brussel Vilnius Madrid Warschau Washington Parijs Londen Luxemburg Tallinn Praag Riga Lissabon".split()
)
LANDS = (
    "Duitsland Frankrijk Polen Noorwegen België Italië Spanje Roemenië Letland Litouwen Griekenland Oekraïne Kroatië"
).split()
MONTHS = "januari februari maart april mei juni juli september oktober november december".split()
THEMES = [
    "cyberveiligheid", "luchtverdediging", "munitievoorraden", "hybride dreigingen", "grensoverschrijdend vervoer",
    "militaire mobiliteit", "wapenbeheersing", "personeelswerving", "vastgoedonderhoud", "inlichtingenuitwisseling",
    "capaciteitsopbouw", "energievoorziening", "maritieme veiligheid", "ruimtevaarttechnologie",
]  # fmt: skip
FORMS = [
    "In {month} {year} besluit het kabinet over de bijdrage aan {theme}, waarvoor EUR {amount} miljoen is gereserveerd.",
    "De Minister van Defensie heeft op {day} {month} {year} met zijn ambtgenoot uit {land} gesproken over {theme}.",
    "Uw Kamer is hierover geïnformeerd in de brief van {day} {month} {year} (Kamerstuk {ref}).",
    "De defensie-uitgaven stijgen in {year} met {percent} procent, vooral door hogere investeringen in {theme}.",
    "Met {land} en {land2} werkt Nederland aan een gezamenlijk programma voor {theme}, dat in {year} van start gaat.",
    "Hiermee is uitvoering gegeven aan de motie van het lid Karabulut (Kamerstuk {ref}) over {theme}.",
    "De secretaris-generaal van de NAVO benadrukte in {place} dat {theme} de komende jaren meer aandacht vraagt.",
    "De exploitatie- en programmakosten bedragen naar verwachting € {amount}.000,– per jaar vanaf {year}.",
    "Voor het einde van {year} ontvangt uw Kamer een voortgangsrapportage over {theme} en de daarmee gemoeide uitgaven.",
    "De NAVO-bondgenoten spraken in {place} af dat {land} de voorbereidingen voor {theme} op zich neemt.",
    "De Minister-President onderstreepte tijdens het werkdiner in {place} het belang van «{theme} voor alle bondgenoten».",
    "De inzet van de F-35 en de KDC-10 boven {land} wordt tot {day} {month} {year} voortgezet.",
    "Conform de toezegging van Minister Blok in het AO NAVO van {day} {month} {year} ga ik hieronder in op {theme}.",
    "Zoals vermeld in Kamerstuk {ref} is voor {theme} in totaal {amount},{percent} miljoen euro beschikbaar gesteld.",
    "De Europese Commissie heeft op {day} {month} {year} een voorstel gepresenteerd dat {theme} moet versterken.",
    "Daarbij zijn m.n. de lessen uit {land} betrokken, o.a. waar het gaat om {theme} en de bescherming van burgers.",
    "Het kabinet hecht eraan dat {theme} niet ten koste gaat van de humanitaire inzet in {land} en de omliggende regio.",
    "De vaste commissie voor Defensie heeft op {day} {month} jl. verzocht om een nadere toelichting op {theme}.",
    "Uit het onderzoek blijkt dat {percent} procent van de oefeningen in {land} gericht was op {theme}.",
    "De staatssecretaris zal de gesprekken met de veiligheidsregio’s over {theme} in het najaar van {year} afronden.",
    "Nederland heeft samen met {land} aangedrongen op een evenwichtige trans-Atlantische lastenverdeling bij {theme}.",
    "Gelet op de verslechterde veiligheidssituatie in {land} is besloten de ondersteuning van {theme} te verlengen.",
]  # fmt: skip
NOTES = [
    "Kamerstuk {ref}.",
    "Kamerstuk {ref}",
    "Raadpleegbaar via www.tweedekamer.nl.",
    "Handelingen II {session}, nr. {percent}, item 7.",
    "Zie ook de brief van {day} {month} {year} over {theme} (Kamerstuk {ref}).",
    "{year}-raming, prijspeil {year2}.",
    "Kamerbrief inzake de geannoteerde agenda voor de bijeenkomst in {place} op {day} {month} {year}, Kamerstuk {ref}.",
    (
        "Verslag van de bijeenkomst van de NAVO-Ministers van Defensie in {place}, met een overzicht van de bijdragen van "
        "{land} en {land2} aan {theme}; zie tevens de bijlage bij Kamerstuk {ref} en de beantwoording van de vragen van de "
        "vaste commissie voor Buitenlandse Zaken van {day} {month} {year}."
    ),
    "Aanhangsel Handelingen II {session}, nr. {percent}.",
    "Ter inzage gelegd bij het Centraal Informatiepunt Tweede Kamer.",
]
LONG_NOTE = (
    "De uitgaven in deze brief zijn opgenomen in de begroting van het Ministerie van Defensie voor {year}. Zij bestaan uit "
    "de kosten van personeel, van onderhoud en van {theme}, en uit de bijdragen aan {land} en {land2}. De raming is "
    "gebaseerd op de afspraken van {day} {month} {year} in {place}. Over de verdeling van de middelen wordt uw Kamer bij "
    "de Voorjaarsnota nader geïnformeerd (Kamerstuk {ref}), waarbij ook wordt ingegaan op de gevolgen voor de "
    "exploitatie- en programmakosten en op de samenhang met eerdere besluiten over {theme}."
)


@cache
def sentences() -> tuple[str, ...]:
    """The whole sentences of the letters and openings, each once."""
    seeds = json.loads((LETTERS / "gold" / "seed-paragraphs.json").read_text())
    texts = [paragraph["text"] for letter in seeds.values() for paragraph in letter["paragraphs"]]
    for path in sorted((LETTERS / "openings").glob("*.txt")):
        if "docplayer" not in path.name:
            texts += re.sub(r"(?<=[a-z,]) ?\n(?=[a-z(])", " ", path.read_text()).split("\n")
    found = [sentence for text in texts for sentence in END.split(text.strip())]
    return tuple(dict.fromkeys(each for each in found if WHOLE.fullmatch(each) and not SPOILT.search(each)))


class Prose:
    """Sentences, paragraphs and notes that one seed gives."""

    def __init__(self, seed: int, euro: bool = True) -> None:
        """Without `euro` no euro sign: the fonts that stand in for Times have one of another width."""
        self.chance = random.Random(seed)
        self.euro = euro
        self.pool: list[str] = []
        self.notes: list[str] = []

    def fill(self, form: str) -> str:
        pick = self.chance
        land, land2 = pick.sample(LANDS, 2)
        year = pick.randint(2014, 2031)
        return form.format(
            month=pick.choice(MONTHS), year=year, year2=year + 1, day=pick.randint(1, 28), amount=pick.randint(2, 960),
            theme=pick.choice(THEMES), land=land, land2=land2, place=pick.choice(PLACES), percent=pick.randint(2, 9),
            ref=f"{pick.choice(['28 676', '27 925', '33 694', '34 775 X', '21 501-02'])}, nr. {pick.randint(1, 399)}",
            session=f"{year}/{(year + 1) % 100:02}",
        )  # fmt: skip

    def sentence(self) -> str:
        if not self.pool:
            self.pool = [each for each in (*sentences(), *FORMS * 8) if self.euro or "€" not in each]
            self.chance.shuffle(self.pool)
        return self.fill(form) if "{" in (form := self.pool.pop()) else form

    def note(self) -> str:
        if not self.notes:
            self.notes = self.chance.sample(NOTES, len(NOTES))
        return self.fill(self.notes.pop())

    def paragraph(self, size: int = 4, notes: int = 0) -> str:
        """`size` sentences with `notes` notes, each behind a word, behind a full stop or behind a comma."""
        chosen = [self.sentence() for _ in range(size)]
        for place in sorted(self.chance.sample(range(size), min(notes, size))):
            chosen[place] = self.with_note(chosen[place], self.note())
        return " ".join(chosen)

    def with_note(self, sentence: str, note: str) -> str:
        mark = f"[^{note}]"
        way = self.chance.choice(["behind the stop", "before the stop", "within"])
        words = [found.end() for found in re.finditer(r"\b[a-zë]{6,},", sentence)]
        if way == "within" and words:
            at = self.chance.choice(words)
            return f"{sentence[: at - 1]}{mark}{sentence[at - 1 :]}"
        if way == "before the stop" and re.search(r"[a-z]{3}\.$", sentence):
            return f"{sentence[:-1]}{mark}."
        return sentence + mark
