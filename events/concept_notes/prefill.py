"""What the form of the review holds before anybody has written in it: the findings of a note, as a form sends them."""

from typing import Any

from events.concept_notes.matching import Known, institutions_of
from events.models import ConceptNote

# Groups of rows on the review page, by the finding they come from.
ROWS = {"organisation": "organisations", "topic": "topics", "person": "people", "document": "documents"}
# Findings that fill one field each, under the same name.
_PLAIN = (
    "title", "format", "access", "teaser", "background", "objectives", "target_audience", "questions_note",
    "date_status",
    "time_zone", "working_languages", "interpretation", "contact_name", "contact_email", "meeting_url", "meeting_id",
    "meeting_passcode", "recording_url", "recording_minutes", "recording_note",
)  # fmt: skip

# What an empty row of a group sends.
_SPARE: dict[str, dict[str, Any]] = {
    "organisations": {"role": "host"},
    "topics": {},
    "people": {"role": "speaker", "status": "confirmed"},
    "documents": {"role": "key"},
}

type Answers = dict[str, list[str]]


def answers_of(note: ConceptNote, known: Known) -> Answers:
    """Return what the form of a review sends when nothing is changed.

    Args:
        note: whose findings are filled in.
        known: what the hub knows of what they name.
    """
    answers: Answers = {"language": [note.language], "date_status": ["proposed"]}
    for one in note.findings:
        field, value = one["field"], one["value"]
        if value is None:
            continue
        if field in _PLAIN:
            answers[field] = list(map(str, value)) if isinstance(value, list) else [str(value)]
        elif field in {"start", "end"}:
            answers |= {f"{field}_0": [value["date"]], f"{field}_1": [value["time"]]}
        elif field == "places":
            answers[field] = [str(known.places[slug]) for slug in value if slug in known.places]
        elif field == "series" and known.series:
            answers[field] = [str(known.series)]
    rows = {
        "organisations": _organisations(note, known),
        "topics": _topics(note, known),
        "people": _people(note, known),
        "documents": _documents(note, known),
        "institutions": _institutions(note, known),
    }
    for name, filled in rows.items():
        answers |= _formset(name, filled)
    return answers


def _formset(name: str, rows: list[dict[str, Any]]) -> Answers:
    """Return rows as a formset sends them; one more is empty, for what the note forgot."""
    if name in _SPARE:
        rows = [*rows, _SPARE[name]]
    answers: Answers = {f"{name}-TOTAL_FORMS": [str(len(rows))], f"{name}-INITIAL_FORMS": ["0"]}
    for number, row in enumerate(rows):
        answers |= {f"{name}-{number}-{field}": [str(value)] for field, value in row.items() if value not in (None, "")}
    return answers


def _rows(note: ConceptNote, field: str) -> list[tuple[int, dict[str, Any]]]:
    return [
        (number, one["value"]) for number, one in enumerate(note.findings) if one["field"] == field and one["value"]
    ]


def _organisations(note: ConceptNote, known: Known) -> list[dict[str, Any]]:
    rows = []
    for number, value in _rows(note, "organisation"):
        found = known.organisations.get(value["name"])
        rows.append({"finding": number, "role": value["role"], "organisation": found, "written": value["name"]})
    return rows


def _topics(note: ConceptNote, known: Known) -> list[dict[str, Any]]:
    rows = []
    for number, value in _rows(note, "topic"):
        rows.append(
            {
                "finding": number,
                "number": value["number"],
                "title": value["title"],
                "description": value["description"],
                "organisation": known.organisations.get(value["institution"]),
                "written": value["institution"],
                "country": known.places.get(value["country"], ""),
                "presenter": value["presenter"],
                "is_speaker_open": "on" if value["presenter_status"] == "tbc" and not value["presenter"] else "",
            }
        )
    return rows


def _people(note: ConceptNote, known: Known) -> list[dict[str, Any]]:
    """Return the people of the note, and the presenters of its topics who are not among them."""
    told = [(number, value) for number, value in _rows(note, "person")]
    names = {value["name"].casefold() for _number, value in told if value["name"]}
    for number, value in _rows(note, "topic"):
        if value["presenter"] and value["presenter"].casefold() not in names:
            names.add(value["presenter"].casefold())
            person = {
                "name": value["presenter"],
                "role": "speaker",
                "job_title": value["presenter_job_title"],
                "institution": value["presenter_institution"],
                "country": value["presenter_country"],
                "status": value["presenter_status"],
            }
            told.append((number, person))
    rows = []
    for number, value in told:
        rows.append(
            {
                "finding": number,
                "role": value["role"],
                "status": value["status"],
                "name": value["name"],
                "member": known.members.get(value["name"]),
                "job_title": value["job_title"],
                "organisation": known.organisations.get(value["institution"]),
                "written": value["institution"],
                "country": known.places.get(value["country"], ""),
            }
        )
    return rows


def _documents(note: ConceptNote, known: Known) -> list[dict[str, Any]]:
    rows = []
    for number, value in _rows(note, "document"):
        found = known.works.get((value["title"], value["url"]))
        rows.append({"finding": number, "role": value["role"], "resource": found, "written": value["title"]})
    return rows


def _institutions(note: ConceptNote, known: Known) -> list[dict[str, Any]]:
    """Return the institutions that the hub does not know."""
    return [
        {"name": name[:200], "acronym": acronym[:30], "written": name}
        for name, acronym in institutions_of(note.findings).items()
        if name not in known.organisations
    ]
