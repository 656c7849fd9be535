"""The environment of the tests, set before Django reads its settings (loaded by `-p tests.environment`)."""

import os
import re

import pytest
from _pytest.nodeid import NodeId

_DEFAULTS = {
    "SECRET_KEY": "only-for-tests-only-for-tests-only-for-tests-only-for-tests",
    "BASE_URL": "http://testserver",
    "ALLOWED_HOSTS": "testserver,127.0.0.1,localhost",
    "DEFAULT_FROM_EMAIL": "Fair Recruitment Knowledge Hub <events@hub.example>",
    "MAIL_URL": "smtp://127.0.0.1:1",
    # Two test runs at the same time in one checkout need servers of their own.
    "EMBEDDED_NAME": os.environ.get("TEST_EMBEDDED_NAME", "test"),
    "EMBEDDED_DURABLE": "0",
    # Playwright's own event loop makes Django think that it is asked from asynchronous code.
    "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
    "LOG_LEVEL": "ERROR",
    "DEMO": "0",
}
for name, value in _DEFAULTS.items():
    os.environ[name] = value

# Each worker of the test run has a broker and cache of its own.
worker = re.fullmatch(r"gw(\d+)", os.environ.get("PYTEST_XDIST_WORKER", ""))
if worker and (url := os.environ.get("REDIS_URL")):
    os.environ["REDIS_URL"] = re.sub(r"/\d+$", f"/{int(worker[1]) + 1}", url)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the tests of an xdist_group in one worker.

    pytest-xdist 3.8 tells the groups to its scheduler by writing an attribute that pytest 9.2 no longer reads
    (pytest-xdist#1386); to be removed with its next release.
    """
    if not getattr(config.option, "loadgroup", False):
        return
    for item in items:
        mark = item.get_closest_marker("xdist_group")
        if mark and not item.nodeid.endswith(f"@{mark.args[0]}"):
            item._id = NodeId.parse(f"{item.nodeid}@{mark.args[0]}")
