"""What search engines and messengers read in the head of an event's page."""

import json
import re
from datetime import UTC, datetime, timedelta
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client

from events import services
from events.models import Contribution, Event
from hub.taxonomy.models import Theme
from tests.announcing import change
from tests.factories import (
    EventFactory,
    MemberFactory,
    OrganisationFactory,
    RegistrationFactory,
    ResourceFactory,
    SeriesFactory,
)

pytestmark = pytest.mark.django_db


class Head(HTMLParser):
    """The machine-readable elements of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.metas: dict[str, list[str]] = {}
        self.links: list[dict[str, str]] = []
        self.scripts: list[str] = []
        self._is_data = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element of the head."""
        values = {name: value or "" for name, value in attrs}
        if tag == "meta" and (name := values.get("property") or values.get("name")):
            self.metas.setdefault(name, []).append(values["content"])
        elif tag == "link":
            self.links.append(values)
        self._is_data = tag == "script" and values.get("type") == "application/ld+json"
        if self._is_data:
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        """Note what a data element holds."""
        if self._is_data:
            self.scripts[-1] += data

    def handle_endtag(self, tag: str) -> None:
        """Note that an element ends."""
        self._is_data = False

    @property
    def alternates(self) -> dict[str, str]:
        """The page's translations by language."""
        return {link["hreflang"]: link["href"] for link in self.links if "hreflang" in link}

    @property
    def canonical(self) -> str:
        """The page's own address."""
        return next((link["href"] for link in self.links if link["rel"] == "canonical"), "")


def head_of(path: str, client: Client | None = None) -> Head:
    response = (client or Client()).get(path)
    assert response.status_code == 200
    return Head(response.content.decode())


def data_of(event: Event, language: str = "en") -> dict[str, Any]:
    [text] = head_of(f"/{language}/events/{event.slug}/").scripts
    found: dict[str, Any] = json.loads(text)
    return found


def test_an_event_is_described_whole() -> None:
    event = EventFactory(
        starts_at=datetime(2040, 6, 15, 13, 30, tzinfo=UTC),
        series=SeriesFactory(title_en="Knowledge exchange", slug="exchange"),
        working_languages=["en"],
        interpretation_es=False,
        capacity=40,
    )
    ilo = OrganisationFactory(name="ILO", website="https://www.ilo.org/")
    event.event_organisations.create(organisation=ilo)
    event.themes.add(Theme.objects.all()[0])
    Contribution.objects.create(event=event, name="Ana Díaz", job_title="Inspector", organisation=ilo)
    Contribution.objects.create(event=event, name="Not sure yet", status="tbc")
    Contribution.objects.create(event=event, name="", status="tbc")
    page = f"http://testserver/en/events/{event.slug}/"

    data = data_of(event)

    assert data == {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": f"urn:uuid:{event.uuid}",
        "name": event.title_en,
        "description": "What works, and why.",
        "url": page,
        "startDate": "2040-06-15T15:30:00+02:00",
        "endDate": "2040-06-15T17:00:00+02:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode",
        "location": {"@type": "VirtualLocation", "url": page},
        "inLanguage": ["en", "fr"],
        "isAccessibleForFree": True,
        "offers": {
            "@type": "Offer",
            "price": 0,
            "priceCurrency": "USD",
            "availability": "https://schema.org/InStock",
            "url": page,
        },
        "maximumAttendeeCapacity": 40,
        "organizer": [{"@type": "Organization", "name": "ILO", "url": "https://www.ilo.org/"}],
        "performer": [
            {
                "@type": "Person",
                "name": "Ana Díaz",
                "jobTitle": "Inspector",
                "affiliation": {"@type": "Organization", "name": "ILO", "url": "https://www.ilo.org/"},
            }
        ],
        "superEvent": {
            "@type": "EventSeries",
            "name": "Knowledge exchange",
            "url": "http://testserver/en/series/exchange/",
        },
        "about": [{"@type": "Thing", "name": Theme.objects.all()[0].name_en}],
    }


def test_the_status_follows_the_life_of_the_event() -> None:
    event = EventFactory()
    found = [data_of(event)["eventStatus"]]
    before = event.starts_at
    change(event, starts_at=before + timedelta(days=1), ends_at=before + timedelta(days=1, hours=1))
    moved = data_of(event)
    services.postpone(event=event)
    found += [moved["eventStatus"], data_of(event)["eventStatus"]]
    services.cancel_event(event=event)
    found.append(data_of(event)["eventStatus"])

    states = ["EventScheduled", "EventRescheduled", "EventPostponed", "EventCancelled"]
    assert found == [f"https://schema.org/{state}" for state in states]
    assert moved["previousStartDate"] == before.astimezone(event.zone).isoformat()
    assert "offers" not in data_of(event)


def test_a_full_event_says_so_at_once() -> None:
    event = EventFactory(capacity=1)
    before = data_of(event)["offers"]["availability"]
    RegistrationFactory(event=event)

    after = data_of(event)["offers"]["availability"]

    assert (before, after) == ("https://schema.org/InStock", "https://schema.org/SoldOut")


def test_an_undated_event_has_no_dates_and_the_hub_as_its_host() -> None:
    data = data_of(EventFactory(starts_at=None, date_status="proposed"), "fr")

    assert not {"startDate", "endDate", "offers", "performer", "superEvent"} & set(data)
    assert data["organizer"][0]["name"] == "Pôle de connaissances sur le recrutement équitable"


def test_a_title_cannot_end_its_script() -> None:
    title = "</script><script>alert(1)</script><!-- & “fees”"
    event = EventFactory(title_en=title, teaser_en=title)

    html = Client().get(f"/en/events/{event.slug}/").content.decode()

    [text] = Head(html).scripts
    assert json.loads(text)["name"] == title
    assert "<script>alert" not in html
    assert not set("<>&") & set(text)


def test_the_strict_policy_has_no_exception_for_the_data() -> None:
    response = Client().get(f"/en/events/{EventFactory().slug}/")

    # A data element is not run, so the policy does not apply to it; every element that is run comes from a file.
    policy = response["Content-Security-Policy"]
    run = re.findall(r"<script(?![^>]*ld\+json)([^>]*)>", response.content.decode())
    assert "unsafe" not in policy
    assert run
    assert all("src=" in attributes for attributes in run)


@pytest.mark.parametrize("fields", [{"access": "members"}, {"status": "draft"}], ids=["members", "draft"])
def test_what_is_not_for_everybody_tells_machines_nothing(fields: dict[str, str]) -> None:
    event = EventFactory(**fields)
    client = Client()
    client.force_login(MemberFactory(is_staff=True, is_superuser=True))

    head = head_of(f"/en/events/{event.slug}/", client)

    assert (head.scripts, head.canonical, head.alternates) == ([], "", {})
    assert "og:title" not in head.metas


def test_messengers_get_title_description_and_language() -> None:
    event = EventFactory(title_es="", teaser_fr="Ce qui marche & pourquoi.")

    head = head_of(f"/fr/events/{event.slug}/")

    page = f"http://testserver/fr/events/{event.slug}/"
    assert head.metas["description"] == head.metas["og:description"] == ["Ce qui marche & pourquoi."]
    assert head.metas["og:title"] == [event.title_fr]
    assert head.metas["og:url"] == [head.canonical] == [page]
    assert head.metas["og:locale"] == ["fr_FR"]
    assert head.metas["og:locale:alternate"] == ["en_GB"]
    assert head.metas["og:site_name"] == ["Pôle de connaissances sur le recrutement équitable"]
    assert head.metas["og:type"] == ["website"]


def test_a_series_tells_what_it_is_about() -> None:
    series = SeriesFactory(title_fr="Échanges", description_en="**Ten** exchanges & more.")

    head = head_of(f"/en/series/{series.slug}/")

    english, french = (f"http://testserver/{code}/series/{series.slug}/" for code in ("en", "fr"))
    assert head.metas["description"] == head.metas["og:description"] == ["Ten exchanges & more."]
    assert head.metas["og:title"] == [series.title_en]
    assert head.canonical == english
    assert head.alternates == {"en": english, "fr": french, "x-default": english}


def test_alternates_lead_only_to_languages_the_event_is_written_in() -> None:
    event = EventFactory(title_en="", title_es="")
    french = f"http://testserver/fr/events/{event.slug}/"

    own, other = head_of(f"/fr/events/{event.slug}/"), head_of(f"/es/events/{event.slug}/")

    assert own.alternates == other.alternates == {"fr": french, "x-default": french}
    assert own.canonical == other.canonical == french


@pytest.mark.parametrize(
    ("path", "canonical"),
    [
        ("/en/", "/en/"),
        ("/en/about/?utm_source=mail", "/en/about/"),
        ("/en/events/?theme=fees&q=words&page=2", "/en/events/?theme=fees&page=2"),
        ("/en/resources/?kind=report&utm_source=mail", "/en/resources/?kind=report"),
    ],
)
def test_pages_of_all_languages_name_themselves_and_their_translations(path: str, canonical: str) -> None:
    ResourceFactory()
    head = head_of(path)

    found = {code: f"http://testserver{canonical.replace('/en/', f'/{code}/', 1)}" for code in ("en", "fr", "es")}
    assert unescape(head.canonical) == f"http://testserver{canonical}"
    assert head.alternates == found | {"x-default": found["en"]}


@pytest.mark.parametrize("path", ["/en/account/login/", "/en/time-zone/", "/en/events/{}/register/"])
def test_pages_that_nobody_searches_for_name_none(path: str) -> None:
    head = head_of(path.format(EventFactory().slug))

    assert (head.canonical, head.alternates) == ("", {})


def test_lists_name_their_feeds_with_the_filters() -> None:
    theme = Theme.objects.filter(parent=None)[0]
    EventFactory().themes.add(theme)

    events, resources = head_of(f"/fr/events/?theme={theme.slug}&q=x"), head_of("/fr/resources/")

    def feeds(head: Head) -> dict[str, str]:
        return {link["type"]: link["href"] for link in head.links if link["rel"] == "alternate" and "type" in link}

    query = f"?lang=fr&theme={theme.slug}"
    assert feeds(events) == {
        "application/atom+xml": f"/feeds/events.atom{query}",
        "text/calendar": f"/calendar/events.ics{query}",
    }
    assert feeds(resources) == {"application/atom+xml": "/feeds/resources.atom?lang=fr"}
