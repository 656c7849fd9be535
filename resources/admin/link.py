"""The states of links in the administration: to look at, and to have checked now."""

from django.contrib import admin
from django.db import models, transaction
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy, ngettext

from hub.admin_base import EVERYWHERE, ClosedToEditing
from hub.admin_lists import previewed
from hub.hints import Hint
from resources.links.checking import check_soon
from resources.links.words import explanation
from resources.models import LinkCheck

_links_waiting = Hint("resources.links.tasks.check_links", waiting="links")


@admin.register(LinkCheck)
class LinkCheckAdmin(ClosedToEditing):
    """What the worker found. The rows are its own; people look and ask for a new look."""

    list_display = ("work", "state", "language", "site", "status_code", "strikes", "failing_since", "checked_at")
    list_display_links = ("work",)
    list_filter = ("state",)
    list_select_related = ("edition__resource",)
    search_fields = ("url", "host", "edition__resource__slug")
    ordering = ("-strikes", "failing_since", "pk")
    actions = ("check_now",)
    list_per_page = 50
    fields = (
        "work", "language", "address", "state", "what_happened", ("status_code", "leads_to"),
        ("strikes", "failing_since"), ("checked_at", "next_check_at"),
    )  # fmt: skip

    def has_act_permission(self, request: HttpRequest) -> bool:
        """Whether this person may have links checked: who may mend them."""
        return request.user.has_perm("resources.change_resource")

    @admin.display(description=gettext_lazy("resource"), ordering="edition__resource__slug")
    def work(self, link: LinkCheck) -> str:
        """Return the title of the work."""
        return str(link.edition.resource)

    @admin.display(description=gettext_lazy("language"), ordering="edition__language")
    def language(self, link: LinkCheck) -> str:
        """Return the language of the edition."""
        return link.edition.get_language_display()

    @admin.display(description=gettext_lazy("link"), ordering="host")
    def site(self, link: LinkCheck) -> SafeString:
        """Return the way to the page under the name of its site: whole addresses are wider than the list."""
        return format_html('<a href="{}" rel="noopener nofollow">{}</a>', link.url, link.host)

    @admin.display(description=gettext_lazy("link"))
    def address(self, link: LinkCheck) -> SafeString:
        """Return the address, to be opened."""
        return _opened(link.url)

    @admin.display(description=gettext_lazy("leads to"))
    def leads_to(self, link: LinkCheck) -> SafeString | str:
        """Return where the link leads to instead."""
        return _opened(link.final_url) if link.final_url else "–"

    @admin.display(description=gettext_lazy("what happened"))
    def what_happened(self, link: LinkCheck) -> str:
        """Return why the link does not work as it is written."""
        return explanation(link) or "–"

    @admin.action(description=gettext_lazy("Check now"), permissions=["act"], location=EVERYWHERE)
    @previewed(gettext_lazy("Check these links now?"))
    def check_now(self, request: HttpRequest, queryset: models.QuerySet[LinkCheck]) -> None:
        """Put links at the head of the queue and wake a worker."""
        count = check_soon(queryset)
        transaction.on_commit(_links_waiting.give, robust=True)
        words = ngettext(
            "%(count)s link is checked within the next minutes.",
            "%(count)s links are checked within the next minutes, a few of each site at a time.",
            count,
        )
        self.message_user(request, words % {"count": count})


def _opened(url: str) -> SafeString:
    return format_html('<a href="{0}" rel="noopener nofollow">{0}</a>', url)
