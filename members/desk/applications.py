"""The applications that wait: one person a page, with all that helps to decide, and one key for each decision."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db import models, transaction
from django.db.models import Q
from django.forms import Script
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, override

from hub.languages import CODES, name_of, sort_key
from members import services
from members.desk.base import Desk, organisation_field, person_in_charge
from members.dossier import Person, history
from members.errors import ApplicationDecided
from members.likeness import colleagues_by_domain, likely_doubles_of, likely_organisations
from members.models import Member, Organisation, StakeholderGroup

Status = Member.Status

# The lines of an applicant's history that are shown beside her application.
_LINES = 8

_AS_WRITTEN, _OTHER, _NEW = "", "other", "new"


class ApprovalForm(forms.Form):
    """To which organisation an applicant belongs."""

    organisation = forms.ChoiceField(label=gettext_lazy("Organisation"), required=False, widget=forms.RadioSelect)
    new_name = forms.CharField(label=gettext_lazy("Name of the new organisation"), max_length=200, required=False)
    new_group = forms.ChoiceField(
        label=gettext_lazy("Type of the new organisation"), choices=StakeholderGroup.choices, required=False
    )

    def __init__(
        self,
        *args: Any,
        member: Member,
        site: admin.AdminSite,
        likely: list[Organisation],
        may_add: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.member = member
        self.likely = {str(row.pk): row for row in likely}
        self.fields["other"] = organisation_field(site, label=_("Another organisation"), required=False)
        written = member.affiliation
        as_written = _("As she wrote it: %(name)s") % {"name": written} if written else _("No organisation")
        choices = [*((key, self._named(row)) for key, row in self.likely.items()), (_AS_WRITTEN, as_written)]
        choices.append((_OTHER, _("Another one that the Hub knows")))
        if may_add:
            choices.append((_NEW, _("A new one")))
        else:
            del self.fields["new_name"], self.fields["new_group"]
        self.fields["organisation"].choices = choices  # type: ignore[attr-defined]
        self.initial = {
            "organisation": next(
                (key for key, row in self.likely.items() if self._is_called(row, written)), _AS_WRITTEN
            ),
            "new_name": member.organisation_name,
            "new_group": member.group,
        }

    @staticmethod
    def _named(row: Organisation) -> str:
        parts = [row.name, row.acronym, str(row.country or "")]
        return ", ".join(part for part in parts if part)

    @staticmethod
    def _is_called(row: Organisation, written: str) -> bool:
        names = {sort_key(getattr(row, f"name_{code}") or "") for code in CODES}
        return bool(written) and sort_key(written.strip()) in names

    def clean(self) -> dict[str, Any]:
        """Ask for the organisation, or the name of the new one, where that was the answer."""
        cleaned = super().clean() or self.cleaned_data
        answer = cleaned.get("organisation")
        if answer == _OTHER and not cleaned.get("other") and "other" not in self.errors:
            self.add_error("other", _("Choose the organisation."))
        if answer == _NEW:
            name = " ".join((cleaned.get("new_name") or "").split())
            if not name:
                self.add_error("new_name", _("Write the name of the organisation."))
            elif not cleaned.get("new_group"):
                self.add_error("new_group", _("Choose the type of the organisation."))
            elif Organisation.objects.filter(_named_exactly(name)).exists():
                self.add_error("new_name", _("There is an organisation with this name: choose it instead."))
            cleaned["new_name"] = name
        return cleaned

    def chosen(self) -> Organisation | None:
        """Return the organisation, unsaved if it is new; None if there is none."""
        answer = self.cleaned_data["organisation"]
        if answer == _OTHER:
            return self.cleaned_data["other"]
        if answer == _NEW:
            name, language = self.cleaned_data["new_name"], self.member.language
            names = {f"name_{language}": name}
            return Organisation(group=self.cleaned_data["new_group"], country=self.member.country, **names)
        return self.likely.get(answer)


def _named_exactly(name: str) -> Q:
    found = Q(pk=None)
    for code in CODES:
        found |= Q(**{f"name_{code}__iexact": name})
    return found


class AnswerForm(forms.Form):
    """What a facilitator writes to an applicant."""

    text = forms.CharField(
        label=gettext_lazy("Your words"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": gettext_lazy("Write what she is to read.")},
    )

    def clean_text(self) -> str:
        """Return the words without what stands empty around them."""
        return self.cleaned_data["text"].strip().replace("\r\n", "\n")


class _Keys(forms.Form):
    """Nothing but the script for the keys."""

    class Media:
        js = (Script("hub/js/applications.js", type="module"),)


class ApplicationsDesk(Desk):
    """The part of the administration of members where applications are read and decided."""

    def get_urls(self) -> list[URLPattern]:
        """Add the queue and the page of one applicant."""
        wrap = self.admin_site.admin_view
        own = [
            path("applications/", wrap(self.applications_view), name="members_member_applications"),
            path("applications/<int:pk>/", wrap(self.application_view), name="members_member_application"),
        ]
        return [*own, *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Show above the list how many applications wait, and lead to the desk."""
        desk: dict[str, Any] = {"may_use_desk": self.has_change_permission(request)}
        if desk["may_use_desk"]:
            desk["applications_waiting"] = waiting().count()
        return super().changelist_view(request, (extra_context or {}) | desk)

    def applications_view(self, request: HttpRequest) -> HttpResponse:
        """Lead to the first application; where none waits, say so."""
        self.check_desk(request)
        first = waiting().first()
        if first is None:
            return self.desk_page(
                request, "applications", {"title": _("Applications"), "done": _undoable(request), "count": 0}
            )
        return redirect(_place(first, request.GET.get("after", "")))

    def application_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show one application; POST decides on it, answers it or takes an approval back, and leads to the next."""
        self.check_desk(request)
        member = get_object_or_404(Member.objects.select_related("organisation", "country"), pk=pk)
        if not self.has_change_permission(request, member):
            return redirect("admin:members_member_applications")
        if request.method != "POST":
            return self._show(request, member)
        act = {
            "approve": self._approve, "decline": self._decline, "answer": self._answer, "undo": self._take_back,
        }.get(request.POST.get("do", ""))  # fmt: skip
        if act is None:
            return redirect(_place(member))
        try:
            return act(request, member)
        except ApplicationDecided as error:
            messages.warning(request, str(error))
            return _to_next(member)

    def _approve(self, request: HttpRequest, member: Member) -> HttpResponse:
        form = self._approval(request, member, request.POST)
        if not form.is_valid():
            return self._show(request, member, approval=form)
        organisation = form.chosen()
        # Saved as in English: the untranslated column then follows the rule of all the administration.
        with override("en"), transaction.atomic():
            services.approve(member=member, organisation=organisation)
        self.log_change(request, member, gettext_noop("Approved."))
        return _to_next(member, after=str(member.uuid))

    def _decline(self, request: HttpRequest, member: Member) -> HttpResponse:
        services.decline(member=member)
        self.log_change(request, member, gettext_noop("Declined."))
        messages.success(
            request, _("%(name)s is declined and is not told. On her page you can still approve.") % {"name": member}
        )
        return _to_next(member)

    def _answer(self, request: HttpRequest, member: Member) -> HttpResponse:
        form = AnswerForm(request.POST)
        if not form.is_valid():
            return self._show(request, member, answer=form)
        services.answer(member=member, author=person_in_charge(request), text=form.cleaned_data["text"])
        self.log_change(request, member, gettext_noop("Answered."))
        messages.success(
            request, _("Your words to %(name)s are on their way. The application stays open.") % {"name": member}
        )
        return _to_next(member)

    def _take_back(self, request: HttpRequest, member: Member) -> HttpResponse:
        services.take_back(member=member)
        self.log_change(request, member, gettext_noop("Approval taken back."))
        messages.success(
            request, _("%(name)s is an applicant again. The welcome was withdrawn before it left.") % {"name": member}
        )
        return redirect(_place(member))

    def _approval(self, request: HttpRequest, member: Member, data: Any = None) -> ApprovalForm:
        return ApprovalForm(
            data,
            member=member,
            site=self.admin_site,
            likely=likely_organisations(member),
            may_add=request.user.has_perm("members.add_organisation"),
        )

    def _show(
        self,
        request: HttpRequest,
        member: Member,
        *,
        approval: ApprovalForm | None = None,
        answer: AnswerForm | None = None,
    ) -> HttpResponse:
        person = Person.of(member)
        approval = approval or self._approval(request, member)
        answer = answer or AnswerForm()
        context = {
            "title": _("Application of %(name)s") % {"name": member},
            "member": member,
            "is_waiting": member.status == Status.APPLIED,
            "is_proven": member.emailaddress_set.filter(email__iexact=member.email, verified=True).exists(),
            "language_name": name_of(member.language),
            "count": waiting().count(),
            "position": _before(member).count() + 1,
            "previous": _before(member).last() or waiting().exclude(pk=member.pk).last(),
            "next": _following(member),
            "answers": member.application_answers.select_related("author"),
            "lines": history(person)[1][:_LINES],
            "colleagues": colleagues_by_domain(member),
            "doubles": likely_doubles_of(member),
            "approval": approval,
            "answer": answer,
            "done": _undoable(request),
            "media": self.media + approval.media + _Keys().media,
        }
        has_errors = (approval.is_bound and approval.errors) or (answer.is_bound and answer.errors)
        return self.desk_page(request, "applications", context, status=422 if has_errors else 200)


def waiting() -> models.QuerySet[Member]:
    """Return the applicants who wait for a decision, the first first."""
    return Member.objects.filter(status=Status.APPLIED).order_by("created_at", "pk")


def _before(member: Member) -> models.QuerySet[Member]:
    earlier = Q(created_at__lt=member.created_at) | Q(created_at=member.created_at, pk__lt=member.pk)
    return waiting().filter(earlier)


def _following(member: Member) -> Member | None:
    """Return who comes after `member`, the first after the last; None if nobody else waits."""
    later = Q(created_at__gt=member.created_at) | Q(created_at=member.created_at, pk__gt=member.pk)
    return waiting().filter(later).first() or waiting().exclude(pk=member.pk).first()


def _place(member: Member, after: str = "") -> str:
    url = reverse("admin:members_member_application", args=[member.pk])
    return f"{url}?after={after}" if after else url


def _to_next(member: Member, after: str = "") -> HttpResponse:
    following = _following(member)
    if following is None:
        url = reverse("admin:members_member_applications")
        return redirect(f"{url}?after={after}" if after else url)
    return redirect(_place(following, after))


def _undoable(request: HttpRequest) -> dict[str, Any] | None:
    """Return who has just been approved, and whether and until when that can be taken back."""
    try:
        member = Member.objects.filter(uuid=request.GET["after"], status=Status.APPROVED).first()
    except (KeyError, ValueError, forms.ValidationError):
        return None
    welcome = services.welcome_of(member) if member else None
    if member is None or welcome is None:
        return None
    return {
        "member": member,
        "can_undo": welcome.state in {welcome.State.DRAFT, welcome.State.QUEUED},
        "until": welcome.not_before,
    }
