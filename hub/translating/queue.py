"""What is to be translated: all models together, the most urgent rows first, a bounded number of queries."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from hub.languages import CODES, current, fallbacks, name_of
from hub.translating.completeness import gaps, lack, parts_of
from hub.translating.side_by_side import TRANSLATE, SideBySide

if TYPE_CHECKING:
    from django.contrib.admin import AdminSite

# How many rows of a model are named; the list of the model has the others.
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Waiting:
    """A row that waits for a language."""

    name: str
    url: str
    urgency: str
    labels: list[str]
    # How many texts of parts are missing.
    of_parts: int
    # The languages that readers are shown meanwhile.
    shown: list[str]


@dataclass(frozen=True, slots=True)
class Section:
    """What waits among the rows of one model."""

    name: str
    count: int
    rows: list[Waiting]
    list_url: str

    @property
    def more(self) -> int:
        """How many rows are not named."""
        return self.count - len(self.rows)


def translating_admins(site: "AdminSite", request: HttpRequest, order: tuple[str, ...]) -> Iterator[SideBySide]:
    """Yield the admins whose rows this person may translate, in the order of the apps `order`."""
    found = [one for one in site._registry.values() if isinstance(one, SideBySide) and one.may_translate(request)]  # noqa: SLF001 - Django's own
    yield from sorted(found, key=lambda one: (*order, one.opts.app_label).index(one.opts.app_label))


def only_translates(site: "AdminSite", request: HttpRequest) -> bool:
    """Return whether translating is all that this person writes in the administration."""
    if not request.user.has_perm(TRANSLATE):
        return False
    return not any(
        one.has_add_permission(request) or one.has_change_permission(request)
        for one in site._registry.values()  # noqa: SLF001 - the same
    )


def queue_view(site: "AdminSite", request: HttpRequest, order: tuple[str, ...]) -> HttpResponse:
    """Show what waits for a language, by model.

    Args:
        site: whose models are gone through.
        request: `to` names the language; without it, the one for which most waits.
        order: of the apps.

    Raises:
        PermissionDenied: for who may translate nothing.
    """
    admins = list(translating_admins(site, request, order))
    if not admins:
        raise PermissionDenied
    counts = [_counts(one, request) for one in admins]
    totals = {code: sum(count[code] for count in counts) for code in CODES}
    language = request.GET.get("to", "")
    if language not in CODES:
        language = max(CODES, key=lambda code: (totals[code], code == current()))
    sections = [
        _section(one, request, language, count[language])
        for one, count in zip(admins, counts, strict=True)
        if count[language]
    ]
    context = {
        **site.each_context(request),
        "title": _("What is to be translated"),
        "language_code": language,
        "shown_instead": name_of(next(code for code in fallbacks(language) if code != language)),
        "totals": [(code, totals[code]) for code in CODES],
        "sections": sections,
        "only_translates": only_translates(site, request),
    }
    return TemplateResponse(request, "admin/translating/queue.html", context)


def _counts(one: SideBySide, request: HttpRequest) -> dict[str, int]:
    """Return how many rows of a model lack something, by language, in one query."""
    lacking = {code: Count("pk", filter=lack(one.model, one.translated_parts, code)) for code in CODES}
    # As a choice of keys: what the list of the model adds to its rows need not be counted.
    rows = one.model._default_manager.filter(pk__in=one.to_translate(request).order_by().values("pk"))  # noqa: SLF001 - Django's own name
    return rows.aggregate(**lacking)


def _section(one: SideBySide, request: HttpRequest, language: str, count: int) -> Section:
    waiting = one.to_translate(request).filter(lack(one.model, one.translated_parts, language))
    rows = list(waiting[:SHOWN])
    models.prefetch_related_objects(rows, *one.translated_parts)
    name = f"admin:{one.opts.app_label}_{one.opts.model_name}_changelist"
    may_list = one.has_view_or_change_permission(request)
    return Section(
        name=capfirst(str(one.opts.verbose_name_plural)),
        count=count,
        rows=[_waiting(one, row, language) for row in rows],
        list_url=f"{reverse(name)}?translations={language}" if may_list else "",
    )


def _waiting(one: SideBySide, row: Any, language: str) -> Waiting:
    own = gaps(row, language)
    of_parts = [gap for part in parts_of(row, one.translated_parts) for gap in gaps(part, language)]
    shown = {gap.shown for gap in [*own, *of_parts]}
    source = next((code for code in fallbacks(language) if code in shown), "")
    return Waiting(
        name=str(row),
        url=f"{one.translate_url(row)}?from={source}&to={language}",
        urgency=one.urgency(row),
        labels=[gap.label for gap in own],
        of_parts=len(of_parts),
        shown=[name_of(code) for code in fallbacks(language) if code in shown],
    )
