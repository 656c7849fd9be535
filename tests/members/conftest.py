"""People and browsers of the account tests."""

import re
import time

import pytest
import time_machine

from tests.factories import PASSWORD, MemberFactory
from tests.members.accounts import authenticator_code, sign_in, text_of, url


@pytest.fixture
def member(db):
    return MemberFactory(name="Grace Wanjiku", email="grace@labour.example", password=PASSWORD)


@pytest.fixture
def app_in_use(signed_in, django_capture_on_commit_callbacks):
    """The browser of a member who has set up an authenticator app; the clock stands still, and so does the code."""
    with time_machine.travel(time.time(), tick=False), django_capture_on_commit_callbacks(execute=True):
        secret = re.search(r'id="totp_key" value="(\w+)"', text_of(signed_in.get(url("mfa_activate_totp"))))[1]
        signed_in.post(url("mfa_activate_totp"), {"code": authenticator_code(secret)})
    return signed_in


@pytest.fixture
def signed_in(client, member):
    """A browser in which `member` has signed in and just confirmed that it is she."""
    sign_in(client, member)
    client.post(url("account_reauthenticate"), {"password": PASSWORD})
    return client


# ── Applying ─────────────────────────────────────────────────────────────────────────────────
