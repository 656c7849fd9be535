"""Deciding on applications. Each verb locks the applicant, so that two facilitators cannot both decide."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.outbox.models import Message
from members import mail
from members.errors import ApplicationDecided
from members.models import ApplicationAnswer, Member, Organisation

Status = Member.Status

# How long the welcome of somebody approved in the queue waits, so that a slip can be taken back.
GRACE = timedelta(minutes=2)


def _applicant(pk: int) -> Member:
    """Return the applicant's row, locked.

    Raises:
        ApplicationDecided: if she is no applicant any more.
    """
    member = Member.objects.select_for_update(no_key=True).filter(pk=pk).first()
    if member is None:
        raise ApplicationDecided(_("This application is not there any more."))
    if member.status != Status.APPLIED:
        words = _("%(name)s has been decided on meanwhile: %(status)s. Nothing has changed.")
        raise ApplicationDecided(words % {"name": member, "status": member.get_status_display()})
    return member


@transaction.atomic
def approve(*, member: Member, organisation: Organisation | None = None) -> Member:
    """Make an applicant a member, of `organisation` if one is given; her welcome leaves after `GRACE`.

    Raises:
        ApplicationDecided: if somebody has decided on her meanwhile.
    """
    member = _applicant(member.pk)
    if organisation is not None:
        if organisation.pk is None:
            organisation.save()
        member.organisation = organisation
        member.group = organisation.group
        member.save(update_fields=["organisation", "group", "updated_at"])
    mail.membership_approved(member.approve(), not_before=timezone.now() + GRACE)
    return member


@transaction.atomic
def decline(*, member: Member) -> Member:
    """Turn an applicant down; she is not told.

    Raises:
        ApplicationDecided: if somebody has decided on her meanwhile.
    """
    member = _applicant(member.pk)
    member.status = Status.DECLINED
    member.save(update_fields=["status", "updated_at"])
    return member


@transaction.atomic
def answer(*, member: Member, author: Member, text: str) -> ApplicationAnswer:
    """Write to an applicant, who goes on waiting; what she replies goes to `author`.

    The same words are not sent twice while she waits.

    Raises:
        ApplicationDecided: if somebody has decided on her meanwhile.
    """
    member = _applicant(member.pk)
    same = member.application_answers.filter(text=text).first()
    if same is not None:
        return same
    written = ApplicationAnswer.objects.create(member=member, author=author, text=text)
    mail.application_answered(written)
    return written


def welcome_of(member: Member) -> Message | None:
    """Return the welcome that a member's approval has queued or sent; None if it was taken back or is not there."""
    return Message.objects.filter(dedupe_key=mail.welcome_key(member)).defer("sealed_content").first()


@transaction.atomic
def take_back(*, member: Member) -> Member:
    """Make somebody an applicant again whose welcome has not left yet; the welcome is withdrawn.

    Harmless if that has happened already.

    Raises:
        ApplicationDecided: if the welcome has left, or is leaving now.
    """
    member = Member.objects.select_for_update(no_key=True).get(pk=member.pk)
    if member.status == Status.APPLIED:
        return member
    # A worker that has claimed the mail holds its row, or has marked it: then it is too late.
    waiting = Message.objects.select_for_update(skip_locked=True).filter(
        dedupe_key=mail.welcome_key(member), state__in=[Message.State.DRAFT, Message.State.QUEUED]
    )
    welcome = waiting.first()
    if member.status != Status.APPROVED or welcome is None:
        raise ApplicationDecided(
            _("%(name)s has been told already: the membership can no longer be taken back here.") % {"name": member}
        )
    welcome.state = Message.State.CANCELLED
    # Approved again later, she is welcomed again: the key must be free.
    welcome.dedupe_key = f"{welcome.dedupe_key}:withdrawn:{welcome.pk}"
    welcome.save(update_fields=["state", "dedupe_key", "updated_at"])
    member.status = Status.APPLIED
    member.approved_at = None
    member.save(update_fields=["status", "approved_at", "updated_at"])
    return member
