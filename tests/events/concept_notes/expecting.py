"""What a note was read as, in the short form of the expected results: what is empty or usual is left out."""

from events.concept_notes.blocks import parse
from events.concept_notes.reading import read, unused

ROWS = {"organisation": "organisations", "topic": "topics", "person": "people", "document": "documents"}


def read_as(text):
    """Return language, fields, rows, doubts and what is left of a note."""
    language, findings = read(text)
    note = parse(text)
    told = {"language": language, "fields": {}, **{name: [] for name in ROWS.values()}, "doubts": {}}
    for one in findings:
        name = one["field"]
        if name in ROWS:
            told[ROWS[name]].append(short(one["value"]))
        else:
            told["fields"][name] = one["value"]
        if one["doubts"]:
            told["doubts"].setdefault(name, []).extend(one["doubts"])
    told["unused"] = [note.plain[start:end] for start, end in unused(note, findings)]
    return {key: value for key, value in told.items() if value or key == "language"}


def short(value):
    """Return a row without what is empty, and without the status that nobody mentions."""
    if value is None:
        return None
    usual = {"status": "confirmed", "presenter_status": "confirmed"}
    return {key: part for key, part in value.items() if part and usual.get(key) != part}


def words_of(value):
    """Yield every word of a value that must stand in the note."""
    if isinstance(value, dict):
        for part in value.values():
            yield from words_of(part)
    elif isinstance(value, list):
        for part in value:
            yield from words_of(part)
    elif isinstance(value, str):
        yield from value.split()
