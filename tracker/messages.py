"""How `make messages` finds the texts of templates, without GNU gettext."""

from io import BytesIO

from babel.messages.extract import extract_python
from django.utils.translation.template import templatize


def extract_template(fileobj, keywords, comment_tags, options):
    """Babel's extraction method for Django templates: gives (line, function, texts, comments).

    Django turns a template into calls of gettext on the same lines, with the blanks of trimmed texts taken out as
    `{% blocktranslate %}` does when it looks them up. Its indentation is the template's, and means nothing.
    """
    source = fileobj.read().decode(options.get("encoding", "utf-8"))
    calls = "\n".join(
        line.strip() for line in templatize(source, origin=getattr(fileobj, "name", None)).split("\n")
    )
    return extract_python(BytesIO(calls.encode()), keywords, comment_tags, {"encoding": "utf-8"})
