"""What one person does for events and another can take over: answering mail, and assisting."""

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events.models import Event
from hub.languages import CODES
from members.duties import Duty, Task, Tasks, register
from members.models import Member


def _to_come(events: QuerySet[Event]) -> QuerySet[Event]:
    """Return the events that are not over, those without a date among them."""
    open_ended = Q(ends_at=None) | Q(ends_at__gt=timezone.now())
    return events.filter(open_ended).exclude(status=Event.Status.CANCELLED).order_by("starts_at", "pk")


def _find_contacts(giver: Member, taker: Member) -> Tasks:
    rows = _to_come(Event.objects.filter(contact_email__iexact=giver.email))
    return Tasks([Task(str(event.pk), _("Contact of “%(event)s”") % {"event": event}) for event in rows])


def _move_contacts(giver: Member, taker: Member, keys: list[str]) -> None:
    names = {f"contact_name_{code}": taker.name for code in CODES} | {"contact_name": taker.name}
    rows = Event.objects.filter(contact_email__iexact=giver.email, pk__in=keys)
    rows.update(contact_email=taker.email, updated_at=timezone.now(), **names)


def _find_assisting(giver: Member, taker: Member) -> Tasks:
    rows = list(_to_come(Event.objects.filter(assistants=giver)))
    both = set(Event.objects.filter(assistants=taker, pk__in=[event.pk for event in rows]).values_list("pk", flat=True))
    new = [event for event in rows if event.pk not in both]
    tasks = Tasks([Task(str(event.pk), _("Assistant of “%(event)s”") % {"event": event}) for event in new])
    if both:
        words = ngettext("Both assist %(count)s event already.", "Both assist %(count)s events already.", len(both))
        tasks.staying.append(words % {"count": len(both)})
    return tasks


def _move_assisting(giver: Member, taker: Member, keys: list[str]) -> None:
    events = list(Event.objects.filter(assistants=giver, pk__in=keys))
    for event in events:
        event.assistants.add(taker)
        event.assistants.remove(giver)


register(Duty("events.contacts", gettext_lazy("Contact of events"), find=_find_contacts, move=_move_contacts))
register(Duty("events.assisting", gettext_lazy("Assistant of events"), find=_find_assisting, move=_move_assisting))
