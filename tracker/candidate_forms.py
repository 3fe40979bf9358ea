"""What people send about a candidate: the few fields of its note, the whole form, or why it is none."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from letters.models import Paragraph
from tracker.models import Candidate, Pledge
from tracker.overtaken import number, seen_in
from tracker.prefilling import as_sent, chosen_term, of_term, place_of, prefill, prefill_candidate
from tracker.readings import as_json, from_json, readings
from tracker.recording import Place, RecordForm, find_words

# What every form of a pledge chooses beforehand.
UNSAID = {"level": Pledge.Level.NATIONAL, "strength": Pledge.Strength.FIRM}


class DismissForm(forms.Form):
    """Why a candidate is no pledge."""

    reason = forms.ChoiceField(label=gettext_lazy("Reason"), choices=Candidate.Reason.choices)
    note = forms.CharField(label=gettext_lazy("Note"), required=False, max_length=1000)


def blank_form(candidate: Candidate) -> RecordForm:
    """The whole form, with everything that was read."""
    place = place_of(candidate)
    return suggesting(
        RecordForm(paragraph=place.paragraph, place=place, initial=prefill_candidate(candidate))
    )


def as_if_proposed(place: Place) -> Candidate:
    """Any words, as the candidate that they would be: never stored, but what is read of them fills in a form too."""
    return Candidate(
        paragraph=place.paragraph,
        start=place.start,
        end=place.end,
        quote=place.words,
        read=as_json(readings(place)),
    )


def noted_form(candidate: Candidate, sent: QueryDict) -> RecordForm:
    """The whole form, bound: what was read, with the title and the term of the candidate's note."""
    data = as_sent(prefill_candidate(candidate))
    data["title"] = sent.get("title") or ""
    for name, value in (("start", candidate.start), ("end", candidate.end), ("quote", candidate.quote)):
        data[name] = str(value)
    return with_term(data, candidate, sent.get("pick"))


def sent_form(candidate: Candidate, sent: QueryDict) -> RecordForm:
    """The whole form, bound, as a person filled it in; the words that carry the pledge may be other ones."""
    return with_term(with_words(candidate, sent), candidate, sent.get("pick"))


def with_term(data: QueryDict, candidate: Candidate, key: str | None) -> RecordForm:
    """The form for this data and the term that was chosen, if one was; with an error when that is not offered."""
    if key is not None:
        try:
            chosen = of_term(chosen_term(from_json(candidate.read).terms, key))
        except KeyError:
            form = suggesting(RecordForm(data, paragraph=candidate.paragraph))
            form.add_error("term", _("This term is not one of those that the letter states here."))
            return form
        for name in chosen:
            data.pop(name, None)
        for name, value in as_sent(chosen).items():
            data[name] = str(value)
    return suggesting(RecordForm(data, paragraph=candidate.paragraph))


def unfinished_form(candidate: Candidate, form: RecordForm) -> RecordForm:
    """What a bound form holds, once more to fill in: nothing of it is judged yet."""
    values = {name: form[name].value() for name in form.fields}
    start, end = number(str(values["start"] or "")), number(str(values["end"] or ""))
    known = start is not None and end is not None and start < end <= len(candidate.paragraph.text)
    place = Place(candidate.paragraph, start, end) if known else place_of(candidate)  # type: ignore[arg-type]
    again = RecordForm(paragraph=candidate.paragraph, place=place, initial=values)
    again.initial["pledged_on"] = values["pledged_on"]
    return suggesting(again)


def with_words(candidate: Candidate, sent: QueryDict) -> QueryDict:
    """What was sent, with the place where its words stand; as it is when they are not in the paragraph."""
    data = sent.copy()
    words = data.get("quote", "").replace("\r\n", "\n")
    try:
        place = find_words(candidate.paragraph, words, at=number(data.get("start")))
    except ValidationError:
        return data
    if words:
        data["start"], data["end"], data["quote"] = str(place.start), str(place.end), place.words
    return data


def suggesting(form: RecordForm) -> RecordForm:
    form.fields["title"].help_text = _(
        "A suggestion in the letter’s own words. Titles are ours: make it yours."
    )
    return form


# ---- when the candidate is gone -------------------------------------------------------------------------------
def paragraph_seen(sent: QueryDict) -> Paragraph | None:
    """The paragraph that a note or a form was sent from, be it of a text that has been replaced."""
    seen = seen_in(sent)
    every = Paragraph.every.select_related("letter__dossier", "edition")
    return every.filter(pk=seen).first() if seen else None


def typed_over(place: Place | None, sent: QueryDict) -> QueryDict:
    """What was sent, over what the words at a place state: a note sends little, and a form needs all of it."""
    data = as_sent(prefill(place)) if place else as_sent(UNSAID)
    for name in sent:
        data.setlist(name, [str(value) for value in sent.getlist(name)])
    return data
