"""The Celery side of the mail queue: the task carries nothing, the rows say what is to be done."""

from hub.celery import app
from hub.outbox import hints
from hub.outbox.deliver import deliver_batch


@app.task
def deliver() -> None:
    """Send one batch of due mail; a full one calls the next worker before the sending, so that all help in a rush."""
    deliver_batch(when_full=hints.give)
