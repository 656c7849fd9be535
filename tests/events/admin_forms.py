"""What the forms of the administration send."""

from django.urls import reverse

from hub.outbox.models import Message

EVENTS = reverse("admin:events_event_changelist")
ADD_EVENT = reverse("admin:events_event_add")
REGISTRATIONS = reverse("admin:events_registration_changelist")
ADD_REGISTRATION = reverse("admin:events_registration_add")
INLINES = ("event_organisations", "contributions", "topics", "documents", "invitations")


def change_url(row):
    return reverse(f"admin:events_{row._meta.model_name}_change", args=[row.pk])


def change_status(client, verb, event):
    return client.post(reverse("admin:events_event_status", args=[verb]), {"event": event.pk}, follow=True)


def empty_inlines():
    return {f"{name}-{key}_FORMS": 0 for name in INLINES for key in ("TOTAL", "INITIAL")}


def new_event(**fields):
    """Return what the form of a new event sends."""
    return {
        "title_en": "Fees",
        "format": "webinar",
        "access": "public",
        "start_0": "2023-06-15",
        "start_1": "15:30",
        "end_0": "2023-06-15",
        "end_1": "17:00",
        "time_zone": "Europe/Zurich",
        "date_status": "confirmed",
        "working_languages": ["en"],
        "join_opens_minutes": 15,
        **empty_inlines(),
        **fields,
    }


def form_of(client, event, **changes):
    """Return what the form of `event` sends when nothing but `changes` is typed."""
    form = client.get(change_url(event)).context["adminform"].form
    data = empty_inlines()
    for name in form.fields:
        value = form[name].value()
        if name in {"start", "end", "opens", "closes"}:
            data |= {f"{name}_0": f"{value:%Y-%m-%d}" if value else "", f"{name}_1": f"{value:%H:%M}" if value else ""}
        elif isinstance(value, bool):
            data |= {name: "on"} if value else {}
        else:
            data[name] = "" if value is None else value
    return data | changes


def kinds(email):
    """Return the kinds of mail queued for an address, the first one first."""
    return list(Message.objects.filter(recipient=email).order_by("pk").values_list("kind", flat=True))
