"""The Celery side of the mail queue: the task carries nothing, the rows say what is to be done."""

from hub.celery import app
from hub.outbox.deliver import deliver_batch


@app.task
def deliver() -> None:
    """Send one batch of due mail; when it was full, ask for the next."""
    if deliver_batch().was_full:
        deliver.apply_async(retry=False, expires=60)
