"""What Celery does for events by the clock. Each task is safe to run twice."""

from celery import shared_task
from django.utils import timezone

from events import services


@shared_task
def forget() -> None:
    """Delete what the consent promises to delete."""
    services.forget(now=timezone.now())
