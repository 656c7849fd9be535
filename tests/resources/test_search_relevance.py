"""The works of the demo come first for what readers ask."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker

from hub.demo.loading import load
from hub.search import rings
from resources.services import refresh_words
from tests import relevance

FILES = "django.core.files.storage.FileSystemStorage"


@pytest.fixture(scope="module")
def _demo(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """The demo, loaded once for the module and rolled back after it."""
    folder = {"BACKEND": FILES, "OPTIONS": {"location": str(tmp_path_factory.mktemp("media"))}}
    with django_db_blocker.unblock(), override_settings(STORAGES=settings.STORAGES | {"default": folder}):
        with transaction.atomic():
            load()
            refresh_words()
            rings.forget()
            yield
            transaction.set_rollback(True)
        rings.forget()


@pytest.mark.django_db
@pytest.mark.usefixtures("_demo")
def test_nineteen_of_twenty_questions_succeed_at_five():
    assert len(relevance.QUESTIONS) >= 60
    assert {question.language for question in relevance.QUESTIONS} == {"en", "fr", "es"}

    failed = relevance.failures()

    share = 1 - len(failed) / len(relevance.QUESTIONS)
    assert share >= relevance.GOAL, "\n".join(f"{question.words}: {found}" for question, found in failed)
