"""Members who may be one person: the list, and the page that makes one of two."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.core.paginator import Paginator
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from hub.history.models import Entry
from members import merging, services
from members.desk.base import Desk, member_field, person_in_charge
from members.errors import CannotMerge
from members.likeness import LikelyPair, likely_pairs
from members.models import Member
from members.services.merging import CHOICES

_PAGE = 25
_KEPT, _GONE = "kept", "gone"


@dataclass(frozen=True, slots=True)
class Choice:
    """A field of two members side by side, as words, and which of the two is picked."""

    name: str
    label: str
    kept: str
    gone: str
    picked: str

    @property
    def differs(self) -> bool:
        """Whether there is anything to choose."""
        return self.kept != self.gone


class PairForm(forms.Form):
    """Which two are merged."""

    def __init__(self, *args: Any, site: admin.AdminSite, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[_KEPT] = member_field(site, label=_("The account that stays"))
        self.fields[_GONE] = member_field(site, label=_("The account that ends"))


class DuplicatesDesk(Desk):
    """The part of the administration of members that finds duplicates and merges them."""

    def get_urls(self) -> list[URLPattern]:
        """Add the list of likely duplicates and the page that merges."""
        wrap = self.admin_site.admin_view
        own = [
            path("duplicates/", wrap(self.duplicates_view), name="members_member_duplicates"),
            path("merge/", wrap(self.merge_view), name="members_member_merge"),
        ]
        return [*own, *super().get_urls()]

    def duplicates_view(self, request: HttpRequest) -> HttpResponse:
        """List likely duplicates; POST notes that two are different people."""
        self.check_desk(request)
        if request.method == "POST":
            pair = self._pair(request.POST)
            if pair is not None:
                services.tell_apart(one=pair[0], other=pair[1])
                words = _("%(one)s and %(other)s are different people: they are not listed any more.")
                messages.success(request, words % {"one": pair[0], "other": pair[1]})
            return redirect("admin:members_member_duplicates")
        pairs: list[LikelyPair] = likely_pairs(with_staff=request.user.is_superuser)
        page = Paginator(pairs, _PAGE).get_page(request.GET.get("page"))
        return self.desk_page(
            request, "duplicates", {"title": _("Likely duplicates"), "page": page, "count": len(pairs)}
        )

    def merge_view(self, request: HttpRequest) -> HttpResponse:
        """Show two members side by side and what would happen; POST with the confirmation makes them one."""
        self.check_desk(request)
        given = request.POST if request.method == "POST" else request.GET
        pair = self._pair(given)
        if pair is None:
            return self._ask_for_other(request, given)
        kept, gone = pair
        by = person_in_charge(request)
        reason = services.obstacle(kept=kept, gone=gone, by=by)
        fields = _choices(kept, gone, request.POST)
        lines = [] if reason else merging.foreseen(merging.Pair(kept, gone, with_rights=by.is_superuser))
        seen = _fingerprint(kept, gone, lines)
        error = ""
        if request.method == "POST" and not reason:
            if request.POST.get("seen") != seen:
                error = _("Something has changed since you looked. Here is how it is now.")
            elif not request.POST.get("sure"):
                error = _("Tick that you are sure that both are one person.")
            else:
                return self._merge(request, kept, gone, fields)
        context = {
            "title": _("Merge two members"),
            "kept": kept,
            "gone": gone,
            "reason": reason,
            "choices": fields,
            "lines": lines,
            "seen": seen,
            "error": error,
            "swap": f"{reverse('admin:members_member_merge')}?{urlencode({_KEPT: gone.pk, _GONE: kept.pk})}",
        }
        return self.desk_page(request, "merge", context, status=422 if error else 200)

    def _merge(self, request: HttpRequest, kept: Member, gone: Member, fields: list[Choice]) -> HttpResponse:
        chosen = {field.name: getattr(gone if field.picked == _GONE else kept, field.name) for field in fields}
        gone_pk = gone.pk
        words = gettext_noop("Merged: %(name)s (%(address)s) is a part of this account now.")
        told = {"name": str(gone), "address": gone.email}
        try:
            with transaction.atomic():
                merged = services.merge(kept=kept, gone=gone, by=person_in_charge(request), chosen=chosen)
                Entry.objects.note(merged, words, **told)
        except CannotMerge as error:
            messages.error(request, str(error))
            return redirect(f"{reverse('admin:members_member_merge')}?{urlencode({_KEPT: kept.pk, _GONE: gone_pk})}")
        messages.success(request, _(words) % told)
        return redirect("admin:members_member_person", merged.pk)

    def _pair(self, given: Any) -> tuple[Member, Member] | None:
        keys = [given.get(name, "") for name in (_KEPT, _GONE)]
        if not all(key.isdecimal() and len(key) < 19 for key in keys):
            return None
        rows = Member.objects.select_related("organisation", "country").in_bulk([int(key) for key in keys])
        if len(rows) < len({*keys}):
            return None
        return rows[int(keys[0])], rows[int(keys[1])]

    def _ask_for_other(self, request: HttpRequest, given: Any) -> HttpResponse:
        form = PairForm(site=self.admin_site, initial={_KEPT: given.get(_KEPT), _GONE: given.get(_GONE)})
        context = {"title": _("Merge two members"), "form": form, "media": self.media + form.media}
        return self.desk_page(request, "merge_whom", context)


def _choices(kept: Member, gone: Member, answers: Any) -> list[Choice]:
    """Return the fields of both; the value of the account that stays is proposed where it has one."""
    found = []
    for name in CHOICES:
        stays, ends = _words(kept, name), _words(gone, name)
        field = cast("models.Field", Member._meta.get_field(name))  # noqa: SLF001 - public in all but name
        proposed = _KEPT if stays or not ends else _GONE
        found.append(Choice(name, str(field.verbose_name), stays, ends, picked=answers.get(name, proposed)))
    return found


def _words(member: Member, name: str) -> str:
    display = getattr(member, f"get_{name}_display", None)
    value = display() if display else getattr(member, name)
    return "" if value is None else str(value)


def _fingerprint(kept: Member, gone: Member, lines: list[merging.Line]) -> str:
    """Return what tells whether a facilitator has seen what is going to happen."""
    parts = [kept.pk, gone.pk, *(_words(member, name) for member in (kept, gone) for name in CHOICES), *lines]
    return sha256("\n".join(map(str, parts)).encode()).hexdigest()
