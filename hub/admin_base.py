"""What the administrations of all apps share: few shortcuts, and the actions on one row as buttons."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.options import ActionLocation
from django.contrib.admin.widgets import AdminFileWidget, RelatedFieldWidgetWrapper
from django.db import models
from django.forms import Script
from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst

from hub.admin_lists import ListAdmin

# An action that is offered for the chosen rows of a list and as a button on the page of one row.
EVERYWHERE = [ActionLocation.CHANGE_LIST, ActionLocation.CHANGE_FORM]


class FewShortcuts(admin.options.BaseModelAdmin):
    """Offers beside a link to add and to correct what it leads to, not to delete it from there.

    Fields in the cells of a table and for files have no label of their own, so each gets its name.
    """

    def formfield_for_dbfield(self, db_field: models.Field, request: HttpRequest, **kwargs: Any) -> Any:
        """Return the field of the form for a column."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is None:
            return None
        if isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = field.widget.can_view_related = False
        if isinstance(self, admin.TabularInline) or isinstance(field.widget, AdminFileWidget):
            widget = field.widget.widget if isinstance(field.widget, RelatedFieldWidgetWrapper) else field.widget
            widget.attrs["aria-label"] = capfirst(str(field.label))
        return field


class ActionButtons(ListAdmin):
    """Shows the actions on one row as buttons beside its title.

    Django puts them into the form, before its Save: Enter in a field would then press theirs, and lose what was typed.
    A script asks before a button leaves changes behind.
    """

    class Media:
        js = (Script("hub/js/unsaved.js", type="module"),)

    def offers(self, action: str, obj: Any) -> bool:
        """Whether an action makes sense for a row as it stands."""
        return True

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Take the actions out of the form and hand them to the template."""
        obj = context["original"]
        actions = self.get_actions(request, ActionLocation.CHANGE_FORM) if obj is not None else {}
        context |= {
            "action_form": None,
            "action_buttons": [
                {"name": name, "label": action.description}
                for name, action in actions.items()
                if action is not None and self.offers(name, obj)
            ],
        }
        return super().render_change_form(request, context, *args, **kwargs)


class ClosedToEditing(ActionButtons):
    """Rows that the machinery writes: people look at them and act, but neither add, change nor delete."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Say no."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Say no."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Say no."""
        return False

    def has_view_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Whether this person may look, which whoever may act may as well."""
        return super().has_view_permission(request, obj) or self.has_act_permission(request)

    def has_act_permission(self, request: HttpRequest) -> bool:
        """Whether this person may use the actions."""
        return request.user.has_perm(f"{self.opts.app_label}.change_{self.opts.model_name}")
