"""The sets by which a part of the library is harvested (OAI-PMH 2.0, section 2.6): kinds and themes.

"kind" and "theme" hold all that stands below them. A broader theme holds the works of the narrower ones.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import override

from hub.languages import CODES, translations_of
from hub.taxonomy.models import Theme
from resources.models import Resource
from resources.search.axes import AXES
from resources.search.sources import kind_numbers

KIND, THEME = "kind", "theme"
_PARENTS = {
    KIND: {"en": "By kind", "fr": "Par type", "es": "Por tipo"},
    THEME: {"en": "By theme", "fr": "Par thème", "es": "Por tema"},
}


@dataclass(frozen=True, slots=True)
class Set:
    """A set and its names by language."""

    spec: str
    names: dict[str, str]


def sets_of(work: Resource) -> list[str]:
    """Return the sets that `work` is in; needs `themes__parent`."""
    themes = {theme.slug for own in work.themes.all() for theme in (own, own.parent) if theme}
    return [f"{KIND}:{work.kind}", *sorted(f"{THEME}:{slug}" for slug in themes)]


def all_sets() -> Iterator[Set]:
    """Yield all sets, the hierarchy from above; one query."""
    yield Set(KIND, _PARENTS[KIND])
    for kind in Resource.Kind:
        yield Set(f"{KIND}:{kind.value}", _labels(kind))
    yield Set(THEME, _PARENTS[THEME])
    for theme in Theme.objects.all():
        yield Set(
            f"{THEME}:{theme.slug}", {code: getattr(theme, f"name_{code}") for code in translations_of(theme, "name")}
        )


def _labels(kind: Resource.Kind) -> dict[str, str]:
    labels = {}
    for code in CODES:
        with override(code):
            labels[code] = str(kind.label)
    return labels


def living(spec: str) -> Q | None:
    """Return the condition for index entries that are in a set; None if there is no such set."""
    if spec in {"", KIND}:
        return Q()
    if spec == THEME:
        # The axis is a range of numbers, but an array is asked for its members.
        pks = Theme.objects.values_list("pk", flat=True)
        return Q(facets__overlap=[AXES["theme"].code(pk) for pk in pks])
    axis, _colon, name = spec.partition(":")
    if axis == KIND and name in kind_numbers():
        return Q(facets__contains=[AXES["kind"].code(kind_numbers()[name])])
    if axis == THEME and (pk := Theme.objects.filter(slug=name).values_list("pk", flat=True).first()):
        return Q(facets__contains=[AXES["theme"].code(pk)])
    return None


def gone(spec: str) -> Q:
    """Return the condition for works that are gone and were in a set; the set itself may be gone, too."""
    if spec in {"", KIND}:
        return Q()
    if spec == THEME:
        return Q(sets__overlap=[f"{THEME}:{slug}" for slug in Theme.objects.values_list("slug", flat=True)])
    return Q(sets__contains=[spec])
