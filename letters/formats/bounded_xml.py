"""XML from anywhere becomes a tree, within limits: no DOCTYPE, no depth, no multitude of elements, nothing fetched."""

from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from letters.formats.refusals import Unreadable

# Official publications are some 25 levels deep; a budget of a thousand pages has some 100,000 elements.
DEEPEST = 100
MOST_ELEMENTS = 120_000
# An element has a tag at either end; comments and instructions come on top.
MOST_TAGS = 2 * MOST_ELEMENTS + 1_000


def parse(data: bytes) -> Element:
    """The root element. Comments and processing instructions leave no trace in the text around them.

    Raises `Unreadable` with code doctype, overdone or broken_xml.
    """
    if data.count(b"<") > MOST_TAGS:
        raise Unreadable("overdone")
    parser = DefusedXMLParser(forbid_dtd=True, forbid_entities=True, forbid_external=True)
    try:
        # In one piece: the parser reads a long tag again from its beginning with every piece that it is fed.
        parser.feed(data)
        root = parser.close()
    except DefusedXmlException as error:
        raise Unreadable("doctype") from error
    except (ParseError, LookupError, ValueError) as error:
        raise Unreadable("broken_xml") from error
    check_depth(root)
    return root


def check_depth(root: Element) -> None:
    """Level by level, because what walks down an element calls itself."""
    level, depth = [root], 0
    while level:
        depth += 1
        if depth > DEEPEST:
            raise Unreadable("overdone")
        level = [child for element in level for child in element]
