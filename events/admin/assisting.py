"""The page of an event for those who only help with it, and the choice of its assistants."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.forms import BaseInlineFormSet, ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext as _

from events import services
from events.admin.limits import WithinOwnEvents, assists_only, without
from events.models import Announcement, Event, Follow, Invitation, Question, Registration

# What decides who sees the event and where it stands among others is for facilitators.
_FOR_FACILITATORS = ("series", "themes", "places", "slug", "access", "requires_approval")
_MEETING = {"meeting_url", "meeting_id", "meeting_passcode", "dial_in", "hides_meeting_details", "join_opens_minutes"}
# Lines and columns that count rows of these models and lead to them.
_TELLS_OF: dict[str, Any] = {
    "followers": Follow,
    "questions_line": Question,
    "invitations_line": Invitation,
    "demand": Registration,
    "attended": Registration,
    "registrations": Registration,
    "to_tell": Announcement,
}


class AssistedAdmin(WithinOwnEvents):
    """The part of the event admin that names assistants, and shows everybody only what is for them."""

    event_column = "pk"
    assistants_may = frozenset({"view", "change"})
    shows_all_to_viewers = True

    def _tells(self, request: HttpRequest, name: str) -> bool:
        """Whether somebody may look at what a line or column tells of."""
        model = _TELLS_OF.get(name)
        return model is None or self.admin_site.get_model_admin(model).has_view_permission(request)

    def get_list_display(self, request: HttpRequest) -> Any:
        """Leave out columns about people whom this person does not meet."""
        return [name for name in super().get_list_display(request) if self._tells(request, str(name))]

    def get_readonly_fields(self, request: HttpRequest, obj: Event | None = None) -> Any:
        """Let assistants read what facilitators decide."""
        fixed = (*super().get_readonly_fields(request, obj), "status")
        return (*fixed, *_FOR_FACILITATORS) if assists_only(request) else fixed

    def fitting(self, request: HttpRequest, obj: Event | None, sections: Any) -> Any:
        """Return the sections of the form with what this person may read."""
        unwanted = {name for name in _TELLS_OF if not self._tells(request, name)}
        if not request.user.has_perm("events.change_event"):
            unwanted.add("assistants")
        if obj is not None and not self.has_change_permission(request, obj):
            unwanted |= _MEETING
        shown = without(unwanted, sections)
        if "demand" in unwanted:
            for _heading, told in shown:
                told["fields"] = ["status" if name == "status_line" else name for name in told["fields"]]
        return shown

    def save_related(
        self,
        request: HttpRequest,
        form: ModelForm,
        formsets: Sequence[BaseInlineFormSet],
        change: bool,  # noqa: FBT001
    ) -> None:
        """Give new assistants their role, and take it from those who help with nothing any more."""
        event = form.instance
        before = list(event.assistants.all()) if change else []
        super().save_related(request, form, formsets, change)
        if "assistants" not in form.cleaned_data:
            return
        for member in services.settle_assistants(event=event, before=before):
            words = _("%(name)s can enter the administration now and sees this event there.")
            self.message_user(request, words % {"name": member}, messages.SUCCESS)
