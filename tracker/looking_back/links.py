"""Whoever follows a link, or sends a form, of a page that looks back stays on the same day.

One place for all pages, on the finished HTML: in it whatever people or letters say is escaped, so that every tag is of
our own templates. A link with `data-today` leads to today.
"""

import re
from functools import lru_cache
from html import escape, unescape
from urllib.parse import parse_qsl, urlencode

from django.urls import Resolver404, resolve

from tracker.looking_back.moment import PARAMETERS, Past

# Names of the addresses that show the register of any day.
PAGES = frozenset(
    {
        "changes",
        "overview",
        "pledge_list",
        "pledge_export",
        "pledge_detail",
        "letter_list",
        "letter_detail",
        "letter_former",
        "letter_compare",
        "dossier_detail",
        "paper_detail",
        "search",
        "view_detail",
    }
)
TAG = re.compile(r"""<(?P<name>a|form)(?P<attributes>\s(?:"[^"]*"|'[^']*'|[^'">])*)>""")
HREF = re.compile(r'(?P<before>\shref=")(?P<address>[^"]*)"')
ACTION = re.compile(r'\saction="(?P<address>[^"]*)"')
POSTED = re.compile(r'\smethod="?post\b', re.IGNORECASE)


@lru_cache(maxsize=4096)
def can_look_back(path: str) -> bool:
    """Whether the page at this path shows the register of any day."""
    try:
        return resolve(path).url_name in PAGES
    except Resolver404:
        return False


def on_the_same_day(html: str, here: str, past: Past) -> str:
    """A page at the path `here`, each of whose links and GET forms leads to the day that it is of."""
    return TAG.sub(lambda tag: kept(tag, here, past), html)


def kept(tag: re.Match, here: str, past: Past) -> str:
    """One tag, as it stays on the day."""
    whole, attributes = tag[0], tag["attributes"]
    if "data-today" in attributes:
        return whole
    if tag["name"] == "form":
        return whole + hidden_fields(tag, here, past)
    href = HREF.search(attributes)
    if href is None:
        return whole
    address = escape(of_day(unescape(href["address"]), here, past))
    return f'<a{attributes[: href.start()]}{href["before"]}{address}"{attributes[href.end() :]}>'


def hidden_fields(form: re.Match, here: str, past: Past) -> str:
    """What a form carries to stay on the day: nothing when it is posted, leads elsewhere or carries a day already."""
    action = ACTION.search(form["attributes"])
    path = path_of(unescape(action["address"]) if action else "", here)
    inside = form.string[form.end() : form.string.find("</form>", form.end())]
    if POSTED.search(form["attributes"]) or not can_look_back(path) or 'name="as_of"' in inside:
        return ""
    fields = [f'<input type="hidden" name="{name}" value="{value}">' for name, value in past.query.items()]
    return "".join(fields)


def of_day(address: str, here: str, past: Past) -> str:
    """An address with the parameters of the day; unchanged when it is not of a page that can look back."""
    rest, mark, place = address.partition("#")
    path, _mark, query = rest.partition("?")
    is_place_on_this_page = mark and not rest
    if is_place_on_this_page or not can_look_back(path_of(address, here)):
        return address
    if PARAMETERS & {name for name, _value in parse_qsl(query, keep_blank_values=True)}:
        return address
    return f"{path}?{query}{'&' if query else ''}{urlencode(past.query)}{mark}{place}"


def path_of(address: str, here: str) -> str:
    """The path that an address of our pages leads to; empty for an address elsewhere."""
    path = re.split(r"[?#]", address, maxsplit=1)[0]
    if not path:
        return here
    return path if path.startswith("/") and not path.startswith("//") else ""
