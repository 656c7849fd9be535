"""The Celery side of the repository; each task looks for what is due, and may run twice at once."""

from datetime import timedelta

from django.utils import timezone

from hub.celery import app
from resources import searched, services
from resources.files import processing
from resources.services import reviewing

# A single file may take two minutes at the worst: two children of a minute each.
_BATCH = timedelta(seconds=30)


# Longer than other tasks may take: tens of thousands of works.
@app.task(time_limit=1800, soft_time_limit=1700)
def renew_search() -> None:
    """Make the index anew, since names of terms may have changed, then the words that "did you mean" knows."""
    services.index_all()
    services.refresh_words()


@app.task(soft_time_limit=220, time_limit=240)
def process_files() -> None:
    """Read the text of new files and draw their first pages, for half a minute; then another task goes on."""
    processing.process_waiting(until=timezone.now() + _BATCH)


@app.task
def count_searches() -> None:
    """Write the searches of the last minute into the database."""
    searched.count(today=timezone.now().date())


@app.task
def send_news() -> None:
    """Queue the news of saved searches."""
    services.send_news()


@app.task
def remind_reviewers() -> None:
    """Remind those whose review is due soon."""
    reviewing.remind_due()
