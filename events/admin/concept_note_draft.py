"""From the review of a concept note to a draft event, by the rules of the form of events."""

from django.conf import settings
from django.contrib.admin import ModelAdmin
from django.db import transaction
from django.forms import BaseForm
from django.forms.utils import ErrorList
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import override

from events.admin.concept_note_forms import RowForm
from events.admin.concept_note_review import Review
from events.models import (
    ConceptNote,
    Contribution,
    DiscussionTopic,
    Event,
    EventDocument,
    EventOrganisation,
)
from hub.languages import CODES, sort_key
from members.models import Organisation

# Fields of the review that are one column for each language in the form of events.
_TRANSLATED = (
    "title", "teaser", "background", "objectives", "target_audience", "questions_note", "contact_name",
    "recording_note",
)  # fmt: skip
_SAME = (
    "series", "format", "access", "time_zone", "date_status", "contact_email", "meeting_url", "meeting_id",
    "meeting_passcode", "recording_url", "recording_minutes", "start_0", "start_1", "start_reading", "end_0", "end_1",
    "end_reading",
)  # fmt: skip
_SEVERAL = ("places", "working_languages")


def draft_event(request: HttpRequest, review: Review, admin: ModelAdmin) -> Event | None:
    """Make the event of a note, or say in the forms of the review what keeps it from being one.

    Args:
        request: of the facilitator; what she may not enter is not entered.
        review: bound to what she has sent.
        admin: that of events, whose form decides.

    Returns:
        The event, with the status draft; that of an earlier press of the button, if there was one; None if something
        is to be corrected.
    """
    is_fine = review.is_valid()
    form = admin.get_form(request, None, change=False)(_event_data(request, review, admin))
    is_fine = form.is_valid() and is_fine
    _carry_errors(form, review)
    is_fine = _check_rows(review) and is_fine
    if not is_fine:
        return None
    with transaction.atomic():
        note = ConceptNote.objects.select_for_update().get(pk=review.note.pk)
        if note.state == ConceptNote.State.DRAFTED and note.event is not None:
            return note.event
        event: Event = admin.save_form(request, form, change=False)
        admin.save_model(request, event, form, change=False)
        form.save_m2m()
        with override(settings.LANGUAGE_CODE):
            _add_rows(request, review, event)
        admin.log_addition(request, event, [{"added": {}}])
        note.event, note.state, note.answers = event, ConceptNote.State.DRAFTED, review.answers
        note.language = review.form.cleaned_data["language"]
        note.save(update_fields=["event", "state", "answers", "language", "updated_at"])
    return event


# ── The event itself ─────────────────────────────────────────────────────────────────────────────
def _event_data(request: HttpRequest, review: Review, admin: ModelAdmin) -> QueryDict:
    """Return what the form of a new event would send: its own beginnings, and the review over them."""
    data = QueryDict(mutable=True)
    blank = admin.get_form(request, None, change=False)()
    for name in blank.fields:
        value = blank[name].initial
        if value is True:
            data[name] = "on"
        elif isinstance(value, list | tuple):
            data.setlist(name, list(map(str, value)))
        elif value not in (None, False, ""):
            data[name] = str(value)
    sent = review.data
    language = sent.get("language", "")
    language = language if language in CODES else settings.LANGUAGE_CODE
    for name in _TRANSLATED:
        data[f"{name}_{language}"] = sent.get(name, "")
    for name in _SAME:
        data[name] = sent.get(name, "")
    for name in _SEVERAL:
        data.setlist(name, sent.getlist(name))
    for code in Event.INTERPRETED:
        data.pop(f"interpretation_{code}", None)
        if code in sent.getlist("interpretation"):
            data[f"interpretation_{code}"] = "on"
    return data


def _carry_errors(form: BaseForm, review: Review) -> None:
    """Show in the review what the form of events refuses."""
    language = review.data.get("language", "")
    for name, errors in form.errors.items():
        own = name.removesuffix(f"_{language}")
        if own == "title" or own.removesuffix("_en") == "title":
            own = "title"
        if own in review.form.fields:
            told = review.form.errors.get(own, ErrorList())
            for error in errors:
                if error not in told:
                    review.form.add_error(own, error)
        else:
            label = form.fields[name].label if name in form.fields else ""
            review.form.add_error(None, [f"{label}: {error}" if label else error for error in errors])
    for name in ("start_reading", "end_reading"):
        # A time that comes twice is asked about in both forms.
        review.form.fields[name].widget = form.fields[name].widget


# ── What hangs on it ─────────────────────────────────────────────────────────────────────────────
def _check_rows(review: Review) -> bool:
    """Check what no row can say of itself: nothing twice, and presenters that are among the people."""
    if any(not rows.is_valid() for rows in review.sets.values()):
        return False
    _refuse_twice(review.rows("organisations"), "organisation", _("This organisation stands here twice."))
    _refuse_twice(review.rows("documents"), "resource", _("This work stands here twice."))
    _refuse_twice(review.rows("topics"), "number", _("This number stands here twice."))
    names = {sort_key(row.cleaned_data["name"]) for row in review.rows("people") if row.cleaned_data["name"]}
    for row in review.rows("topics"):
        presenter = row.cleaned_data["presenter"]
        if presenter and sort_key(presenter) not in names:
            row.add_error("presenter", _("Nobody of this name is among the people below."))
    return not any(row.errors for name in review.sets for row in review.rows(name))


def _refuse_twice(rows: list[RowForm], name: str, words: str) -> None:
    seen = set()
    for row in rows:
        value = row.cleaned_data[name]
        if value and value in seen:
            row.add_error(name, words)
        seen.add(value)


def _add_rows(request: HttpRequest, review: Review, event: Event) -> None:
    language = review.form.cleaned_data["language"]
    added = _add_institutions(request, review, language)
    for position, row in enumerate(review.rows("organisations")):
        if organisation := _organisation(row, added):
            EventOrganisation.objects.get_or_create(
                event=event,
                organisation=organisation,
                defaults={"role": row.cleaned_data["role"], "position": position},
            )
    people = _add_people(review, event, language, added)
    _add_topics(review, event, language, added, people)
    for position, row in enumerate(review.rows("documents")):
        if work := row.cleaned_data["resource"]:
            EventDocument.objects.create(event=event, resource=work, role=row.cleaned_data["role"], position=position)


def _add_institutions(request: HttpRequest, review: Review, language: str) -> dict[str, Organisation]:
    """Add the institutions whose type was chosen, and return them by the words of the note."""
    if not request.user.has_perm("members.add_organisation"):
        return {}
    added = {}
    for row in review.rows("institutions"):
        told = row.cleaned_data
        if not told["group"] or not told["name"]:
            continue
        name = {f"name_{language}": told["name"]}
        found = Organisation.objects.filter(**{f"name_{language}__iexact": told["name"]}).first()
        added[told["written"]] = found or Organisation.objects.create(
            **name, **{f"acronym_{language}": told["acronym"]}, group=told["group"]
        )
    return added


def _organisation(row: RowForm, added: dict[str, Organisation]) -> Organisation | None:
    return row.cleaned_data["organisation"] or added.get(row.cleaned_data["written"])


def _add_people(review: Review, event: Event, language: str, added: dict[str, Organisation]) -> dict[str, Contribution]:
    people = {}
    for position, row in enumerate(review.rows("people")):
        told = row.cleaned_data
        person = Contribution.objects.create(
            event=event,
            role=told["role"],
            status=told["status"],
            name=told["name"],
            member=told["member"],
            organisation=_organisation(row, added),
            country=told["country"],
            position=position,
            **{f"job_title_{language}": told["job_title"]},
        )
        if told["name"]:
            people[sort_key(told["name"])] = person
    return people


def _add_topics(
    review: Review, event: Event, language: str, added: dict[str, Organisation], people: dict[str, Contribution]
) -> None:
    rows = review.rows("topics")
    number = 0
    taken = {row.cleaned_data["number"] for row in rows}
    for row in rows:
        told = row.cleaned_data
        organisation = _organisation(row, added)
        presenter = people.get(sort_key(told["presenter"])) if told["presenter"] else None
        if presenter is None and told["is_speaker_open"]:
            presenter = Contribution.objects.create(
                event=event,
                role=Contribution.Role.SPEAKER,
                status=Contribution.Status.TO_BE_CONFIRMED,
                organisation=organisation,
                country=told["country"],
                position=len(people) + number,
            )
        number = told["number"] or next(n for n in range(number + 1, number + 1000) if n not in taken)
        DiscussionTopic.objects.create(
            event=event,
            number=number,
            presenter=presenter,
            organisation=organisation,
            **{f"title_{language}": told["title"], f"description_{language}": told["description"]},
        )
