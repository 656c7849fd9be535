"""The lock that keeps an event's capacity and state true."""

from events.models import Event


def lock(event: Event) -> Event:
    """Return the event's row, locked until the transaction ends."""
    # No-key: inserts of registrations refer to the row and need not wait for us.
    return Event.objects.select_for_update(no_key=True).get(pk=event.pk)
