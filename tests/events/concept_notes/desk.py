"""What a facilitator does with concept notes at her desk, over HTTP."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from events.concept_notes.reading import read
from events.models import ConceptNote

ADD = reverse("admin:events_conceptnote_add")
NOTES = reverse("admin:events_conceptnote_changelist")


def page_of(note):
    return reverse("admin:events_conceptnote_change", args=[note.pk])


def kept(text, **fields):
    """Return a note that has been read, without the child process that usually reads it."""
    language, findings = read(text)
    return ConceptNote.objects.create(source="text", language=language, text=text, findings=findings, **fields)


def paste(client, text):
    """Paste a note; return it as it is kept."""
    return _led_to(client.post(ADD, {"text": text}))


def upload(client, name, content):
    """Upload a note; return it as it is kept."""
    return _led_to(client.post(ADD, {"file": SimpleUploadedFile(name, content)}))


def _led_to(answer):
    assert answer.status_code == 302, answer.context["form"].errors
    note = ConceptNote.objects.latest("pk")
    assert answer["Location"] == page_of(note)
    return note


def sent(client, note, **changes):
    """Return what the page of a review sends when nothing but `changes` is touched."""
    return _sent(client.get(page_of(note)), changes)


def _sent(page, changes):
    data = page.context["review"].data
    fields = {name: data.getlist(name) for name in data if not name.startswith("seen-")}
    return {**fields, "version": page.context["version"], **changes}


def ticks(client, note):
    """Return the boxes beside what is doubtful, all of them ticked."""
    return _ticks(client.get(page_of(note)))


def _ticks(page):
    passages = page.context["review"].passages.values()
    return {doubt.name: "on" for passage in passages for doubt in passage.doubts if doubt.is_grave}


def make_event(client, note, **changes):
    """Press the button; return the answer."""
    page = client.get(page_of(note))
    return client.post(page_of(note), {**_sent(page, changes), **_ticks(page), "action": "draft"})
