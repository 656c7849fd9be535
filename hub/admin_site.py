"""The administration: Django's own, with the hub's name, look, order and sign-in."""

from typing import Any

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _

from hub.outbox.models import Channel
from hub.translating.queue import only_translates, queue_view, translating_admins

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

    login = method_decorator(secure_admin_login)(admin.AdminSite.login)

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Lead to the hub's own page, which asks for the old password and tells the member by mail."""
        return redirect("account_change_password")

    def get_urls(self) -> list[Any]:
        """Add what is to be translated."""
        return [path("translations/", self.admin_view(self.translations), name="translations"), *super().get_urls()]

    def translations(self, request: HttpRequest) -> HttpResponse:
        """Show what is to be translated."""
        return queue_view(self, request, _ORDER)

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:  # type: ignore[override]
        """Show the apps, and above them whether mail is held up; lead translators to their work."""
        if "all" not in request.GET and only_translates(self, request):
            return redirect("admin:translations")
        own = {
            "closed_channels": closed_channels(),
            "translates": any(translating_admins(self, request, _ORDER)),
        }
        return super().index(request, (extra_context or {}) | own)

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
