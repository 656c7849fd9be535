"""The administration: Django's own, with the hub's name, look, order and sign-in."""

from typing import Any

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.db.models import Q
from django.http import HttpRequest
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _

from hub.admin_lists.base import QuickAutocomplete
from hub.admin_lists.bulk import delete_chosen
from hub.admin_lists.exporting import export_chosen
from hub.outbox.models import Channel

# Work first, machinery last. Apps that are not named come at the end.
_ORDER = ("events", "resources", "members", "outbox", "taxonomy", "account")
# What belongs to signing in stands together.
_ACCOUNTS = ("account", "mfa", "auth")


def closed_channels() -> list[Channel]:
    """Return the ways out for mail that are shut now: paused after a failure, or held by a facilitator."""
    return list(Channel.objects.filter(Q(is_held=True) | Q(paused_until__gt=timezone.now())))


class HubAdminSite(admin.AdminSite):
    """Signs people in through the hub's own pages, with their rate limits and second factors."""

    site_header = _("Knowledge Hub administration")
    site_title = _("Knowledge Hub")
    index_title = _("Administration")
    enable_nav_sidebar = False

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        self.add_action(delete_chosen, "delete_selected")
        self.add_action(export_chosen, "export")

    def autocomplete_view(self, request: HttpRequest) -> Any:
        """Offer what a field finds, without counting all there is."""
        return QuickAutocomplete.as_view(admin_site=self)(request)

    login = method_decorator(secure_admin_login)(admin.AdminSite.login)

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Lead to the hub's own page, which asks for the old password and tells the member by mail."""
        return redirect("account_change_password")

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """Show the apps, and above them whether mail is held up."""
        return super().index(request, (extra_context or {}) | {"closed_channels": closed_channels()})

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Return apps in the order of work and their models in the order of registration, whatever the language."""
        registered = list(self._registry)
        apps = {app["app_label"]: app for app in super().get_app_list(request, app_label)}
        if accounts := apps.get("account"):
            for label in _ACCOUNTS[1:]:
                accounts["models"] += apps.pop(label)["models"] if label in apps else []
        for app in apps.values():
            app["models"].sort(key=lambda entry: registered.index(entry["model"]))
        return sorted(apps.values(), key=lambda app: (*_ORDER, app["app_label"]).index(app["app_label"]))
