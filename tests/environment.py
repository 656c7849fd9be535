"""The environment of the tests, set before Django reads its settings (loaded by `-p tests.environment`)."""

import os
import re

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
