"""Forgetting old changes."""

from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from hub.history.models import Entry

KEPT_FOR = timedelta(days=3 * 365)
_BATCH = 5000


@shared_task
def prune() -> None:
    """Delete entries that are older than three years, a batch at a time so that nobody waits for a lock."""
    old = Entry.objects.filter(timestamp__lt=timezone.now() - KEPT_FOR).order_by("timestamp")
    while keys := list(old.values_list("pk", flat=True)[:_BATCH]):
        Entry.objects.filter(pk__in=keys).delete()
