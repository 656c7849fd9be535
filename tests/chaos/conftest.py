"""A hub whose programs the tests start, freeze and kill; its rows are committed for real."""

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from events.models import Event, Registration
from hub.outbox.models import Channel, Message
from tests.e2e.live import LiveHub


@pytest.fixture(scope="package")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveHub]:
    """A hub without data, of which nothing runs yet."""
    live = LiveHub("hub_chaos", redis_number=10, directory=tmp_path_factory.mktemp("hub"))
    try:
        live.prepare()
        yield live
    finally:
        live.discard()


@pytest.fixture(autouse=True)
def rows(hub: LiveHub, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Let the test see and make rows of the hub, and start it without mail and events."""
    with hub.database(), django_db_blocker.unblock():
        for model in (Message, Channel, Registration, Event):
            model.objects.all().delete()
        yield
        for program in list(hub.running):
            hub.kill(program)
