"""One migrated database for the whole test run, which every other one is a copy of."""

import fcntl
import os
import subprocess
import sys
from urllib.parse import urlsplit

import dj_database_url
import psycopg
from django.conf import settings
from psycopg import sql

# The workers of a run share it, so that one of them migrates.
_RUN = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
_MIGRATED = f"hub_migrated_{_RUN}"


def url_of(name: str) -> str:
    """Return the address of a database on the test run's server."""
    return urlsplit(settings.DATABASE_URL)._replace(path=f"/{name}").geturl()


def execute(name: str, *statements: str) -> list[tuple[object, ...]]:
    """Run statements on the server, with `name` in the place of `{}`; return the rows of the last one."""
    target = dj_database_url.parse(settings.DATABASE_URL)
    names = {"dbname": "NAME", "host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD"}
    options = {name: target[key] for name, key in names.items() if target.get(key)}
    rows: list[tuple[object, ...]] = []
    with psycopg.connect(**options, autocommit=True) as server:
        for statement in statements:
            cursor = server.execute(sql.SQL(statement).format(sql.Identifier(name)))
            rows = cursor.fetchall() if cursor.description else []
    return rows


def migrated() -> str:
    """Return the name of a database with all migrations applied and nobody in it, to be copied."""
    settings.VAR_DIR.mkdir(exist_ok=True)
    with (settings.VAR_DIR / f"{os.environ['EMBEDDED_NAME']}-migrated.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        found = {name for (name,) in execute("", "SELECT datname FROM pg_database WHERE datname LIKE 'hub_migrated_%'")}
        if _MIGRATED not in found:
            for left_by_another_run in found:
                execute(left_by_another_run, "DROP DATABASE {}")
            _make()
    return _MIGRATED


def _make() -> None:
    draft = f"{_MIGRATED}_draft"
    execute(draft, "CREATE DATABASE {}")
    subprocess.run(
        [sys.executable, str(settings.BASE_DIR / "manage.py"), "migrate", "--no-input", "--verbosity=0"],
        cwd=settings.BASE_DIR,
        env=os.environ | {"DATABASE_URL": url_of(draft)},
        check=True,
    )
    # Only a complete one has the name that the others look for.
    execute(draft, f'ALTER DATABASE {{}} RENAME TO "{_MIGRATED}"')
