"""The administration: Django's own, with the hub's name, look, order and sign-in."""

from typing import Any

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _

from hub.admin_home import parts_for
from hub.admin_lists.base import QuickAutocomplete
from hub.admin_lists.bulk import delete_chosen
from hub.admin_lists.exporting import export_chosen
from hub.history.pages import with_history
from hub.outbox.models import Channel
from hub.translating.queue import only_translates, queue_view, translating_admins

# Work first, machinery last. Apps that are not named come at the end.
_ORDER = ("events", "resources", "members", "outbox", "taxonomy", "history", "account")
# Inside an app, too: what is opened every day first. Models that are not named follow.
_DAILY = (
    "event", "registration", "invitation", "question", "announcement", "mailing", "conceptnote", "series", "resource",
    "proposal", "member", "organisation",
)  # fmt: skip
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

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:  # type: ignore[override]
        """Show what needs this person today and what is next, and below it the apps; translators go to their work."""
        if "all" not in request.GET and only_translates(self, request):
            return redirect("admin:translations")
        parts = parts_for(request)
        tasks = [task for part in parts for task in part.tasks]
        own = {
            "closed_channels": closed_channels() if request.user.has_perm("outbox.view_channel") else [],
            # What is late comes first; otherwise the order of work stays.
            "tasks": sorted(tasks, key=lambda task: not task.is_late),
            "panels": [panel for part in parts for panel in part.panels],
            "translates": any(translating_admins(self, request, _ORDER)),
        }
        return super().index(request, (extra_context or {}) | own)

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Register models with an admin that keeps and shows the hub's own history."""
        super().register(model_or_iterable, with_history(admin_class or admin.ModelAdmin), **options)

    def get_urls(self) -> list[Any]:
        """Add what is to be translated, and show a row's page on the site only to whom may look; Django asks nobody."""
        own = path(
            "r/<path:content_type_id>/<path:object_id>/", self.admin_view(self.view_on_site), name="view_on_site"
        )
        queue = path("translations/", self.admin_view(self.translations), name="translations")
        return [queue, *(own if getattr(each, "name", "") == "view_on_site" else each for each in super().get_urls())]

    def translations(self, request: HttpRequest) -> HttpResponse:
        """Show what is to be translated."""
        return queue_view(self, request, _ORDER)

    def view_on_site(self, request: HttpRequest, content_type_id: str, object_id: str) -> HttpResponse:
        """Lead to the page of a row on the site."""
        kind = ContentType.objects.filter(pk=content_type_id).first() if content_type_id.isdecimal() else None
        own = self._registry.get(kind.model_class()) if kind else None  # type: ignore[arg-type]
        row = own.get_object(request, object_id) if own else None
        if own is None or row is None or not hasattr(row, "get_absolute_url"):
            raise Http404
        if not own.has_view_or_change_permission(request, row):
            raise PermissionDenied
        return redirect(row)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Return apps and their models in the order of work, whatever the language."""
        registered = list(self._registry)
        daily = {name: number for number, name in enumerate(_DAILY)}
        apps = {app["app_label"]: app for app in super().get_app_list(request, app_label)}
        if accounts := apps.get("account"):
            for label in _ACCOUNTS[1:]:
                accounts["models"] += apps.pop(label)["models"] if label in apps else []
        for app in apps.values():
            app["models"].sort(
                key=lambda entry: (
                    daily.get(entry["model"]._meta.model_name, len(daily)),  # noqa: SLF001 - public in all but name
                    registered.index(entry["model"]),
                )
            )
        return sorted(apps.values(), key=lambda app: (*_ORDER, app["app_label"]).index(app["app_label"]))
