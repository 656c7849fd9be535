"""The two source documents, as text, as a Word file and as a PDF file: every field of them in its place."""

import pytest

from events.concept_notes.doubts import unsaid
from events.concept_notes.pages import pdf_text
from events.concept_notes.reading import read
from events.concept_notes.word import word_text
from tests.events.concept_notes import making
from tests.events.concept_notes.expecting import read_as, short
from tests.events.concept_notes.seeds import needs_seeds, seed
from tests.events.concept_notes.test_notes import invented

pytestmark = needs_seeds
FORMS = ["text", "docx", "pdf"]
EXCHANGE, DIALOGUE = "003", "000"


def in_form(text, form, folder):
    """Return the text of a note after it was a file of that form."""
    if form == "text":
        return text
    file = folder / f"note.{form}"
    file.write_bytes(making.word(text) if form == "docx" else making.pdf(text))
    return word_text(file) if form == "docx" else pdf_text(file)


def line(text, beginning):
    """Return the line of a source document that begins so, without the signs of links."""
    found = next(each for each in text.splitlines() if each.strip().lstrip("-•1234. ").startswith(beginning))
    for sign in ("(#)", "[", "]", "\\"):
        found = found.replace(sign, "")
    return found.strip()


@pytest.mark.parametrize("form", FORMS)
def test_every_field_of_the_exchange_is_in_its_place(form, tmp_path):
    text = seed(EXCHANGE)

    found = read_as(in_form(text, form, tmp_path))

    assert found["language"] == "en"
    session = line(text, "This webinar event brings")
    cut = session.index("The objectives of the exchange are")
    intro = line(text, "The ILO Fair Recruitment Initiative in") if "[" not in text else line(text, "The ILO [Fair")
    assert found["fields"] == {
        "series": "ILO Fair Recruitment Initiative knowledge exchange series",
        "title": "The role of Public Employment Services in fair recruitment promotion",
        "format": "webinar",
        "start": {"date": "2023-06-15", "time": "15:30"},
        "end": {"date": "2023-06-15", "time": "17:00"},
        "time_zone": "Europe/Zurich",
        "date_status": "proposed",
        "access": "public",
        "teaser": intro[: intro.index(" The webinar will be held")],
        "background": "\n\n".join(
            [
                line(text, "As central actors"),
                # The end of a page cut this paragraph in two.
                f"{line(text, 'The ILO launched')} {line(text, 'organisations, and media')}",
                session[:cut].strip(),
                line(text, "The facilitation of access"),
            ]
        ),
        "objectives": session[cut:],
        "target_audience": line(text, "The knowledge exchange meeting"),
        "questions_note": line(text, "Participants will be invited"),
        "working_languages": ["en", "fr", "es"],
        "interpretation": ["fr", "es"],
        # "The hyperlink to Zoom will be included": nothing is made up.
        "meeting_url": None,
    }
    assert found["organisations"] == [
        {"name": "ILO Fair Recruitment Initiative", "role": "host"},
        {"name": "International Training Centre", "acronym": "ITC-ILO", "role": "partner"},
        {"name": "Integrated Programme on Fair Recruitment", "acronym": "FAIR", "role": "supporter"},
    ]
    assert [
        (one["number"], one.get("institution"), one.get("acronym"), one.get("country")) for one in found["topics"]
    ] == [
        (1, "EURES (European Network of Public Employment Services) Sweden", "EURES", "se"),
        (2, "Tunisian Agency for Technical Cooperation", "ATCT", "tn"),
        (3, "Morocco's Public Employment service", None, "ma"),
        (4, "World Association of Public Employment Services", "WAPES", None),
    ]
    for topic, beginning in zip(
        found["topics"], ["Promoting fair", "How can public", "What role", "Information sharing"], strict=True
    ):
        assert line(text, beginning).startswith(topic["title"])
        assert line(text, beginning).endswith(topic.get("description", "."))
        # "Speakers: to be confirmed": each institution has a speaker whose name is open.
        assert topic["presenter_status"] == "tbc"
        assert "presenter" not in topic
    assert found["people"] == [
        {"name": "Anna-Karin Palm-Olsson", "role": "moderator", "institution": "ILO"},
        {"name": "Miriam Boudraa", "role": "facilitator", "institution": "ITC-ILO"},
        {"name": "Gaëla Roudy Fraser", "role": "facilitator", "institution": "ILO"},
    ]
    assert found["documents"] == [
        {"title": "Fair recruitment Initiative", "role": "further"},
        {"title": "promising practices for fair recruitment", "role": "further"},
    ]
    assert found["doubts"] == {
        "time_zone": ["summer-time"],
        "person": ["institution-elsewhere"],
        "topic": ["unconfirmed"] * 4,
        "meeting_url": ["meeting-later"],
        "document": ["link-missing"] * 2,
    }
    # What is left is the head of the letter paper.
    assert " ".join(found["unused"]) == (
        "International Labour Organization Fair Recruitment Initiative ILO FRI Knowledge Hub Event"
    )


@pytest.mark.parametrize("form", FORMS)
def test_every_field_of_the_dialogue_is_in_its_place(form, tmp_path):
    text = seed(DIALOGUE)

    found = read_as(in_form(text, form, tmp_path))

    network = line(text, "The network collectively")
    cut = network.index("from this, specific objectives")
    aims = [line(text, beginning) for beginning in ("Increase the", "Facilitate the exchange", "Introduce the members")]
    assert found["language"] == "en"
    assert found["fields"] == {
        "title": line(text, "ILO Fair Recruitment Initiative and").removesuffix("."),
        "teaser": line(text, "The ILO is organising"),
        "format": "dialogue",
        "start": {"date": "2022-05-12", "time": "15:00"},
        "end": {"date": "2022-05-12", "time": "16:30"},
        "time_zone": "Europe/Zurich",
        "date_status": "confirmed",
        "places": ["global"],
        "background": f"{line(text, 'Recruitment is usually')}\n\n{network[:cut].strip()}",
        "objectives": "\n".join(aims),
        "target_audience": line(text, "The target audience"),
        "contact_name": None,
        "recording_url": None,
        "recording_note": "some extracts of the event",
    }
    assert found["organisations"] == [
        {"name": "ILO Fair Recruitment Initiative", "role": "host"},
        {"name": "Alliance 8.7", "role": "partner"},
        {"name": "ILO", "role": "host"},
    ]
    assert [f"{one['number']}. {one['title']}. {one.get('description', '')}".strip() for one in found["topics"]] == [
        line(text, beginning)
        for beginning in ("Fair recruitment as", "Examples of", "Integration of", "Information from")
    ]
    assert [one.get("institution") for one in found["topics"]] == [None, None, None, "ILO"]
    assert found["documents"] == [None]
    assert found["doubts"] == {
        "teaser": ["cut-off"],
        "time_zone": ["zone-assumed", "summer-time"],
        "organisation": ["from-title"] * 2,
        "contact_name": ["contact-missing"],
        "recording_url": ["link-missing"],
        "document": ["heading-alone"],
    }
    assert "people" not in found
    assert "unused" not in found


@pytest.mark.parametrize("name", [EXCHANGE, DIALOGUE])
def test_nothing_of_them_is_invented(name):
    assert invented(seed(name)) == []


def test_what_they_do_not_say_is_named():
    _language, exchange = read(seed(EXCHANGE))
    _language, dialogue = read(seed(DIALOGUE))

    assert unsaid(exchange) == ["whom to ask"]
    assert unsaid(dialogue) == [
        "who can take part",
        "who speaks and moderates",
        "the working languages",
        "whether there is interpretation",
        "whom to ask",
    ]


def test_each_finding_shows_the_passage_that_it_came_from():
    _language, findings = read(seed(EXCHANGE))
    passages = {one["field"]: one["passage"] for one in findings}
    people = [one for one in findings if one["field"] == "person"]
    moderator = next(one for one in people if one["value"]["role"] == "moderator")

    assert passages["time_zone"] == "CET […] Geneva"
    assert passages["end"] == "15:30– 17:00"
    assert "public event" in passages["access"]
    assert "moderated by the ILO" in moderator["passage"]
    assert short(moderator["value"])["institution"] == "ILO"
