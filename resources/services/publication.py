"""Showing works to readers, and hiding them."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from resources.models import Resource
from resources.services.indexing import index_works


@transaction.atomic
def publish(*, works: Iterable[Resource]) -> list[Resource]:
    """Show works to readers and to the search; return those that were hidden. Shown ones stay as they are."""
    hidden = [work for work in works if work.published_at is None]
    for work in hidden:
        work.published_at = timezone.now()
        work.save(update_fields=["published_at", "updated_at"])
    index_works(work.pk for work in hidden)
    return hidden


@transaction.atomic
def hide(*, works: Iterable[Resource]) -> list[Resource]:
    """Take works from readers and from the search; return those that were shown."""
    shown = [work for work in works if work.published_at is not None]
    for work in shown:
        work.published_at = None
        work.save(update_fields=["published_at", "updated_at"])
    index_works(work.pk for work in shown)
    return shown
