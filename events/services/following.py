"""The verbs of following: an event until its date is fixed, a series for each new event."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from events import mail
from events.errors import NotFollowable
from events.models import Event, Follow, Series
from events.services.locking import lock


def awaits_date(event: Event) -> bool:
    """Whether people can wait for the date of `event`: it is only proposed, or it was postponed."""
    if event.status == Event.Status.POSTPONED:
        return True
    return event.is_happening and not event.is_date_confirmed and not event.has_ended


@transaction.atomic
def start_following(*, follow: Follow) -> Follow:
    """Follow an event or a series; return the row that counts.

    `follow` is unsaved. Called twice for one address it changes nothing the second time. A guest gets a link to prove
    the address, and again when she asks after ten minutes.

    Raises:
        NotFollowable: if the event has a date or has none to wait for.
    """
    followed = _locked(follow.followed)
    if isinstance(followed, Event) and not awaits_date(followed):
        raise NotFollowable(_("There is no date to wait for any more: the page of the event says how it stands."))
    own = Q(member=follow.member) if follow.member is not None else Q()
    known = followed.follows.filter(Q(email__iexact=follow.email) | own).order_by("member_id").first()
    if known is not None and known.told_at is not None:
        # The date she was told of is off again. A new row, or its mail would count as sent.
        known.delete()
        known = None
    if known is None:
        follow.save()
        known = follow
    elif follow.member is not None:
        known.member = follow.member
        known.is_address_proven = True
        known.save(update_fields=["member", "is_address_proven", "updated_at"])
    if follow.member is None:
        mail.confirm_following(known)
    return known


@transaction.atomic
def confirm_following(*, follow: Follow) -> Follow:
    """Take a guest's press of the button as proof of the address; harmless if that has happened."""
    Follow.objects.filter(pk=follow.pk, is_address_proven=False).update(
        is_address_proven=True, updated_at=timezone.now()
    )
    follow.refresh_from_db()
    return follow


@transaction.atomic
def stop_following(*, follow: Follow) -> None:
    """Forget a follower and take back what still waits to be sent; harmless if that has happened."""
    mail.withdraw_news(follow)
    Follow.objects.filter(pk=follow.pk).delete()


@transaction.atomic
def tell_followers(*, event: Event, is_new: bool = True) -> int:
    """Tell who follows `event` of its date, and who follows its series of a new event; return how many mails.

    An event that `is_new` no more, such as one that is taken back after a cancellation, is no news to the series.

    Each is told once, whatever is pressed. Nobody hears of it twice: who follows both gets the news of the date, who
    has registered gets the mails of the registration.
    """
    event = lock(event)
    if not event.is_happening or not event.is_date_confirmed or event.has_ended:
        return 0
    registrations = event.registrations.live().filter(is_address_proven=True)
    informed = {email.lower() for email in registrations.values_list("email", flat=True)}
    told = 0
    for follow in event.follows.proven().select_related("member"):
        if follow.told_at is None and follow.may_hear_of(event):
            follow.told_at = timezone.now()
            follow.save(update_fields=["told_at", "updated_at"])
            told += _is_new_to(follow, informed) and mail.date_fixed(follow)
        informed.add(follow.addressee.email.lower())
    if event.series is not None and is_new:
        for follow in event.series.follows.proven().select_related("member"):
            told += _is_new_to(follow, informed) and follow.may_hear_of(event) and mail.series_event(follow, event)
            informed.add(follow.addressee.email.lower())
    return told


def _locked(followed: Event | Series) -> Event | Series:
    if isinstance(followed, Event):
        return lock(followed)
    return Series.objects.select_for_update(no_key=True).get(pk=followed.pk)


def _is_new_to(follow: Follow, informed: set[str]) -> bool:
    return follow.addressee.email.lower() not in informed
