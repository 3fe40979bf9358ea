"""Who acts in a sentence: the government, its alliance or union, another state, parliament, a paper."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tracker.candidates.openings import openings, places_of

NATIONAL, COLLECTIVE, OTHER, PARLIAMENT, PAPER, BODY = (
    "national",
    "collective",
    "other",
    "parliament",
    "paper",
    "body",
)

DEPARTMENT = (
    r""
    r"(?:buitenlandse zaken|defensie|financiën|justitie|volksgezondheid|onderwijs"
    r"|economische zaken|infrastructuur|klimaat|binnenlandse zaken|sociale zaken|landbouw|asiel"
    r"|volkshuisvesting|algemene zaken|veiligheid|langdurige zorg|medische zorg"
    r"|buitenlandse handel|rechtsbescherming|natuur|wonen|primair onderwijs|migratie)"
)
# What the name of a department has behind its first word: "Onderwijs, Cultuur en Wetenschap".
AND_MORE = (
    r"(?:(?:,| en) (?:cultuur|wetenschap|visserij|voedselzekerheid|voedselkwaliteit|natuur|welzijn|sport"
    r"|koninkrijksrelaties|klimaat|waterstaat|milieu|groene groei|ruimtelijke ordening|ontwikkelings\w+|veiligheid"
    r"|werkgelegenheid|participatie|jeugd|innovatie|digitalisering|landbouw)){0,3}"
)

# Of each kind the words, in small letters, and the name that the register shows; without a name the words themselves.
ACTORS: dict[str, list[tuple[str, str]]] = {
    NATIONAL: [
        (
            (
                r"nederlandse (?:regering|overheid)|"
                r"(?:nieuwe |huidige |demissionaire? |volgende )?kabinet(?!s)"
            ),
            "Kabinet",
        ),
        (r"regering(?!s)", "Kabinet"),
        (r"ministerraad", "Kabinet"),
        (r"nederland|ons land|wij als land", "Nederland"),
        (r"minister-president|premier", "Minister-President"),
        (rf"(?:minister|staatssecretaris) (?:van|voor) {DEPARTMENT}\b{AND_MORE}", ""),
        # The ministers of one department are those of all countries; of several, they are our own.
        (rf"ministers van {DEPARTMENT}\b(?=(?:,| en) (?:van |voor )?(?:{DEPARTMENT}|de minister))", ""),
        (r"(?:de |het )?ministeries? van [a-zë]+(?: zaken)?|mijn (?:ministerie|departement)", ""),
        (r"bewindspersonen|bewindslieden|bewindspersoon", "Kabinet"),
        (r"minister(?!s|i)|staatssecretaris(?!sen)", ""),
        (r"staatssecretarissen", ""),
        (
            r"defensie(?![-\w])|krijgsmacht|koninklijke (?:marine|landmacht|luchtmacht|marechaussee)",
            "Ministerie van Defensie",
        ),
        (r"rijksoverheid|het rijk|rijkswaterstaat|de overheid|de staat(?! van| israël)", ""),
        (r"buitenlandse zaken", "Ministerie van Buitenlandse Zaken"),
        (r"vws|ocw|szw|jenv|ienw|bzk|ezk|lnv|lvvn|kgg|vro", ""),
        (r"ik|wij|we|mijn ambtsgenoot|mijn ambtgenoot|mijn collega|ondergetekende", ""),
    ],
    COLLECTIVE: [
        (r"secretaris-generaal(?: van de navo)?|sg(?: van de navo)?", "Secretaris-generaal van de NAVO"),
        (r"navo-bondgenoten|bondgenoten|geallieerden", "NAVO-bondgenoten"),
        (r"navo(?!-)|bondgenootschap|noord-atlantische raad|navo-raad|alliantie", "NAVO"),
        (r"staatshoofden en regeringsleiders|regeringsleiders|leiders", "regeringsleiders"),
        (r"navo-ministers|ministers", ""),
        (r"europese commissie|(?<!ministeriële )(?<!vaste )commissie(?!debat|-)", "Europese Commissie"),
        (
            (
                r"europese raad|"
                r"raad(?! voor| van state)(?: (?:buitenlandse zaken|algemene zaken|van ministers"
                r"|economische en financiële zaken))?|"
                r"rbz|ecofin(?:raad)?|jbz-raad"
            ),
            "",
        ),
        (r"europese unie|eu(?!-)|de unie", "EU"),
        (
            (
                r"eu-lidstaten|lidstaten|deelnemende (?:landen|staten)|verdragspartijen|coalitiegenoten|"
                r"coalitiepartners"
            ),
            "",
        ),
        (r"hoge vertegenwoordiger|hv|edeo|eda|europees defensieagentschap|voorzitterschap|eurogroep", ""),
        (
            (
                r"anti-isis[- ]coalitie|coalitie|g7|g20|benelux|veiligheidsraad|verenigde naties|vn(?!-)|esa|"
                r"iaea|ovse|who|imf|oeso|wto|unhcr"
            ),
            "",
        ),
        (r"beide (?:landen|regeringen|ministers)|de landen", ""),
    ],
    OTHER: [
        (
            (
                r"verenigde staten|vs|amerikaanse (?:president|regering|overheid|congres)|washington|"
                r"(?:president )?trump|biden"
            ),
            "Verenigde Staten",
        ),
        (
            (
                r"rusland|moskou|russische \w+|china|beijing|chinese \w+|turkije|turkse \w+|president \w+|"
                r"iran|israël|oekraïne|kyiv|frankrijk|duitsland|verenigd koninkrijk|vk|polen|hongarije|italië|"
                r"spanje|zweden|finland|noorwegen|denemarken|canada|india|syrië|irak|afghanistan|armenië|"
                r"azerbeidzjan|taliban|noord-korea|saoedi-arabië|saudi-arabië|marokko|suriname|servië|kosovo|"
                r"georgië|moldavië|litouwen|letland|estland"
            ),
            "",
        ),
        (r"critici|onderzoekers|deskundigen|experts|vakbonden|oppositie", ""),
    ],
    BODY: [
        (
            (
                r"gemeenten?|provincies?|waterschappen|politie|openbaar ministerie|zorgverzekeraars|"
                r"zorgaanbieders|nza|uwv|rivm|prorail|ns|svb|belastingdienst|inspectie|autoriteit|"
                r"raad voor \w+|cbs|cpb|scp|pbl|cak|ciz|rechtbank|rechter|officier van justitie|raad van state"
                r"|burgers|bedrijven|werkgevers|rekenkamer|rechtspraak|scholen|universiteiten|instellingen|"
                r"sector|partijen|sociale partners|vng|ipo|stichting|commissie-\w+"
            ),
            "",
        ),
    ],
    PARLIAMENT: [
        (
            (
                r"uw kamer|de kamer|tweede kamer|eerste kamer|kamerlid|kamerleden|fracties?|leden van de|"
                r"het lid|u"
            ),
            "",
        )
    ],
    PAPER: [
        (
            (
                r"(?:deze|dit|voorliggende|onderhavige|bijgevoegde|bijgaande) (?:brief|kamerbrief|verslag"
                r"|rapport|rapportage|bijlage|nota|notitie|overzicht|paragraaf|hoofdstuk|kabinetsreactie"
                r"|beantwoording|appreciatie|tabel|figuur)|"
                r"de (?:brief|bijlage|rapportage)|het (?:verslag|rapport)|hoofdstuk \d|paragraaf \d"
            ),
            "",
        )
    ],
}
NAMES = {
    f"{kind}_{index}": name for kind, entries in ACTORS.items() for index, (_, name) in enumerate(entries)
}
# Without a capital it is another committee, another union.
WITH_A_CAPITAL = {"commissie", "who", "raad", "om"}
PATTERN = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(
        f"(?P<{kind}_{index}>{words})"
        for kind in (PAPER, OTHER, BODY, NATIONAL, COLLECTIVE, PARLIAMENT)
        for index, (words, _) in enumerate(ACTORS[kind])
    )
    + r")(?![\w])"
)
OPENINGS = openings(PATTERN.pattern)
# Before a name these make it something else than who acts.
PREPOSITION = re.compile(
    r"(?:^|"
    r"[ (])(?:van|aan|met|voor|in|bij|tegen|over|op|uit|naar|tot|tussen|richting|jegens|namens"
    r"|binnen|via|onder|ten|dan|volgens|vanuit|boven|rond|omtrent|inzake|mede namens) (?:(?:de|het"
    r"|een|deze|dit|onze|andere|alle|enkele|beide|europese|nederlandse|overige|betrokken|relevante) ){0,3}$"
)
AGENT = re.compile(r"(?:^|[ (])door (?:(?:de|het|een|deze|onze|andere|alle|enkele) ){0,2}$")
LOOK_BACK = 40


@dataclass(frozen=True)
class Actor:
    """Who `text[start:end]` names.

    `role` is subject where it can be one, agent behind "door", object behind another preposition.
    """

    start: int
    end: int
    kind: str
    name: str
    role: str


def find_actors(text: str, small: str) -> list[Actor]:
    """Everyone who is named in `small`, the text in small letters; names as `text` writes them."""
    return [
        Actor(
            found.start(),
            found.end(),
            str(found.lastgroup).rpartition("_")[0],
            NAMES[str(found.lastgroup)] or text[found.start() : found.end()],
            role_of(small[max(0, found.start() - LOOK_BACK) : found.start()]),
        )
        for found in named_in(small)
        if text[found.start()].isupper() or small[found.start() : found.end()] not in WITH_A_CAPITAL
    ]


def named_in(small: str) -> Iterator[re.Match[str]]:
    """What `PATTERN.finditer(small)` finds."""
    reached = 0
    for at in places_of(OPENINGS, small):
        if at >= reached and (found := PATTERN.match(small, at)):
            reached = found.end()
            yield found


def role_of(before: str) -> str:
    if AGENT.search(before):
        return "agent"
    return "object" if PREPOSITION.search(before) else "subject"


# Between a finite verb and the subject behind it stands hardly more than an article.
INVERSION = re.compile(
    r"(?:[ ,]|"
    r"\b(?:de|het|ook|nu|dus|er|zich|daarom|dan|daarbij|een|tevens|voorts|verder|alle|deze|ons"
    r"|enkele|onze|wel|u|uw|kamer|nog|op|dit|punt|moment|reeds|al|echter)\b)*"
)
CLAUSE_ENDS = re.compile(r"[,;:(]| (?:dat|die|en|maar|terwijl|omdat|zodat|waar\w*|als|indien) ")
FARTHEST = 160


def subject_of(actors: Sequence[Actor], small: str, verb: int, verb_end: int) -> Actor | None:
    """Who does what the finite verb `small[verb:verb_end]` says: beside it, behind "door", or further before."""
    beside = [actor for actor in actors if verb - FARTHEST < actor.start < verb_end + FARTHEST]
    for actor in beside:
        if actor.start == verb_end + 1 and small[actor.start : actor.end] in ("ik", "wij", "we"):
            return actor
    for actor in beside:
        if actor.role == "subject" and actor.end <= verb and not small[actor.end : verb].strip():
            return actor
    for actor in beside:
        if (
            0 < actor.start - verb_end < 48
            and INVERSION.fullmatch(small, verb_end, actor.start)
            and actor.kind not in (PARLIAMENT, PAPER)
        ):
            return actor
    near = [actor for actor in beside if abs(actor.start - verb) < FARTHEST]
    for actor in near:
        if actor.role == "agent":
            return actor
    before = [actor for actor in near if actor.end <= verb and actor.role == "subject"]
    if not before:
        return None
    begins = clause_start(small, verb)
    return next((actor for actor in before if actor.start >= begins), before[-1])


@lru_cache(maxsize=64)
def clause_start(small: str, verb: int) -> int:
    """Behind the last break before a verb: where what can be its subject begins. Asked by every rule that hits it."""
    window = max(0, verb - FARTHEST)
    breaks = [found.end() for found in CLAUSE_ENDS.finditer(small, window, verb)]
    return breaks[-1] if breaks else window
