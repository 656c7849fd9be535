"""Telling the workers that something is waiting, without ever delaying or failing a request."""

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


class Hint:
    """A request to run one task soon. It may get lost: a sweep must find the work anyway."""

    def __init__(self, task: str, *, waiting: str) -> None:
        """Prepare the hint; nothing runs before it is given.

        Args:
            task: the full name of the task.
            waiting: what waits for the sweep when the broker is away, for the log.
        """
        self.task, self.waiting = task, waiting
        self._wanted = threading.Event()
        self._lock = threading.Lock()
        # One per process, made when first needed and again after a fork.
        self._thread: threading.Thread | None = None

    def give(self) -> None:
        """Ask for the task. Returns at once."""
        self._wanted.set()
        if self._thread is None or not self._thread.is_alive():
            with self._lock:
                if self._thread is None or not self._thread.is_alive():
                    self._thread = threading.Thread(target=self._run, name=f"hints-{self.task}", daemon=True)
                    self._thread.start()

    def _run(self) -> None:
        rest = threading.Event()
        while self._wanted.wait():
            self._wanted.clear()
            try:
                self._publish()
            except (OperationalError, RedisError, OSError) as error:
                logger.warning(
                    "The broker does not answer (%s); %s wait for the sweep", type(error).__name__, self.waiting
                )
                rest.wait(_REST)

    def _publish(self) -> None:
        options = app.conf.broker_transport_options | {
            "socket_timeout": _TIMEOUT,
            "socket_connect_timeout": _TIMEOUT,
            "max_retries": 0,
        }
        with app.connection_for_write(transport_options=options) as connection:
            app.send_task(self.task, connection=connection, retry=False, expires=60)
