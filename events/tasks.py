"""The Celery side of what the hub does by itself; each task looks for what is due, and may run twice at once."""

from django.utils import timezone

from events import services
from hub.celery import app


@app.task
def remind() -> None:
    """Queue the reminders that are due, and note which mailings have gone out."""
    services.remind_due()
    services.settle_mailings()


@app.task
def send_digests() -> None:
    """Queue the facilitators' daily summaries."""
    services.send_digests()


@app.task
def forget() -> None:
    """Delete what the consent promises to delete."""
    services.forget(now=timezone.now())
