"""Narrowing the list: what is offered, what can be taken back, and that no click leads to an empty page."""

import random
import re
from html import unescape
from itertools import combinations
from urllib.parse import parse_qsl, urlencode

import pytest

from hub.taxonomy.models import Audience, Framework, FrameworkItem, Instrument, Licence, Place, Sector, Theme
from resources import facets
from resources.models import Practice, Resource
from resources.search import AXES, Found, Search
from resources.services import index_works
from tests.factories import OrganisationFactory, ResourceFactory
from tests.resources.test_lists import shown, text

pytestmark = pytest.mark.django_db

_BOX = re.compile(
    r'<label class="check"(?P<inner>[^>]*)><input type="checkbox" name="(?P<axis>\w+)" value="(?P<value>[\w-]+)"'
    r"(?P<chosen>[^>]*)> <span>(?P<label>.*?)</span> <small>(?P<works>[^<]+)</small></label>"
)
_CHIP = re.compile(r'<li><a href="([^"]*)" rel="nofollow">(?:<span class="sr">.*?</span>)?([^<]+?) <svg')


def boxes(page):
    """Return what the form offers: axis and value to label, number and whether it is chosen."""
    return {
        (m["axis"], m["value"]): (unescape(m["label"]), int(m["works"]), bool(m["chosen"]))
        for m in _BOX.finditer(page.text)
    }


def chips(page):
    """Return what can be taken back: label to address."""
    return {unescape(label).strip(): unescape(address) for address, label in _CHIP.findall(page.text)}


def named(model, count, slug="term", **fields):
    """Make terms with a name in each language."""
    made = []
    for number in range(count):
        own = {"code": f"Z{number}"} if hasattr(model, "code") else {}
        names = {f"name_{code}": f"{model.__name__} {number} {code}" for code in ("en", "fr", "es")}
        made.append(model.objects.create(slug=f"{slug}-{number}", **names, **own, **fields))
    return made


@pytest.fixture
def library(db):
    """Return forty works with values drawn by lot on every axis."""
    draw = random.Random(4)
    themes, places = list(Theme.objects.all()), list(Place.objects.all()[:12])
    sectors, audiences, licences = (named(model, 3) for model in (Sector, Audience, Licence))
    instruments = named(Instrument, 3, kind="convention", year=1997)
    items = [
        item
        for kind in Framework.Kind.values
        for framework in named(Framework, 1, slug=kind, kind=kind, adopted=2016)
        for item in named(FrameworkItem, 3, slug=kind, framework=framework)
    ]
    publishers = [OrganisationFactory() for _ in range(3)]
    works = []
    for _ in range(40):
        work = ResourceFactory(
            kind=draw.choice(Resource.Kind.values[:6]),
            year=draw.choice([None, 2019, 2021, 2023]),
            licence=draw.choice([None, *licences]),
            access=draw.choice(["public", "public", "members"]),
        )
        work.themes.set(draw.sample(themes, 2))
        work.sectors.set(draw.sample(sectors, 1))
        work.audiences.set(draw.sample(audiences, 1))
        work.instruments.set(draw.sample(instruments, 1))
        work.framework_items.set(draw.sample(items, 1))
        work.publishers.set(draw.sample(publishers, 1))
        work.placements.create(
            place=draw.choice(places), role=draw.choice(["about", "origin", "transit", "destination"])
        )
        for language in draw.sample(["fr", "es", "ar"], draw.randint(0, 2)):
            work.editions.create(language=language, url="https://www.ilo.org/report")
        if work.kind == "practice":
            Practice.objects.create(resource=work, evidence=draw.choice(Practice.Evidence.values))
        works.append(work)
    index_works([work.pk for work in works])
    return works


# ── What is offered ──────────────────────────────────────────────────────────────────────────
def test_every_axis_that_the_works_have_is_offered_and_each_value_finds_what_its_number_says(client, library):
    offered = boxes(client.get("/en/resources/"))

    assert {axis for axis, _value in offered} == set(AXES)
    for (axis, value), (_label, works, _chosen) in offered.items():
        page = client.get("/en/resources/", {axis: value})
        assert f"{works} resource" in text(page) or (works == 1 and "One resource" in text(page)), (axis, value)
        assert boxes(page)[axis, value][2], (axis, value)


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_values_are_named_in_the_readers_language(client, language):
    sector, audience, licence = (named(model, 1)[0] for model in (Sector, Audience, Licence))
    work = ResourceFactory(licence=licence, themes=["recruitment-fees"], places={"np": "origin", "jo": "destination"})
    work.sectors.add(sector)
    work.audiences.add(audience)
    publisher = OrganisationFactory(name_en="Union", name_fr="Syndicat", name_es="Sindicato")
    work.publishers.add(publisher)
    index_works([work.pk])

    offered = boxes(client.get(f"/{language}/resources/"))

    terms = {
        ("sector", sector.slug): sector,
        ("audience", audience.slug): audience,
        ("licence", licence.slug): licence,
        ("publisher", str(publisher.uuid)): publisher,
        ("origin", "np"): Place.objects.get(slug="np"),
        ("theme", "recruitment-fees"): Theme.objects.get(slug="recruitment-fees"),
    }
    assert {key: offered[key][0] for key in terms} == {
        key: (name := getattr(term, f"name_{language}"))[:1].upper() + name[1:] for key, term in terms.items()
    }


def test_a_country_stands_below_its_region(client):
    ResourceFactory(places={"np": "about", "tn": "about"})

    found = [(m["value"], bool(m["inner"])) for m in _BOX.finditer(client.get("/en/resources/").text)]

    places = [pair for pair in found if pair[0] in {"asia-pacific", "np", "africa", "tn"}]
    assert places == [("africa", False), ("tn", True), ("asia-pacific", False), ("np", True)]


def test_of_many_values_the_most_frequent_are_seen_and_all_can_be_reached(client, monkeypatch):
    monkeypatch.setattr(facets, "MORE", 3)
    publishers = [OrganisationFactory(name=f"Publisher {number:02}") for number in range(20)]
    for rank, publisher in enumerate(publishers):
        for work in ResourceFactory.create_batch(2 if rank >= 12 else 1):
            work.publishers.add(publisher)
            index_works([work.pk])

    page = client.get("/en/resources/?kind=report")
    first = page.text.partition('<details class="further">')[0]
    whole = unescape(re.search(r'href="(\?[^"]*all=publisher)#filters"', page.text)[1])

    labels = [unescape(m["label"]) for m in _BOX.finditer(first) if m["axis"] == "publisher"]
    assert labels == [f"Publisher {number:02}" for number in range(12, 20)]
    assert sum(axis == "publisher" for axis, _value in boxes(page)) == len(labels) + 3
    assert "Show all 20" in text(page)
    assert whole == "?kind=report&all=publisher"
    everything = boxes(client.get(f"/en/resources/{whole}"))
    assert {value for axis, value in everything if axis == "publisher"} == {str(one.uuid) for one in publishers}


def test_what_is_chosen_is_seen_however_rare_it_is():
    for year in range(1990, 2010):
        ResourceFactory(year=year)
    counts = {"year": {year: 1000 * (year % 2) + 1 for year in range(1990, 2009)}}

    found = Found([], 0, counts)
    [year] = facets.facets_of(Search(chosen={"year": ("1994", "2009")}), found)

    seen = [(m["value"], m["works"], bool(m["chosen"])) for m in _BOX.finditer(year.first)]
    frequent = [str(number) for number in range(1993, 2009, 2)]
    assert [value for value, _works, _chosen in seen] == sorted([*frequent, "1994", "2009"], reverse=True)
    assert [one for one in seen if one[2]] == [("2009", "0", True), ("1994", "1", True)]


def test_the_forms_keep_words_filters_and_order(client):
    ResourceFactory(kind="law")

    page = client.get("/en/resources/?q=report&kind=law&language=en&sort=title").text
    searchbar = re.search(r'<form class="searchbar" action="/en/resources/">.*?</form>', page, re.DOTALL)[0]
    form = re.search(r'<form class="sheet facets".*?</form>', page, re.DOTALL)[0]

    hidden = r'<input type="hidden" name="(\w+)" value="([^"]*)">'
    assert re.findall(hidden, searchbar) == [("kind", "law"), ("language", "en"), ("sort", "title")]
    assert re.findall(hidden, form) == [("q", "report"), ("sort", "title")]


# ── No dead ends ─────────────────────────────────────────────────────────────────────────────
def test_no_click_leads_to_an_empty_page(client, member_client, library):
    draw = random.Random(7)
    for reader in (client, member_client):
        seen = 0
        for start in ("", "q=report", "kind=law&kind=tool", "theme=recruitment-fees", "language=fr&year=2021"):
            query = start
            for _step in range(3):
                page = reader.get(f"/en/resources/?{query}")
                if not shown(page):
                    break
                clicks = [
                    *(urlencode([*parse_qsl(query), key]) for key, box in boxes(page).items() if not box[2] and box[1]),
                    *(address.partition("?")[2] for address in chips(page).values()),
                ]
                assert all(works or is_chosen for _label, works, is_chosen in boxes(page).values())
                for click in draw.sample(clicks, min(len(clicks), 10)):
                    assert shown(reader.get(f"/en/resources/?{click}")), f"{query} -> {click}"
                    seen += 1
                query = draw.choice(clicks)
        assert seen > 50


def test_taking_back_a_filter_takes_those_with_it_that_would_find_nothing(client):
    ResourceFactory(kind="law", year=2020)
    ResourceFactory(kind="tool", year=2021)

    page = client.get("/en/resources/?kind=law&kind=tool&year=2020")

    assert boxes(page)["kind", "tool"] == ("Tool", 0, True)
    assert chips(page) == {
        # Of the tools none is of 2020.
        "Law": "/en/resources/?year=2020",
        "Tool": "/en/resources/?kind=law&year=2020",
        "2020": "/en/resources/?kind=law&kind=tool",
    }


# ── Chips ────────────────────────────────────────────────────────────────────────────────────
def test_everything_chosen_has_a_chip_that_removes_it_alone(client):
    ResourceFactory(kind="law", places={"np": "origin"}, title_en="A law on fees")

    page = client.get("/en/resources/?q=fees&kind=law&origin=np&place=np&sort=title&page=1")

    assert chips(page) == {
        "“fees”": "/en/resources/?kind=law&place=np&origin=np&sort=title",
        "Law": "/en/resources/?q=fees&place=np&origin=np&sort=title",
        "Nepal": "/en/resources/?q=fees&kind=law&origin=np&sort=title",
        "Country of origin: Nepal": "/en/resources/?q=fees&kind=law&place=np&sort=title",
    }
    assert '<a class="plain" href="/en/resources/">Clear all</a>' in page.text
    assert "<title>“fees”, Law, Nepal, Country of origin: Nepal – Resources" in page.text


def test_the_last_chip_leads_to_the_plain_list(client):
    ResourceFactory(kind="law")

    assert chips(client.get("/en/resources/?kind=law")) == {"Law": "/en/resources/"}


# ── Empty pages ──────────────────────────────────────────────────────────────────────────────
def ways(page):
    """Return the ways out of an empty page: label to address and number."""
    block = re.search(r'<ul class="ways-out">(.*?)</ul>', page.text, re.DOTALL)
    found = re.findall(r'<a href="([^"]*)">(.*?)</a> <small>(.*?)</small>', block[1]) if block else []
    return {unescape(label): (unescape(address), number) for address, label, number in found}


def test_an_empty_page_says_what_one_filter_fewer_would_find(client):
    ResourceFactory.create_batch(2, kind="law", year=2020)
    ResourceFactory(kind="tool", year=2021)

    page = client.get("/en/resources/?kind=law&year=2021")

    assert shown(page) == []
    assert "No resource matches all your filters" in text(page)
    assert ways(page) == {
        "Without Law": ("/en/resources/?year=2021", "One resource"),
        "Without 2021": ("/en/resources/?kind=law", "2 resources"),
    }
    assert {key for key, box in boxes(page).items() if box[2]} == {("kind", "law"), ("year", "2021")}
    assert 'content="noindex, follow"' in page.text


def test_where_one_filter_fewer_is_not_enough_each_is_offered_alone(client):
    ResourceFactory(kind="law", year=2020)
    ResourceFactory(kind="tool", year=2021)
    ResourceFactory(kind="brief", year=2019, themes=["recruitment-fees"])

    page = client.get("/en/resources/?kind=law&year=2021&theme=recruitment-fees")

    assert {label: number for label, (_address, number) in ways(page).items()} == {
        "Only Law": "One resource",
        "Only 2021": "One resource",
        "Only Recruitment fees and related costs": "One resource",
    }


def test_words_that_nothing_answers_leave_the_way_to_everything(client):
    ResourceFactory()

    page = client.get("/en/resources/?q=xyzzyplugh")

    assert ways(page) == {}
    assert "Nothing was found for “xyzzyplugh” Try other words." in text(page)
    assert 'href="/en/resources/">Clear all filters' in page.text


# ── Addresses ────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("axis", AXES)
def test_what_is_unknown_is_ignored(client, axis):
    ResourceFactory(slug="one")

    page = client.get("/en/resources/", {axis: ["nonsense", "", "'; --", "\x00", "9" * 30]})

    assert shown(page) == ["one"]
    assert chips(page) == {}


def test_axes_narrow_together_and_their_values_widen(client, library):
    pairs = [("kind", "law"), ("kind", "tool"), ("language", "fr"), ("year", "2021")]
    for size in (1, 2, 3, 4):
        for chosen in combinations(pairs, size):
            found = set(shown(client.get(f"/en/resources/?{urlencode(chosen)}")))
            axes = {axis: {value for a, value in chosen if a == axis} for axis, _value in chosen}
            expected = {
                work.slug
                for work in library
                if work.access == "public"
                and ("kind" not in axes or work.kind in axes["kind"])
                and ("language" not in axes or axes["language"] & set(work.editions.values_list("language", flat=True)))
                and ("year" not in axes or str(work.year) in axes["year"])
            }
            assert found == expected, chosen


def test_each_combination_has_one_address_and_the_deep_ones_are_left_to_readers(client):
    ResourceFactory(kind="law", year=2020)
    site = "http://testserver/en/resources/"

    def head(query):
        page = client.get(f"/en/resources/?{query}").text
        canonical = unescape(re.search(r'rel="canonical" href="([^"]*)"', page)[1])
        return canonical, "noindex" in page, 'hreflang="fr" href=' in page.partition("</head>")[0]

    assert head("") == (site, False, True)
    assert head("utm_source=x&sort=title&language=en&kind=law&kind=law") == (
        f"{site}?kind=law&language=en",
        False,
        True,
    )
    assert head("language=en&kind=law") == head("kind=law&language=en")
    assert head("year=2020&kind=law&language=en") == (f"{site}?kind=law&language=en&year=2020", True, False)
    assert head("q=report&kind=law") == (f"{site}?q=report&kind=law", True, False)
    assert head("kind=tool")[1:] == (False, True)
    assert head("year=2020&kind=tool") == (f"{site}?kind=tool&year=2020", True, False)
