"""Terms that name no day: vague ones ("op korte termijn") and recurring ones ("jaarlijks", "twee keer per jaar").

Each pattern's groups are named for what it gives: a vague term for its role, a recurring one for its recurrence.
"""

import re
from datetime import date

from letters.reading.terms.moments import FLAGS, Moment, Reader, S

SHORT = rf"(?:(?:zeer|heel|zo){S})?(?:korte|kortere|kortst{S}mogelijke|afzienbare|(?:middel)?lang(?:e|ere))"
NEEDED = rf"(?:(?:dit|dat|het|als){S}){{0,2}}(?:nodig|noodzakelijk)(?:{S}(?:is|zal{S}zijn|blijkt))?"
SOME = rf"(?:een{S}aantal|enkele|enige|een{S}paar){S}(?:dagen|weken|maanden|jaren|jaar)"
# By the word that they begin with.
VAGUE: dict[str, str] = {
    "op": rf"""(?P<moment>op{S}(?:(?:(?:de|een){S})?{SHORT}{S}termijn|termijn|(?:een{S})?later{S}(?:moment|tijdstip)
        |een{S}(?:nader{S}te{S}bepalen|geschikt|passend){S}(?:moment|tijdstip)))""",
    "zo": rf"""(?P<moment>zo{S}(?:spoedig|snel|vlug|vroeg|tijdig){S}(?:als{S})?mogelijk)
        |(?P<duration>zo{S}lang{S}{NEEDED})""",
    "zolang": rf"(?P<duration>zolang{S}{NEEDED})",
    "z": r"(?P<moment>z\.s\.m\b\.?)",
    "t": r"(?P<moment>t\.z\.t\b\.?)",
    **{
        word: rf"(?P<moment>{word})"
        for word in (
            "zsm",
            "binnenkort",
            "onverwijld",
            "tijdig",
            "weldra",
            "eerstdaags",
            "periodiek",
            "regelmatig",
        )
    },
    "spoedig": r"(?P<moment>spoedig)",
    "te": rf"(?P<moment>te{S}(?:zijner|gelegener|bekwamer){S}tijd)",
    "ten": rf"(?P<moment>ten{S}spoedigste)",
    "met": rf"(?P<start>met{S}onmiddellijke{S}ingang)|(?P<moment>met{S}(?:de{S}meeste{S})?spoed)",
    "per": rf"(?P<start>per{S}(?:direct|onmiddellijk|ommegaande))",
    "binnen": rf"""(?P<deadline>binnen{S}(?:(?:een{S})?(?:afzienbare|korte|redelijke){S}(?:tijd|termijn)
        |{SOME}|de{S}(?:gestelde|afgesproken|gebruikelijke|wettelijke){S}termijn))""",
    "over": rf"(?P<moment>over{S}{SOME})",
    "in": rf"(?P<moment>in{S}(?:(?:de{S})?(?:nabije|afzienbare|voorzienbare){S}toekomst|een{S}later{S}stadium))",
    "voor": rf"(?P<duration>voor{S}(?:onbepaalde|onbeperkte|langere){S}tijd)",
    "tot": rf"(?P<deadline>tot{S}nader{S}(?:order|bericht))",
}
VAGUE_BY_WORD = {word: re.compile(rf"(?:{pattern})(?!-?\w)", FLAGS) for word, pattern in VAGUE.items()}

NEAR = r"(?:komende|aankomende|eerstkomende|eerstvolgende|volgende)"
SOON = re.compile(
    rf"""(?:{NEAR}{S}(?:(?:paar|aantal){S})?(?:dagen|weken|maanden|jaren|decennia|tijd|periode|kwartalen)
    |(?:deze|huidige|lopende|nieuwe|{NEAR}){S}(?:kabinets|regeer|regerings|zittings|bestuurs)(?:periode|termijn))\b""",
    FLAGS,
)
SOON_FRONT = re.compile(
    rf"(?:^|(?<=[\s(]))(?:(?:in|voor|gedurende|tijdens|binnen|over|in{S}de{S}loop{S}van){S}(?:de{S})?|de{S})$",
    FLAGS,
)

EACH = rf"(?:elke?|iedere?|om{S}de|per|(?:eens|één{S}keer|eenmaal|1x){S}(?:per|in{S}de))"
A_YEAR = rf"{S}(?:per|in{S}het){S}jaar"
RECURRENCE = re.compile(
    rf"""(?:(?P<half_yearly>half-?jaarlijkse?|{EACH}{S}(?:half\s{{0,3}}jaar|(?:zes|6){S}maanden)
        |(?:(?:twee|2)\s{{0,3}}(?:keer|maal|x)|tweemaal){A_YEAR})
    |(?P<quarterly>driemaandelijkse?|kwartaalsgewijs|{EACH}{S}(?:kwartaal|(?:drie|3){S}maanden)
        |(?:(?:vier|4)\s{{0,3}}(?:keer|maal|x)|viermaal){A_YEAR})
    |(?P<monthly>maandelijkse?|{EACH}{S}maand)
    |(?P<weekly>wekelijkse?|{EACH}{S}week)
    |(?P<yearly>jaarlijkse?|{EACH}{S}jaar|(?:(?:één|een|1){S}(?:keer|maal)){A_YEAR}))(?!-?\w)""",
    FLAGS,
)
# "€ 10 miljoen per jaar" is the amount's, and "drie keer per jaar" has no name.
OF_MONEY = re.compile(
    r"""(?:miljoen|miljard|duizend|euro|dollar|pond|ml[nd]\.?|mrd\.?|mio|[€$£]\s{0,2}[\d.,–=-]{1,20}|keer|maal|uur|euro’s)
    \s{0,3}$""",
    FLAGS,
)
LOOK_BACK = 40


def read_vague(text: str, at: int, written_on: date | None) -> Moment | None:
    word = WORD.match(text, at)
    found = word and VAGUE_BY_WORD[word.group().lower()].match(text, at)
    return Moment(at, found.end(), "undated", role=found.lastgroup or "") if found else None


def read_soon(text: str, at: int, written_on: date | None) -> Moment | None:
    """(in) (de) komende maanden, (in) deze kabinetsperiode."""
    found = SOON.match(text, at)
    if not found:
        return None
    before = text[max(0, at - LOOK_BACK) : at]
    front = SOON_FRONT.search(before)
    return Moment(at - len(before) + front.start() if front else at, found.end(), "undated", role="moment")


def read_recurrence(text: str, at: int, written_on: date | None) -> Moment | None:
    """jaarlijks, twee keer per jaar, elk kwartaal; "per jaar" not behind a sum of money."""
    found = RECURRENCE.match(text, at)
    if not found or (
        found.group()[:3].lower() == "per" and OF_MONEY.search(text[max(0, at - LOOK_BACK) : at])
    ):
        return None
    return Moment(at, found.end(), "undated", role="moment", recurrence=found.lastgroup or "")


WORD = re.compile(r"[^\W_]+")
SOON_WORDS = "komende aankomende eerstkomende eerstvolgende volgende deze huidige lopende nieuwe".split()
RECURRING_WORDS = (
    "halfjaarlijks halfjaarlijkse half jaarlijks jaarlijkse elk elke ieder iedere driemaandelijks driemaandelijkse "
    "kwartaalsgewijs maandelijks maandelijkse wekelijks wekelijkse per om eens twee tweemaal vier viermaal één een "
    "eenmaal 1 2 4"
).split()
READERS: dict[str, tuple[Reader, ...]] = {
    word: (
        *((read_vague,) if word in VAGUE else ()),
        *((read_soon,) if word in SOON_WORDS else ()),
        *((read_recurrence,) if word in RECURRING_WORDS else ()),
    )
    for word in [*VAGUE, *SOON_WORDS, *RECURRING_WORDS]
}
