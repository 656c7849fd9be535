"""The administration of people: members, organisations, networks, and what belongs to signing in."""

from typing import Any

from allauth.account.admin import EmailAddressAdmin
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin
from django.contrib.auth.models import Group
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, ngettext

from hub import timezones
from hub.admin_base import EVERYWHERE, ActionButtons, FewShortcuts
from hub.admin_languages import TranslatedAdmin
from hub.admin_lists import AutocompleteFilter, DateRangeFilter, ListAdmin, previewed, unless
from hub.outbox.person import MailHistoryLink
from members.desk import PeopleDesk
from members.mail import membership_approved
from members.models import Member, Network, Organisation
from members.roles import (
    GIVEN_BY_HAND,
    REVIEWERS,
    Role,
    give,
    is_last_administrator,
    other_groups,
    reviewers,
    roles_of,
    set_roles,
    take,
)

_PROFILE = [
    "language", "time_zone", "job_title", "organisation", "organisation_name", "group", "country", "gender",
    "networks", "interests", "visibility", "about",
]  # fmt: skip


# The administrator's role in the form: an empty value would be no choice.
ADMIN = "administrator"


def _in_words(role: Role) -> SafeString:
    return format_html("<b>{}</b> – {}", role.label, role.allows)


class MemberForm(forms.ModelForm):
    """A member as a facilitator knows her; the password is nobody's business but her own."""

    time_zone = forms.ChoiceField(label=gettext_lazy("time zone"), required=False)
    roles = forms.MultipleChoiceField(
        label=gettext_lazy("Roles"),
        choices=lambda: [(role.name or ADMIN, _in_words(role)) for role in GIVEN_BY_HAND],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "A person can have several. Most roles open the administration; those that show what is for members make "
            "an applicant a member."
        ),
    )

    class Meta:
        model = Member
        exclude = ("password", "is_staff", "is_superuser", "groups", "user_permissions")  # noqa: DJ006 - the admin's fieldsets name the fields

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "time_zone" in self.fields:
            self.fields["time_zone"].label = capfirst(str(self.fields["time_zone"].label))
            choices = [("", _("As the browser says")), *timezones.choices(self.instance.time_zone)]
            self.fields["time_zone"].choices = choices  # type: ignore[attr-defined]
        if "roles" in self.fields:
            self.initial["roles"] = [role.name or ADMIN for role in roles_of(self.instance)]

    def clean_roles(self) -> list[str]:
        """Keep somebody who can give roles, and administrators from locking themselves out."""
        names = ["" if value == ADMIN else value for value in self.cleaned_data["roles"]]
        if "" not in names and is_last_administrator(self.instance):
            raise forms.ValidationError(_("Nobody else is administrator: then nobody could give roles any more."))
        return names

    def clean_email(self) -> str:
        """Refuse an address that somebody has already, however it is capitalised."""
        email = self.cleaned_data["email"]
        if Member.objects.filter(email__iexact=email).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("There is already a member with this address."), code="unique")
        return email


def _named(member: Member) -> str:
    """Return who a member is, as people tell each other apart."""
    return ", ".join(filter(None, [member.name, member.email, member.affiliation]))


def _welcomed(_owner: Any, people: list[Member]) -> list[str]:
    words = ngettext(
        "%(count)s person gets the welcome mail, in the language of the profile.",
        "%(count)s people get the welcome mail, each in the language of the profile.",
        len(people),
    )
    return [words % {"count": len(people)}]


def _no_reviewers(_owner: Any, people: list[Member]) -> dict[int, str]:
    known = set(reviewers().filter(pk__in=[member.pk for member in people]).values_list("pk", flat=True))
    return {member.pk: _("not a reviewer") for member in people if member.pk not in known}


@admin.register(Member)
class MemberAdmin(PeopleDesk, MailHistoryLink, FewShortcuts, ActionButtons):
    """Members sign in by address; rights are given by superusers alone."""

    form = MemberForm
    list_display = ("name", "email", "status", "affiliation", "group", "country", "language", "created_at")
    list_select_related = ("organisation", "country")
    search_fields = ("name", "email", "organisation_name", *TranslatedAdmin.search_by("organisation__name"))
    autocomplete_fields = ("organisation", "country", "networks", "interests")
    # Who finds her is for the member alone to decide.
    readonly_fields = (
        "status", "approved_at", "created_at", "last_login", "password_link", "visibility", "assists", "other_groups",
    )  # fmt: skip
    actions = ("approve", "decline", "make_reviewers", "release_reviewers")
    list_filter = (
        "status",
        "group",
        ("country", AutocompleteFilter),
        ("organisation", AutocompleteFilter),
        ("networks", AutocompleteFilter),
        ("interests", AutocompleteFilter),
        "is_active",
        ("created_at", DateRangeFilter),
    )
    list_defer = ("about", "password")
    export_extra = ("job_title", "time_zone", "networks", "interests", "approved_at", "last_login")

    def get_list_filter(self, request: HttpRequest) -> list[Any]:
        """Return the filters; rights are a matter for superusers."""
        return [*self.list_filter, "is_staff", "groups"] if request.user.is_superuser else list(self.list_filter)

    def get_fieldsets(self, request: HttpRequest, obj: Member | None = None) -> Any:
        """Return few fields for a new member, and rights for superusers only."""
        if obj is None:
            help_text = _(
                "Whoever you add is a member at once and gets the welcome mail. "
                "She signs in with a code sent to her address."
            )
            return [(None, {"fields": ["name", "email", *_PROFILE], "description": help_text})]
        sections: list[Any] = [
            (None, {"fields": ["name", "email", "status", "approved_at", "created_at"]}),
            (_("Profile"), {"fields": _PROFILE}),
            (_("Signing in"), {"fields": ["is_active", "last_login", "password_link"]}),
        ]
        if request.user.is_superuser:
            others = ["other_groups"] if other_groups(obj) else []
            sections.append((_("Roles"), {"fields": ["roles", "assists", *others]}))
        return sections

    def get_readonly_fields(self, request: HttpRequest, obj: Member | None = None) -> tuple[str, ...]:
        """Keep the address as it is: with it one could sign in as somebody else. She changes it herself."""
        if obj is None or request.user.is_superuser:
            return self.readonly_fields
        return (*self.readonly_fields, "email")

    def has_change_permission(self, request: HttpRequest, obj: Member | None = None) -> bool:
        """Refuse to change somebody with more rights, or with the same."""
        return super().has_change_permission(request, obj) and _may_touch(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Member | None = None) -> bool:
        """Refuse to delete somebody with more rights, or with the same."""
        return super().has_delete_permission(request, obj) and _may_touch(request, obj)

    @admin.display(description=gettext_lazy("assistant of"))
    def assists(self, member: Member) -> SafeString | str:
        """Return the events that the member helps with; assistants are named on the page of the event."""
        events = member.assisted_events.all()  # type: ignore[attr-defined]
        links = ((reverse("admin:events_event_change", args=[event.pk]), event) for event in events)
        return format_html_join(", ", '<a href="{}">{}</a>', links) or _("No event. Assistants are named there.")

    @admin.display(description=gettext_lazy("other groups"))
    def other_groups(self, member: Member) -> str:
        """Return the groups that are no roles of the hub."""
        return ", ".join(other_groups(member))

    @admin.display(description=gettext_lazy("organisation"), ordering="organisation_name")
    def affiliation(self, member: Member) -> str:
        """Return the organisation, chosen or as written."""
        return member.affiliation

    @admin.display(description=gettext_lazy("password"))
    def password_link(self, member: Member) -> SafeString:
        """Return the way to a new password."""
        return format_html(
            '<a href="{}">{}</a>', reverse("account_reset_password"), _("Send a link to set a new password")
        )

    def save_model(self, request: HttpRequest, obj: Member, form: forms.ModelForm, change: bool) -> None:  # noqa: FBT001
        """Welcome a member added by hand; a changed address must be proven anew."""
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)
        if not change:
            membership_approved(obj.approve())
        elif "email" in form.changed_data:
            EmailAddress.objects.filter(user=obj).delete()

    def get_form(self, request: HttpRequest, obj: Member | None = None, *args: Any, **kwargs: Any) -> Any:
        """Leave the roles out of the form of whoever may not give them: a declared field would be read all the same."""
        form: Any = super().get_form(request, obj, *args, **kwargs)
        if obj is None or not request.user.is_superuser:
            form.base_fields.pop("roles", None)
        return form

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001
        """Save what hangs on the member, then her roles."""
        super().save_related(request, form, formsets, change)
        if "roles" in form.cleaned_data:
            set_roles(member=form.instance, names=form.cleaned_data["roles"])

    def offers(self, action: str, obj: Member) -> bool:
        """Whether somebody can still be approved or declined; members can become reviewers and cease to be."""
        if action in {"make_reviewers", "release_reviewers"}:
            is_reviewer = reviewers().filter(pk=obj.pk).exists()
            return obj.is_approved and is_reviewer == (action == "release_reviewers")
        return obj.status == Member.Status.APPLIED or (action, obj.status) == ("approve", Member.Status.DECLINED)

    @admin.action(description=gettext_lazy("Approve"), permissions=["change"], location=EVERYWHERE)
    @previewed(
        gettext_lazy("Make these people members?"),
        hindered=unless(lambda member: _("already a member") if member.status == Member.Status.APPROVED else ""),
        told=_welcomed,
        line=_named,
        related=("organisation",),
    )
    def approve(self, request: HttpRequest, queryset: models.QuerySet[Member]) -> None:
        """Make applicants members and welcome them."""
        applicants = list(queryset.exclude(status=Member.Status.APPROVED))
        for member in applicants:
            membership_approved(member.approve())
        words = ngettext(
            "%(count)s applicant is a member now and is told by mail.",
            "%(count)s applicants are members now and are told by mail.",
            len(applicants),
        )
        self.message_user(request, words % {"count": len(applicants)}, messages.SUCCESS)

    @admin.action(description=gettext_lazy("Decline"), permissions=["change"], location=EVERYWHERE)
    @previewed(
        gettext_lazy("Decline these applications?"),
        hindered=unless(lambda member: "" if member.status == Member.Status.APPLIED else _("no open application")),
        line=_named,
        related=("organisation",),
    )
    def decline(self, request: HttpRequest, queryset: models.QuerySet[Member]) -> None:
        """Turn applicants down; they are not told by mail."""
        applicants = list(queryset.filter(status=Member.Status.APPLIED))
        for member in applicants:
            member.status = Member.Status.DECLINED
            member.save(update_fields=["status", "updated_at"])
        words = ngettext("%(count)s application is declined.", "%(count)s applications are declined.", len(applicants))
        self.message_user(request, words % {"count": len(applicants)})

    @admin.action(description=gettext_lazy("Make a reviewer"), permissions=["change"], location=EVERYWHERE)
    @previewed(
        gettext_lazy("Let these members be asked for reviews?"),
        hindered=unless(lambda member: "" if member.is_approved else _("not a member")),
        line=_named,
        related=("organisation",),
    )
    def make_reviewers(self, request: HttpRequest, queryset: models.QuerySet[Member]) -> None:
        """Let members be asked to review practices; it opens nothing else to them."""
        members = list(Member.objects.approved().filter(pk__in=queryset))
        for member in members:
            give(member=member, name=REVIEWERS)
        words = ngettext(
            "%(count)s member can be asked for reviews.", "%(count)s members can be asked for reviews.", len(members)
        )
        self.message_user(request, words % {"count": len(members)})

    @admin.action(description=gettext_lazy("No longer a reviewer"), permissions=["change"], location=EVERYWHERE)
    @previewed(
        gettext_lazy("No longer ask these members for reviews?"),
        hindered=_no_reviewers,
        line=_named,
        related=("organisation",),
    )
    def release_reviewers(self, request: HttpRequest, queryset: models.QuerySet[Member]) -> None:
        """Let members not be asked any more; reviews that they have begun go on."""
        members = list(reviewers().filter(pk__in=queryset))
        for member in members:
            take(member=member, name=REVIEWERS)
        words = ngettext(
            "%(count)s member is not asked for reviews any more.",
            "%(count)s members are not asked for reviews any more.",
            len(members),
        )
        self.message_user(request, words % {"count": len(members)})


def _may_touch(request: HttpRequest, member: Member | None) -> bool:
    """Whether a member has fewer rights than who wants to change her."""
    if member is None or request.user.is_superuser or member == request.user:
        return True
    rights = member.get_all_permissions() if member.is_staff and member.is_active else set()
    return not member.is_superuser and rights < request.user.get_all_permissions()


@admin.register(Organisation)
class OrganisationAdmin(TranslatedAdmin):
    """Institutions."""

    list_display = ("name", "acronym", "group", "country")
    list_select_related = ("country",)
    list_filter = ("group", ("country", AutocompleteFilter))
    export_extra = ("website", "is_trusted")
    search_fields = TranslatedAdmin.search_by("name", "acronym")
    autocomplete_fields = ("country",)
    fieldsets = [(None, {"fields": ["name", "acronym", "group", "country", "website", "is_trusted"]})]


@admin.register(Network)
class NetworkAdmin(TranslatedAdmin):
    """Groups of members who are addressed together."""

    plain_texts = ("description",)
    list_display = ("name", "website")
    search_fields = TranslatedAdmin.search_by("name")
    fieldsets = [(None, {"fields": ["name", "description", "website", "slug"]})]


admin.site.unregister(Group)


@admin.register(Group)
class RightsAdmin(ListAdmin, GroupAdmin):
    """Django's groups, with the hub's lists: roles, and what rights else somebody made."""


admin.site.unregister(EmailAddress)


@admin.register(EmailAddress)
class AddressAdmin(ActionButtons, EmailAddressAdmin):
    """Addresses and whether they are proven: allauth's list, made for many rows."""

    list_select_related = ("user",)

    @admin.action(description=gettext_lazy("Mark as proven"), permissions=["change"])
    @previewed(
        gettext_lazy("Take these addresses for proven?"),
        hindered=unless(lambda address: _("proven already") if address.verified else ""),
        related=("user",),
    )
    def make_verified(self, request: HttpRequest, queryset: models.QuerySet[EmailAddress]) -> None:  # type: ignore[override]
        """Let people use addresses that they have not proven themselves."""
        super().make_verified(request, queryset)
        for address in queryset:
            self.log_change(request, address, gettext_noop("Marked as proven."))


admin.site.unregister(Authenticator)


@admin.register(Authenticator)
class AuthenticatorAdmin(ActionButtons):
    """Second factors: to be taken away when a phone is lost, never to be read."""

    list_display = ("user", "type", "created_at", "last_used_at")
    list_filter = ("type",)
    list_select_related = ("user",)
    search_fields = ("user__email", "user__name")
    fields = ("user", "type", "created_at", "last_used_at")
    readonly_fields = fields

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Say no: only the owner can set one up."""
        return False
