"""Sessions and chambers of parliament as they are printed: `2016/17`, `vergaderjaar 2024–2025`, `II`, `EK`.

These patterns are to be compiled with re.VERBOSE and re.IGNORECASE.
"""

import re

# Space between words as it may come out of a page: also a no-break space or a line break, but never a long run.
SPACE, MAYBE = r"\s{1,3}", r"\s{0,3}"
CHAMBER = rf"(?P<chamber>(?:II|I|TK|EK|(?:Tweede|Eerste){SPACE}Kamer)(?:\s?/\s?(?:II|I))?)\b"
YEAR = r"(?:18|19|20)\d\d"
SESSION = rf"(?:vergaderjaar{SPACE})?(?P<first_year>{YEAR})\s?[-–/]\s?(?P<second_year>{YEAR}|\d\d)\b"
FIRST_CHAMBER = re.compile(rf"(?:I|EK|Eerste{SPACE}Kamer)$", re.IGNORECASE)


def canonical_session(first_year: str, second_year: str) -> str:
    """`2016` and `17` as `20162017`, `1999` and `00` as `19992000`."""
    if len(second_year) == 2:
        century = int(first_year[:2]) + (int(second_year) < int(first_year[2:]))
        second_year = f"{century}{second_year}"
    return first_year + second_year


def canonical_chamber(words: str | None) -> str:
    """`ek` for the Eerste Kamer, `tk` for the Tweede Kamer and where nothing is said."""
    return "ek" if words and FIRST_CHAMBER.match(words) else "tk"
