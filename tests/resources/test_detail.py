"""The page of a work: its editions for the reader, what is known of it, and what it belongs to."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.template.defaultfilters import filesizeformat
from django.test import Client
from django.utils import timezone

from hub.taxonomy.models import Audience, Framework, FrameworkItem, Instrument, Licence, Place, Sector
from members.models import Member
from members.roles import facilitator_group
from resources.models import LinkCheck, Resource
from tests.factories import EventFactory, MemberFactory, OrganisationFactory, ResourceFactory
from tests.resources import hostile
from tests.resources.test_themes import section, shown

pytestmark = pytest.mark.django_db


def work_in(*editions: tuple[str, str], **fields: Any) -> Resource:
    """Make a work with a link for each pair of language and kind."""
    work: Resource = ResourceFactory(slug="work", edition=False, **fields)
    for language, kind in editions:
        work.editions.create(language=language, kind=kind, url=f"https://www.ilo.org/{language}")
    return work


def editions_on(client: Client, language: str = "en") -> list[str]:
    """Return the languages of the editions of the work, in the order of the page."""
    part = section(client.get(f"/{language}/resources/work/").text, "get")
    return re.findall(r'<li>.*?hreflang="(\w\w)"', part, re.DOTALL)


# ── Editions ─────────────────────────────────────────────────────────────────────────────────
def test_the_best_edition_is_named_in_one_line(client: Client, settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    }
    work = work_in(("en", "original"))
    work.editions.create(language="fr", kind="official", file=ContentFile(hostile.pdf(), "fees.pdf"), pages=24)

    part = section(client.get("/en/resources/work/").text, "get")

    assert " ".join(re.findall(r'hreflang="\w\w" rel="noopener">([^<]+)</a>', part)[0].split()) == (
        "In English (original), on another site"
    )
    size = filesizeformat(work.editions.get(language="fr").size)
    assert f"In French (official translation), PDF, 24 pages, {size}</a>" in part
    assert f'href="/files/{work.editions.get(language="fr").uuid}/work-fr.pdf"' in part


@pytest.mark.parametrize(
    ("language", "editions", "order"),
    [
        ("es", (("en", "original"), ("fr", "official"), ("es", "unofficial")), ["es", "en", "fr"]),
        # In the reader's language, if only by a machine.
        ("fr", (("es", "original"), ("fr", "machine"), ("en", "official")), ["fr", "en", "es"]),
        # Not in her language: what people wrote comes before what a machine did.
        ("fr", (("en", "machine"), ("es", "original")), ["es", "en"]),
        ("en", (("vi", "official"), ("ne", "original"), ("es", "official")), ["es", "ne", "vi"]),
    ],
)
def test_the_best_edition_comes_first(
    client: Client, language: str, editions: tuple[tuple[str, str], ...], order: list[str]
) -> None:
    work_in(*editions)

    assert editions_on(client, language) == order


def test_an_edition_behind_a_dead_link_comes_last(client: Client) -> None:
    work = work_in(("en", "original"), ("fr", "official"))
    dead = work.editions.get(language="en")
    check = LinkCheck.objects.create(
        edition=dead, url=dead.url, state="dead", host="www.ilo.org", next_check_at=timezone.now()
    )
    before = editions_on(client)

    check.url = "https://www.ilo.org/former-address"
    check.save()

    assert (before, editions_on(client)) == (["fr", "en"], ["en", "fr"])


def test_a_machine_translation_is_marked(client: Client) -> None:
    work_in(("en", "machine"), ("es", "original"))

    part = section(client.get("/en/resources/work/").text, "get")

    assert part.count("Translated by a machine") == 1
    assert part.index("Translated by a machine") < part.index("In Spanish")


def test_a_missing_language_is_said_plainly(client: Client) -> None:
    work_in(("en", "original"))

    words = [client.get(f"/{code}/resources/work/").context["has_own_language"] for code in ("en", "fr")]

    assert words == [True, False]
    work_in_page = client.get("/en/resources/work/").text
    assert "No edition in your language yet" not in work_in_page


def test_a_work_without_editions_is_read_on_its_page(client: Client) -> None:
    work_in()

    assert "The text is on this page." in client.get("/en/resources/work/").text


def item(kind: str, *, replaced: bool = False) -> FrameworkItem:
    """Make an item of a framework of its own."""
    number = Framework.objects.count()
    newer = Framework.objects.create(slug=f"newer-{number}", name="The newer one", kind=kind, adopted=2025)
    framework = Framework.objects.create(
        slug=f"list-{number}", name="The list", kind=kind, adopted=2021, replaced_by=newer if replaced else None
    )
    return FrameworkItem.objects.create(framework=framework, slug=f"item-{number}", code="1", name="An item")


# ── What is known ────────────────────────────────────────────────────────────────────────────
def test_all_that_is_known_leads_on(client: Client) -> None:
    publisher = OrganisationFactory(name="International Labour Organization")
    principle, area = item("principles"), item("strategy", replaced=True)
    audience = Audience.objects.create(slug="inspectors", name="Inspectors")
    instrument = Instrument.objects.create(slug="c999", code="C999", name="A convention", kind="convention", year=1997)
    work = work_in(
        ("en", "original"),
        themes=["recruitment-fees"],
        places={"np": "origin", "jo": "destination", "asia-pacific": "about"},
        licence=Licence.objects.exclude(url="").first(),
        issued_on=date(2023, 5, 9),
        verified_on=date(2024, 2, 3),
        version="Second edition",
        series="Working paper",
        series_number="44",
        original_language="ne",
        covers_from=2018,
        covers_to=2021,
        hours=6,
    )
    work.publishers.add(publisher)
    work.creators.create(family_name="Adhikari", given_name="Prakash")
    work.sectors.add(Sector.objects.get(slug="construction"))
    work.audiences.add(audience)
    work.instruments.add(instrument)
    work.framework_items.add(principle, area)

    page = client.get("/en/resources/work/").text

    about = section(page, "about")
    links = [
        "/en/resources/?kind=report", f"/en/resources/?publisher={publisher.uuid}", "/en/themes/recruitment-fees/",
        "/en/places/np/", "/en/places/jo/", "/en/places/asia-pacific/", "/en/corridors/np/jo/",
        "/en/resources/?sector=construction", f"/en/resources/?audience={audience.slug}",
        "/en/resources/?instrument=c999", f"/en/resources/?principle={principle.slug}",
        f"/en/resources/?strategy={area.slug}",
    ]  # fmt: skip
    assert [link for link in links if f'href="{link}"' not in about] == []
    words = [
        "Prakash Adhikari", "9 May 2023", "3 February 2024", "Second edition", "Working paper, No. 44", "Nepali",
        "2018–2021", "6 hours", "Country of origin", "Country of destination", "Nepal to Jordan", "C999",
        f"replaced by: {area.framework.replaced_by}",
    ]  # fmt: skip
    assert [word for word in words if word not in about] == []


def test_what_is_written_in_another_language_is_marked(client: Client) -> None:
    ResourceFactory(slug="work", title_en="", title_es="Contratación equitativa")

    page = client.get("/fr/resources/work/").text

    assert '<h1><span lang="es">Contratación equitativa</span>' in page


# ── Relations ────────────────────────────────────────────────────────────────────────────────
def test_relations_are_told_from_both_sides(client: Client) -> None:
    toolkit, ugandan, second, chapter, study = (
        ResourceFactory(slug=slug, title_en=slug.capitalize())
        for slug in ("toolkit", "ugandan", "second", "chapter", "study")
    )
    ugandan.relations.create(kind="adaptation", target=toolkit, place=Place.objects.get(slug="ug"))
    second.relations.create(kind="supersedes", target=toolkit)
    chapter.relations.create(kind="part", target=toolkit)
    study.relations.create(kind="cites", target=toolkit)

    told = {
        slug: [
            (label, re.sub(r"<[^>]+>", "", rest).split())
            for label, rest in re.findall(
                r"<dt>([^<]+)</dt>(.*?)</div>",
                section(client.get(f"/en/resources/{slug}/").text, "ties"),
                re.DOTALL,
            )
        ]
        for slug in ("toolkit", "ugandan", "second", "chapter", "study")
    }

    year = "(2023)"
    assert told == {
        "toolkit": [
            ("Replaced by", ["Second", year]),
            ("Adapted as", ["Ugandan", f"{year},", "for", "Uganda"]),
            ("Its parts", ["Chapter", year]),
            ("Cited by", ["Study", year]),
        ],
        "ugandan": [("Adaptation of", ["Toolkit", f"{year},", "for", "Uganda"])],
        "second": [("Replaces", ["Toolkit", year])],
        "chapter": [("Part of", ["Toolkit", year])],
        "study": [("Cites", ["Toolkit", year])],
    }


def test_a_replaced_work_says_so_at_the_top_and_only_of_works_the_reader_may_see(client: Client) -> None:
    old, new, draft = (ResourceFactory(slug=slug, title_en=slug.capitalize()) for slug in ("old", "new", "draft"))
    for newer in (new, draft):
        newer.relations.create(kind="supersedes", target=old)
    Resource.objects.filter(slug="draft").update(published_at=None)

    page = client.get("/en/resources/old/").text

    assert re.search(r'role="status">\s*<p>.*There is something newer.*href="/en/resources/new/"', page)
    assert page.index("There is something newer") < page.index('id="about"')
    assert "/en/resources/draft/" not in page


def test_events_say_what_the_work_is_to_them(client: Client, member_client: Client) -> None:
    work = ResourceFactory(slug="work")
    for day, role in enumerate(("recording", "presentation", "key", "further", "outcome"), start=1):
        starts_at = datetime(2023, 6, day, 12, tzinfo=UTC)
        event = EventFactory(slug=role, title_en=role.capitalize(), starts_at=starts_at)
        event.documents.create(resource=work, role=role)
    EventFactory(slug="inner", access="members").documents.create(resource=work)

    stranger, inside = (
        section(browser.get("/en/resources/work/").text, "events") for browser in (client, member_client)
    )

    assert re.findall(r"<li>([^<]+): <a href=\"/en/events/([\w-]+)/", stranger) == [
        ("Came out of", "outcome"),
        ("Further reading for", "further"),
        ("Key document of", "key"),
        ("Presented at", "presentation"),
        ("Recording of", "recording"),
    ]
    assert "/en/events/inner/" in inside


def test_works_on_the_same_subject_share_most_with_it(client: Client) -> None:
    common = {"themes": ["recruitment-fees"], "places": {"np": "about"}}
    ResourceFactory(slug="work", **common)
    ResourceFactory(slug="theme-only", year=2024, themes=["recruitment-fees"])
    ResourceFactory(slug="both", year=2010, **common)
    ResourceFactory(slug="neither", themes=["forced-labour"])
    ResourceFactory(slug="hidden", published_at=None, **common)
    ResourceFactory(slug="inner", access="members", **common)
    part = ResourceFactory(slug="part", **common)
    part.relations.create(kind="part", target=Resource.objects.get(slug="work"))

    similar = section(client.get("/en/resources/work/").text, "similar")

    assert shown(similar) == ["both", "theme-only"]


# ── Access ───────────────────────────────────────────────────────────────────────────────────
def test_who_sees_what(client: Client, member_client: Client, member: Member) -> None:
    ResourceFactory(slug="inner", access="members")
    ResourceFactory(slug="draft", published_at=None)
    staff_client = Client()
    facilitator = MemberFactory(is_staff=True)
    facilitator.groups.add(facilitator_group())
    staff_client.force_login(facilitator)

    answers = {
        slug: [browser.get(f"/en/resources/{slug}/").status_code for browser in (client, member_client, staff_client)]
        for slug in ("inner", "draft", "nowhere")
    }

    assert answers == {"inner": [404, 200, 200], "draft": [404, 404, 200], "nowhere": [404, 404, 404]}
    inner, draft = (staff_client.get(f"/en/resources/{slug}/").text for slug in ("inner", "draft"))
    assert "This resource is for members of the Hub only." in inner
    assert "only facilitators see this page" in draft
    for page in (inner, draft):
        assert '<meta name="robots" content="noindex">' in page
        assert 'rel="canonical"' not in page


@pytest.mark.parametrize("count", [1, 3])
def test_a_work_takes_the_same_queries_for_any_number_of_parts(
    client: Client, count: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    work = ResourceFactory(slug="work", themes=["recruitment-fees"], places={"np": "origin"})
    for language in ("fr", "es", "vi")[:count]:
        work.editions.create(language=language, url="https://www.ilo.org/x")
    for number in range(count):
        work.creators.create(organisation=OrganisationFactory())
        work.publishers.add(OrganisationFactory())
        work.sectors.add(Sector.objects.all()[number])
        work.audiences.create(slug=f"audience-{number}", name="Inspectors")
        work.instruments.create(slug=f"c99{number}", code=f"C99{number}", name="A text", kind="convention", year=1997)
        work.framework_items.add(item("strategy", replaced=True))
        work.placements.create(place=Place.objects.countries()[number], role="destination")
        ResourceFactory(themes=["recruitment-fees"])
        ResourceFactory().relations.create(kind="part", target=work)
        EventFactory().documents.create(resource=work)

    with django_assert_num_queries(20):
        client.get("/en/resources/work/")
