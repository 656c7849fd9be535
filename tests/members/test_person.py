"""The history of a person, and all that is kept about her."""

import csv
import json
import re
from datetime import timedelta
from html import unescape
from io import StringIO

import pytest
from django.apps import apps
from django.db.models import EmailField
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from events.models import Registration
from hub.history.models import Entry
from hub.outbox.models import Message, Suppression
from members import dossier, merging
from members.models import Member
from members.roles import facilitator_group
from tests.factories import EventFactory, InvitationFactory, MemberFactory, QuestionFactory, RegistrationFactory

pytestmark = pytest.mark.django_db
BY_ADDRESS = reverse("admin:members_member_address")


@pytest.fixture
def desk(db):
    person = MemberFactory(name="Fatou Facilitator", email="facilitator@hub.example", is_staff=True)
    person.groups.add(facilitator_group())
    client = Client()
    client.force_login(person)
    return client


def page_of(member):
    return reverse("admin:members_member_person", args=[member.pk])


def text_of(response):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.text)).split())


def live(person, event, **fields):
    """Let somebody be invited, register, consent, ask and join."""
    registration = RegistrationFactory(
        member=person,
        email=person.email,
        event=event,
        consented_at=timezone.now(),
        consent_version="2023-05",
        joined_at=timezone.now(),
        minutes_attended=42,
        **fields,
    )
    InvitationFactory(event=event, email=person.email.upper())
    QuestionFactory(event=event, registration=registration, text="Who pays?")
    return registration


def test_the_history_tells_what_was_the_newest_first(desk, member):
    event = EventFactory(title_en="Fees in ports")
    live(member, event)
    Suppression.objects.create(email=member.email, category="invitations", reason="unsubscribed")
    Message.objects.create(
        kind="events.confirmed", recipient=member.email, subject="You have a place", state="sent", dedupe_key="x"
    )
    Member.objects.filter(pk=member.pk).update(created_at=timezone.now() - timedelta(days=30))

    page = desk.get(page_of(member))

    labels = re.findall(r"<strong>([^<]+)</strong>", page.text[page.text.index('class="happenings"') :])
    assert {
        "Registered", "Got a place", "Consented", "Joined the meeting", "Was invited", "Asked a question",
        "No more mail", "Mail", "Applied for membership",
    } <= set(labels)  # fmt: skip
    assert labels[-1] == "Applied for membership"
    words = text_of(page)
    assert "Fees in ports (Confirmed) · 42 minutes attended" in words
    assert "Text of 2023-05, for Fees in ports" in words
    assert "You have a place (Sent)" in words
    assert reverse("admin:outbox_message_change", args=[Message.objects.get().pk]) in page.text


def test_a_guest_is_found_by_address_and_a_member_by_any_of_hers(desk, member):
    RegistrationFactory(email="guest@union.example", event__title_en="Fees in ports")
    member.emailaddress_set.create(email="old@labour.example", verified=True)

    guest = desk.get(BY_ADDRESS, {"address": "Guest@union.example"})
    led = desk.get(BY_ADDRESS, {"address": "old@labour.example"})

    assert "Registered Fees in ports" in text_of(guest)
    assert led["Location"] == page_of(member)
    assert desk.get(BY_ADDRESS, {"address": "nobody"}).status_code == 422


def test_a_long_history_has_pages(desk, member):
    for number in range(51):
        Message.objects.create(kind="x", recipient=member.email, subject=f"Mail {number}", dedupe_key=str(number))

    first, second = desk.get(page_of(member)), desk.get(page_of(member), {"page": 2})

    assert "Page 1 of 2" in text_of(first)
    assert "Mail 0 (" in text_of(second)
    assert "Mail 0 (" not in text_of(first)


@pytest.mark.parametrize("count", [1, 3])
def test_the_history_takes_the_same_queries_for_any_length(desk, member, count, django_assert_num_queries):
    for event in EventFactory.create_batch(count):
        live(member, event)
    desk.get(page_of(member))

    with django_assert_num_queries(14):
        desk.get(page_of(member))


def test_all_that_is_kept_is_given_out_without_secrets_and_that_is_noted(desk, member):
    registration = live(member, EventFactory(title_en="Fees in ports"))

    kept = json.loads(desk.post(page_of(member), {"form": "json"}).content)
    table = desk.post(page_of(member), {"form": "csv"})

    records = kept["records"]
    assert records["members.member"][0]["name"] == member.name
    assert records["events.registration"][0]["event"] == "Fees in ports"
    assert records["events.question"][0]["text"] == "Who pays?"
    everything = json.dumps(kept) + table.text
    assert [
        secret
        for secret in (member.password, registration.token_hash, registration.token_nonce)
        if secret in everything
    ] == []
    rows = list(csv.reader(StringIO(table.text.lstrip("\ufeff"))))
    assert ["Account", "1", "email", member.email] in rows
    assert Entry.objects.about([member]).filter(additional_data__note="All data given out.").count() == 2


def test_a_guest_gets_her_rows_and_nobody_elses(desk, member):
    live(member, EventFactory())
    RegistrationFactory(email="guest@union.example")

    kept = json.loads(desk.post(BY_ADDRESS, {"address": "guest@union.example", "form": "json"}).content)["records"]

    assert {code: len(rows) for code, rows in kept.items() if rows} == {"events.registration": 1}


def test_every_sort_of_rows_about_people_is_in_the_history_or_left_out_for_a_reason():
    known = {record.rows(dossier.Person(None, ("a@b.example",))).model for record in dossier.all_records()}
    with_member = {name.rpartition(".")[0] for name in merging.relation_names()}
    with_address = {
        model._meta.label
        for model in apps.get_models()
        if any(isinstance(field, EmailField) for field in model._meta.fields)
    }
    # What somebody has done as staff says nothing of her as a person, and what the hub knows of duplicates is its own.
    left_out = {
        "events.Event", "events.ConceptNote", "events.Mailing", "events.Announcement", "members.DistinctPeople",
        "members.Member_user_permissions", "admin.LogEntry",
    }  # fmt: skip

    assert (with_member | with_address) - {model._meta.label for model in known} == left_out


def test_only_who_may_change_members_reads_it(member, member_client):
    client = Client()
    client.force_login(MemberFactory(is_staff=True))

    assert member_client.get(page_of(member)).status_code == 302
    assert [client.get(page).status_code for page in (page_of(member), BY_ADDRESS)] == [403, 403]
    assert client.post(page_of(member), {"form": "json"}).status_code == 403
    assert Registration.objects.count() == 0
