"""Small Word files of known parts, written as Word writes them."""

import zipfile
from io import BytesIO

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BRIEF = "<w:p><w:r><w:t>Hierbij bied ik u het verslag aan.</w:t></w:r></w:p>"


def text(words, more=""):
    return f'<w:r>{f"<w:rPr>{more}</w:rPr>" if more else ""}<w:t xml:space="preserve">{words}</w:t></w:r>'


def p(*inner, style="", about=""):
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = "".join(each if each.startswith("<") else text(each) for each in inner)
    return f"<w:p><w:pPr>{named}{about}</w:pPr>{runs}</w:p>"


def table(*rows):
    """Rows of cells; a cell is words, or `(properties, words)`."""
    lines = ["".join(map(cell, row)) for row in rows]
    return f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


def cell(content):
    about, words = content if isinstance(content, tuple) else ("", content)
    inner = words if words.startswith("<w:p") else p(words) if words else p()
    return f"<w:tc><w:tcPr>{about}</w:tcPr>{inner}</w:tc>"


def word(body, links=(), files=None, content=f"{MAIN}.document.main+xml", **parts):
    """The bytes of a Word file. `parts` are the XML inside the roots of footnotes, endnotes, numbering and styles."""
    document = f'<w:document {W} xmlns:r="{RELATED}"><w:body>{body}</w:body></w:document>'
    roots = {name: f"<w:{name} {W}>{inner}</w:{name}>" for name, inner in parts.items()}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{MAIN}.{name}+xml"/>' for name in parts
    )
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{content}"/>'
        f"{overrides}</Types>"
    )
    inner_links = "".join(
        f'<Relationship Id="p{name}" Type="{RELATED}/{name}" Target="{name}.xml"/>' for name in parts
    )
    outer_links = "".join(
        f'<Relationship Id="e{n}" Type="{RELATED}/{kind}" Target="{address}" TargetMode="External"/>'
        for n, (kind, address) in enumerate(links)
    )
    entries = {
        "[Content_Types].xml": types,
        "_rels/.rels": relations(
            f'<Relationship Id="d" Type="{RELATED}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": relations(inner_links + outer_links),
        **{f"word/{name}.xml": root for name, root in roots.items()},
        **(files or {}),
    }
    return zipped(entries)


def relations(inner):
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'


def zipped(entries):
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return file.getvalue()
