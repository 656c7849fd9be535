"""The demonstration for tests: loaded once for all of this folder, and as new for each test."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker

from hub.demo.loading import load


@pytest.fixture(scope="package")
def loaded_demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, int]]:
    """Load the demo, its files into memory, and take it all back after the last test here.

    All of them lie in one transaction; what a test writes is rolled back to here.
    """
    storages = settings.STORAGES | {"default": {"BACKEND": "django.core.files.storage.InMemoryStorage"}}
    hashers = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with (
        django_db_blocker.unblock(),
        override_settings(STORAGES=storages, PASSWORD_HASHERS=hashers),
        transaction.atomic(),
    ):
        yield load()
        transaction.set_rollback(True)


@pytest.fixture
def demo(loaded_demo: dict[str, int], db: None) -> dict[str, int]:
    """The demo, and how many rows of each sort it has."""
    return loaded_demo
