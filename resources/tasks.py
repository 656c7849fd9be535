"""The Celery side of the library; each task looks for what is due, and may run twice at once."""

from hub.celery import app
from resources import services


@app.task
def send_news() -> None:
    """Queue the news of saved searches."""
    services.send_news()
