"""A page's form as a browser would send it: the other tests of the admin fill it in with this."""

from html.parser import HTMLParser

import pytest

from tests.factories import make_party, make_pledge, make_topic

pytestmark = pytest.mark.django_db


class FormReader(HTMLParser):
    """The fields of the forms on a page that are sent to the page itself, with the values that they have."""

    def __init__(self):
        super().__init__()
        self.values, self.select, self.area, self.inside = {}, None, None, False

    def handle_starttag(self, tag, attributes):
        field = dict(attributes)
        name = field.get("name")
        if tag == "form":
            self.inside = field.get("method") == "post" and not (field.get("action") or "").startswith("/a")
        elif not self.inside:
            return
        elif tag == "input":
            tick = field.get("type") in {"checkbox", "radio"}
            if not tick or "checked" in field:
                self.values.setdefault(name, []).append(field.get("value", "on" if tick else ""))
        elif tag == "textarea":
            self.area, self.values[name] = name, [""]
        elif tag == "select":
            self.select = name
            self.values[name] = []
        elif tag == "option" and self.select and "selected" in field:
            self.values[self.select].append(field.get("value", ""))

    def handle_endtag(self, tag):
        if tag == "select":
            self.select = None
        elif tag == "textarea":
            self.area = None

    def handle_data(self, data):
        if self.area:
            self.values[self.area][0] += data


def read_form(response):
    reader = FormReader()
    reader.feed(response.content.decode())
    return {name: values for name, values in reader.values.items() if name and "__prefix__" not in name}


def fill_in(client, address, follow=False, **typed):
    """Open the page at `address`, type, and send it with Save or the button that is among `typed`."""
    values = read_form(client.get(address))
    button = {} if {"_next", "_continue"} & typed.keys() else {"_save": "1"}
    typed = {name.replace("__", "-"): value for name, value in typed.items()}
    return client.post(address, values | typed | button, follow=follow)


def change_page(row):
    return f"/admin/{row._meta.app_label}/{row._meta.model_name}/{row.pk}/change/"


def test_a_form_is_read_as_a_browser_sends_it(client_as, analyst):
    party, topic = make_party(), make_topic()
    pledge = make_pledge(title="Buy “it” & <more>", responsible=[party], topics=[topic], note="Two\nlines")

    values = read_form(client_as(analyst).get(change_page(pledge)))

    assert values["title"] == ["Buy “it” & <more>"]
    assert [line.strip() for line in values["note"][0].strip().splitlines()] == ["Two", "lines"]
    assert (values["responsible"], values["topics"]) == ([str(party.pk)], [str(topic.pk)])
    assert (values["level"], values["version"]) == (["national"], ["1"])
    assert (values["updates-0-status"], values["updates-TOTAL_FORMS"]) == ([""], ["1"])
