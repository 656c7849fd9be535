"""All that the hub wrote to one person, found by the address."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from hub.outbox.kinds import all_kinds
from hub.outbox.models import Message, MessageQuerySet, Suppression

_PER_PAGE = 50
_PERMISSION = "outbox.view_message"


def history_url(address: str) -> str:
    """Return the page with all mail to `address`."""
    return f"{reverse('admin:outbox_message_person')}?{urlencode({'address': address})}"


def mail_to(address: str) -> MessageQuerySet:
    """Return all mail to `address`, the newest first; as it was typed or in small letters, which an index finds."""
    local, _at, domain = address.strip().rpartition("@")
    spellings = {address.strip(), address.strip().lower(), f"{local}@{domain.lower()}"}
    return Message.objects.filter(recipient__in=spellings).defer("sealed_content", "payload").order_by("-created_at")


class MailHistoryPage(admin.ModelAdmin):
    """The part of the mail log that gathers what was written to one address."""

    def get_urls(self) -> list[URLPattern]:
        """Add the page of an address."""
        view = self.admin_site.admin_view(self.person_view)
        return [path("person/", view, name="outbox_message_person"), *super().get_urls()]

    def person_view(self, request: HttpRequest) -> HttpResponse:
        """Ask for an address, and list what the hub wrote to it and what it must not write."""
        if not request.user.has_perm(_PERMISSION):
            raise PermissionDenied
        address = request.GET.get("address", "").strip()
        page = Paginator(mail_to(address) if address else Message.objects.none(), _PER_PAGE).get_page(
            request.GET.get("page")
        )
        labels = {kind.name: kind.label for kind in all_kinds()}
        context: dict[str, Any] = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Mail to %(address)s") % {"address": address} if address else _("Mail to one person"),
            "address": address,
            "page": page,
            "mails": [(message, labels.get(message.kind, message.kind)) for message in page],
            "suppressions": list(Suppression.objects.filter(email__iexact=address)) if address else [],
        }
        return TemplateResponse(request, "admin/outbox/person.html", context)


class MailHistoryLink(admin.ModelAdmin):
    """Leads from a row with an address to all mail that was sent there."""

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Offer the way beside the title, to those who may read the log."""
        obj = context["original"]
        if obj is not None and request.user.has_perm(_PERMISSION):
            context["mail_history_url"] = history_url(getattr(obj, "recipient", "") or obj.email)
        return super().render_change_form(request, context, *args, **kwargs)
