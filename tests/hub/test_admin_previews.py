"""Actions on many rows: a page tells first what they will do."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from events.models import Event, Invitation, Question, Registration
from hub.outbox.models import Message
from members.models import Member
from members.roles import reviewer_group
from tests.acting import AskingForm, act, ask, confirm
from tests.factories import (
    EventFactory,
    InvitationFactory,
    MemberFactory,
    QuestionFactory,
    RegistrationFactory,
    ResourceFactory,
)

pytestmark = pytest.mark.django_db
MEMBERS = reverse("admin:members_member_changelist")
REGISTRATIONS = reverse("admin:events_registration_changelist")
MAIL = reverse("admin:outbox_message_changelist")
Status = Member.Status


def applicants(count, **fields):
    return [MemberFactory(name=f"Applicant {number:02}", status=Status.APPLIED, **fields) for number in range(count)]


def approved():
    return set(Member.objects.filter(approved_at__isnull=False).values_list("name", flat=True))


def test_the_page_says_how_many_rows_which_which_not_and_who_is_told_and_changes_nothing(admin_client):
    rows = applicants(23)
    settled = MemberFactory(name="Settled Sam")

    page = ask(admin_client, MEMBERS, "approve", *rows, settled).text

    assert "23 members will change:" in page
    assert "Applicant 00" in page
    assert "Applicant 19" in page
    assert "Applicant 20" not in page
    assert "and 3 more" in page
    assert "1 stays as it is: already a member" in page
    assert "Settled Sam" in page.partition("stays as it is")[2]
    assert "23 people get the welcome mail" in page
    assert approved() == set()
    assert not Message.objects.exists()


def test_what_was_seen_is_done_to_the_rows_that_can_change(admin_client):
    rows = applicants(2)
    settled = MemberFactory(name="Settled Sam")

    page = act(admin_client, MEMBERS, "approve", *rows, settled).text

    assert approved() == {"Applicant 00", "Applicant 01"}
    assert "2 applicants are members now and are told by mail." in page
    assert "1 chosen row stays as it was." in page
    assert Message.objects.count() == 2


def test_a_set_that_has_changed_meanwhile_is_shown_again(admin_client):
    first, second = applicants(2)
    asked = ask(admin_client, MEMBERS, "approve", first, second)
    Member.objects.filter(pk=first.pk).update(status=Status.DECLINED, name="Declined Dan")
    Member.objects.filter(pk=second.pk).update(status=Status.APPROVED)

    again = confirm(admin_client, asked)
    done = confirm(admin_client, again)

    assert again.status_code == 409
    assert "Something has changed since you looked." in again.text
    assert "1 member will change:" in again.text
    assert done.status_code == 200
    assert approved() == {"Declined Dan"}


def test_all_rows_of_all_pages_are_chosen_as_filter_and_search_show_them(admin_client):
    applicants(55)
    MemberFactory(name="Other", status=Status.APPLIED)
    url = f"{MEMBERS}?q=applicant"
    first = Member.objects.filter(name="Applicant 00")

    asked = ask(admin_client, url, "approve", *first, select_across="1", index="0")
    confirm(admin_client, asked)

    assert "55 members will change:" in asked.text
    assert AskingForm(asked.text).url == url
    assert len(approved()) == 55
    assert "Other" not in approved()


def test_a_page_with_nothing_to_change_offers_no_button(admin_client):
    page = ask(admin_client, MEMBERS, "decline", MemberFactory()).text

    assert "Nothing of what you chose can be changed in this way." in page
    assert 'type="submit" class="default"' not in page


def test_a_made_up_confirmation_changes_nothing(admin_client):
    (row,) = applicants(1)

    page = ask(admin_client, MEMBERS, "approve", row, confirmed="x")

    assert page.status_code == 409
    assert approved() == set()


def test_an_action_needs_its_permission_to_ask_and_to_act(admin_client):
    viewer = MemberFactory(is_staff=True)
    viewer.user_permissions.add(Permission.objects.get(codename="view_member"))
    browser = Client()
    browser.force_login(viewer)
    (row,) = applicants(1)
    seen = ask(admin_client, MEMBERS, "approve", row)

    asked = ask(browser, MEMBERS, "approve", row)
    form = AskingForm(seen.text)
    browser.post(form.url, form.fields)

    assert "will change" not in asked.text
    assert approved() == set()


def test_a_page_of_one_row_acts_at_once(admin_client):
    (row,) = applicants(1)
    url = reverse("admin:members_member_change", args=[row.pk])

    admin_client.post(url, {"CHANGE_FORM-action": "approve", "_selected_action": row.pk})
    stale = admin_client.post(url, {"CHANGE_FORM-action": "approve", "_selected_action": row.pk}, follow=True)

    assert approved() == {"Applicant 00"}
    assert "1 chosen row stays as it was." in stale.text
    assert Message.objects.count() == 1


# ── Each action tells what is true of it ─────────────────────────────────────────────────────


def test_cancelling_registrations_says_who_is_told(admin_client):
    live, gone = RegistrationFactory(name="Ana"), RegistrationFactory(name="Ben", status="cancelled")

    page = ask(admin_client, REGISTRATIONS, "cancel", live, gone).text
    act(admin_client, REGISTRATIONS, "cancel", live, gone)

    assert "1 registration will change:" in page
    assert "1 stays as it is: Given up" in page
    assert "1 person is told by mail." in page
    assert set(Registration.objects.values_list("status", flat=True)) == {"cancelled"}


def test_sending_again_says_how_many_copies(admin_client):
    for number, state in enumerate(("sent", "failed", "queued")):
        Message.objects.create(kind="x", recipient="a@b.example", dedupe_key=str(number), state=state)

    page = ask(admin_client, MAIL, "send_again", *Message.objects.all()).text
    failed = ask(admin_client, MAIL, "send_failed_again", *Message.objects.all()).text
    act(admin_client, MAIL, "withdraw", *Message.objects.all())

    assert "2 mails are queued as copies" in page
    assert "1 stays as it is: Waiting" in page
    assert "1 mail is queued as a copy" in failed
    assert Message.objects.filter(state="cancelled").count() == 1


def test_questions_works_and_reviewers_are_shown_before_they_change(admin_client):
    question = QuestionFactory(text="Who pays?", status="pending")
    work = ResourceFactory(published_at=None, year=None)
    shown = ResourceFactory()
    member = MemberFactory()
    questions = reverse("admin:events_question_changelist")
    works = reverse("admin:resources_resource_changelist")

    asked = [
        ask(admin_client, questions, "show", question).text,
        ask(admin_client, works, "publish", work, shown).text,
        ask(admin_client, works, "unpublish", shown).text,
        ask(admin_client, MEMBERS, "release_reviewers", member).text,
    ]
    act(admin_client, questions, "show", question)
    act(admin_client, MEMBERS, "make_reviewers", member)

    assert "1 question will change:" in asked[0]
    assert "It lacks: publisher, year of publication." in asked[1]
    assert "shown already" in asked[1]
    assert "1 resource will change:" in asked[2]
    assert "not a reviewer" in asked[3]
    assert Question.objects.get().status == "shown"
    assert list(member.groups.all()) == [reviewer_group()]


def test_invitations_tell_whom_a_reminder_reaches(admin_client):
    waiting, answered = InvitationFactory(), InvitationFactory(status="accepted")
    ledger = reverse("admin:events_invitation_changelist")

    page = ask(admin_client, ledger, "remind", waiting, answered).text
    act(admin_client, ledger, "remind", waiting, answered)

    assert "1 invitation will change:" in page
    assert "1 stays as it is: answered, reminded today" in page
    assert "1 person gets a mail." in page
    assert Invitation.objects.get(pk=waiting.pk).reminders == 1


def test_publishing_events_from_the_list_says_who_hears_of_it(admin_client):
    draft, running = EventFactory(status="draft"), EventFactory()
    InvitationFactory(event=draft)
    events = reverse("admin:events_event_changelist")

    page = ask(admin_client, events, "publish", draft, running).text
    act(admin_client, events, "publish", draft, running)

    assert "1 event will change:" in page
    assert "1 stays as it is: Published" in page
    assert "1 invited person gets a mail." in page
    assert not Event.objects.filter(status="draft").exists()
