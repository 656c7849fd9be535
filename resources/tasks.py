"""The Celery side of the repository; each task looks for what is due, and may run twice at once."""

from hub.celery import app
from resources import services
from resources.services import reviewing


@app.task
def send_news() -> None:
    """Queue the news of saved searches."""
    services.send_news()


@app.task
def remind_reviewers() -> None:
    """Remind those whose review is due soon."""
    reviewing.remind_due()
