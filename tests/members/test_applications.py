"""The queue of applications: read, decided with one key or click, and honest about what has gone out."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hub.history.models import Entry
from hub.outbox.deliver import deliver_batch
from hub.outbox.models import Message
from hub.taxonomy.models import Place
from members.models import ApplicationAnswer, Member, Organisation
from members.roles import facilitator_group
from tests.conftest import part
from tests.factories import MemberFactory, OrganisationFactory, RegistrationFactory

pytestmark = pytest.mark.django_db
QUEUE = reverse("admin:members_member_applications")
Status = Member.Status


@pytest.fixture
def facilitator(db):
    person = MemberFactory(name="Fatou Facilitator", email="facilitator@hub.example", is_staff=True)
    person.groups.add(facilitator_group())
    return person


@pytest.fixture
def desk(facilitator):
    client = Client()
    client.force_login(facilitator)
    return client


def applicants(count, **fields):
    """Make applicants who came one after the other."""
    people = MemberFactory.create_batch(count, status=Status.APPLIED, **fields)
    for number, person in enumerate(people):
        Member.objects.filter(pk=person.pk).update(created_at=timezone.now() - timedelta(days=9, minutes=-number))
        person.refresh_from_db()
    return people


def page_of(member):
    return reverse("admin:members_member_application", args=[member.pk])


def decide(client, member, do, **answers):
    return client.post(page_of(member), {"do": do, **answers})


def text_of(response):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.text)).split())


# ── Reading ────────────────────────────────────────────────────────────────────────────────────────
def test_the_queue_begins_with_the_oldest_and_leads_around(desk):
    first, second, third = applicants(3)

    page = desk.get(QUEUE, follow=True)

    assert page.redirect_chain == [(page_of(first), 302)]
    assert "3 applications wait." in text_of(page)
    assert f'data-key="n" href="{page_of(second)}"' in page.text
    assert f'data-key="p" href="{page_of(third)}"' in page.text


def test_an_empty_queue_says_so(desk):
    assert "No application waits." in text_of(desk.get(QUEUE))


def test_the_page_shows_what_helps_to_decide(desk):
    body = OrganisationFactory(name_en="Harbour Workers’ Union", website="https://www.harbour.example/")
    MemberFactory(name="Rosa Blau", email="rosa@harbour.example", organisation=body)
    MemberFactory(name="Ines Trabelsi", email="ines@other.example", country=Place.objects.get(slug="tn"))
    RegistrationFactory(email="I.Trabelsi@harbour.example", event__title_en="Fees in ports")
    (person,) = applicants(
        1,
        name="Inès Trabelsi",
        email="i.trabelsi@harbour.example",
        organisation_name="Harbour Worker Union",
        country=Place.objects.get(slug="tn"),
    )

    page = text_of(desk.get(page_of(person)))

    assert "Harbour Workers’ Union: 1" in page
    assert "ines@other.example (Approved): the same name and country" in page
    assert "Registered Fees in ports" in page
    assert f'name="organisation" value="{body.pk}"' in desk.get(page_of(person)).text


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_the_same_queries_for_any_number(desk, count, django_assert_num_queries):
    body = OrganisationFactory(name="Dock Workers")
    people = applicants(count + 1, organisation_name="Dock Workers", country=Place.objects.get(slug="tn"))
    MemberFactory.create_batch(count, name=people[0].name, organisation=body, country=Place.objects.get(slug="tn"))
    RegistrationFactory.create_batch(count, member=people[0], email=people[0].email)
    for _number in range(count):
        ApplicationAnswer.objects.create(member=people[0], text="Who are you?")
    desk.get(page_of(people[0]))

    with django_assert_num_queries(22):
        desk.get(page_of(people[0]))


def test_reading_changes_nothing_and_strangers_see_nothing(desk, member_client):
    (person,) = applicants(1)

    desk.get(page_of(person), {"do": "approve"})
    answers = [member_client.get(page_of(person)), member_client.post(page_of(person), {"do": "approve"})]

    person.refresh_from_db()
    assert person.status == Status.APPLIED
    assert [answer.status_code for answer in answers] == [302, 302]


def test_staff_without_the_right_is_refused(db):
    (person,) = applicants(1)
    client = Client()
    client.force_login(MemberFactory(is_staff=True))

    assert client.get(QUEUE).status_code == 403
    assert decide(client, person, "approve").status_code == 403


# ── Deciding ───────────────────────────────────────────────────────────────────────────────────────
def test_approving_leads_to_the_next_and_welcomes_after_a_while(desk, deliver):
    first, second = applicants(2)

    answer = decide(desk, first, "approve", organisation="")
    at_once = deliver().to(first.email)

    first.refresh_from_db()
    assert answer["Location"].startswith(page_of(second))
    assert first.status == Status.APPROVED
    assert at_once == []
    assert Message.objects.get(kind="members.approved").not_before > timezone.now() + timedelta(minutes=1)
    assert Entry.objects.about([first]).filter(additional_data__note="Approved.").exists()


def test_an_organisation_is_chosen_in_the_same_step(desk):
    body = OrganisationFactory(name_en="Dock Workers’ Union", group="union")
    (person,) = applicants(1, organisation_name="dock workers’ union")

    offered = desk.get(page_of(person)).text
    decide(desk, person, "approve", organisation=body.pk)

    person.refresh_from_db()
    assert re.search(rf'value="{body.pk}"[^>]*checked', offered)
    assert (person.organisation, person.group) == (body, "union")


def test_a_new_organisation_is_made_in_the_language_it_was_written_in(desk):
    country = Place.objects.get(slug="tn")
    (person,) = applicants(1, language="fr", organisation_name="Bureau du Jasmin", country=country)

    decide(desk, person, "approve", organisation="new", new_name=" Bureau  du Jasmin ", new_group="civil-society")

    person.refresh_from_db()
    assert (person.organisation.name_fr, person.organisation.name_en) == ("Bureau du Jasmin", None)
    assert (person.organisation.country, person.group) == (country, "civil-society")


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"organisation": "new", "new_name": " ", "new_group": "union"}, "Write the name of the organisation."),
        ({"organisation": "new", "new_name": "Known body", "new_group": "union"}, "There is an organisation with this"),
        ({"organisation": "other"}, "Choose the organisation."),
    ],
)
def test_an_unclear_organisation_is_asked_for_and_nobody_approved(desk, answers, words):
    OrganisationFactory(name_en="Known Body")
    (person,) = applicants(1)

    answer = decide(desk, person, "approve", **answers)

    person.refresh_from_db()
    assert (answer.status_code, person.status) == (422, Status.APPLIED)
    assert words in answer.text
    assert Organisation.objects.count() == 1


def test_declining_tells_nobody(desk):
    (person,) = applicants(1)

    answer = decide(desk, person, "decline")

    person.refresh_from_db()
    assert (answer["Location"], person.status) == (QUEUE, Status.DECLINED)
    assert Message.objects.count() == 0


@pytest.mark.parametrize("do", ["approve", "decline", "answer"])
def test_what_a_colleague_has_decided_meanwhile_stays(desk, do):
    """Two tabs: the second decision changes nothing and says why."""
    first, second = applicants(2)
    desk.get(page_of(first))
    decide(desk, first, "approve", organisation="")

    late = desk.post(page_of(first), {"do": do, "organisation": "", "text": "Who are you?"}, follow=True)

    first.refresh_from_db()
    assert first.status == Status.APPROVED
    assert f"{first.name} has been decided on meanwhile: Approved. Nothing has changed." in text_of(late)
    assert late.redirect_chain[-1][0].startswith(page_of(second))
    assert Message.objects.count() == 1


# ── Taking back ────────────────────────────────────────────────────────────────────────────────────
def test_an_approval_is_taken_back_while_the_welcome_waits(desk, deliver):
    (person,) = applicants(1)

    told = desk.get(decide(desk, person, "approve", organisation="")["Location"])
    decide(desk, person, "undo")

    person.refresh_from_db()
    assert "Until then you can take it back." in text_of(told)
    assert (person.status, person.approved_at) == (Status.APPLIED, None)
    Message.objects.update(not_before=timezone.now())
    assert deliver().mails == []


def test_who_is_approved_again_is_welcomed_again(desk, deliver):
    (person,) = applicants(1)
    for do in ("approve", "undo", "approve"):
        decide(desk, person, do, organisation="")

    Message.objects.update(not_before=timezone.now())

    assert len(deliver().to(person.email)) == 1


def test_once_the_welcome_has_left_the_page_says_so_and_the_membership_stays(desk, deliver):
    (person,) = applicants(1)
    place = decide(desk, person, "approve", organisation="")["Location"]
    Message.objects.update(not_before=timezone.now())
    deliver()

    told = text_of(desk.get(place))
    late = desk.post(page_of(person), {"do": "undo"}, follow=True)

    person.refresh_from_db()
    assert "The welcome mail has left" in told
    assert "Take back" not in told
    assert "has been told already" in text_of(late)
    assert person.status == Status.APPROVED
    assert deliver_batch().was_full is False


# ── Answering ──────────────────────────────────────────────────────────────────────────────────────
def test_an_answer_goes_out_in_her_language_and_back_to_the_facilitator(desk, deliver, facilitator):
    (person,) = applicants(1, language="fr", name="Awa Ndiaye")

    decide(desk, person, "answer", text="Bonjour,\r\npour quel service travaillez-vous ?")
    decide(desk, person, "answer", text="Bonjour,\r\npour quel service travaillez-vous ?")
    (mail,) = deliver().to(person.email)

    person.refresh_from_db()
    assert (mail["Reply-To"], mail["Content-Language"]) == (facilitator.email, "fr")
    assert "pour quel service travaillez-vous ?" in part(mail, "text/plain")
    assert person.status == Status.APPLIED
    assert "pour quel service travaillez-vous ? Fatou Facilitator" in text_of(desk.get(page_of(person)))
    assert "pour quel service" in text_of(desk.get(reverse("admin:members_member_person", args=[person.pk])))


def test_an_empty_answer_is_not_sent(desk):
    (person,) = applicants(1)

    answer = decide(desk, person, "answer", text="  ")

    assert answer.status_code == 422
    assert "Write what she is to read." in answer.text
    assert ApplicationAnswer.objects.count() == 0


def test_the_list_of_members_leads_to_the_desk(desk):
    applicants(2)

    page = desk.get(reverse("admin:members_member_changelist")).text

    assert "2 applications wait" in page
    assert QUEUE in page
    assert reverse("admin:members_member_duplicates") in page
