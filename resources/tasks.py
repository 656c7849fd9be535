"""The Celery side of what the repository does by itself; each task looks for what is due, and may run twice at once."""

from datetime import timedelta

from django.utils import timezone

from hub.celery import app
from resources.files import processing

# A single file may take two minutes at the worst: two children of a minute each.
_BATCH = timedelta(seconds=30)


@app.task(soft_time_limit=220, time_limit=240)
def process_files() -> None:
    """Read the text of new files and draw their first pages, for half a minute; then another task goes on."""
    processing.process_waiting(until=timezone.now() + _BATCH)
