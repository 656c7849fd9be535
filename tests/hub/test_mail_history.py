"""All mail to one person, found by the address."""

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from hub.outbox.models import Message, Suppression
from hub.outbox.person import history_url, mail_to
from members.roles import facilitator_group
from tests.factories import MemberFactory, RegistrationFactory

pytestmark = pytest.mark.django_db
PAGE = reverse("admin:outbox_message_person")
ADDRESS = "Ana@union.example"


def wrote(count=1, recipient=ADDRESS, **fields):
    """Write rows of the mail log."""
    start = Message.objects.count()
    for number in range(start, start + count):
        Message(kind="events.confirmed", dedupe_key=f"test:{number}", recipient=recipient, **fields).save()


@pytest.fixture
def desk():
    """A browser in which a facilitator is signed in."""
    person = MemberFactory(is_staff=True)
    person.groups.add(facilitator_group())
    browser = Client()
    browser.force_login(person)
    return browser


def test_the_page_lists_everything_that_was_written_to_an_address(desk):
    wrote(subject="You are registered", state="sent")
    wrote(recipient="ana@union.example", subject="The event has moved", state="failed", last_error="No such user")
    wrote(recipient="other@union.example", subject="Not hers")
    Suppression.objects.create(email="ana@union.example", category="invitations", reason="unsubscribed")

    page = desk.get(PAGE, {"address": ADDRESS}).text

    assert "You are registered" in page
    assert "The event has moved" in page
    assert "No such user" in page
    assert "Not hers" not in page
    assert "Unsubscribed" in page


def test_nothing_is_listed_before_somebody_is_named(desk):
    wrote(subject="You are registered")

    assert "You are registered" not in desk.get(PAGE).text
    assert "has written nothing" in desk.get(PAGE, {"address": "nobody@x.example"}).text


def test_registrations_members_and_mails_lead_there(desk):
    registration = RegistrationFactory(email=ADDRESS)
    member = MemberFactory(email=ADDRESS)
    wrote(state="sent")
    rows = [registration, member, Message.objects.get()]

    for row in rows:
        page = desk.get(reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])).text
        assert f'href="{history_url(ADDRESS)}"' in page, row


def test_who_may_not_read_the_log_is_refused_and_sees_no_link(member, member_client):
    registration = RegistrationFactory()
    member.is_staff = True
    member.save()
    member.user_permissions.set(facilitator_group().permissions.filter(codename="view_registration"))

    assert member_client.get(PAGE, {"address": ADDRESS}).status_code == 403
    page = member_client.get(reverse("admin:events_registration_change", args=[registration.pk]))
    assert (page.status_code, "outbox/message/person" in page.text) == (200, False)
    assert Client().get(PAGE).status_code == 302


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_page_costs_the_same_for_many(desk, django_assert_num_queries, item_count):
    wrote(item_count)
    desk.get(PAGE, {"address": ADDRESS})

    with django_assert_num_queries(7):
        desk.get(PAGE, {"address": ADDRESS})


def test_many_mails_are_shown_page_by_page(desk):
    wrote(60)

    first, second = (desk.get(PAGE, {"address": ADDRESS, "page": number}) for number in (1, 2))

    assert [len(page.context["mails"]) for page in (first, second)] == [50, 10]
    assert "Page 1 of 2" in first.text


def test_an_index_finds_the_mail_of_a_person_in_a_long_log():
    rows = [
        Message(kind="events.confirmed", dedupe_key=f"long:{n}", recipient=f"r{n % 500}@x.example", state="sent")
        for n in range(5000)
    ]
    for row in rows:
        row.expires_at = row.not_before
    Message.objects.bulk_create(rows)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE outbox_message")

    assert "message_recipient" in mail_to("r7@x.example").explain()
    assert mail_to("R7@X.example").count() == 10
