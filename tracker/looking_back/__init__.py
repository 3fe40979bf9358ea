"""The register as it was: on any day, and by what had been recorded until any other.

`looking_back(day, known)` is open while a page is made, and meanwhile every statement is answered from the register of
that day; so no list, count, facet, page or export asks which day it is about. `today()` is the day that one looks at.

- `moment` says which day that is; `tables` says what each table held then, in SQL; `statements` puts that before what
  is asked, and refuses whatever would write.
- `requests` reads `?as_of=` and `?known=` of an address, and `links` keeps whoever follows a link on the same day.
"""

from tracker.looking_back.moment import PARAMETERS, Past, past, today, was_known
from tracker.looking_back.statements import WritingIsOff, looking_back

__all__ = ["PARAMETERS", "Past", "WritingIsOff", "looking_back", "past", "today", "was_known"]
