"""What a work of each kind must tell before people show it to readers.

The rule binds people: whoever proposes a work, and facilitators who publish one. `services.publish` itself follows no
rule, since data that is loaded or imported is what it is.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hub.languages import CODES
from resources.models import Agreement, Law, Practice, Resource, ResourcePlace

Kind = Resource.Kind


class Missing(NamedTuple):
    """Something that a work of its kind lacks: the name of the field in forms, and what it is called."""

    field: str
    label: str | Promise


# Whether a work has it.
type Check = Callable[[Resource], bool]


class Need(NamedTuple):
    """Something that works of a kind must have."""

    field: str
    label: str | Promise
    is_met: Check

    @property
    def missing(self) -> Missing:
        """What is said where it is not met."""
        return Missing(self.field, self.label)


def _written(row: object, field: str) -> bool:
    """Whether a text is there in any language."""
    return any((getattr(row, f"{field}_{code}", "") or "").strip() for code in CODES)


def _practice(work: Resource) -> Practice | None:
    return getattr(work, "practice", None)


def _agreement(work: Resource) -> Agreement | None:
    return getattr(work, "agreement", None)


def _law(work: Resource) -> Law | None:
    return getattr(work, "law", None)


def _part(name: str) -> Check:
    return lambda work: _written(_practice(work), name)


def _roles(work: Resource) -> set[str]:
    return {placement.role for placement in work.placements.all()}


def _has_form(work: Resource) -> bool:
    return bool(work.editions.all())


def _has_text_or_is_secret(work: Resource) -> bool:
    agreement = _agreement(work)
    return _has_form(work) or (agreement is not None and agreement.is_text_public is False)


def _has_minutes(work: Resource) -> bool:
    return any(edition.minutes for edition in work.editions.all())


_TITLE = Need("title", _("title"), lambda work: _written(work, "title"))
_FORM = Need("editions", _("a file or a link"), _has_form)
_YEAR = Need("year", _("year of publication"), lambda work: bool(work.year or work.issued_on))
_DAY = Need("issued_on", _("date"), lambda work: bool(work.issued_on))
_PUBLISHER = Need("publishers", _("publisher"), lambda work: bool(work.publishers.all()))
_AUDIENCE = Need("audiences", _("audience"), lambda work: bool(work.audiences.all()))
_PUBLISHED = (_FORM, _PUBLISHER, _YEAR)

NEEDS: dict[str, tuple[Need, ...]] = {
    # A practice can be told on our page alone.
    Kind.PRACTICE: (
        Need("context", _("context and problem"), _part("context")),
        Need("action", _("what was done"), _part("action")),
        Need("results", _("results"), _part("results")),
        Need("evidence", _("evidence"), lambda work: bool((found := _practice(work)) and found.evidence)),
        Need("placements", _("a country or region"), lambda work: bool(work.placements.all())),
    ),
    Kind.TOOL: (*_PUBLISHED, _AUDIENCE),
    Kind.GUIDANCE: (*_PUBLISHED, _AUDIENCE),
    Kind.REPORT: _PUBLISHED,
    Kind.BRIEF: _PUBLISHED,
    Kind.CODE_OF_CONDUCT: _PUBLISHED,
    Kind.LAW: (
        _FORM,
        Need("jurisdiction", _("country or region in which it applies"), lambda work: _law(work) is not None),
        Need("in_force_on", _("in force since"), lambda work: bool((found := _law(work)) and found.in_force_on)),
    ),
    Kind.STANDARD: (
        _FORM,
        Need(
            "instruments",
            _("international instrument or publisher"),
            lambda work: bool(work.instruments.all() or work.publishers.all()),
        ),
        _YEAR,
    ),
    Kind.AGREEMENT: (
        Need("editions", _("a file or a link, unless the text is not public"), _has_text_or_is_secret),
        Need(
            "placements",
            _("both parties: a country of origin and a country of destination"),
            lambda work: {ResourcePlace.Role.ORIGIN, ResourcePlace.Role.DESTINATION} <= _roles(work),
        ),
        Need("signed_on", _("signed"), lambda work: bool((found := _agreement(work)) and found.signed_on)),
    ),
    Kind.DATASET: (
        _FORM,
        Need("covers_from", _("years that the data are about"), lambda work: bool(work.covers_from)),
        Need("licence", _("licence or publisher"), lambda work: bool(work.licence_id or work.publishers.all())),
    ),
    Kind.TRAINING: (_FORM, Need("hours", _("hours of work"), lambda work: bool(work.hours))),
    Kind.RECORDING: (_FORM, Need("minutes", _("minutes"), _has_minutes), _DAY),
    Kind.INFOGRAPHIC: (
        _FORM,
        Need(
            "description",
            _("description, for those who do not see the picture"),
            lambda work: _written(work, "description"),
        ),
    ),
    Kind.MEDIA: (_FORM, _PUBLISHER, _DAY),
    Kind.EVENT_DOCUMENT: (_FORM, _DAY),
}

# What `missing` looks at, for those who ask about many works.
PARTS = ("editions", "publishers", "audiences", "instruments", "placements")


def needs(kind: str) -> tuple[Need, ...]:
    """Return what a work of a kind must have."""
    return (_TITLE, *NEEDS[kind])


def missing(work: Resource) -> list[Missing]:
    """Return what a work lacks for its kind, in the order of the forms; empty when it can be shown."""
    return [need.missing for need in needs(work.kind) if not need.is_met(work)]


def named(lacking: Iterable[Missing]) -> str:
    """Return what is missing as words in a row, for messages."""
    return ", ".join(str(one.label) for one in lacking)
