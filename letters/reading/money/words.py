"""The words around a sum of money in Dutch: units, currencies, and what says how exact it is and how often it is due.

All in lower case; words of several parts have one space between them.
"""

import re
from decimal import Decimal

from letters.reading.wordlists import word_set

THOUSAND, MILLION, MILLIARD, BILLION = Decimal(10**3), Decimal(10**6), Decimal(10**9), Decimal(10**12)

# What counts a sum. Stops ("mln.") are no part of the word.
UNITS = (
    {"duizend": THOUSAND}
    | dict.fromkeys("mln mio milj miljoen million".split(), MILLION)
    | dict.fromkeys("mld mrd miljard billion".split(), MILLIARD)
    | {"biljoen": BILLION}
)
# Glued to a figure behind a currency sign only: "€ 500k".
LETTER_UNITS = {"k": THOUSAND, "m": MILLION, "mn": MILLION, "bn": MILLIARD}
# These say that money is meant where no currency does: "5,69 mld.".
SHORTENED = word_set("mln mio milj mld mrd miljoen miljard biljoen")
# These may have a stop behind them.
STOPPED = word_set("mln mio milj mld mrd")
# What else begins like a unit ("miljoenen", "miljard-project") makes the number before it no sum.
LIKE_A_UNIT = re.compile(r"(?:duizend|miljo|miljar|biljo|mln|mld|mrd)")

# Plural units, as scales of tables name them: "in miljoenen euro's".
PLURAL_UNITS = {"duizenden": THOUSAND, "miljoenen": MILLION, "miljarden": MILLIARD} | UNITS

# In capitals, before or behind the figure. Not every code of ISO 4217: ALL and TOP are words.
CODES = word_set("""
    EUR USD GBP CHF CAD AUD NZD NOK SEK DKK ISK JPY CNY PLN CZK HUF RON BGN TRY UAH RUB ILS INR IDR SRD AWG XCG ANG ZAR
    KRW SGD HKD BRL MXN AED SAR QAR KWD IQD AFN PKR XDR NLG DEM BEF FRF
""")
SIGNS = {
    "€": "EUR",
    "$": "USD",
    "US$": "USD",
    "C$": "CAD",
    "CA$": "CAD",
    "A$": "AUD",
    "AU$": "AUD",
    "£": "GBP",
    "¥": "JPY",
    "ƒ": "NLG",
}
# Behind the figure; those of WORDS_IN_FRONT also before it, if the figure can only be a sum ("euro 5 miljoen").
CURRENCIES = {
    "euro": "EUR",
    "euro's": "EUR",
    "euros": "EUR",
    "eur": "EUR",
    "dollar": "USD",
    "dollars": "USD",
    "us-dollar": "USD",
    "us dollar": "USD",
    "us dollars": "USD",
    "pond sterling": "GBP",
    "ponden sterling": "GBP",
    "gulden": "NLG",
    "guldens": "NLG",
    "d-mark": "DEM",
    "yen": "JPY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "roebel": "RUB",
    "zloty": "PLN",
    "hryvnia": "UAH",
    "hryvna": "UAH",
    "shekel": "ILS",
    "surinaamse dollar": "SRD",
    "canadese dollar": "CAD",
    "australische dollar": "AUD",
    "nieuw-zeelandse dollar": "NZD",
    "amerikaanse dollar": "USD",
    "amerikaanse dollars": "USD",
    "canadese dollars": "CAD",
    "australische dollars": "AUD",
    "britse pond": "GBP",
    "britse ponden": "GBP",
    "engelse pond": "GBP",
    "zwitserse frank": "CHF",
    "zwitserse franken": "CHF",
    "belgische frank": "BEF",
    "franse frank": "FRF",
    "duitse mark": "DEM",
    "japanse yen": "JPY",
    "turkse lira": "TRY",
    "zuid-afrikaanse rand": "ZAR",
    "noorse kronen": "NOK",
    "noorse kroon": "NOK",
    "deense kronen": "DKK",
    "deense kroon": "DKK",
    "zweedse kronen": "SEK",
    "zweedse kroon": "SEK",
    "nederlandse euro": "EUR",
}
# A weight too, unless it is counted in millions.
COUNTED_CURRENCIES = {"pond": "GBP", "ponden": "GBP"}
WORDS_IN_FRONT = word_set("euro eur dollar gulden")

# Every sum holds one of these in small letters; most sentences hold none.
HINTS = (
    *{sign.lower()[-1] for sign in SIGNS},
    *{code.lower() for code in CODES},
    *{words.split()[-1] for words in (*CURRENCIES, *COUNTED_CURRENCIES)},
    *UNITS,
)

RANGES = word_set("à a tot")
LISTS = frozenset({"en", "of", "naar", ","})

# How exact a sum is. Of "naar in totaal ruim 5 miljoen" the word that stands nearest counts.
QUALIFIERS = {
    word.replace("_", " "): qualifier
    for qualifier, words in {
        "about": """ruim circa ca. ongeveer bijna zo'n rond rond_de omstreeks om_en_nabij om_en_nabij_de grofweg
            naar_schatting krap plusminus afgerond nagenoeg een_kleine een_slordige ± ~""",
        "at_most": """maximaal max. hoogstens ten_hoogste hooguit niet_meer_dan minder_dan niet_hoger_dan oplopend_tot
            oplopen_tot op_tot oplopend_naar oplopende_tot onder_de
            onder kleiner_dan lager_dan maximum plafond""",
        "at_least": """minimaal min. minstens ten_minste tenminste meer_dan niet_minder_dan op_zijn_minst boven_de
            boven hoger_dan groter_dan minimum vanaf""",
        "total": """in_totaal totaal cumulatief tezamen opgeteld gezamenlijk totale totaalbedrag""",
        "increase": """extra additioneel additionele aanvullend aanvullende verhoging toename stijging ophoging
            intensivering plus""",
    }.items()
    for word in words.split()
}
LONGEST_QUALIFIER = max(len(phrase.split()) for phrase in QUALIFIERS)
QUALIFIER_PARTS = frozenset(word for phrase in QUALIFIERS for word in phrase.split())
STOPPED_QUALIFIERS = frozenset(word for word in QUALIFIERS if word.endswith("."))
# "met" makes a sum an increase where one of these words stands near it.
INCREASES = re.compile(
    r"\b(?:ver|op(?:ge)?)hoo?g|\btoe(?:genomen|name|nemen|neemt)\b|\bstijg|\b(?:ge)?st(?:egen|eeg)\b|\b(?:ge)?groei"
    r"|\buitge?breid|\bvermeerder|\bopgeplust",
    re.IGNORECASE,
)

# How often a sum is due: words before or behind it, and nouns behind "per", "elk" or "ieder".
PERIODS = {
    word: period
    for period, words in {
        "year": "jaarlijks jaarlijkse structureel structurele",
        "once": "eenmalig eenmalige éénmalig éénmalige incidenteel incidentele",
        "month": "maandelijks maandelijkse",
        "week": "wekelijks wekelijkse",
        "day": "dagelijks dagelijkse",
    }.items()
    for word in words.split()
}
PERIOD_NOUNS = {
    "jaar": "year",
    "begrotingsjaar": "year",
    "kalenderjaar": "year",
    "annum": "year",
    "kwartaal": "quarter",
    "maand": "month",
    "week": "week",
    "dag": "day",
}
EACH = word_set("per elk ieder /")

# These may stand between a sum and the word that qualifies it: "een jaarlijkse bijdrage van nog eens € 5 miljoen".
GLUE = word_set("een de het met van nog eens bedrag som voor wel budget bijdrage")

# Behind a number without a currency: what follows money, but not what is counted ("1 miljard inwoners").
AFTER_MONEY = word_set("""
    aan als bedraagt bedragen begroot beschikbaar bestemd bij binnen cumulatief dat die door eenmalig en extra geraamd
    gedurende gereserveerd hoger in incidenteel ingezet is jaarlijks kan kunnen lager meer met minder naar of om op over
    per structureel te ten ter terug toe toegevoegd tot uit uitgetrokken van vanaf verhoogd verlaagd via voor vrij
    vrijgemaakt waarmee waarvan was waren welke werd werden worden wordt zal zijn zou zouden zullen
""")
# One of these near it shows that a number without a currency is money.
MONEY_CLUES = re.compile(
    r"budget|plafond|bijdrag|\bkost|uitgav|bedrag|begrot|\bmiddelen|invester|financ|fonds|subsidi|reserv|bezuinig|tekort"
    r"|ombuig|intensiver|geraamd|raming|krediet|schuld|omzet|betaal|betal|\beuro\b|€|compens|boete|\bbeste+d|\bgeld|donatie"
    r"|vrijgemaakt|\bvrij te maken|vrijmak|\bschade|uitgetrokken|beschikbaar gesteld"
    r"|dollar|dekking|\bkas\b|steunpakket|intekening|opbrengst",
    re.IGNORECASE,
)

PERCENT = word_set("% procent percent pct")
