"""Actions on many rows that show first what they will do: to which rows, to which not and why, and who gets mail."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import wraps
from hashlib import sha256
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected
from django.contrib.admin.utils import model_ngettext
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

# So many rows are changed at once: each may take a transaction and a mail, and somebody waits for the page.
MOST = 1_000
# So many rows are named, of those that change and of those that stay for one reason.
NAMED = 20

_CONFIRMED = "confirmed"
# What a button on the page of one row posts (templates/admin/change_form.html).
_SINGLE = "CHANGE_FORM-action"

type Rows = list[Any]
type Act = Callable[..., HttpResponse | None]


def _nobody(_owner: Any, _rows: Rows) -> list[str]:
    return [_("Nobody is told by mail.")]


def _all_can(_owner: Any, _rows: Rows) -> dict[Any, str]:
    return {}


def unless(reason_of: Callable[[Any], str]) -> Callable[[Any, Rows], dict[Any, str]]:
    """Return the `hindered` of an action from what says why one row stays as it is; empty if it can change."""

    def hindered(_owner: Any, rows: Rows) -> dict[Any, str]:
        return {row.pk: reason for row in rows if (reason := reason_of(row))}

    return hindered


def _line(row: Any) -> str:
    return str(row)


def previewed(
    question: str | Promise,
    *,
    hindered: Callable[[Any, Rows], dict[Any, str]] = _all_can,
    told: Callable[[Any, Rows], list[str]] = _nobody,
    line: Callable[[Any], str] = _line,
    related: Sequence[str] = (),
    form: Callable[..., forms.Form] | None = None,
) -> Callable[[Act], Act]:
    """Return a decorator for an action: it runs once somebody has seen what it will do, and for those rows only.

    From the page of one row an action without a form runs at once: what it is about stands there.

    Args:
        question: the heading of the page.
        hindered: given the admin and the rows, returns the keys of those that stay as they are, each with the reason.
        told: given the admin and the rows that change, returns sentences on who is told.
        line: returns how a row is named.
        related: what to fetch along with the rows.
        form: asks for what the action needs; its answers are the last argument of the action.
    """

    def decorate(act: Act) -> Act:
        @wraps(act)
        def run(owner: Any, request: HttpRequest, queryset: models.QuerySet) -> HttpResponse | None:
            plan = _Plan(owner, queryset, hindered=hindered, told=told, related=related)
            filled = None
            if form is not None:
                filled = form(request.POST) if _CONFIRMED in request.POST else form()
            is_at_once = _SINGLE in request.POST and form is None
            is_seen = bool(plan.changing) and request.POST.get(_CONFIRMED) == plan.fingerprint
            if not is_at_once and not (is_seen and (filled is None or filled.is_valid())):
                return _ask(request, plan, question=question, label=_label(owner, act.__name__), line=line, form=filled)
            response = None
            if plan.changing:
                answers = () if filled is None else (filled.cleaned_data,)
                response = act(owner, request, plan.rows_to_change(), *answers)
            plan.say_left(request)
            return response

        return run

    return decorate


def _ask(
    request: HttpRequest,
    plan: "_Plan",
    *,
    question: str | Promise,
    label: str,
    line: Callable[[Any], str],
    form: forms.Form | None,
) -> HttpResponse:
    """Return the page that shows what an action will do."""
    is_changed = _CONFIRMED in request.POST and request.POST[_CONFIRMED] != plan.fingerprint
    staying = [
        (reason, len(rows), [line(row) for row in rows[:NAMED]], len(rows[NAMED:]))
        for reason, rows in plan.staying.items()
    ]
    context = {
        **plan.owner.admin_site.each_context(request),
        "title": question,
        "label": label,
        "opts": plan.owner.opts,
        "plan": plan,
        "lines": [(row, line(row)) for row in plan.changing[:NAMED]],
        "staying": staying,
        "form": form,
        "is_changed": is_changed,
        "given": _given(request, form),
        "url": request.get_full_path(),
    }
    status = 409 if is_changed else 422 if form is not None and form.errors else 200
    return TemplateResponse(request, "admin/preview.html", context, status=status)


def _label(owner: admin.ModelAdmin, name: str) -> str:
    """Return what the button of an action says, without the dots that promise a question."""
    words = getattr(getattr(type(owner), name), "short_description", name)
    return str(words).removesuffix("…").strip()


def _given(request: HttpRequest, form: forms.Form | None) -> list[tuple[str, Any]]:
    """Return what was posted, to be posted again: the action, and the rows or that it is all of them."""
    own = {"csrfmiddlewaretoken", _CONFIRMED, *(form.fields if form is not None else ())}
    return [(name, value) for name, values in request.POST.lists() for value in values if name not in own]


class _Plan:
    """What an action would do to the rows that were chosen."""

    def __init__(
        self,
        owner: Any,
        queryset: models.QuerySet,
        *,
        hindered: Callable[[Any, Rows], dict[Any, str]],
        told: Callable[[Any, Rows], list[str]],
        related: Sequence[str],
    ) -> None:
        rows = list(queryset.select_related(*related)[: MOST + 1] if related else queryset[: MOST + 1])
        self.owner = owner
        self.has_more = len(rows) > MOST
        reasons = hindered(owner, rows[:MOST])
        self.changing = [row for row in rows[:MOST] if row.pk not in reasons]
        self.staying: dict[str, Rows] = defaultdict(list)
        for row in rows[:MOST]:
            if row.pk in reasons:
                self.staying[reasons[row.pk]].append(row)
        self.told = told(owner, self.changing) if self.changing else []

    @property
    def most(self) -> int:
        """How many rows are changed at once."""
        return MOST

    @property
    def noun(self) -> str:
        """What the rows are, one or several."""
        return model_ngettext(self.owner.opts, len(self.changing))

    @property
    def unnamed(self) -> int:
        """How many rows change that are not named."""
        return len(self.changing[NAMED:])

    @property
    def fingerprint(self) -> str:
        """What the person who confirms has seen: which rows change, and who is told."""
        keys = sorted(str(row.pk) for row in self.changing)
        return sha256("\n".join([*keys, "", *self.told]).encode()).hexdigest()

    def rows_to_change(self) -> models.QuerySet:
        """Return the rows that change, without what the list added to its query."""
        model = self.owner.model
        return model._default_manager.filter(pk__in=[row.pk for row in self.changing])  # noqa: SLF001 - documented

    def say_left(self, request: HttpRequest) -> None:
        """Say how many of the chosen rows stay as they were."""
        if count := sum(map(len, self.staying.values())):
            words = ngettext("%(count)s chosen row stays as it was.", "%(count)s chosen rows stay as they were.", count)
            self.owner.message_user(request, words % {"count": count}, messages.WARNING)


@admin.action(description=gettext_lazy("Delete selected %(verbose_name_plural)s"), permissions=["delete"])
def delete_chosen(owner: admin.ModelAdmin, request: HttpRequest, queryset: models.QuerySet) -> HttpResponse | None:
    """Ask whether to delete the chosen rows, unless they are too many to be read."""
    if queryset[: MOST + 1].count() > MOST:
        words = _("At most %(count)s rows can be deleted at once. Narrow the list.")
        owner.message_user(request, words % {"count": MOST}, messages.ERROR)
        return None
    return delete_selected(owner, request, queryset)
