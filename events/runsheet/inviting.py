"""What has to be done while people are invited and register, and on the day itself."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events.gate import OVERTIME
from events.models import Event, Invitation, Question, Registration
from events.reminder_times import due_at
from events.runsheet.facts import Facts
from events.runsheet.line import Finding, Place, Rule, Stage, State, Until
from hub.clocks import clock_time


def _invitations(facts: Facts, now: datetime) -> Finding:
    event, invited = facts.event, facts.invitations.get("all", 0)
    is_optional = event.access != Event.Access.INVITATION
    if not invited:
        return Finding(is_done=False, why=_("Nobody has been invited yet."), is_optional=is_optional)
    if not event.is_happening:
        words = ngettext(
            "%(count)s invitation waits until the event is published.",
            "%(count)s invitations wait until the event is published.",
            invited,
        )
        return Finding(is_done=False, why=words % {"count": invited}, field="content")
    words = ngettext("%(count)s person is invited.", "%(count)s people are invited.", invited)
    return Finding(is_done=True, why=words % {"count": invited})


def _answers(facts: Facts, now: datetime) -> Finding:
    invited, unanswered = facts.invitations.get("all", 0), facts.invitations.get("unanswered", 0)
    if not invited:
        return Finding(is_done=None, why=_("Nobody has been invited yet."))
    if not unanswered:
        return Finding(is_done=True, why=_("Everybody who was invited has answered."))
    words = ngettext(
        "%(count)s of %(all)s invited people has not answered.",
        "%(count)s of %(all)s invited people have not answered.",
        unanswered,
    )
    # Some never answer, however often they are reminded.
    return Finding(is_done=False, why=words % {"count": unanswered, "all": invited}, is_optional=True)


def _nominations(facts: Facts, now: datetime) -> Finding:
    nominated = facts.invitations.get("nominated", 0)
    if not nominated:
        return Finding(is_done=None, why=_("No nomination waits for you."))
    words = ngettext(
        "%(count)s nomination waits for your decision.", "%(count)s nominations wait for your decision.", nominated
    )
    return Finding(is_done=False, why=words % {"count": nominated})


def _approvals(facts: Facts, now: datetime) -> Finding:
    waiting = facts.registrations.get("to_approve", 0)
    if waiting:
        words = ngettext(
            "%(count)s person waits for your approval.", "%(count)s people wait for your approval.", waiting
        )
        return Finding(is_done=False, why=words % {"count": waiting})
    if facts.event.requires_approval:
        return Finding(is_done=True, why=_("Nobody waits for your approval."))
    return Finding(is_done=None, why=_("Registrations need no approval."))


def _waiting_list(facts: Facts, now: datetime) -> Finding:
    event, waiting = facts.event, facts.registrations.get("waiting", 0)
    if not waiting:
        return Finding(is_done=None, why=_("Nobody is on the waiting list."))
    numbers = {"count": waiting}
    if event.capacity is not None and facts.registrations.get("confirmed", 0) >= event.capacity:
        words = ngettext(
            "%(count)s person is on the waiting list, and all places are taken.",
            "%(count)s people are on the waiting list, and all places are taken.",
            waiting,
        )
        return Finding(is_done=True, why=words % numbers)
    words = ngettext(
        "%(count)s person is on the waiting list although places are free.",
        "%(count)s people are on the waiting list although places are free.",
        waiting,
    )
    return Finding(is_done=False, why=words % numbers)


def _questions(facts: Facts, now: datetime) -> Finding:
    if unread := facts.questions.get("unread", 0):
        words = ngettext("%(count)s question is to be read.", "%(count)s questions are to be read.", unread)
        return Finding(is_done=False, why=words % {"count": unread})
    if facts.questions.get("shown", 0):
        return Finding(is_done=True, why=_("All questions have been read."))
    return Finding(is_done=None, why=_("Nobody has asked a question yet."))


def _announcements(facts: Facts, now: datetime) -> Finding:
    if not facts.announcements.get("changes", 0):
        return Finding(is_done=None, why=_("There is no change to tell of."))
    why = _("Nobody has been told of the last change: its announcement waits to be sent or discarded.")
    # It waits for nothing but the facilitator, whatever the date.
    return Finding(is_done=False, why=why, state=State.DUE)


def _reminders(facts: Facts, now: datetime) -> Finding:
    """Say when the next reminder goes out. The hub sends them, so there is nothing to do but to know."""
    event = facts.event
    if not facts.reminder_minutes:
        return Finding(is_done=None, why=_("No reminders are wanted."))
    if not event.is_happening or not event.is_date_confirmed or event.starts_at is None:
        why = _("Participants are reminded once the event is published and its date confirmed.")
        return Finding(is_done=False, why=why, state=State.LATER)
    ahead = [due for minutes in facts.reminder_minutes if (due := due_at(event, minutes)) > now]
    if not ahead:
        return Finding(is_done=None, why=_("No reminder is still to come."))
    seated = facts.registrations.get("confirmed", 0)
    local = ahead[0].astimezone(event.zone)
    words = ngettext(
        "The next one goes out by itself on %(date)s at %(time)s, to %(count)s person with a place.",
        "The next one goes out by itself on %(date)s at %(time)s, to %(count)s people with a place.",
        seated,
    )
    why = words % {"date": date_format(local, "SHORT_DATE_FORMAT"), "time": clock_time(local), "count": seated}
    return Finding(is_done=False, why=why, state=State.LATER, due_at=ahead[0])


def _doors(facts: Facts, now: datetime) -> Finding:
    """Say when people can join, and while they can, how many did."""
    event = facts.event
    doors = event.doors_open_at
    if doors is None or event.ends_at is None:
        why = _("The doors open once there is a date.")
        return Finding(is_done=False, why=why, state=State.LATER)
    if now >= event.ends_at + OVERTIME:
        return Finding(is_done=None, why=_("The doors are closed again."))
    if now < doors:
        why = _("Participants can enter from %(time)s on.") % {"time": clock_time(doors.astimezone(event.zone))}
        return Finding(is_done=False, why=why, state=State.LATER, due_at=doors)
    if not event.is_happening:
        why = _("It is time, but the event is a draft: nobody can enter.")
        return Finding(is_done=False, why=why, state=State.OVERDUE, field="content", due_at=doors)
    if not event.meeting_url:
        why = _("It is time, but there is no meeting address: nobody can enter.")
        return Finding(is_done=False, why=why, state=State.OVERDUE, due_at=doors)
    joined = facts.registrations.get("joined", 0)
    words = ngettext(
        "The doors are open: %(count)s person has joined so far.",
        "The doors are open: %(count)s people have joined so far.",
        joined,
    )
    return Finding(is_done=False, why=words % {"count": joined}, state=State.DUE, due_at=doors)


_SEES_REGISTRATIONS = "events.view_registration"
_LIST_OF_INVITATIONS = "events_invitation_changelist"
_LIST_OF_REGISTRATIONS = "events_registration_changelist"

RULES = (
    Rule(
        "invitations", Stage.INVITING, gettext_lazy("Invite people"), -14, _invitations,
        Place("events_event_invite", needs="events.add_invitation"),
    ),
    Rule(
        "answers", Stage.INVITING, gettext_lazy("Remind those who have not answered"), -3, _answers,
        Place(_LIST_OF_INVITATIONS, query=f"status__exact={Invitation.Status.OPEN}", needs="events.view_invitation"),
        lead=11,
    ),
    Rule(
        "nominations", Stage.INVITING, gettext_lazy("Decide on nominations"), -3, _nominations,
        Place(
            _LIST_OF_INVITATIONS, query=f"status__exact={Invitation.Status.NOMINATED}", needs="events.view_invitation"
        ),
        lead=None,
    ),
    Rule(
        "approvals", Stage.INVITING, gettext_lazy("Approve registrations"), -1, _approvals,
        Place(
            _LIST_OF_REGISTRATIONS,
            query=f"status__exact={Registration.Status.PENDING}",
            needs=_SEES_REGISTRATIONS,
        ),
        lead=None, until=Until.END,
    ),
    Rule(
        "waiting-list", Stage.INVITING, gettext_lazy("Give free places to the waiting list"), -1, _waiting_list,
        Place(
            _LIST_OF_REGISTRATIONS,
            query=f"status__exact={Registration.Status.WAITLISTED}",
            needs=_SEES_REGISTRATIONS,
        ),
        lead=None,
    ),
    Rule(
        "announcements", Stage.INVITING, gettext_lazy("Tell of the last change"), 0, _announcements,
        Place("events_announcement_changelist", query="state=draft", needs="events.view_announcement"),
        lead=None, until=Until.ALWAYS, is_for_all=True,
    ),
    Rule(
        "questions", Stage.INVITING, gettext_lazy("Read the questions"), -1, _questions,
        Place(
            "events_question_changelist",
            query=f"status__exact={Question.Status.PENDING}",
            needs="events.view_question",
        ),
        lead=None, until=Until.END,
    ),
    Rule(
        "reminders", Stage.INVITING, gettext_lazy("Reminders"), -7, _reminders,
        Place(fragment="id_reminder_minutes"),
    ),
    Rule(
        "doors", Stage.DAY, gettext_lazy("Open the doors"), 0, _doors, Place(fragment="id_meeting_url"),
        lead=0, until=Until.END,
    ),
)  # fmt: skip
