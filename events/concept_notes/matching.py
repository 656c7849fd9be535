"""Which of the hub's own rows a concept note means: organisations, people, places, series and works."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db.models import Q
from django.db.models.functions import Upper

from events.models import Series
from hub.languages import CODES, sort_key
from hub.taxonomy.models import Place
from members.models import Member, Organisation
from resources.models import Edition, IndexEntry, Resource
from resources.services.duplicates import are_alike, url_key

# Of links and titles that share a word, as many are compared.
_COMPARED = 300


@dataclass(slots=True)
class Known:
    """The rows of the hub that a note names, by the words of the note: organisations, members, places, works."""

    organisations: dict[str, int] = field(default_factory=dict)
    members: dict[str, int] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    series: int | None = None
    # By title and address.
    works: dict[tuple[str, str], int] = field(default_factory=dict)


def institutions_of(findings: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return the acronym of each institution that findings name, by its name; empty where the note gives none."""
    found: dict[str, str] = {}
    for one in findings:
        value = one["value"]
        if one["field"] == "organisation":
            found[value["name"]] = value["acronym"]
        elif one["field"] == "topic":
            found[value["institution"]] = value["acronym"]
            found.setdefault(value["presenter_institution"], "")
        elif one["field"] == "person":
            found.setdefault(value["institution"], "")
    found.pop("", None)
    return found


def match(findings: list[dict[str, Any]]) -> Known:
    """Return what the hub knows of what findings name, in a fixed number of queries."""
    known = Known()
    known.organisations = _organisations(institutions_of(findings))
    known.members = _members(_names(findings))
    known.places = dict(Place.objects.values_list("slug", "pk"))
    series = next((one["value"] for one in findings if one["field"] == "series"), "")
    known.series = _series(series) if series else None
    documents = [one["value"] for one in findings if one["field"] == "document" and one["value"]]
    known.works = _works(documents) if documents else {}
    return known


def _names(findings: list[dict[str, Any]]) -> set[str]:
    named = {one["value"]["name"] for one in findings if one["field"] == "person"}
    named |= {one["value"]["presenter"] for one in findings if one["field"] == "topic"}
    return {name for name in named if name}


def _organisations(wanted: Mapping[str, str]) -> dict[str, int]:
    if not wanted:
        return {}
    columns = [f"{name}_{code}" for name in ("name", "acronym") for code in CODES]
    rows = [
        (pk, [sort_key(name) for name in names[: len(CODES)] if name], [one for one in names[len(CODES) :] if one])
        for pk, *names in Organisation.objects.values_list("pk", *columns)
    ]
    found = {}
    for name, acronym in wanted.items():
        if match := _organisation(name, acronym, rows):
            found[name] = match
    return found


def _organisation(name: str, acronym: str, rows: list[tuple[int, list[str], list[str]]]) -> int | None:
    plain = _plain(name)
    bare = " ".join(_without_parentheses(name).split())
    for pk, names, acronyms in rows:
        if plain in map(_plain, names) or _plain(bare) in map(_plain, names) or name in acronyms:
            return pk
    if acronym:
        with_acronym = [pk for pk, _names, acronyms in rows if acronym in acronyms]
        if len(with_acronym) == 1:
            return with_acronym[0]
    near = [pk for pk, names, _acronyms in rows if any(are_alike(bare, one) for one in names)]
    return near[0] if len(near) == 1 else None


def _plain(name: str) -> str:
    return sort_key(name).replace("’", "'").removeprefix("the ").removeprefix("l'").strip()


def _without_parentheses(name: str) -> str:
    start, end = name.find("("), name.find(")")
    return f"{name[:start]}{name[end + 1 :]}" if 0 <= start < end else name


def _members(names: set[str]) -> dict[str, int]:
    """Return the members of these names; of two with the same name none."""
    if not names:
        return {}
    rows = (
        Member.objects.annotate(upper_name=Upper("name"))
        .filter(upper_name__in=[name.upper() for name in names], is_active=True)
        .values_list("upper_name", "pk")
    )
    found: dict[str, list[int]] = {}
    for upper_name, pk in rows:
        found.setdefault(upper_name, []).append(pk)
    return {name: pks[0] for name in names if len(pks := found.get(name.upper(), [])) == 1}


def _series(title: str) -> int | None:
    columns = [f"title_{code}" for code in CODES]
    near = None
    for pk, *titles in Series.objects.values_list("pk", *columns):
        for one in filter(None, titles):
            if sort_key(one) == sort_key(title):
                return pk
            if near is None and are_alike(one, title):
                near = pk
    return near


def _works(documents: list[dict[str, str]]) -> dict[tuple[str, str], int]:
    """Return the works that are linked to or have nearly the title that is named."""
    by_url = _by_url({one["url"] for one in documents if one["url"]})
    by_title = _by_title({one["title"] for one in documents if len(one["title"]) >= 8})
    found = {}
    for one in documents:
        if match := by_url.get(one["url"]) or by_title.get(one["title"]):
            found[one["title"], one["url"]] = match
    return found


def _by_url(urls: set[str]) -> dict[str, int]:
    if not urls:
        return {}
    own = {url: slug for url in urls if (slug := _own_slug(url))}
    pks = dict(Resource.objects.filter(slug__in=own.values()).values_list("slug", "pk"))
    found = {url: pks[slug] for url, slug in own.items() if slug in pks}
    keys = {url: url_key(url) for url in urls}
    tails = {unquote(key.partition("?")[0].rpartition("/")[2] or key.rpartition(":")[2]) for key in keys.values()}
    shared = reduce(or_, (Q(url__icontains=tail) for tail in tails if tail), Q(pk=None))
    editions = Edition.objects.filter(shared).order_by("pk").values_list("resource", "url")[:_COMPARED]
    by_key: dict[str, int] = {}
    for resource, url in editions:
        by_key.setdefault(url_key(url), resource)
    return {url: by_key[key] for url, key in keys.items() if key in by_key} | found


def _own_slug(url: str) -> str:
    """Return the short name of a work whose page on this hub an address leads to."""
    parts = urlsplit(url)
    if parts.hostname != urlsplit(settings.BASE_URL).hostname:
        return ""
    _language, _slash, path = parts.path.strip("/").partition("/")
    section, _slash, slug = path.partition("/")
    return slug if section == "resources" and "/" not in slug else ""


def _by_title(titles: set[str]) -> dict[str, int]:
    if not titles:
        return {}
    columns = [f"sort_{code}" for code in CODES]
    near = reduce(or_, (Q(**{f"{column}__trigram_similar": sort_key(title)}) for title in titles for column in columns))
    rows = list(IndexEntry.objects.filter(near).order_by("pk").values_list("pk", *columns)[:_COMPARED])
    found = {}
    for title in titles:
        exact = [pk for pk, *names in rows if sort_key(title) in names]
        alike = [pk for pk, *names in rows if any(are_alike(title, name) for name in filter(None, names))]
        if exact or len(alike) == 1:
            found[title] = (exact or alike)[0]
    return found
