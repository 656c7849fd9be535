"""A draft on its way to its readers: whom it goes to, how it looks to one of them, a test, and the sending."""

from typing import Any, cast
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.helpers import AdminForm
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.csp import CSP
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override

from events import mail, services
from events.admin.mailing_form import AudienceForm
from events.choosing import Choice
from events.errors import MailingError, MailingOutdated
from events.models import Mailing, MailTemplate
from events.services.mailing_audience import Recipient, Roll, counts_of
from hub.history.models import Entry
from hub.languages import CODES, current, name_of
from hub.logs import mask_personal_links
from hub.outbox.admin import masked_calendar
from hub.outbox.models import Content

Purpose = MailTemplate.Purpose
Stage = Mailing.State

# More names than this are counted and not listed.
_LISTED = 200
# Among so many one can choose whose mail to look at; the others are found by typing.
_CHOICES = 50

# A mail brings its styles with it. Nothing in it runs, asks for anything or leads out of its frame.
_MAIL_POLICY: dict[str, Any] = {
    "default-src": [CSP.NONE],
    "style-src": [CSP.UNSAFE_INLINE],
    "img-src": ["data:"],
    "form-action": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.SELF],
    "sandbox": True,
}


class MailingPages(admin.ModelAdmin):
    """The pages of a draft. Each asks for the right to change mailings; inviting asks for that of invitations, too."""

    def get_urls(self) -> list[URLPattern]:
        """Add the pages of a draft."""
        pages = {
            "audience": self.audience_view,
            "count": self.count_view,
            "preview": self.preview_view,
            "preview_mail": self.preview_mail_view,
            "test": self.test_view,
            "send": self.send_view,
            "discard": self.discard_view,
        }
        own = [
            path(f"<int:pk>/{name.replace('_', '/')}/", self.admin_site.admin_view(view), name=f"events_mailing_{name}")
            for name, view in pages.items()
        ]
        return [*own, *super().get_urls()]

    def _found(self, request: HttpRequest, pk: int) -> Mailing:
        """Return the mailing of an address, to whoever may write and send mailings of its purpose."""
        if not request.user.has_perm("events.change_mailing"):
            raise PermissionDenied
        found = self.get_queryset(request).select_related("event").filter(pk=pk).first()
        if found is None:
            raise Http404
        if found.purpose == Purpose.INVITATION and not request.user.has_perm("events.add_invitation"):
            raise PermissionDenied
        return found

    def _gone(self, request: HttpRequest, mailing: Mailing) -> HttpResponse | None:
        """Lead away from a mailing that is no draft any more."""
        if mailing.state == Stage.DRAFT:
            return None
        self.message_user(request, _("This mailing does not wait any more."), messages.WARNING)
        return redirect("admin:events_mailing_change", mailing.pk)

    def _page(self, request: HttpRequest, name: str, mailing: Mailing, status: int = 200, **context: Any) -> Any:
        common = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "mailing": mailing,
            "subtitle": mail.subject_line(mailing) or _("(no subject yet)"),
            "step": name,
        }
        return TemplateResponse(request, f"admin/events/mailing/{name}.html", common | context, status=status)

    # ── Whom it goes to ──────────────────────────────────────────────────────────────────────────

    def audience_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask whom the mailing goes to, and say who that is."""
        mailing = self._found(request, pk)
        if gone := self._gone(request, mailing):
            return gone
        if request.method != "POST":
            initial = AudienceForm.initial_of(Choice.of(mailing), current())
            return self._audience_page(request, mailing, AudienceForm(initial=initial, purpose=mailing.purpose))
        form = AudienceForm(request.POST, purpose=mailing.purpose)
        if not form.is_valid():
            return self._audience_page(request, mailing, form, status=422)
        try:
            mailing = services.choose_audience(mailing=mailing, choice=form.choice)
        except MailingError as error:
            self.message_user(request, str(error), messages.ERROR)
            return redirect("admin:events_mailing_change", mailing.pk)
        return redirect(f"admin:events_mailing_{'send' if '_next' in request.POST else 'audience'}", mailing.pk)

    def _audience_page(
        self, request: HttpRequest, mailing: Mailing, form: AudienceForm, status: int = 200
    ) -> HttpResponse:
        sections: list[Any] = [
            (heading, {"fields": names, "description": self._about(heading, names)})
            for heading, names in form.SECTIONS[mailing.purpose]
        ]
        context = _figures(services.roll_of(mailing=mailing)) | {
            "title": _("Who gets it"),
            "form": form,
            "adminform": AdminForm(cast("Any", form), sections, {}, model_admin=self),
            "media": self.media + form.media,
        }
        return self._page(request, "audience", mailing, status=status, **context)

    def _about(self, heading: Any, names: list[str]) -> str:
        if "networks" in names:
            return _("Whoever fits all of the answers below; one choice of each is enough.")
        return _("Somebody who is chosen twice gets one mail.") if "list_text" in names else ""

    def count_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Count whom the answers in the form would reach, without keeping them."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        mailing = self._found(request, pk)
        form = AudienceForm(request.POST, purpose=mailing.purpose)
        if not form.is_valid():
            return HttpResponse(status=422)
        mailing.audience = form.choice.kept
        context = _figures(services.roll_of(mailing=mailing)) | {"mailing": mailing}
        return TemplateResponse(request, "admin/events/mailing/_count.html", context)

    # ── How it looks ─────────────────────────────────────────────────────────────────────────────

    def preview_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the mail as one of its readers gets it: subject, HTML in a frame, text, calendar entry."""
        mailing = self._found(request, pk)
        if gone := self._gone(request, mailing):
            return gone
        roll = services.roll_of(mailing=mailing)
        person = _chosen(request, roll)
        content = _content(mailing, person)
        query = request.GET.get("q", "").strip()
        wanted = query.casefold()
        fitting = [one for one in roll.people if wanted in f"{one.name} {one.email}".casefold()]
        frame = reverse("admin:events_mailing_preview_mail", args=[mailing.pk])
        response = self._page(
            request,
            "preview",
            mailing,
            title=_("As readers see it"),
            person=person,
            people=fitting[:_CHOICES],
            more=max(0, len(fitting) - _CHOICES),
            query=query,
            mail_language=person.language,
            mail_subject=content.subject,
            mail_text=mask_personal_links(content.text),
            mail_calendar=masked_calendar(content.calendar),
            frame=f"{frame}?{urlencode({'to': person.key})}",
            written=dict(roll.written).get(person.language, ""),
        )
        response._csp_config = {**settings.SECURE_CSP, "frame-src": [CSP.SELF]}  # noqa: SLF001 - what `csp_override` sets
        return response

    @method_decorator([xframe_options_sameorigin, csp_override(_MAIL_POLICY)])
    def preview_mail_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Return the HTML part alone, for the frame: its styles apply, and nothing else of it acts."""
        mailing = self._found(request, pk)
        content = _content(mailing, _chosen(request, services.roll_of(mailing=mailing)))
        return HttpResponse(mask_personal_links(content.html))

    def test_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Send the facilitator the mail in a language, to her own address."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        mailing = self._found(request, pk)
        if gone := self._gone(request, mailing):
            return gone
        language = request.POST.get("language", "")
        if language not in CODES:
            raise Http404
        try:
            services.test_mailing(mailing=mailing, language=language, reader=cast("Any", request.user))
        except MailingError as error:
            self.message_user(request, str(error), messages.ERROR)
        else:
            words = _("A test in %(language)s is on its way to %(address)s.")
            said = words % {"language": name_of(language), "address": cast("Any", request.user).email}
            self.log_change(request, mailing, gettext_noop("Test sent to oneself."))
            self.message_user(request, said, messages.SUCCESS)
        return redirect("admin:events_mailing_send", mailing.pk)

    # ── Sending ──────────────────────────────────────────────────────────────────────────────────

    def send_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Say on GET how many it goes to, who they are and what they read; send on POST what was seen, once."""
        mailing = self._found(request, pk)
        if mailing.state in {Stage.SENDING, Stage.PAUSED, Stage.SENT}:
            # The second press of the button: the first one has done it.
            return redirect("admin:events_mailing_progress", mailing.pk)
        if gone := self._gone(request, mailing):
            return gone
        if request.method != "POST":
            return self._send_page(request, mailing)
        try:
            queued = services.send_mailing(
                mailing=mailing, seen=request.POST.get("seen", ""), sender=cast("Any", request.user)
            )
        except MailingOutdated as error:
            self.message_user(request, str(error), messages.WARNING)
            return self._send_page(request, self._found(request, pk))
        except MailingError as error:
            self.message_user(request, str(error), messages.ERROR)
            return self._send_page(request, mailing)
        if queued:
            words = ngettext("%(count)s mail is on its way.", "%(count)s mails are on their way.", queued)
            Entry.objects.note(mailing, gettext_noop("Sent. Mails: %(count)s."), count=queued)
            self.message_user(request, words % {"count": queued}, messages.SUCCESS)
        return redirect("admin:events_mailing_progress", mailing.pk)

    def _send_page(self, request: HttpRequest, mailing: Mailing) -> HttpResponse:
        roll = services.roll_of(mailing=mailing)
        groups = [
            (name_of(code), count, [person for person in roll.people if person.language == code][:_LISTED])
            for code, count, _written in roll.by_language
        ]
        return self._page(
            request,
            "send",
            mailing,
            title=_("Look and send"),
            groups=groups,
            left_out=[(reason, len(people), people[:_LISTED]) for reason, people in roll.by_reason.items()],
            bad_lines=roll.bad_lines[:_LISTED],
            hindrances=services.hindrances(mailing=mailing, roll=roll),
            seen=services.fingerprint(mailing=mailing, roll=roll),
            listed=_LISTED,
            texts=[(code, name_of(code), getattr(mailing, f"subject_{code}")) for code in CODES],
            **_figures(roll),
        )

    def discard_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Put a draft away."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        mailing = self._found(request, pk)
        if gone := self._gone(request, mailing):
            return gone
        services.discard_mailing(mailing=mailing)
        self.log_change(request, mailing, gettext_noop("Discarded."))
        self.message_user(request, _("The mailing is discarded. Nobody is written to."), messages.SUCCESS)
        return redirect("admin:events_mailing_changelist")


def _figures(roll: Roll) -> dict[str, Any]:
    """Return how many people a page speaks of, and which read the text in another language than their own."""
    counted = counts_of(roll)
    return {
        "counted": counted | {"by_language": [(name_of(code), count) for code, count, _w in roll.by_language]},
        "fallbacks": [
            (count, name_of(code), name_of(written))
            for code, count, written in roll.by_language
            if written and written != code
        ],
    }


def _chosen(request: HttpRequest, roll: Roll) -> Recipient:
    """Return whose mail is looked at: the chosen one, else the first; while there is nobody, the facilitator."""
    key, myself = request.GET.get("to", ""), _self(request)
    if not key:
        return roll.people[0] if roll.people else myself
    found = roll.person(key) or (myself if key == myself.key else None)
    if found is None:
        raise Http404
    return found


def _self(request: HttpRequest) -> Recipient:
    user = cast("Any", request.user)
    return Recipient(user.email, user.name, current(), user.time_zone)


def _content(mailing: Mailing, person: Recipient) -> Content:
    reader = mail.Reader(person.email, person.name, person.language, person.time_zone)
    return mail.mailing_preview(mailing, reader, row=person.row, pk=person.pk)
