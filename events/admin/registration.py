"""The administration of registrations: who takes part, who waits, and the list as a file."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events import services
from events.admin.decision import DecisionAdmin
from events.admin.limits import WithinOwnEvents
from events.errors import RegistrationError
from events.models import Event, Invitation, Registration
from hub import timezones
from hub.admin_base import EVERYWHERE, ActionButtons, FewShortcuts
from hub.admin_lists import AutocompleteFilter, DateRangeFilter, previewed, unless
from hub.languages import CODES
from hub.outbox.person import MailHistoryLink
from members.models import Member

Status = Registration.Status


class JoinedFilter(admin.SimpleListFilter):
    """Who came."""

    title = gettext_lazy("joined")
    parameter_name = "joined"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the choices."""
        return [("yes", _("Yes")), ("no", _("No"))]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> models.QuerySet:
        """Narrow the list."""
        if self.value() in {"yes", "no"}:
            return queryset.filter(joined_at__isnull=self.value() == "no")
        return queryset


class RegistrationForm(forms.ModelForm):
    """What a facilitator may enter or correct; a refusal of the services is shown like any other error."""

    time_zone = forms.ChoiceField(label=gettext_lazy("time zone"), required=False)
    # Why the registration could not be made, found out while saving.
    refusal = ""

    class Meta:
        model = Registration
        fields = (
            "event", "name", "email", "organisation_name", "group", "country", "gender", "language", "time_zone",
            "listening_language", "accessibility_needs", "question",
        )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "time_zone" in self.fields:
            self.fields["time_zone"].label = capfirst(str(self.fields["time_zone"].label))
            choices = [("", _("The event’s own")), *timezones.choices(self.instance.time_zone)]
            self.fields["time_zone"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse a second registration of one address, and say what the services said."""
        cleaned = super().clean() or self.cleaned_data
        if self.refusal:
            self.add_error(None, self.refusal)
        event, email = cleaned.get("event"), cleaned.get("email")
        if event and email and not self.instance.pk and event.registrations.live().filter(email__iexact=email).exists():
            self.add_error("email", _("This address is registered for the event already."))
        return cleaned


def _has_ended(registration: Registration) -> str:
    """Return why a registration cannot be cancelled: it counts no more."""
    return "" if registration.is_live else str(registration.get_status_display())


def _told_of(_owner: Any, rows: list[Registration]) -> list[str]:
    words = ngettext(
        "%(count)s person is told by mail. A place that becomes free goes to the next in the waiting list.",
        "%(count)s people are told by mail. Places that become free go to the next in the waiting list.",
        len(rows),
    )
    return [words % {"count": len(rows)}]


def _person(registration: Registration) -> str:
    return f"{registration.name}, {registration.email}: {registration.event}"


@admin.register(Registration)
class RegistrationAdmin(MailHistoryLink, DecisionAdmin, WithinOwnEvents, FewShortcuts, ActionButtons):
    """Registrations change through the services only: each change has its mail and its seat."""

    assistants_may = frozenset({"view", "add", "change"})

    form = RegistrationForm
    list_display = (
        "name",
        "email",
        "event",
        "status",
        "listening_language",
        "organisation_name",
        "created_at",
        "joined_at",
    )
    list_select_related = ("event",)
    list_filter = (
        ("event", AutocompleteFilter),
        "status",
        "listening_language",
        JoinedFilter,
        "group",
        ("country", AutocompleteFilter),
        ("created_at", DateRangeFilter),
    )
    list_defer = ("question", "accessibility_needs", "decision_note")
    export_extra = (
        "group", "country", "language", "time_zone", "accessibility_needs", "question", "wants_news",
        "minutes_attended",
    )  # fmt: skip
    search_fields = ("name", "email", "organisation_name")
    autocomplete_fields = ("event", "country")
    actions = ("approve", "decline", "cancel")
    list_per_page = 50

    def get_fieldsets(self, request: HttpRequest, obj: Registration | None = None) -> Any:
        """Return few fields for a new registration, and how it stands for an old one."""
        person = ["name", "email", "organisation_name", "group", "country", "gender"]
        answers = ["language", "time_zone", "listening_language", "accessibility_needs", "question"]
        if obj is None:
            help_text = _("The person is told by mail at once. Add only people who have asked you to.")
            return [(None, {"fields": ["event", *person, *answers], "description": help_text})]
        course = [
            "status",
            "is_address_proven",
            "created_at",
            "confirmed_at",
            "waitlisted_at",
            "cancelled_at",
            "joined_at",
            "decision_note",
            "minutes_attended",
        ]
        return [
            (None, {"fields": ["event", "member", *person]}),
            (_("Answers"), {"fields": [*answers, "wants_news", "consented_at", "consent_version"]}),
            (_("Course of events"), {"fields": course}),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Registration | None = None) -> tuple[str, ...]:
        """Return what only the services write; the address has proven itself and keeps the personal links.

        The question is corrected where all questions are read and answered.
        """
        if obj is None:
            return ()
        return (
            "event", "member", "email", "status", "is_address_proven", "question", "wants_news", "consented_at",
            "consent_version", "created_at", "confirmed_at", "waitlisted_at", "cancelled_at", "joined_at",
            "decision_note", "minutes_attended",
        )  # fmt: skip

    def has_delete_permission(self, request: HttpRequest, obj: Registration | None = None) -> bool:
        """Refuse to delete a registration that counts: cancelling tells the person and frees the seat."""
        return super().has_delete_permission(request, obj) and (obj is None or not obj.is_live)

    def view_on_site(self, obj: Registration) -> str:
        """Return the page where the participant sees the registration."""
        return obj.get_absolute_url()

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet, search_term: str
    ) -> tuple[models.QuerySet, bool]:
        """Search among the people of one event where a field asks for them."""
        found, may_have_doubles = super().get_search_results(request, queryset, search_term)
        event = request.GET.get("event", "")
        is_key = event.isdecimal() and len(event) < 19
        return found.filter(event=event) if is_key else found, may_have_doubles

    # ── Adding by hand ─────────────────────────────────────────────────────────────────────────

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Start with the language of the administration."""
        initial = super().get_changeform_initial_data(request)
        code = getattr(request, "LANGUAGE_CODE", "en")[:2]
        return {"language": code, "listening_language": code} | initial if code in CODES else initial

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show the form again with the reason when the services refuse; nothing has been written then."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except RegistrationError as error:
            request.refusal = str(error)  # type: ignore[attr-defined]
            return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(self, request: HttpRequest, obj: Registration | None = None, *args: Any, **kwargs: Any) -> Any:
        """Hand the reason of a refusal to the form."""
        form: Any = super().get_form(request, obj, *args, **kwargs)
        form.refusal = getattr(request, "refusal", "")
        return form

    def save_model(self, request: HttpRequest, obj: Registration, form: forms.ModelForm, change: bool) -> None:  # noqa: FBT001
        """Register a new person through the services; of an old registration write the corrected answers only."""
        if change:
            obj.save(update_fields=[*form.changed_data, "updated_at"])
            return
        obj.is_address_proven = True
        obj.member = Member.objects.filter(email__iexact=obj.email).first()
        if obj.member is not None:
            # A member's profile says how to write to her; what was chosen on purpose stays.
            for name in {"language", "time_zone"} - set(form.changed_data):
                setattr(obj, name, getattr(obj.member, name))
        registered = services.register(event=obj.event, registration=obj, invitation=_invitation(obj))
        # Somebody who comes back gets her old row again.
        obj.pk = registered.pk
        obj.refresh_from_db()
        words = _("%(name)s: %(status)s. The mail is on its way.")
        self.message_user(request, words % {"name": obj.name, "status": obj.get_status_display()})

    def offers(self, action: str, obj: Registration) -> bool:
        """Whether a registration can be approved, declined or cancelled as it stands."""
        return obj.is_live if action == "cancel" else obj.status == Status.PENDING

    # ── Actions ────────────────────────────────────────────────────────────────────────────────

    def _each(self, request: HttpRequest, queryset: models.QuerySet, verb: Callable[..., Registration]) -> None:
        changed, total = 0, 0
        for registration in queryset.order_by("created_at", "pk"):
            total += 1
            now = verb(registration=registration)
            if now.status != registration.status:
                changed += 1
        words = ngettext(
            "%(count)s registration changed. The person is told by mail.",
            "%(count)s registrations changed. The people are told by mail.",
            changed,
        )
        self.message_user(request, words % {"count": changed})
        if left := total - changed:
            words = ngettext(
                "%(count)s registration stays as it was.", "%(count)s registrations stay as they were.", left
            )
            self.message_user(request, words % {"count": left}, messages.WARNING)

    @admin.action(
        description=gettext_lazy("Cancel the registration"),
        permissions=["change"],
        location=EVERYWHERE,
    )
    @previewed(gettext_lazy("Cancel these registrations?"), hindered=unless(_has_ended), told=_told_of, line=_person)
    def cancel(self, request: HttpRequest, queryset: models.QuerySet) -> None:
        """Give up places; the next in line move up."""
        self._each(request, queryset, services.cancel_registration)


def _invitation(registration: Registration) -> Invitation | None:
    """Return the invitation that a facilitator gives by adding somebody to an event that not everybody can enter."""
    event = registration.event
    if event.access != Event.Access.INVITATION and not event.requires_approval:
        return None
    found = event.invitations.filter(email__iexact=registration.email).first()
    if found is not None:
        # Whoever adds somebody that was nominated has decided on that.
        return services.approve_nomination(invitation=found)
    return event.invitations.create(email=registration.email, name=registration.name, language=registration.language)
