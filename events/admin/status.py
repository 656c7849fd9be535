"""Publishing, postponing and cancelling events: verbs with consequences, never a field to edit."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events import mail, services
from events.admin.announcement import drafts_of, lead_to, page_of
from events.admin.fallbacks import event_fallbacks
from events.models import Announcement, Event, Invitation
from events.told import readers
from hub.admin_lists import previewed, unless
from hub.languages import CODES, name_of, text_of

Status = Event.Status


@dataclass(frozen=True, slots=True)
class Verb:
    """Something that changes the status of an event, and what the facilitator reads about it."""

    label: str | Promise
    question: str | Promise
    done: str | Promise
    # The statuses whose leaving is a thing to think about.
    asks_first: tuple[Status, ...]
    applies_to: tuple[Status, ...]
    # Returns how many mails are on their way already.
    act: Callable[[Event], int]


def shortcomings(event: Event) -> list[str]:
    """Return what an event still lacks that its readers will miss."""
    found = []
    if not event.meeting_url:
        found.append(_("There is no meeting address yet: nobody can join."))
    missing = [name_of(code) for code in CODES if not getattr(event, f"title_{code}")]
    if missing:
        found.append(_("The title is not translated: %(languages)s.") % {"languages": ", ".join(missing)})
    if event.starts_at is None or not event.is_date_confirmed:
        found.append(_("The date is only proposed: registration opens when it is confirmed."))
    return [*found, *event_fallbacks(event)]


def _publish(event: Event) -> int:
    was = event.status
    services.publish(event=event)
    event.refresh_from_db()
    # Who was invited while the event was a draft hears of it now; the queue knows who has been told before.
    open_invitations = list(event.invitations.filter(status=Invitation.Status.OPEN))
    mail.invitations(open_invitations)
    return len(open_invitations) if was == Status.DRAFT else 0


def _postpone(event: Event) -> int:
    services.postpone(event=event)
    return 0


def _cancel(event: Event) -> int:
    services.cancel_event(event=event)
    return 0


VERBS = {
    "publish": Verb(
        gettext_lazy("Publish"),
        gettext_lazy("Let the event take place after all?"),
        gettext_lazy("“%(event)s” is published."),
        asks_first=(Status.CANCELLED,),
        applies_to=(Status.DRAFT, Status.POSTPONED, Status.CANCELLED),
        act=_publish,
    ),
    "postpone": Verb(
        gettext_lazy("Postpone"),
        gettext_lazy("Postpone until a new date is fixed?"),
        gettext_lazy("“%(event)s” is postponed."),
        asks_first=(Status.PUBLISHED,),
        applies_to=(Status.PUBLISHED,),
        act=_postpone,
    ),
    "cancel": Verb(
        gettext_lazy("Cancel the event"),
        gettext_lazy("Cancel for good?"),
        gettext_lazy("“%(event)s” is cancelled."),
        asks_first=(Status.PUBLISHED, Status.POSTPONED),
        applies_to=(Status.PUBLISHED, Status.POSTPONED),
        act=_cancel,
    ),
}


def _unfit(name: str) -> Callable[[Event], str]:
    """Return what says why a verb does not apply to an event."""

    def reason(event: Event) -> str:
        if event.status not in VERBS[name].applies_to:
            return str(event.get_status_display())
        return "" if text_of(event, "title").value else _("without a title")

    return reason


def _titled(event: Event) -> str:
    return text_of(event, "title").value or event.slug


def _invited(_owner: Any, events: list[Event]) -> list[str]:
    drafts = [event.pk for event in events if event.status == Status.DRAFT]
    count = Invitation.objects.filter(event__in=drafts, status=Invitation.Status.OPEN).count()
    words = ngettext("%(count)s invited person gets a mail.", "%(count)s invited people get a mail.", count)
    return [words % {"count": count}, _("Who follows the event or its series hears of the date.")]


def _counted(_owner: Any, events: list[Event]) -> list[str]:
    total = sum(readers(event, Announcement.Audience.EVERYBODY).count() for event in events)
    words = ngettext("%(count)s person will be told by mail.", "%(count)s people will be told by mail.", total)
    said = [words % {"count": total}, _("Nothing is sent yet: you read the announcement first.")]
    if without := [_titled(event) for event in events if not text_of(event, "status_note").value]:
        words = _("The mail does not say why, since there is no note on the status: %(events)s.")
        said.append(words % {"events": ", ".join(without)})
    return said


class StatusAdmin(admin.ModelAdmin):
    """The part of the event admin that changes the status: buttons, actions and the page that asks first."""

    def get_urls(self) -> list[URLPattern]:
        """Add the page that asks, and acts when it is answered."""
        view = self.admin_site.admin_view(self.status_view)
        return [path("status/<str:name>/", view, name="events_event_status"), *super().get_urls()]

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """Whether this person may publish, postpone and cancel events; who only helps with some may not."""
        return request.user.has_perm("events.change_event")

    def status_tools(self, event: Event) -> list[dict[str, Any]]:
        """Return the buttons that make sense for an event as it stands."""
        return [
            {
                "url": reverse("admin:events_event_status", args=[name]),
                "label": verb.label,
                "asks_first": event.status in verb.asks_first,
            }
            for name, verb in VERBS.items()
            if event.status in verb.applies_to
        ]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Show the buttons beside the form."""
        event = context["original"]
        if event is not None and self.has_publish_permission(request):
            context["status_tools"] = self.status_tools(event)
        if event is not None:
            context["drafts"] = drafts_of(event)
        return super().render_change_form(request, context, *args, **kwargs)

    def status_view(self, request: HttpRequest, name: str) -> HttpResponse:
        """Ask on GET, act on POST; both name the events by `event`."""
        verb = VERBS.get(name)
        if verb is None:
            raise Http404
        if not self.has_publish_permission(request):
            raise PermissionDenied
        given = request.POST if request.method == "POST" else request.GET
        keys = [key for key in given.getlist("event") if key.isdecimal()]
        events = Event.objects.filter(pk__in=keys)
        if request.method == "POST":
            drafts = self._apply(request, verb, events)
            if len(keys) != 1:
                return redirect("admin:events_event_changelist")
            return redirect(page_of(drafts[0]) if drafts else reverse("admin:events_event_change", args=keys))
        if not events.filter(status__in=verb.asks_first).exists():
            return HttpResponseNotAllowed(["POST"])
        return self._ask(request, name, events)

    def _ask(self, request: HttpRequest, name: str, events: models.QuerySet[Event]) -> HttpResponse:
        verb = VERBS[name]
        affected = list(events.filter(status__in=verb.applies_to))
        for event in affected:
            event.told = readers(event, Announcement.Audience.EVERYBODY).count()  # type: ignore[attr-defined]
            event.fallbacks = event_fallbacks(event)  # type: ignore[attr-defined]
        context = {
            **self.admin_site.each_context(request),
            "title": verb.question,
            "opts": self.opts,
            "verb": verb,
            "says_why": verb is not VERBS["publish"],
            "url": reverse("admin:events_event_status", args=[name]),
            "events": affected,
            "told": sum(event.told for event in affected),  # type: ignore[attr-defined]
        }
        return TemplateResponse(request, "admin/events/event/status.html", context)

    def _apply(self, request: HttpRequest, verb: Verb, events: models.QuerySet[Event]) -> list[Announcement]:
        """Change the status of each event, say what came of it and return what is to be told now."""
        drafts: list[Announcement] = []
        for event in events:
            title = text_of(event, "title").value
            if event.status not in verb.applies_to:
                words = _("“%(event)s” stays as it is: %(status)s.")
                self.message_user(
                    request, words % {"event": title, "status": event.get_status_display()}, messages.WARNING
                )
                continue
            if not title:
                words = _("%(event)s cannot be published without a title.")
                self.message_user(request, words % {"event": event.slug}, messages.ERROR)
                continue
            was = event.status
            with transaction.atomic():
                told = verb.act(event)
            waiting = drafts_of(event)
            words = str(verb.done) % {"event": title}
            if told or (was in verb.asks_first and not waiting):
                words = f"{words} {mails_queued(told)}"
            self.message_user(request, words, messages.SUCCESS)
            lead_to(request, waiting)
            drafts += waiting
            if verb is VERBS["publish"]:
                for words in shortcomings(event):
                    self.message_user(request, f"{title}: {words}", messages.WARNING)
        return drafts

    @admin.action(description=gettext_lazy("Publish …"), permissions=["publish"])
    @previewed(gettext_lazy("Publish these events?"), hindered=unless(_unfit("publish")), told=_invited, line=_titled)
    def publish(self, request: HttpRequest, queryset: models.QuerySet[Event]) -> None:
        """Publish the chosen events."""
        self._apply(request, VERBS["publish"], queryset)

    @admin.action(description=gettext_lazy("Postpone …"), permissions=["publish"])
    @previewed(VERBS["postpone"].question, hindered=unless(_unfit("postpone")), told=_counted, line=_titled)
    def postpone(self, request: HttpRequest, queryset: models.QuerySet[Event]) -> None:
        """Postpone the chosen events."""
        self._apply(request, VERBS["postpone"], queryset)

    @admin.action(description=gettext_lazy("Cancel …"), permissions=["publish"])
    @previewed(VERBS["cancel"].question, hindered=unless(_unfit("cancel")), told=_counted, line=_titled)
    def cancel(self, request: HttpRequest, queryset: models.QuerySet[Event]) -> None:
        """Cancel the chosen events."""
        self._apply(request, VERBS["cancel"], queryset)


def mails_queued(count: int) -> str:
    """Return the sentence that says how many mails are on their way."""
    if not count:
        return _("Nobody needs to be told by mail.")
    words = ngettext("%(count)s mail is on its way.", "%(count)s mails are on their way.", count)
    return words % {"count": count}
