"""Interpretation is data: seen in lists, asked for in filters, chosen at registration, written in mail and calendar."""

import re

import pytest
from django.test import Client

from events import services
from tests.conftest import part
from tests.factories import EventFactory, RegistrationFactory
from tests.reading import PageReader

pytestmark = pytest.mark.django_db
INTO = {
    ("en", "fr"): "Interpretation into French",
    ("en", "es"): "Interpretation into Spanish",
    ("en", "fr es"): "Interpretation into French and Spanish",
    ("fr", "fr"): "Interprétation en français",
    ("fr", "es"): "Interprétation en espagnol",
    ("fr", "fr es"): "Interprétation en français et en espagnol",
    ("es", "fr"): "Interpretación al francés",
    ("es", "es"): "Interpretación al español",
    ("es", "fr es"): "Interpretación al francés y al español",
}


def interpreted(languages, **fields):
    """Return an event in English with interpretation into `languages`."""
    into = {f"interpretation_{code}": code in languages.split() for code in ("fr", "es")}
    return EventFactory(working_languages=["en"], **into, **fields)


def test_the_row_of_an_event_names_its_interpretation(client):
    interpreted("fr es", slug="both")

    page = PageReader(client.get("/en/events/").text).text

    assert "Interpretation into French and Spanish FR ES" in page


def test_the_row_of_an_event_without_interpretation_names_none(client):
    interpreted("")

    assert "Interpretation into" not in client.get("/en/events/").text


def test_the_page_of_an_event_says_what_is_spoken_and_what_is_interpreted(client):
    event = interpreted("fr es")

    page = PageReader(client.get(event.get_absolute_url()).text).text

    assert "Spoken in English, with interpretation into French and Spanish FR ES" in page
    assert "Working languages English Interpretation French and Spanish" in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("interpretation=fr", {"french", "both"}),
        ("interpretation=es", {"both"}),
        ("interpretation=", {"none", "french", "both"}),
        ("interpretation=de", {"none", "french", "both"}),
        ("language=es", {"both"}),
        ("language=en", {"none", "french", "both"}),
        ("language=en&interpretation=fr", {"french", "both"}),
    ],
)
def test_events_are_found_by_their_interpretation(client, query, found):
    for slug, languages in (("none", ""), ("french", "fr"), ("both", "fr es")):
        interpreted(languages, slug=slug)

    page = client.get(f"/en/events/?{query}").text

    assert set(re.findall(r'href="/en/events/(none|french|both)/"', page)) == found


def test_the_filter_keeps_what_was_chosen(client):
    page = client.get("/en/events/?interpretation=es").text

    assert '<option value="es" selected>Into Spanish</option>' in page


def test_registering_offers_what_can_be_heard_and_marks_what_is_interpreted(member_client):
    event = interpreted("es")

    form = member_client.get(f"/en/events/{event.slug}/register/").context["form"]

    assert form.fields["listening_language"].choices == [
        ("en", "English"),
        ("es", "Spanish <small>Interpretation</small>"),
    ]


def test_a_language_that_cannot_be_heard_is_refused(member_client):
    event = interpreted("es")

    response = member_client.post(f"/en/events/{event.slug}/register/", {"listening_language": "fr", "consent": "on"})

    assert response.status_code == 422
    assert set(response.context["form"].errors) == {"listening_language"}


@pytest.mark.parametrize(("language", "languages"), INTO)
def test_mail_and_calendar_name_the_interpretation_in_the_readers_language(deliver, language, languages):
    event = interpreted(languages)
    draft = RegistrationFactory.build(event=None, status="pending", email="ana@union.example", language=language)
    services.register(event=event, registration=draft)

    mail = deliver().to("ana@union.example")[0]
    public = Client().get(f"/events/{event.slug}.ics", headers={"accept-language": language})

    texts = [part(mail, kind) for kind in ("text/plain", "text/html", "text/calendar")]
    for found in [*texts, public.text]:
        assert INTO[language, languages] in re.sub(r"\r\n ", "", found)
