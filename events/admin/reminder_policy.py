"""The administration of the site's own reminders: one row to change."""

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from events.admin.reminder_field import ReminderField
from events.models import ReminderPolicy
from events.reminder_times import spans
from hub.admin_base import ActionButtons, FewShortcuts


class ReminderPolicyForm(forms.ModelForm):
    """When the site reminds."""

    minutes = ReminderField(help_text=gettext_lazy("For events and series that do not say otherwise. Empty: none."))

    class Meta:
        model = ReminderPolicy
        fields = ("minutes",)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        if "minutes" in self.fields:
            self.fields["minutes"].label = capfirst(str(self.fields["minutes"].label))


@admin.register(ReminderPolicy)
class ReminderPolicyAdmin(FewShortcuts, ActionButtons):
    """There is one row, which is changed and never added or deleted."""

    form = ReminderPolicyForm
    list_display = ("__str__", "times")
    is_exported = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Say no: there is one policy."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: ReminderPolicy | None = None) -> bool:
        """Say no: an empty policy says "none"."""
        return False

    @admin.display(description=gettext_lazy("reminders before the start"))
    def times(self, policy: ReminderPolicy) -> str:
        """Return the spans before the start as words."""
        return ", ".join(spans(policy.minutes or ())) or "–"
