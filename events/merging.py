"""What the calendar passes on when two members are merged."""

from dataclasses import dataclass, field

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events import mail
from events.models import Attendance, Event, Follow, Invitation, Question, QuestionSupport, Registration
from events.services import fill_seats
from events.services.locking import lock
from members.merging import Line, Pair, reassign, register

Status = Registration.Status

_FURTHEST = [Status.DECLINED, Status.CANCELLED, Status.PENDING, Status.WAITLISTED, Status.CONFIRMED]
_FIRMEST = [
    Invitation.Status.REFUSED,
    Invitation.Status.NOMINATED,
    Invitation.Status.OPEN,
    Invitation.Status.DECLINED,
    Invitation.Status.ACCEPTED,
]


# ── Registrations: one that counts for each event ──────────────────────────────────────────────────
@dataclass(slots=True)
class _Registrations:
    """What passes on, and of each event with two that count: the one that stays and the one that is given up."""

    moving: list[Registration] = field(default_factory=list)
    doubles: list[tuple[Registration, Registration]] = field(default_factory=list)


def _registrations(pair: Pair) -> _Registrations:
    rows = Registration.objects.select_related("event").order_by("pk")
    # A guest's registration counts as hers if the owner of the address has confirmed it.
    guest = Q(member=None, email__iexact=pair.gone.email, is_address_proven=True)
    theirs = list(rows.filter(Q(member=pair.gone) | guest))
    owned = Q(member=pair.kept) | Q(email__iexact=pair.kept.email)
    own = {row.event_id: row for row in rows.filter(owned, event__in=[row.event_id for row in theirs]).live()}
    plan = _Registrations(theirs)
    for row in theirs:
        other = own.get(row.event_id)
        if not row.is_live:
            continue
        if other is None:
            own[row.event_id] = row
            continue
        is_ahead = _FURTHEST.index(Status(row.status)) > _FURTHEST.index(Status(other.status))
        stays, goes = (row, other) if is_ahead else (other, row)
        plan.doubles.append((stays, goes))
        own[row.event_id] = stays
    return plan


def _foresee_registrations(pair: Pair) -> list[Line]:
    plan = _registrations(pair)
    words = _("Both are registered for “%(event)s”: one stays (%(stays)s), the other is given up (%(goes)s).")
    notes = [
        words % {"event": stays.event, "stays": stays.get_status_display(), "goes": goes.get_status_display()}
        for stays, goes in plan.doubles
    ]
    return [Line(_("Registrations"), len(plan.moving), " ".join(notes))]


def _move_registrations(pair: Pair) -> None:
    events = {row.event_id: row.event for row in _registrations(pair).moving}
    for _pk, event in sorted(events.items()):
        lock(event)
    # Read again under the locks: a place may have been given meanwhile.
    plan = _registrations(pair)
    for stays, goes in plan.doubles:
        _join(stays, goes)
    for row in plan.moving:
        row.member, row.email = pair.kept, pair.kept.email
        row.save(update_fields=["member", "email", "updated_at"])
    for stays, _goes in plan.doubles:
        fill_seats(event=stays.event)


def _join(stays: Registration, goes: Registration) -> None:
    """Give a registration up without a word to its owner, who goes on with the other one."""
    Question.objects.filter(registration=goes).update(registration=stays)
    own = QuestionSupport.objects.filter(registration=stays).values("question")
    QuestionSupport.objects.filter(registration=goes).exclude(question__in=own).update(registration=stays)
    QuestionSupport.objects.filter(registration=goes).delete()
    Attendance.objects.filter(registration=goes).update(registration=stays)
    joined = [moment for moment in (stays.joined_at, goes.joined_at) if moment]
    minutes = [number for number in (stays.minutes_attended, goes.minutes_attended) if number is not None]
    Registration.objects.filter(pk=stays.pk).update(
        joined_at=min(joined, default=None),
        # Two stays at the same time are one: the longer of them.
        minutes_attended=max(minutes, default=None),
        is_address_proven=stays.is_address_proven or goes.is_address_proven,
    )
    goes.joined_at = goes.minutes_attended = None
    goes.status, goes.cancelled_at = Status.CANCELLED, timezone.now()
    goes.rotate_token()
    goes.save()
    mail.withdraw_unsent(goes)


register("events.Registration.member", foresee=_foresee_registrations, move=_move_registrations)


# ── Invitations: by address, one for each event ────────────────────────────────────────────────────
def _invitations(pair: Pair) -> tuple[list[Invitation], list[tuple[Invitation, Invitation]]]:
    """Return the invitations that pass on alone, and of each event with two: the one that stays and the other."""
    theirs = list(Invitation.objects.filter(email__iexact=pair.gone.email))
    events = [row.event_id for row in theirs]
    own = {row.event_id: row for row in Invitation.objects.filter(email__iexact=pair.kept.email, event__in=events)}
    alone, doubles = [], []
    for row in theirs:
        other = own.get(row.event_id)
        if other is None:
            alone.append(row)
        else:
            ahead = _FIRMEST.index(Invitation.Status(row.status)) > _FIRMEST.index(Invitation.Status(other.status))
            doubles.append((row, other) if ahead else (other, row))
    return alone, doubles


def _foresee_invitations(pair: Pair) -> list[Line]:
    alone, doubles = _invitations(pair)
    words = ngettext(
        "Both are invited to %(count)s event: the invitation that has come further stays.",
        "Both are invited to %(count)s events: the invitations that have come further stay.",
        len(doubles),
    )
    return [Line(_("Invitations"), len(alone), words % {"count": len(doubles)} if doubles else "")]


def _move_invitations(pair: Pair) -> None:
    alone, doubles = _invitations(pair)
    for stays, goes in doubles:
        goes.nominations.update(nominated_by=stays)
        registration = stays.registration_id or goes.registration_id
        goes.delete()
        Invitation.objects.filter(pk=stays.pk).update(registration=registration, email=pair.kept.email)
    Invitation.objects.filter(pk__in=[row.pk for row in alone]).update(email=pair.kept.email)


register(foresee=_foresee_invitations, move=_move_invitations)


# ── What she follows ───────────────────────────────────────────────────────────────────────────────
def _follows(pair: Pair) -> tuple[list[Follow], list[Follow]]:
    """Return what passes on, and what the account that stays follows already."""
    kept = Follow.objects.filter(Q(member=pair.kept) | Q(email__iexact=pair.kept.email)).exclude(member=pair.gone)
    known = set(kept.values_list("event", "series"))
    theirs = list(Follow.objects.filter(member=pair.gone).order_by("pk"))
    moving = [row for row in theirs if (row.event_id, row.series_id) not in known]
    return moving, [row for row in theirs if row not in moving]


def _foresee_follows(pair: Pair) -> list[Line]:
    moving, double = _follows(pair)
    note = _("Both follow %(count)s: once is enough.") % {"count": len(double)} if double else ""
    return [Line(_("Events and series she follows"), len(moving), note)]


def _move_follows(pair: Pair) -> None:
    moving, double = _follows(pair)
    Follow.objects.filter(pk__in=[row.pk for row in double]).delete()
    Follow.objects.filter(pk__in=[row.pk for row in moving]).update(member=pair.kept, email=pair.kept.email)


register("events.Follow.member", foresee=_foresee_follows, move=_move_follows)

# ── The rest ───────────────────────────────────────────────────────────────────────────────────────
reassign("events.Contribution", "member", label=gettext_lazy("Parts in programmes"))
reassign("events.CalendarFeed", "member", label=gettext_lazy("Calendar feeds"))


def _foresee_assisting(pair: Pair) -> list[Line]:
    theirs = Event.objects.filter(assistants=pair.gone).exclude(assistants=pair.kept)
    return [Line(_("Events she assists"), theirs.count())]


def _move_assisting(pair: Pair) -> None:
    for event in Event.objects.filter(assistants=pair.gone):
        event.assistants.add(pair.kept)
        event.assistants.remove(pair.gone)


register("events.Event_assistants.member", foresee=_foresee_assisting, move=_move_assisting)
reassign("events.ConceptNote", "created_by", label=gettext_lazy("Concept notes read in"))
reassign("events.Mailing", "created_by", "sent_by", label=gettext_lazy("Mailings"))
reassign("events.Announcement", "sent_by", label=gettext_lazy("Announcements sent"))
