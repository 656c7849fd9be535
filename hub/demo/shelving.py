"""From works to rows: the library of the demo."""

from collections.abc import Iterable
from datetime import datetime

from django.core.files.base import ContentFile

from hub.demo.pdf import make_pdf
from hub.demo.rows import in_columns, member_of, organisation_of, stable_uuid
from hub.demo.shapes import NOTHING, Practice, Work
from hub.taxonomy.models import Audience, FrameworkItem, Instrument, Licence, Place, Sector, Theme
from members.models import Organisation
from resources import models
from resources.models import Agreement, Creator, Edition, Law, Relation, Resource, ResourcePlace

# The fields of a work that hold one value each, under the same name in the data.
_PLAIN = ("kind", "year", "issued_on", "version", "series", "series_number", "hours", "access", "verified_on")


def add_works(works: Iterable[Work], now: datetime) -> list[int]:
    """Make the works that are not there; return their keys. Their relations may lead to any work of the demo."""
    known = set(Resource.objects.values_list("slug", flat=True))
    fresh = {work.slug: work for work in works if work.slug not in known}
    rows = {slug: _add_work(work, now) for slug, work in fresh.items()}
    targets = {resource.slug: resource for resource in Resource.objects.filter(slug__in=_targets(fresh.values()))}
    places = {place.slug: place for place in Place.objects.all()}
    for slug, work in fresh.items():
        for tie in work.ties:
            if target := targets.get(tie.to):
                Relation.objects.create(
                    source=rows[slug], kind=tie.kind, target=target, place=places[tie.place] if tie.place else None
                )
    return [row.pk for row in rows.values()]


def _targets(works: Iterable[Work]) -> set[str]:
    return {tie.to for work in works for tie in work.ties}


def _add_work(work: Work, now: datetime) -> Resource:
    original = next((copy.language for copy in work.copies if copy.kind == Edition.Kind.ORIGINAL), "")
    covers_from, covers_to = work.covers or (None, None)
    resource = Resource.objects.create(
        slug=work.slug,
        original_language=original,
        licence=Licence.objects.filter(name_en=work.licence).first(),
        covers_from=covers_from,
        covers_to=covers_to,
        published_at=now,
        submitted_by=member_of(work.submitted_by),
        **{name: getattr(work, name) for name in _PLAIN},
        **in_columns("title", work.title),
        **in_columns("summary", work.summary),
        **in_columns("description", work.description),
    )
    resource.publishers.set(Organisation.objects.filter(uuid__in=map(stable_uuid, work.publishers)))
    resource.themes.set(Theme.objects.filter(slug__in=work.themes))
    resource.sectors.set(Sector.objects.filter(slug__in=work.sectors))
    resource.audiences.set(Audience.objects.filter(slug__in=work.audiences))
    resource.instruments.set(Instrument.objects.filter(code__in=work.instruments))
    resource.framework_items.set(FrameworkItem.objects.filter(slug__in=work.items))
    _add_places(resource, work)
    for position, key in enumerate(work.authors):
        Creator.objects.create(resource=resource, organisation=organisation_of(key), position=position)
    _add_copies(resource, work, now)
    _add_details(resource, work)
    return resource


def _add_places(resource: Resource, work: Work) -> None:
    roles = {
        ResourcePlace.Role.ABOUT: work.places,
        ResourcePlace.Role.ORIGIN: work.origins,
        ResourcePlace.Role.TRANSIT: work.transits,
        ResourcePlace.Role.DESTINATION: work.destinations,
    }
    ResourcePlace.objects.bulk_create(
        ResourcePlace(resource=resource, place=place, role=role)
        for role, slugs in roles.items()
        for place in Place.objects.filter(slug__in=slugs)
    )


def _add_copies(resource: Resource, work: Work, now: datetime) -> None:
    for copy in work.copies:
        edition = Edition(
            resource=resource,
            language=copy.language,
            kind=copy.kind,
            title=copy.title,
            url=copy.url,
            pages=copy.pages,
            minutes=copy.minutes,
            isbn=copy.isbn,
            doi=copy.doi,
        )
        if work.document and not copy.url:
            pdf = make_pdf(work.document, copy.language, now)
            edition.pages = pdf.number
            edition.file.save(f"{work.slug}.pdf", ContentFile(pdf.content), save=False)
        edition.save()


def _add_details(resource: Resource, work: Work) -> None:
    if facts := work.law:
        Law.objects.create(
            resource=resource,
            jurisdiction=Place.objects.get(slug=facts.jurisdiction),
            in_force_on=facts.in_force_on,
            repealed_on=facts.repealed_on,
            fees=facts.fees,
            scope=facts.scope,
        )
    if terms := work.agreement:
        Agreement.objects.create(
            resource=resource,
            signed_on=terms.signed_on,
            in_force_on=terms.in_force_on,
            expires_on=terms.expires_on,
            is_text_public=terms.is_text_public,
            clauses=list(terms.clauses),
        )
    if told := work.practice:
        _add_practice(resource, told)


def _add_practice(resource: Resource, told: Practice) -> None:
    texts = {part: getattr(told, part) for part in models.Practice.PARTS}
    columns: dict[str, str] = {}
    for part, text in {**texts, "review_summary": told.review_summary}.items():
        if text != NOTHING:
            columns |= in_columns(part, text)
    models.Practice.objects.create(
        resource=resource,
        evidence=told.evidence,
        started_on=told.started_on,
        ended_on=told.ended_on,
        sources=told.sources,
        contact=member_of(told.submitted_by),
        **columns,
    )
