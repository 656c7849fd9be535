"""A work as search engines read it: schema.org in JSON-LD."""

from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString

from hub.json_ld import Data, for_script, given
from hub.languages import text_of
from hub.markdown import to_text
from hub.taxonomy.models import Place
from members.models import Organisation
from resources.citations.citation import line, plain_doi
from resources.citations.sorts import SORTS
from resources.metadata.reading import (
    address_of,
    in_all_languages,
    is_shown_to_all,
    media_type,
    page_of,
    sources,
    targets,
)
from resources.models import Creator, Edition, Law, Relation, Resource

_Kind = Relation.Kind
_KILO = 1024


def as_json_ld(work: Resource, language: str) -> SafeString:
    """Return `work` as JSON for a script element, with its words in `language`; `reading.read` comes before."""
    title = text_of(work, "title", language)
    publishers = [_organisation(publisher, language) for publisher in work.publishers.all()]
    data = {
        "@context": "https://schema.org",
        **_named(work, language),
        "alternateName": [said.value for said in in_all_languages([work], "title") if said.value != line(title.value)],
        "description": to_text(text_of(work, "summary", language).value),
        "genre": str(Resource.Kind(work.kind).label),
        "inLanguage": [edition.language for edition in work.editions.all()] or [title.language],
        "datePublished": str(work.issued_on or work.year or ""),
        "dateModified": work.updated_at.isoformat(),
        "author": [_author(creator, language) for creator in work.creators.all()] or publishers,
        "publisher": publishers,
        "version": line(work.version),
        "about": [*_terms(work.themes.all(), language), *_terms(work.instruments.all(), language)],
        "keywords": ", ".join(line(text_of(sector, "name", language).value) for sector in work.sectors.all()),
        "audience": [
            {"@type": "Audience", "audienceType": text_of(audience, "name", language).value}
            for audience in work.audiences.all()
        ],
        "spatialCoverage": [_place(placement.place, language) for placement in work.placements.all()],
        "temporalCoverage": "/".join(str(year) for year in (work.covers_from, work.covers_to) if year),
        "license": (work.licence.url or text_of(work.licence, "name", language).value) if work.licence else "",
        "timeRequired": f"PT{work.hours}H" if work.hours else "",
        "isPartOf": [*_series(work), *(_named(other, language) for other in targets(work, _Kind.PART))],
        "hasPart": [_named(other, language) for other in sources(work, _Kind.PART)],
        "isBasedOn": [_named(other, language) for other in targets(work, _Kind.ADAPTATION)],
        "citation": [_named(other, language) for other in targets(work, _Kind.CITES)],
        "workExample": [_edition(work, edition, language) for edition in work.editions.all()],
        **_of_law(work, language),
    }
    return for_script(given(data))


def _named(work: Resource, language: str) -> Data:
    return {
        "@type": SORTS[work.kind].schema,
        "@id": f"urn:uuid:{work.uuid}",
        "name": line(text_of(work, "title", language).value),
        "url": page_of(work, language),
    }


def _edition(work: Resource, edition: Edition, language: str) -> Data:
    originals = [one for one in work.editions.all() if one.kind == Edition.Kind.ORIGINAL]
    is_translation = edition.kind != Edition.Kind.ORIGINAL and originals
    title = line(edition.title) or line(text_of(work, "title", edition.language).value if _speaks(edition) else "")
    identifiers = [("ISBN", line(edition.isbn)), ("DOI", plain_doi(edition.doi))]
    return given(
        {
            "@type": SORTS[work.kind].schema,
            "@id": _id(edition),
            "name": title or line(text_of(work, "title", language).value),
            "inLanguage": edition.language,
            "identifier": [
                {"@type": "PropertyValue", "propertyID": name, "value": value} for name, value in identifiers if value
            ],
            "sameAs": f"https://doi.org/{plain_doi(edition.doi)}" if edition.doi else "",
            "url": edition.url,
            "translationOfWork": {"@type": SORTS[work.kind].schema, "@id": _id(originals[0])}
            if is_translation
            else None,
            "pagination": f"1-{edition.pages}" if edition.pages and SORTS[work.kind].schema == "Report" else "",
            "duration": f"PT{edition.minutes}M" if edition.minutes else "",
            "encoding": _file(work, edition),
        }
    )


def _speaks(edition: Edition) -> bool:
    """Whether the edition is in one of the languages in which works have titles."""
    return edition.language in dict(settings.LANGUAGES)


def _id(edition: Edition) -> str:
    return f"urn:uuid:{edition.uuid}"


def _file(work: Resource, edition: Edition) -> Data | None:
    if not edition.file or not is_shown_to_all(work):
        return None
    return given(
        {
            "@type": "MediaObject",
            "contentUrl": address_of(edition),
            "encodingFormat": media_type(edition),
            "contentSize": f"{max(1, round((edition.size or 0) / _KILO))} KB",
            "inLanguage": edition.language,
        }
    )


def _author(creator: Creator, language: str) -> Data:
    if creator.organisation:
        return _organisation(creator.organisation, language)
    return given(
        {
            "@type": "Person",
            "name": str(creator),
            "familyName": line(creator.family_name),
            "givenName": line(creator.given_name),
        }
    )


def _organisation(organisation: Organisation, language: str) -> Data:
    name = line(text_of(organisation, "name", language).value)
    return given({"@type": "Organization", "name": name, "url": organisation.website})


def _terms(terms: Any, language: str) -> list[Data]:
    return [
        given({"@type": "DefinedTerm", "name": line(text_of(term, "name", language).value), "termCode": term.slug})
        for term in terms
    ]


def _place(place: Place, language: str) -> Data:
    name = line(text_of(place, "name", language).value)
    if place.kind != Place.Kind.COUNTRY:
        return {"@type": "Place", "name": name}
    return given({"@type": "Country", "name": name, "identifier": place.iso_code})


def _series(work: Resource) -> list[Data]:
    if not work.series:
        return []
    position = line(work.series_number)
    return [given({"@type": "CreativeWorkSeries", "name": line(work.series), "position": position})]


def _of_law(work: Resource, language: str) -> Data:
    law: Law | None = getattr(work, "law", None) if work.kind == Resource.Kind.LAW else None
    if law is None:
        return {}
    force = "NotInForce" if law.repealed_on else "InForce" if law.in_force_on else ""
    return {
        "legislationJurisdiction": _place(law.jurisdiction, language),
        "legislationDateVersion": str(law.in_force_on or ""),
        "legislationLegalForce": f"https://schema.org/{force}" if force else "",
    }
