"""The Celery side of looking after links; the rows say what is due."""

from hub.celery import app
from resources.links.checking import check_due


# A round waits for other sites most of its time, longer than other tasks may.
@app.task(soft_time_limit=140, time_limit=150)
def check_links() -> None:
    """Check a small round of links."""
    check_due()
