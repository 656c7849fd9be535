"""A missing or malformed setting stops the start with one clear line."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def start(**changes):
    """Run `manage.py check` in an environment with changes; None removes a variable."""
    env = os.environ | {"DATABASE_URL": os.environ["DATABASE_URL"], "DEMO": "0"}
    for name, value in changes.items():
        if value is None:
            env.pop(name, None)
        else:
            env[name] = value
    return subprocess.run(
        [sys.executable, "manage.py", "check"], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", None),
        ("SECRET_KEY", "short"),
        ("BASE_URL", None),
        ("BASE_URL", "hub.example"),
        ("ALLOWED_HOSTS", None),
        ("DEFAULT_FROM_EMAIL", "nobody"),
        ("MAIL_URL", None),
        ("MAIL_URL", "carrier-pigeon://loft"),
        ("DATABASE_URL", "sqlite:///hub.db"),
        ("REDIS_URL", "amqp://localhost"),
        ("DEBUG", "perhaps"),
        ("TRUSTED_PROXY_COUNT", "-1"),
        ("UPLOAD_LIMIT_AUDIO", "2000"),
    ],
)
def test_a_wrong_value_is_named_in_one_line(name, value):
    result = start(**{name: value})

    assert result.returncode == 1
    assert len(result.stderr.strip().splitlines()) == 1, result.stderr
    assert result.stderr.startswith("Knowledge Hub cannot start: ")
    assert name in result.stderr


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({"S3_BUCKET": "hub"}, "S3_ACCESS_KEY_ID"),
        ({"S3_BUCKET": "hub", "S3_ACCESS_KEY_ID": "key"}, "S3_SECRET_ACCESS_KEY"),
        ({"S3_ENDPOINT_URL": "https://storage.example"}, "S3_BUCKET"),
        (
            {"S3_BUCKET": "b", "S3_ACCESS_KEY_ID": "k", "S3_SECRET_ACCESS_KEY": "s", "S3_ENDPOINT_URL": "storage"},
            "S3_ENDPOINT_URL",
        ),
    ],
)
def test_a_store_that_is_half_set_is_named_in_one_line(given, missing):
    result = start(**given)

    assert result.returncode == 1
    assert len(result.stderr.strip().splitlines()) == 1, result.stderr
    assert missing in result.stderr


def test_a_store_that_is_set_starts():
    assert start(S3_BUCKET="hub", S3_ACCESS_KEY_ID="key", S3_SECRET_ACCESS_KEY="secret").returncode == 0


def test_the_environment_of_the_tests_starts():
    assert start().returncode == 0
