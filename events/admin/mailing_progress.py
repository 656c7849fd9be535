"""A mailing on its way: how its mails fare, and the buttons that pause, resume, repeat and withdraw."""

from collections.abc import Callable

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from events import mail, services
from events.errors import MailingError
from events.models import Mailing
from hub.admin_site import closed_channels
from hub.outbox import batches

Stage = Mailing.State

# More refused mails than this are counted, and found in the mail log.
_LISTED = 200
# How often a page without script asks again, in seconds.
_REFRESH = 5


class MailingProgress(admin.ModelAdmin):
    """The page of a mailing that has been sent. Who may look sees figures; who may change sees addresses and acts."""

    def get_urls(self) -> list[URLPattern]:
        """Add the progress and the buttons on it."""
        pages = {
            "progress": self.progress_view,
            "pause": self.pause_view,
            "resume": self.resume_view,
            "retry": self.retry_view,
            "withdraw": self.withdraw_view,
        }
        own = [
            path(f"<int:pk>/{name}/", self.admin_site.admin_view(view), name=f"events_mailing_{name}")
            for name, view in pages.items()
        ]
        return [*own, *super().get_urls()]

    def progress_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show how the mails fare; the page looks again by itself until all is done."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        mailing = self._sent(request, pk)
        may_act = request.user.has_perm("events.change_mailing")
        progress = batches.progress(batch=mailing.batch)
        refused = list(batches.troubled(batch=mailing.batch)[: _LISTED + 1]) if may_act else []
        is_running = bool(progress.unfinished)
        # What the worker has finished since is settled within a minute; the page knows it at once.
        state = Stage.SENT if mailing.state == Stage.SENDING and not is_running else Stage(mailing.state)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "mailing": mailing,
            "title": _("Progress"),
            "subtitle": mail.subject_line(mailing) or _("(no subject yet)"),
            "progress": progress,
            "state": state,
            "is_running": is_running,
            "is_paused": bool(progress.paused),
            "has_left": bool(progress.unfinished or progress.paused),
            "may_act": may_act,
            "refused": [(message, batches.is_worth_a_try(message)) for message in refused[:_LISTED]],
            "more_refused": len(refused) > _LISTED,
            "closed_channels": closed_channels(),
            "refresh": _REFRESH,
        }
        return TemplateResponse(request, "admin/events/mailing/progress.html", context)

    def pause_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Let nothing more go out."""

        def say(count: int) -> str:
            return ngettext("%(count)s mail waits now.", "%(count)s mails wait now.", count) % {"count": count}

        return self._act(request, pk, services.pause_mailing, say, gettext_noop("Paused."))

    def resume_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Send what was paused."""

        def say(count: int) -> str:
            words = ngettext("%(count)s mail is on its way again.", "%(count)s mails are on their way again.", count)
            return words % {"count": count}

        return self._act(request, pk, services.resume_mailing, say, gettext_noop("Resumed."))

    def withdraw_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take back what has not been sent."""

        def say(count: int) -> str:
            words = ngettext("%(count)s mail is withdrawn.", "%(count)s mails are withdrawn.", count)
            return words % {"count": count}

        return self._act(request, pk, services.withdraw_mailing, say, gettext_noop("Withdrawn."))

    def retry_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Send the chosen ones of the refused mails once more."""
        chosen = [int(key) for key in request.POST.getlist("chosen") if key.isdecimal()]

        def verb(*, mailing: Mailing) -> int:
            return services.retry_mailing(mailing=mailing, chosen=chosen)

        def say(count: int) -> str:
            words = ngettext("%(count)s mail is tried again.", "%(count)s mails are tried again.", count)
            return words % {"count": count}

        return self._act(request, pk, verb, say, gettext_noop("Tried again."))

    def _act(
        self, request: HttpRequest, pk: int, verb: Callable[..., int], say: Callable[[int], str], logged: str
    ) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not request.user.has_perm("events.change_mailing"):
            raise PermissionDenied
        mailing = self._sent(request, pk)
        try:
            count = verb(mailing=mailing)
        except MailingError as error:
            self.message_user(request, str(error), messages.ERROR)
        else:
            if count:
                self.log_change(request, mailing, logged)
            level = messages.SUCCESS if count else messages.WARNING
            self.message_user(request, say(count) if count else _("There was nothing left to do."), level)
        return redirect("admin:events_mailing_progress", pk)

    def _sent(self, request: HttpRequest, pk: int) -> Mailing:
        found = self.get_queryset(request).select_related("event", "sent_by").filter(pk=pk).first()
        if found is None or found.state in {Stage.DRAFT, Stage.DISCARDED}:
            raise Http404
        return found
