"""The history of changes: who, what, when, from what to what; read in the reader's language, forgotten with people."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.contrib import admin
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from events import services
from events.models import Event, Invitation
from events.services.audience import Invitee
from hub.history.models import Entry
from hub.history.pages import KeptHistory
from hub.history.reading import excerpts, lines
from hub.history.tasks import prune
from hub.outbox.models import Message
from hub.outbox.suppression import Subscription, unsubscribe
from hub.taxonomy.models import Theme
from members import roles
from members.models import Member
from tests.acting import act
from tests.events.admin_forms import form_of
from tests.factories import EventFactory, MemberFactory, OrganisationFactory, RegistrationFactory

pytestmark = pytest.mark.django_db

HISTORY = reverse("admin:history_entry_changelist")


def page_of(row: Any) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_history", args=[row.pk])


def told(entries: Any) -> list[tuple[Any, ...]]:
    """Return entries as (who, what, differences), the oldest first."""
    rows = list(entries.select_related("actor", "content_type").order_by("pk"))
    return [
        (line.who, line.what, [(one.label, one.before, one.after) for one in line.differences]) for line in lines(rows)
    ]


@pytest.fixture
def facilitator() -> Member:
    person = MemberFactory(name="Fatou Facilitator")
    roles.give(member=person, name=roles.FACILITATORS)
    Entry.objects.all().delete()
    return Member.objects.get(pk=person.pk)


@pytest.fixture
def desk(facilitator: Member) -> Client:
    browser = Client()
    browser.force_login(facilitator)
    return browser


def begin() -> None:
    """Forget how the rows of a test were made."""
    Entry.objects.all().delete()


# ── Writing ──────────────────────────────────────────────────────────────────────────────────
def test_a_form_tells_each_field_in_its_language_from_what_to_what(desk: Client) -> None:
    event = EventFactory(title_en="Fees", title_fr="Frais", capacity=None)
    begin()

    desk.post(f"/admin/events/event/{event.pk}/change/", form_of(desk, event, title_fr="Les frais", capacity=20))

    assert told(Entry.objects.about([event])) == [
        ("Fatou Facilitator", "Changed", [("Title (French)", "Frais", "Les frais"), ("Number of places", "–", "20")])
    ]


def test_choices_dates_and_related_rows_are_told_as_people_read_them() -> None:
    event = EventFactory()
    begin()

    event.access, event.interpretation_fr, event.working_languages = Event.Access.MEMBERS, False, ["en", "fr"]
    event.save()

    assert told(Entry.objects.about([event])) == [
        (
            "The hub by itself",
            "Changed",
            [
                ("Access", "Open to everyone", "For members"),
                ("Working languages", "English, French, Spanish", "English, French"),
                ("Interpretation into French", "Yes", "No"),
            ],
        )
    ]


def test_lists_are_told_from_both_sides_by_names_of_today() -> None:
    event, theme = EventFactory(), Theme.objects.first()
    begin()

    event.themes.add(theme)
    theme.events.remove(event)
    Theme.objects.filter(pk=theme.pk).update(name_en="Renamed")

    assert told(Entry.objects.about([event])) == [
        ("The hub by itself", "Changed", [("Themes", "–", "Renamed")]),
        ("The hub by itself", "Changed", [("Themes", "Renamed", "–")]),
    ]


def test_parts_are_told_on_the_page_of_what_they_belong_to(desk: Client) -> None:
    event = EventFactory()
    begin()
    event.contributions.create(name="Ana Ruiz", role="speaker")

    page = desk.get(page_of(event)).text

    assert "Person: Ana Ruiz" in page
    assert "Speakers" in page


def test_visitors_members_and_the_hub_itself_are_told_apart(client: Client, member: Member) -> None:
    registration = RegistrationFactory(member=member, email=member.email)
    begin()
    client.force_login(member)
    client.post(reverse("events:registration_cancel", args=[registration.uuid]))
    guest = {"name": "Amina", "email": "amina@union.example", "listening_language": "en", "consent": "on"}
    Client().post(reverse("events:register", args=[registration.event.slug]), guest | {"language": "en"})
    services.cancel_event(event=registration.event)

    who = {(line.who, line.what) for line in lines(list(Entry.objects.select_related("actor", "content_type")))}
    assert ("Grace Wanjiku", "Changed") in who
    assert ("The hub by itself", "Changed") in who


def test_what_is_written_in_bulk_leaves_entries_too(desk: Client) -> None:
    event = EventFactory()
    begin()

    services.invite(event=event, people=[Invitee("ana@x.example", "Ana", "es"), Invitee("ben@x.example", "Ben", "fr")])
    unsubscribe(subscription=Subscription("ana@x.example", "invitations", "es"))

    kinds = [entry.content_type.model for entry in Entry.objects.order_by("pk")]
    invited = Invitation.objects.get(email="ben@x.example")
    act(desk, reverse("admin:events_invitation_changelist"), "remind", invited)
    assert kinds == ["invitation", "invitation", "suppression"]
    assert told(Entry.objects.about([invited]))[-1] == ("Fatou Facilitator", "Reminded.", [])


def test_reading_writes_nothing_and_costs_no_query(
    client: Client, django_assert_num_queries: Any, member: Member
) -> None:
    begin()

    with django_assert_num_queries(0):
        client.get("/en/accessibility/")
    client.force_login(member)
    client.get("/en/profile/")

    assert not Entry.objects.exists()


def test_secrets_and_marks_of_the_machinery_are_never_kept(member: Member) -> None:
    member.set_password("another-long-password")
    member.save()
    registration = RegistrationFactory()
    registration.rotate_token()
    registration.save()

    names = {name for entry in Entry.objects.all() for name in entry.changes}
    assert names & {"password", "last_login", "token_nonce", "token_hash", "uuid", "updated_at"} == set()
    assert {field.name for field in Entry._meta.fields} & {"remote_addr", "remote_port", "actor_email"} == set()


def test_every_admin_keeps_and_shows_the_history() -> None:
    assert [own for own in admin.site._registry.values() if not isinstance(own, KeptHistory)] == []


def test_a_row_that_tells_nothing_by_itself_is_noted_by_its_admin(admin_client: Client, member: Member) -> None:
    begin()
    address = EmailAddress.objects.get(user=member)

    admin_client.post(reverse("admin:account_emailaddress_delete", args=[address.pk]), {"post": "yes"})

    (entry,) = Entry.objects.all()
    assert (entry.content_type.model, entry.action) == ("emailaddress", Entry.Action.DELETE)


# ── Reading ──────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(("language", "label"), [("en", "Title (Spanish)"), ("fr", "Titre (espagnol)")])
def test_the_page_speaks_the_language_of_its_reader(desk: Client, language: str, label: str) -> None:
    event = EventFactory(title_es="Tarifas")
    event.title_es = "Las tarifas"
    event.save()
    desk.cookies["lang"] = language

    page = desk.get(page_of(event)).text

    assert label in page
    assert "Las tarifas" in page


def test_long_texts_are_cut_down_to_where_they_differ() -> None:
    words = [f"word{number}" for number in range(100)]
    other = [*words[:50], "changed", *words[51:]]

    before, after = excerpts(" ".join(words), " ".join(other))

    assert before.split()[0] == after.split()[0] == "…"
    assert "word50" in before
    assert "changed" in after
    assert len(after.split()) == 15


def test_old_changes_stand_on_further_pages(desk: Client) -> None:
    organisation = OrganisationFactory(name_en="Name 0")
    for number in range(60):
        organisation.name_en = f"Name {number + 1}"
        organisation.save()

    first, second = desk.get(page_of(organisation)), desk.get(page_of(organisation), {"p": 2})

    assert ("Older changes" in first.text, "Older changes" in second.text) == (True, False)
    assert "Name 60" in first.text
    assert "Added" in second.text


def test_the_list_is_narrowed_by_person_kind_and_period(desk: Client, facilitator: Member) -> None:
    event = EventFactory(title_en="Recent")
    begin()
    with time_machine.travel(timezone.now() - timedelta(days=60)):
        OrganisationFactory(name_en="Long ago")
    desk.post(f"/admin/events/event/{event.pk}/change/", form_of(desk, event, title_en="More recent"))

    def shown(**query: Any) -> list[str]:
        found = desk.get(HISTORY, query).context["cl"].result_list
        return [entry.content_type.model for entry in found]

    assert shown() == ["event"]
    assert shown(period="year") == ["event", "organisation"]
    assert shown(period="all", kind="members.organisation") == ["organisation"]
    assert shown(period="all", person=facilitator.pk) == ["event"]


def test_the_list_leaves_out_what_its_reader_may_not_look_at(desk: Client, admin_client: Client) -> None:
    roles.Group.objects.create(name="Interns")

    lists = [browser.get(HISTORY).text for browser in (desk, admin_client)]

    assert ["Interns" in text for text in lists] == [False, True]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_many(desk: Client, count: int, django_assert_num_queries: Any) -> None:
    for event in EventFactory.create_batch(3):
        RegistrationFactory(event=event)
    begin()
    for event in Event.objects.all()[:count]:
        event.capacity = 5
        event.save()
        event.registrations.get().delete()

    with django_assert_num_queries(8):
        desk.get(HISTORY)


def test_one_entry_shows_what_was_and_what_is(desk: Client) -> None:
    organisation = OrganisationFactory(name_en="Old")
    organisation.name_en = "New"
    organisation.save()
    entry = Entry.objects.about([organisation]).first()

    page = desk.get(reverse("admin:history_entry_change", args=[entry.pk])).text

    assert '<th scope="row">Name (English)</th><td>Old</td><td>New</td>' in page


def test_who_only_looks_reads_no_history(desk: Client) -> None:
    event = EventFactory()
    translator = MemberFactory()
    roles.give(member=translator, name=roles.TRANSLATORS)
    browser = Client()
    browser.force_login(Member.objects.get(pk=translator.pk))

    pages = [one.get(f"/admin/events/event/{event.pk}/change/").text for one in (desk, browser)]

    assert [page_of(event) in page for page in pages] == [True, False]
    assert browser.get(page_of(event)).status_code == 403


# ── Mails ────────────────────────────────────────────────────────────────────────────────────
def test_a_mail_tells_its_course(desk: Client, sink: Any, deliver: Any) -> None:
    sink.answers["ana@union.example"] = "451 Try later"
    services.register(
        event=EventFactory(), registration=RegistrationFactory.build(event=None, email="ana@union.example")
    )
    deliver()
    del sink.answers["ana@union.example"]
    Message.objects.update(not_before=timezone.now())
    deliver()
    message = Message.objects.get()
    act(desk, reverse("admin:outbox_message_changelist"), "send_again", message)

    page = desk.get(page_of(message)).text

    steps = [
        "<b>Fatou Facilitator</b> Sent again, as a new mail.",
        "<b>The hub by itself</b> Taken by the mail server at attempt 2, with answer 250.",
        "<b>The hub by itself</b> Not taken for now, is tried again: 451 Try later",
        "<b>The hub by itself</b> Queued.",
    ]
    assert [step for step in steps if step not in page] == []
    assert [page.index(step) for step in steps] == sorted(page.index(step) for step in steps)


# ── Forgetting ───────────────────────────────────────────────────────────────────────────────
def test_a_deleted_members_name_is_gone_from_her_history_and_from_that_of_others(admin_client: Client) -> None:
    gone = MemberFactory(name="Vanishing Vera", email="vera@union.example")
    event = EventFactory()
    event.assistants.add(gone)
    browser = Client()
    roles.give(member=gone, name=roles.FACILITATORS)
    browser.force_login(Member.objects.get(pk=gone.pk))
    browser.post(f"/admin/events/event/{event.pk}/change/", form_of(browser, event, capacity=7))

    admin_client.post(reverse("admin:members_member_delete", args=[gone.pk]), {"post": "yes"}, follow=True)

    kept = str(list(Entry.objects.values_list("changes", "object_repr", "additional_data")))
    page = admin_client.get(page_of(event)).text
    assert not Member.objects.filter(pk=gone.pk).exists()
    assert [word for word in ("Vera", "vera@") if word in kept + page] == []
    assert "Somebody whose account is gone" in page
    assert "somebody whose account is gone" in page
    deletion = Entry.objects.get(action=Entry.Action.DELETE, content_type__model="member")
    assert (deletion.changes, deletion.actor.is_superuser) == ({}, True)


def test_entries_older_than_three_years_are_pruned() -> None:
    with time_machine.travel(timezone.now() - timedelta(days=3 * 365 + 1)):
        OrganisationFactory()
    young = OrganisationFactory()

    prune()

    assert [entry.object_pk for entry in Entry.objects.filter(content_type__model="organisation")] == [str(young.pk)]


def test_the_forms_of_a_slug_that_was_emptied_answer(desk: Client) -> None:
    event = EventFactory()

    response = desk.post(f"/admin/events/event/{event.pk}/change/", form_of(desk, event, slug="", format=""))

    assert response.status_code == 200
