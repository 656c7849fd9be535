"""What the tests of questions ask for."""

from datetime import timedelta

from django.utils import timezone

from events.models import Event


def page_of(event, language="en"):
    return f"/{language}/events/{event.slug}/questions/"


def action_of(question, action):
    return f"{page_of(question.event)}{question.uuid}/{action}"


def asked(**changes):
    return {"topic": "", "text": "Who pays for the medical test?", "language": "en"} | changes


def end(event):
    Event.objects.filter(pk=event.pk).update(
        starts_at=timezone.now() - timedelta(hours=3), ends_at=timezone.now() - timedelta(hours=1)
    )
