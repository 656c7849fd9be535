"""The command that loads the demonstration, and what the roles that it gives may do."""

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from hub.demo.people import ADMIN
from members.models import Member
from members.roles import facilitator_group
from tests.factories import MemberFactory

pytestmark = pytest.mark.django_db


def test_load_demo_prints_one_line_of_counts(settings):
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": "django.core.files.storage.InMemoryStorage"}}
    out = StringIO()

    call_command("load_demo", stdout=out)

    assert re.fullmatch(
        r"Demo data added: \d+ organisations, .*\d+ events, \d+ proposals, \d+ mailings\.\n", out.getvalue()
    )


def test_load_demo_refuses_a_hub_with_an_administrator_of_its_own(settings):
    settings.DEMO = False
    MemberFactory(is_staff=True, is_superuser=True)

    with pytest.raises(CommandError, match="administrator of its own"):
        call_command("load_demo")

    assert not Member.objects.filter(email=ADMIN.email).exists()


@pytest.mark.parametrize(
    ("permission", "is_granted"),
    [
        ("events.add_event", True),
        ("events.change_registration", True),
        ("resources.delete_edition", True),
        ("resources.change_practice", True),
        ("resources.change_proposal", True),
        ("resources.add_proposalcomment", True),
        ("resources.add_review", True),
        ("taxonomy.change_theme", True),
        ("taxonomy.add_frameworkitem", True),
        ("taxonomy.change_synonymring", True),
        ("members.change_member", True),
        ("members.delete_member", False),
        ("outbox.change_message", True),
        ("outbox.delete_message", False),
        ("auth.change_group", False),
    ],
)
def test_facilitator_may_run_the_hub_but_not_its_accounts(permission, is_granted):
    facilitator = MemberFactory(is_staff=True)
    facilitator.groups.add(facilitator_group())

    assert facilitator.has_perm(permission) is is_granted
