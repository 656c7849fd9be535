"""People in the administration, and what a facilitator cannot do there."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from hub.outbox.models import Message
from members.models import Member, Network, Organisation
from members.roles import facilitator_group
from tests.acting import act
from tests.factories import MemberFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
MEMBERS = reverse("admin:members_member_changelist")


@pytest.fixture
def facilitator(db):
    person = MemberFactory(name="Fatou Facilitator", email="facilitator@hub.example", is_staff=True)
    person.groups.add(facilitator_group())
    return person


@pytest.fixture
def facilitator_client(facilitator):
    client = Client()
    client.force_login(facilitator)
    return client


def change_url(row):
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_every_page_about_people_answers(admin_client, language):
    rows = [
        MemberFactory(),
        OrganisationFactory(),
        Network.objects.create(slug="alliance", name_en="Alliance 8.7"),
    ]
    admin_client.cookies["lang"] = language

    for row in rows:
        listing = reverse(f"admin:members_{row._meta.model_name}_changelist")
        for url in (listing, reverse(f"admin:members_{row._meta.model_name}_add"), change_url(row)):
            assert admin_client.get(url).status_code == 200, url


def test_approving_an_applicant_makes_a_member_and_queues_the_welcome(facilitator_client):
    applicant = MemberFactory(status=Member.Status.APPLIED)

    act(facilitator_client, MEMBERS, "approve", applicant)
    act(facilitator_client, MEMBERS, "approve", applicant)

    applicant.refresh_from_db()
    assert applicant.status == Member.Status.APPROVED
    assert applicant.approved_at is not None
    assert [m.kind for m in Message.objects.filter(recipient=applicant.email)] == ["members.approved"]


def test_an_applicant_is_approved_from_her_own_page(facilitator_client):
    applicant = MemberFactory(status=Member.Status.APPLIED)

    facilitator_client.post(
        change_url(applicant), {"CHANGE_FORM-action": "approve", "_selected_action": str(applicant.pk)}
    )

    applicant.refresh_from_db()
    assert applicant.status == Member.Status.APPROVED


def test_declining_writes_no_mail(facilitator_client):
    applicant = MemberFactory(status=Member.Status.APPLIED)

    act(facilitator_client, MEMBERS, "decline", applicant)

    applicant.refresh_from_db()
    assert applicant.status == Member.Status.DECLINED
    assert Message.objects.count() == 0


def test_adding_a_member_by_hand_approves_and_welcomes(admin_client):
    response = admin_client.post(
        reverse("admin:members_member_add"), {"name": "Ana Ruiz", "email": "ana@union.example", "language": "es"}
    )

    assert response.status_code == 302
    member = Member.objects.get(email="ana@union.example")
    assert member.is_approved
    assert not member.has_usable_password()
    assert Message.objects.get(recipient="ana@union.example").language == "es"


def test_a_second_member_with_the_same_address_is_refused(admin_client):
    MemberFactory(email="Ana@union.example")

    response = admin_client.post(
        reverse("admin:members_member_add"), {"name": "Ana", "email": "ana@UNION.example", "language": "en"}
    )

    assert response.status_code == 200
    assert "There is already a member with this address." in response.text


def test_a_facilitator_sees_no_rights_and_no_accounts(facilitator_client):
    member = MemberFactory()

    index = facilitator_client.get(reverse("admin:index")).text
    page = facilitator_client.get(change_url(member)).text

    assert [name for name in ("/admin/auth/", "/admin/account/", "/admin/mfa/") if name in index] == []
    assert [name for name in ("is_superuser", "is_staff", "id_groups", "id_email") if name in page] == []
    assert member.password not in page


def test_a_facilitator_can_give_herself_no_rights(facilitator_client, facilitator):
    facilitator_client.post(
        change_url(facilitator),
        {"name": "Fatou", "language": "fr", "is_active": "on", "is_superuser": "on", "email": "other@hub.example"},
    )

    facilitator.refresh_from_db()
    assert (facilitator.name, facilitator.is_superuser) == ("Fatou", False)
    assert facilitator.email == "facilitator@hub.example"


@pytest.mark.parametrize("rights", [{"is_superuser": True}, {}])
def test_a_facilitator_cannot_change_people_with_rights(facilitator_client, rights):
    other = MemberFactory(name="Somebody", is_staff=True, **rights)
    other.groups.add(facilitator_group())

    response = facilitator_client.post(change_url(other), {"name": "Changed", "language": "en"})

    other.refresh_from_db()
    assert response.status_code == 403
    assert other.name == "Somebody"


def test_a_changed_address_has_to_be_proven_again(admin_client):
    member = MemberFactory(email="old@union.example")

    admin_client.post(
        change_url(member), {"name": member.name, "email": "new@union.example", "language": "en", "is_active": "on"}
    )

    member.refresh_from_db()
    assert member.email == "new@union.example"
    assert member.emailaddress_set.count() == 0


def test_members_without_rights_are_kept_out(member_client):
    assert member_client.get(MEMBERS).status_code == 302


def test_the_index_lists_the_work_first_in_every_language(admin_client):
    admin_client.cookies["lang"] = "fr"

    apps = [app["app_label"] for app in admin_client.get(reverse("admin:index")).context["app_list"]]

    assert apps == ["events", "resources", "members", "outbox", "taxonomy", "history", "account"]


def test_the_language_switch_of_the_administration_is_a_post(admin_client):
    response = admin_client.post(reverse("set_language"), {"language": "fr", "next": MEMBERS})

    assert response["Location"] == MEMBERS
    assert 'lang="fr"' in admin_client.get(MEMBERS).text


def test_an_organisation_needs_its_name_in_one_language_only(admin_client):
    url = reverse("admin:members_organisation_add")

    refused = admin_client.post(url, {"group": "union"})
    taken = admin_client.post(url, {"group": "union", "name_fr": "Union des travailleurs"})

    assert "Write this in at least one language." in refused.text
    assert taken.status_code == 302
    assert Organisation.objects.get().name == "Union des travailleurs"


@pytest.mark.parametrize("model", ["account_emailaddress", "mfa_authenticator", "auth_group"])
def test_superusers_find_what_belongs_to_signing_in(admin_client, model):
    assert admin_client.get(reverse(f"admin:{model}_changelist")).status_code == 200


def test_changing_the_password_leads_to_the_hubs_own_page(admin_client):
    response = admin_client.get(reverse("admin:password_change"))

    assert response["Location"] == reverse("account_change_password")


def test_the_facilitators_role_is_there_after_migrating():
    assert Group.objects.get(name="Facilitators").permissions.filter(codename="change_event").exists()
