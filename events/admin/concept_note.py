"""From a concept note to a draft event: a note is given, looked at beside what was read in it, and made an event."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from events.admin.concept_note_draft import draft_event
from events.admin.concept_note_forms import NoteForm
from events.admin.concept_note_review import Review
from events.concept_notes.receiving import receive
from events.concept_notes.repeats import repeats_of
from events.errors import ConceptNoteError
from events.models import ConceptNote, Event
from hub.admin_lists import DateRangeFilter, ListAdmin

_ADD_PAGE = "admin/events/conceptnote/add.html"
_REVIEW_PAGE = "admin/events/conceptnote/review.html"
# Made of it, or put aside: what can still be done is something else.
_CLOSED = {ConceptNote.State.DRAFTED, ConceptNote.State.DISCARDED}


@admin.register(ConceptNote)
class ConceptNoteAdmin(ListAdmin):
    """Concept notes; the page of one is its review."""

    list_display = ("__str__", "title", "language", "source", "state", "event", "created_at")
    list_filter = ("state", "language", "source", ("created_at", DateRangeFilter))
    list_select_related = ("event",)
    search_fields = ("name", "text")
    list_defer = ("text", "answers")

    @admin.display(description=gettext_lazy("title"))
    def title(self, note: ConceptNote) -> str:
        """Return the title that was read in the note."""
        return next((one["value"] for one in note.findings if one["field"] == "title"), "")

    # ── A note comes in ──────────────────────────────────────────────────────────────────────────
    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Ask for a file or a text, read it, and lead to the review."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = NoteForm(request.POST, request.FILES) if request.method == "POST" else NoteForm()
        if request.method == "POST" and form.is_valid() and (note := self._received(request, form)):
            return redirect("admin:events_conceptnote_change", note.pk)
        context = {
            **self.admin_site.each_context(request),
            "title": _("From a concept note"),
            "opts": self.opts,
            "form": form,
            **(extra_context or {}),
        }
        return TemplateResponse(request, _ADD_PAGE, context, status=422 if form.errors else 200)

    def _received(self, request: HttpRequest, form: NoteForm) -> ConceptNote | None:
        file = form.cleaned_data["file"]
        try:
            note = receive(member=request.user, file=file, text=form.cleaned_data["text"])  # type: ignore[arg-type]
        except ConceptNoteError as error:
            form.add_error("file" if file else "text", str(error))
            return None
        self.log_addition(request, note, [{"added": {}}])
        return note

    # ── The review ───────────────────────────────────────────────────────────────────────────────
    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show what was read beside where it stands; keep corrections, make the draft event, or put the note aside."""
        note = self.get_object(request, object_id)
        if note is None:
            raise Http404
        if not self.has_view_or_change_permission(request, note):
            raise PermissionDenied
        if request.method != "POST":
            return self._page(request, Review(note))
        if not self.has_change_permission(request, note):
            raise PermissionDenied
        acts = {"save": self._save, "draft": self._draft, "discard": self._discard, "restore": self._restore}
        act = acts.get(request.POST.get("action", ""))
        if act is None:
            raise PermissionDenied
        return act(request, note)

    def _page(self, request: HttpRequest, review: Review, status: int = 200) -> HttpResponse:
        note = review.note
        may_change = self.has_change_permission(request, note)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Review of a concept note"),
            "subtitle": str(note),
            "opts": self.opts,
            "note": note,
            "review": review,
            "repeats": repeats_of(note),
            "media": self.media + review.form.media + sum((rows.media for rows in review.sets.values()), self.media),
            "may_change": may_change and note.state not in _CLOSED,
            "may_restore": may_change and note.state == ConceptNote.State.DISCARDED,
            "may_draft": self._event_admin().has_add_permission(request),
            "may_add_institutions": request.user.has_perm("members.add_organisation"),
            "version": note.updated_at.isoformat(),
        }
        return TemplateResponse(request, _REVIEW_PAGE, context, status=status)

    def _event_admin(self) -> admin.ModelAdmin:
        return self.admin_site.get_model_admin(Event)

    def _save(self, request: HttpRequest, note: ConceptNote) -> HttpResponse:
        review = Review(note, request.POST)
        if problem := self._conflict(request, note):
            return self._refused(request, review, problem)
        note.answers = review.answers
        note.save(update_fields=["answers", "updated_at"])
        self.log_change(request, note, gettext_noop("Corrections kept."))
        self.message_user(request, _("Kept. There is no event yet: make it when you are ready."), messages.SUCCESS)
        return redirect("admin:events_conceptnote_change", note.pk)

    def _draft(self, request: HttpRequest, note: ConceptNote) -> HttpResponse:
        events = self._event_admin()
        if not events.has_add_permission(request):
            raise PermissionDenied
        if note.state == ConceptNote.State.DRAFTED and note.event_id:
            self.message_user(request, _("The event has been made of this note already."), messages.WARNING)
            return redirect("admin:events_event_change", note.event_id)
        review = Review(note, request.POST)
        if problem := self._conflict(request, note):
            return self._refused(request, review, problem)
        event = draft_event(request, review, events)
        if event is None:
            # What was entered is kept, whatever becomes of the page.
            note.answers = review.answers
            note.save(update_fields=["answers", "updated_at"])
            return self._page(request, review, status=422)
        self.log_change(request, note, gettext_noop("The draft event was made."))
        self.message_user(
            request,
            _("The draft event is made, and nobody sees it yet. Look through it, then publish it."),
            messages.SUCCESS,
        )
        return redirect("admin:events_event_change", event.pk)

    def _conflict(self, request: HttpRequest, note: ConceptNote) -> str:
        """Return why this page may not be kept: the note has gone on since it was opened."""
        if note.state in _CLOSED:
            return _("This note is not open for review any more.")
        if request.POST.get("version", "") == note.updated_at.isoformat():
            return ""
        return _(
            "Somebody has changed this review since you opened it (%(time)s). What you entered is still here: look at "
            "the note in another window, then press the button again to keep your version."
        ) % {"time": date_format(localtime(note.updated_at), "SHORT_DATETIME_FORMAT")}

    def _refused(self, request: HttpRequest, review: Review, problem: str) -> HttpResponse:
        review.press()
        review.form.is_valid()
        review.form.add_error(None, problem)
        return self._page(request, review, status=422)

    def _discard(self, request: HttpRequest, note: ConceptNote) -> HttpResponse:
        answers = Review(note, request.POST).answers if "version" in request.POST else note.answers
        self._put(request, note, before="read", after="discarded", words=gettext_noop("Put aside."), answers=answers)
        return redirect("admin:events_conceptnote_changelist")

    def _restore(self, request: HttpRequest, note: ConceptNote) -> HttpResponse:
        words = gettext_noop("Taken up again.")
        self._put(request, note, before="discarded", after="read", words=words, answers=note.answers)
        return redirect("admin:events_conceptnote_change", note.pk)

    @transaction.atomic
    def _put(
        self,
        request: HttpRequest,
        note: ConceptNote,
        *,
        before: str,
        after: str,
        words: str,
        answers: dict[str, list[str]],
    ) -> None:
        """Move a note from one state to another; from any other state nothing happens."""
        locked = ConceptNote.objects.select_for_update().get(pk=note.pk)
        if locked.state != before:
            return
        locked.state, locked.answers = after, answers
        locked.save(update_fields=["state", "answers", "updated_at"])
        self.log_change(request, note, words)
        self.message_user(request, _(words), messages.SUCCESS)
