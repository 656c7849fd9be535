"""What the hub writes to people who follow an event or a series."""

import time
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from events.mail.letters import Letter, content
from events.models import Event, Follow
from hub.languages import text_of
from hub.outbox import kinds
from hub.outbox import services as outbox
from hub.outbox.models import Content, Message
from hub.outbox.writing import written

# A guest who asks again gets the mail again, but not more often than this (seconds).
_AGAIN_AFTER = 600


def follow_url(follow: Follow) -> str:
    """Return the personal link to the page where following is confirmed and ended."""
    return f"{settings.BASE_URL}{reverse('follow', args=[follow.token])}"


def confirm_following(follow: Follow) -> None:
    """Ask a guest to prove the address; who follows already is shown where that can be ended."""
    is_fresh = time.time() - follow.updated_at.timestamp() <= _AGAIN_AFTER
    _enqueue("follow_confirm", follow, "confirm" if is_fresh else f"confirm:again:{int(time.time() // _AGAIN_AFTER)}")


def date_fixed(follow: Follow) -> bool:
    """Tell a follower of an event its date, once; return whether the mail is new."""
    return _enqueue("date_fixed", follow, "date_fixed")


def series_event(follow: Follow, event: Event) -> bool:
    """Tell a follower of a series of a new event, once; return whether the mail is new."""
    return _enqueue("series_event", follow, f"event:{event.pk}", event=event.pk)


def withdraw_news(follow: Follow) -> None:
    """Take back what still waits to be sent to a follower."""
    outbox.withdraw(dedupe_prefix=f"follow:{follow.pk}:")


def _enqueue(kind: str, follow: Follow, news: str, **details: Any) -> bool:
    addressee = follow.addressee
    return outbox.enqueue(
        kind=f"events.{kind}",
        dedupe_key=f"follow:{follow.pk}:{news}",
        recipient=addressee.email,
        recipient_name=addressee.name,
        language=addressee.language,
        time_zone=addressee.time_zone,
        payload={"follow": follow.pk, **details},
    )


def _found(message: Message) -> Follow | None:
    rows = Follow.objects.select_related("event", "series", "member")
    return rows.filter(pk=message.payload["follow"]).first()


def _render_confirm(message: Message) -> Content | None:
    """Return the mail with the link to confirm; it is about a series, too, and names no date, which is not fixed."""
    follow = _found(message)
    # Somebody with an invitation may have typed in another's address.
    if follow is None or (follow.event is not None and not follow.may_hear_of(follow.event)):
        return None
    event, language = follow.event, message.language
    with override(language):
        return written(
            "events/email/follow_confirm",
            name=message.recipient_name,
            recipient=message.recipient,
            language=language,
            reply_to=event.contact_email if event is not None else "",
            follow=follow,
            event=event,
            title=text_of(follow.followed, "title", language),
            follow_url=follow_url(follow),
            page_url=f"{settings.BASE_URL}{follow.followed.get_absolute_url()}",
        )


def _render_date_fixed(message: Message) -> Content | None:
    follow = _found(message)
    if follow is None or follow.event is None:
        return None
    return _news("date_fixed", message, follow, follow.event)


def _render_series_event(message: Message) -> Content | None:
    follow = _found(message)
    event = Event.objects.filter(pk=message.payload["event"]).first()
    if follow is None or follow.series is None or event is None or event.series_id != follow.series_id:
        return None
    with override(message.language):
        address = f"{settings.BASE_URL}{follow.series.get_absolute_url()}"
    title = text_of(follow.series, "title", message.language)
    return _news("series_event", message, follow, event, series_title=title, series_url=address)


def _news(kind: str, message: Message, follow: Follow, event: Event, **more: Any) -> Content | None:
    """Return news of an event; None if it has no date to come any more, or is not for this follower."""
    if not event.is_happening or not event.is_date_confirmed or event.has_ended:
        return None
    if not follow.is_address_proven or not follow.may_hear_of(event):
        return None
    letter = Letter(
        kind=kind,
        event=event,
        version=event.updated_at,
        language=message.language,
        time_zone=message.time_zone,
        is_named=bool(message.recipient_name),
        more=tuple(more.items()),
    )
    return content(letter, name=message.recipient_name, recipient=message.recipient, follow_url=follow_url(follow))


kinds.register("events.follow_confirm", _("Confirm that you follow"), _render_confirm)
kinds.register("events.date_fixed", _("The date is fixed"), _render_date_fixed, category="announcements")
kinds.register("events.series_event", _("New event of a series"), _render_series_event, category="announcements")
