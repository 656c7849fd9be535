"""Telling the workers that mail is waiting, without ever delaying or failing a request."""

import logging
import threading

from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from hub.celery import app

logger = logging.getLogger(__name__)

# A frozen broker holds the hint's own thread for at most this long, and no request at all (seconds).
_TIMEOUT = 2
# After a failure the sweep does the work; asking a dead broker again at once helps nobody (seconds).
_REST = 15

_wanted = threading.Event()
_lock = threading.Lock()
_thread: threading.Thread | None = None


def give() -> None:
    """Ask for a delivery soon. Returns at once; the hint may get lost, the sweep finds the row anyway."""
    global _thread  # noqa: PLW0603 - one thread per process, made when first needed and again after a fork
    _wanted.set()
    if _thread is None or not _thread.is_alive():
        with _lock:
            if _thread is None or not _thread.is_alive():
                _thread = threading.Thread(target=_publish_hints, name="outbox-hints", daemon=True)
                _thread.start()


def _publish_hints() -> None:
    rest = threading.Event()
    while _wanted.wait():
        _wanted.clear()
        try:
            _publish()
        except (OperationalError, RedisError, OSError) as error:
            logger.warning("The broker does not answer (%s); mail waits for the sweep", type(error).__name__)
            rest.wait(_REST)


def _publish() -> None:
    options = app.conf.broker_transport_options | {
        "socket_timeout": _TIMEOUT,
        "socket_connect_timeout": _TIMEOUT,
        "max_retries": 0,
    }
    with app.connection_for_write(transport_options=options) as connection:
        app.send_task("hub.outbox.tasks.deliver", connection=connection, retry=False, expires=60)
