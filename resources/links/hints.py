"""Waking a worker for the links that somebody wants checked, without ever failing a request."""

import logging

from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from hub.celery import app

logger = logging.getLogger(__name__)

# A frozen broker may hold the request of a facilitator for so long (seconds); the next round comes anyway.
_TIMEOUT = 1


def give() -> None:
    """Ask for a round of checks soon. The hint may get lost."""
    options = app.conf.broker_transport_options | {
        "socket_timeout": _TIMEOUT,
        "socket_connect_timeout": _TIMEOUT,
        "max_retries": 0,
    }
    try:
        with app.connection_for_write(transport_options=options) as connection:
            app.send_task("resources.links.tasks.check_links", connection=connection, retry=False, expires=300)
    except (OperationalError, RedisError, OSError) as error:
        logger.warning("The broker does not answer (%s); links wait for the next round", type(error).__name__)
