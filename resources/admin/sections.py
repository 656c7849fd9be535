"""The page of a work in the administration: which fields and parts a work of its kind has, and what is said of them."""

from typing import Any

from django.contrib.admin.options import InlineModelAdmin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.admin_languages import TranslatedForm
from hub.languages import text_of
from resources.admin.inlines import (
    AgreementInline,
    CreatorInline,
    EditionInline,
    LawInline,
    PlacementInline,
    PracticeInline,
    RelationInline,
)
from resources.models import Relation, Resource

Kind = Resource.Kind

# The part that only works of this kind have, by the name under which the work knows it.
OWN_PARTS: dict[str, type[InlineModelAdmin]] = {
    Kind.PRACTICE: PracticeInline,
    Kind.AGREEMENT: AgreementInline,
    Kind.LAW: LawInline,
}
# Nobody signs these as author.
_WITHOUT_AUTHORS = {Kind.LAW, Kind.AGREEMENT}
# Fields that make sense for some kinds only; a value that is there is always shown.
_ONLY_FOR: dict[str, set[str]] = {
    "covers_from": {Kind.DATASET},
    "covers_to": {Kind.DATASET},
    "hours": {Kind.TRAINING},
}
_NOT_FOR: dict[str, set[str]] = {
    "version": {Kind.PRACTICE, Kind.LAW, Kind.AGREEMENT, Kind.RECORDING},
    "series": {Kind.PRACTICE, Kind.AGREEMENT, Kind.RECORDING},
    "series_number": {Kind.PRACTICE, Kind.AGREEMENT, Kind.RECORDING},
}


class ResourceForm(TranslatedForm):
    """A work, with a word on what is not plain."""

    class Meta:
        help_texts = {
            "kind": gettext_lazy("It decides what else is asked for. After a change, save to get the fitting fields."),
            "issued_on": gettext_lazy("Where the day is known: of laws, recordings and news."),
            "publishers": gettext_lazy("Who has brought it out. Authors have a section of their own below."),
            "original_language": gettext_lazy("The language in which it was written first."),
            "licence": gettext_lazy("What readers may do with it. Leave it empty if you do not know."),
            "themes": gettext_lazy("One to three. A narrow theme includes the broader one."),
            "audiences": gettext_lazy("Whom it was written for, not who might like it."),
            "instruments": gettext_lazy("Conventions and other texts that it is about: C181, P029."),
            "framework_items": gettext_lazy("General principles, guidelines and areas of the strategy that it serves."),
            "access": gettext_lazy("“Members only” hides it from visitors, search engines and harvesters."),
        }


def kind_of(request: HttpRequest, work: Resource | None) -> str:
    """Return the kind of a work; of a new one the kind that the address asks for, if any."""
    if work is not None:
        return work.kind
    asked = request.GET.get("kind", "")
    return asked if asked in Kind.values else ""


def own_fields(kind: str) -> list[str]:
    """Return names that a form has only if it asks for what works of this kind alone have."""
    part = OWN_PARTS.get(kind)
    prefixes = [f"{part.model._meta.model_name}-TOTAL_FORMS"] if part else []  # noqa: SLF001 - public in all but name
    return prefixes + [name for name, kinds in _ONLY_FOR.items() if kind in kinds]


def parts_of(request: HttpRequest, work: Resource | None) -> list[Any]:
    """Return the parts of a work's page. What is left from another kind stays until it is deleted there."""
    kind = kind_of(request, work)
    own = [
        part
        for name, part in OWN_PARTS.items()
        if name == kind or (work is not None and getattr(work, name, None) is not None)
    ]
    authors = [] if kind in _WITHOUT_AUTHORS and not _has_authors(work) else [CreatorInline]
    return [*own, EditionInline, PlacementInline, *authors, RelationInline]


def _has_authors(work: Resource | None) -> bool:
    return work is not None and work.creators.exists()


def fieldsets_of(request: HttpRequest, work: Resource | None) -> list[Any]:
    """Return the sections of a work's page."""
    kind = kind_of(request, work)

    def fits(name: str) -> bool:
        if work is not None and getattr(work, name):
            return True
        return kind in _ONLY_FOR.get(name, {kind}) and kind not in _NOT_FOR.get(name, ())

    def row(*names: str) -> list[Any]:
        fitting = [name for name in names if fits(name)]
        return [tuple(fitting)] if len(fitting) > 1 else fitting

    about = ["themes", "sectors", "audiences", "instruments", "framework_items"]
    if work is not None and work.related_from.exists():
        about.append("relations_of_others")
    sections: list[Any] = [
        (
            gettext_lazy("The work"),
            {
                "fields": [
                    "kind", *row("year", "issued_on"), "publishers", *row("series", "series_number"), *row("version"),
                    *row("covers_from", "covers_to"), *row("hours"), "original_language", "licence",
                ],
                "description": "" if kind else _beginnings(),
            },
        ),
        (gettext_lazy("Title and texts"), {"fields": ["title", "summary", "description", "slug"]}),
        (gettext_lazy("What it is about"), {"fields": about}),
        (gettext_lazy("Publication"), {"fields": ["access", "published_at", "verified_on", "submitted_by"]}),
    ]  # fmt: skip
    return sections


def _beginnings() -> SafeString:
    """Return links to the pages on which works with a part of their own begin."""
    url = reverse("admin:resources_resource_add")
    links = format_html_join(
        " · ", '<a href="{}?kind={}">{}</a>', ((url, kind, Kind(kind).label) for kind in OWN_PARTS)
    )
    return format_html("{} {}", _("Some kinds have fields of their own. Begin such a work here:"), links)


def sentences_on(work: Resource) -> SafeString:
    """Return what other works are to this one, in words, each with a link to it."""
    words = {
        Relation.Kind.ADAPTATION: _("%(title)s is an adaptation of this resource."),
        Relation.Kind.SUPERSEDES: _("%(title)s replaces this resource."),
        Relation.Kind.PART: _("%(title)s is a part of this resource."),
        Relation.Kind.CITES: _("%(title)s cites this resource."),
    }
    relations = Relation.objects.filter(target=work.pk).select_related("source", "place")
    return format_html_join(
        "",
        "<p>{}</p>",
        ((_sentence(words[Relation.Kind(relation.kind)], relation),) for relation in relations),
    )


def _sentence(words: str, relation: Relation) -> SafeString:
    url = reverse("admin:resources_resource_change", args=[relation.source_id])
    link = format_html('<a href="{}">{}</a>', url, text_of(relation.source, "title"))
    before, _title, after = words.partition("%(title)s")
    place = f" ({text_of(relation.place, 'name')})" if relation.place else ""
    return format_html("{}{}{}{}", before, link, after.rstrip(".") + place, "." if after.endswith(".") else "")
