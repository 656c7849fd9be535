"""A site of somebody else, and a guard that lets us reach it."""

from collections.abc import Iterator

import pytest

from resources.links import fetching
from tests.resources.sites import Site, TestGuard, serving


@pytest.fixture
def guard(monkeypatch: pytest.MonkeyPatch) -> TestGuard:
    """Put in the place of the real guard."""
    names = {f"{name}.example": [["127.0.0.1"]] for name in ("site", "other", "third")}
    found = TestGuard(names=names)
    monkeypatch.setattr(fetching, "guard", found)
    return found


@pytest.fixture
def site(guard: TestGuard) -> Iterator[Site]:
    """A server on this machine, known as site.example."""
    with serving(Site()) as running:
        yield running
