"""Proposing a work: the two steps, drafts that lose nothing, and submission."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hub.outbox.models import Message
from members.models import Member
from resources import prefill
from resources.models import Edition, Practice, Proposal, Resource
from resources.services import proposing, publish
from tests.factories import MemberFactory, OrganisationFactory
from tests.resources.intake import again, answers, draft, facilitator, page_of, pdf

pytestmark = pytest.mark.django_db
Status = Proposal.Status
BEGIN = "/en/resources/propose/"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}},
    }
    return tmp_path


def first_step(**changes):
    return {"token": str(uuid4()), "kind": "report", "language": "en", "url": "https://publisher.example/a"} | changes


# ── The first step ───────────────────────────────────────────────────────────────────────────
def test_a_link_begins_a_draft(member_client, member):
    response = member_client.post(BEGIN, first_step())

    proposal = Proposal.objects.get()
    assert response["Location"] == page_of(proposal)
    assert (proposal.member, proposal.status, proposal.language) == (member, "draft", "en")
    assert proposal.resource.editions.get().url == "https://publisher.example/a"
    assert proposal.resource.published_at is None


def test_the_same_press_twice_is_one_draft(member_client):
    answer = first_step(url="")
    first = member_client.post(BEGIN, answer | {"file": pdf()})

    second = member_client.post(BEGIN, answer | {"file": pdf()})

    assert (first["Location"], Edition.objects.count(), Proposal.objects.count()) == (second["Location"], 1, 1)


def test_a_practice_needs_neither_link_nor_file(member_client):
    member_client.post(BEGIN, first_step(kind="practice", url=""))

    assert Proposal.objects.get().resource.kind == "practice"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"kind": ""}, "Choose what it is."),
        ({"url": ""}, "Give a link or choose a file."),
        ({"url": "no address at all"}, "Enter a valid URL."),
        ({"file": "both"}, "Give either a link or a file."),
    ],
)
def test_what_is_missing_in_the_first_step_is_said_and_nothing_is_lost(member_client, changes, words):
    if "file" in changes:
        changes = {"file": pdf()}

    response = member_client.post(BEGIN, first_step(**changes))

    assert (response.status_code, Proposal.objects.count()) == (422, 0)
    assert words in response.content.decode()


def test_a_file_of_another_sort_is_refused(member_client):
    program = SimpleUploadedFile("setup.exe", b"MZ", "application/octet-stream")

    response = member_client.post(BEGIN, first_step(url="", file=program))

    assert (response.status_code, Proposal.objects.count()) == (422, 0)


def test_a_file_that_has_arrived_is_kept_when_another_answer_is_wrong(member_client):
    answer = first_step(url="", kind="")

    refused = member_client.post(BEGIN, answer | {"file": pdf()})
    accepted = member_client.post(BEGIN, answer | {"kind": "law"})

    assert refused.status_code == 422
    assert "Your file has arrived and is kept." in refused.content.decode()
    proposal = Proposal.objects.get()
    assert (accepted["Location"], proposal.resource.kind) == (page_of(proposal), "law")
    assert proposal.resource.editions.get().file.size > 0


def test_the_token_of_somebody_elses_draft_opens_nothing(member_client):
    other = draft()

    response = member_client.post(BEGIN, first_step(token=str(other.uuid)))

    assert (response.status_code, again(other).resource.kind) == (404, "practice")


def test_what_a_page_says_about_itself_is_filled_in(member_client, monkeypatch):
    class Page:
        title, summary, language, year, publisher = "A study of fees", "Who pays.", "en", 2021, "Unknown Institute"
        doi, isbn, authors = "10.1234/abc", "", ("Méndez, Ana", "Grace Wanjiku")

    monkeypatch.setattr(prefill, "of_link", lambda _url: Page())

    member_client.post(BEGIN, first_step())

    proposal = Proposal.objects.get()
    work = proposal.resource
    assert (work.title_en, work.summary_en, work.year) == ("A study of fees", "Who pays.", 2021)
    assert (proposal.publisher_name, work.editions.get().doi) == ("Unknown Institute", "10.1234/abc")
    assert [str(author) for author in work.creators.all()] == ["Ana Méndez", "Grace Wanjiku"]


# ── Who may ──────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("name", ["edit", "check", "comment", "withdraw", ""])
@pytest.mark.parametrize("verb", ["get", "post"])
def test_strangers_sign_in_first_and_others_find_nothing(client, member_client, name, verb):
    proposal = draft()
    before = again(proposal).updated_at

    asked = getattr(client, verb)(page_of(proposal, name))
    other = getattr(member_client, verb)(page_of(proposal, name), follow=True)

    assert asked.headers.get("Location", "").startswith("/en/account/login/?next=") or asked.status_code == 405
    assert other.status_code in {404, 405} or other.redirect_chain == [("/en/proposals/", 302)]
    assert again(proposal).updated_at == before


def test_applicants_are_told_how_they_become_members():
    client = Client()
    client.force_login(MemberFactory(status=Member.Status.APPLIED))

    responses = [client.get(BEGIN), client.post(BEGIN, first_step()), client.get("/en/proposals/")]

    assert [response.status_code for response in responses] == [403] * 3
    assert "A facilitator reads your application first" in responses[0].content.decode()
    assert not Proposal.objects.exists()


@pytest.mark.parametrize("name", ["comment", "withdraw"])
def test_what_only_acts_rejects_get(member_client, member, name):
    assert member_client.get(page_of(draft(member), name)).status_code == 405


# ── The second step ──────────────────────────────────────────────────────────────────────────
def test_a_draft_is_saved_at_any_time_and_resumed(member_client, member):
    proposal = draft(member)

    response = member_client.post(
        page_of(proposal),
        answers(proposal, title="", summary="Half a sen", context="", publisher="Some Office", themes=[], save="1"),
    )

    assert response["Location"] == page_of(proposal)
    work = again(proposal).resource
    assert (work.title_en, work.summary_en, again(proposal).publisher_name) == ("", "Half a sen", "Some Office")
    assert "Half a sen" in member_client.get(page_of(proposal)).content.decode()


def test_everything_of_a_practice_is_kept(member_client, member):
    proposal = draft(member)
    known = OrganisationFactory(name_en="Ministry of Work", acronym_en="MoW")
    parts = {part: f"About {part}." for part in Practice.PARTS}
    more = {
        "started_on": "2021-03-01",
        "publisher": "mow; A Local Union",
        "places-1-place": "1",
        "places-1-role": "origin",
    }
    authors = {"authors-0-given_name": "Ana", "authors-0-family_name": "Méndez"}

    member_client.post(page_of(proposal), answers(proposal, **parts, **more, **authors, save="1"))

    work = again(proposal).resource
    assert {part: getattr(work.practice, f"{part}_en") for part in Practice.PARTS} == parts
    assert str(work.practice.started_on) == "2021-03-01"
    assert (list(work.publishers.all()), again(proposal).publisher_name) == ([known], "A Local Union")
    assert {placement.role for placement in work.placements.all()} == {"about", "origin"}
    assert [str(creator) for creator in work.creators.all()] == ["Ana Méndez"]


def test_an_edition_in_another_language_is_added_changed_and_taken_out(member_client, member):
    proposal = draft(member, "report")
    sent = answers(proposal)
    fresh = sent["edition"][-1]
    sent |= {f"edition-{fresh}-language": "fr", f"edition-{fresh}-file": pdf(), "save": "1"}

    member_client.post(page_of(proposal), sent)
    added = proposal.resource.editions.get(language="fr")
    member_client.post(page_of(proposal), answers(proposal, **{f"edition-{fresh}-language": "ar"}, save="1"))
    changed = again(added)
    member_client.post(page_of(proposal), answers(proposal, **{f"edition-{fresh}-remove": "on"}, save="1"))

    assert (added.kind, added.extension, len(added.checksum)) == ("original", "pdf", 64)
    assert (changed.language, changed.file.name) == ("ar", added.file.name)
    assert [edition.language for edition in proposal.resource.editions.all()] == ["en"]


def test_a_wrong_answer_loses_nothing_also_not_the_file(member_client, member):
    proposal = draft(member, "report")
    sent = answers(proposal, year="soon", summary="Newly written", save="1")
    fresh = sent["edition"][-1]
    sent |= {f"edition-{fresh}-language": "es", f"edition-{fresh}-file": pdf()}

    response = member_client.post(page_of(proposal), sent)

    page = response.content.decode()
    assert response.status_code == 422
    assert "Newly written" in page
    assert 'value="soon"' in page
    assert proposal.resource.editions.get(language="es").file.size > 0
    del sent[f"edition-{fresh}-file"]
    assert member_client.post(page_of(proposal), sent | {"year": "2020"}).status_code == 302
    assert proposal.resource.editions.count() == 2


def test_two_editions_in_one_language_are_refused(member_client, member):
    proposal = draft(member, "report")
    sent = answers(proposal, save="1")
    fresh = sent["edition"][-1]

    response = member_client.post(
        page_of(proposal), sent | {f"edition-{fresh}-language": "en", f"edition-{fresh}-url": "https://other.example/"}
    )

    assert response.status_code == 422
    assert "There is already an edition in this language." in response.content.decode()


def test_a_second_window_does_not_overwrite_unasked(member_client, member):
    proposal = draft(member)
    second = answers(proposal, summary="From the second window", save="1")
    member_client.post(page_of(proposal), answers(proposal, summary="From the first window", save="1"))

    refused = member_client.post(page_of(proposal), second)
    kept = again(proposal).resource.summary_en
    member_client.post(page_of(proposal), second | {"version": answers(proposal)["version"]})

    assert (refused.status_code, kept) == (422, "From the first window")
    assert "From the second window" in refused.content.decode()
    assert answers(proposal)["version"].split("+")[0] not in second["version"]
    assert again(proposal).resource.summary_en == "From the second window"


def test_another_kind_asks_other_questions_and_keeps_the_answers(member_client, member):
    proposal = draft(member)

    member_client.post(page_of(proposal), answers(proposal, kind="tool", submit="1"))
    page = member_client.get(page_of(proposal)).content.decode()

    assert again(proposal).status == "draft"
    assert 'name="context"' not in page
    assert again(proposal).resource.practice.context_en == "Nobody complained."


def test_texts_move_with_the_language_of_the_member(member_client, member):
    proposal = draft(member)

    member_client.post(page_of(proposal), answers(proposal, text_language="fr", title="Écoute", save="1"))

    work = again(proposal).resource
    assert (again(proposal).language, work.title_fr, work.title_en) == ("fr", "Écoute", "")
    assert (work.practice.context_fr, work.practice.context_en) == ("Nobody complained.", "")


def test_a_law_is_kept_with_where_it_applies(member_client, member):
    proposal = draft(member, "law")
    place = "1"

    refused = member_client.post(page_of(proposal), answers(proposal, in_force_on="2020-01-01", save="1"))
    accepted = member_client.post(
        page_of(proposal), answers(proposal, in_force_on="2020-01-01", jurisdiction=place, fees="prohibits", save="1")
    )

    assert (refused.status_code, accepted.status_code) == (422, 302)
    assert (again(proposal).resource.law.fees, again(proposal).resource.law.jurisdiction_id) == ("prohibits", 1)


# ── Submission ───────────────────────────────────────────────────────────────────────────────
def test_submission_leads_over_the_check_to_the_facilitators(member_client, member):
    desk = facilitator()
    proposal = draft(member)

    checked = member_client.post(page_of(proposal), answers(proposal, submit="1"))
    member_client.get(page_of(proposal, "check"))
    before = again(proposal).status
    submitted = member_client.post(page_of(proposal, "check"))
    twice = member_client.post(page_of(proposal, "check"))

    assert (checked["Location"], before) == (page_of(proposal, "check"), "draft")
    assert submitted["Location"] == twice["Location"] == page_of(proposal, "")
    proposal = again(proposal)
    assert (proposal.status, proposal.round, proposal.resource.published_at) == ("submitted", 1, None)
    mails = Message.objects.values_list("kind", "recipient")
    assert list(mails) == [("resources.proposal_submitted", desk.email)]


def test_what_is_missing_is_named_beside_the_questions_and_the_draft_is_saved(member_client, member):
    proposal = draft(member)

    sent = answers(proposal, results="", summary="Still saved", themes=[], submit="1")
    del sent["harms_nobody"]
    response = member_client.post(page_of(proposal), sent)

    page = response.content.decode()
    assert response.status_code == 422
    for words in ("This is needed: results.", "Choose at least one theme.", "nobody comes to harm"):
        assert words in page
    assert (again(proposal).resource.summary_en, again(proposal).status) == ("Still saved", "draft")
    assert again(proposal).consented_at is None


def test_nobody_submits_past_the_questions(member_client, member):
    proposal = draft(member)
    Practice.objects.update(results_en="")

    response = member_client.post(page_of(proposal, "check"))

    assert (response["Location"], again(proposal).status) == (page_of(proposal), "draft")


def test_what_looks_the_same_is_shown_before_and_can_be_another_one(member_client, member):
    shown = draft(kind="report", title_en="Global study on recruitment fees").resource
    publish(works=[shown])
    proposal = draft(member, "report", title_en="Global study of recruitment fees")

    page = member_client.get(page_of(proposal, "check")).content.decode()
    member_client.post(page_of(proposal, "check"))

    assert shown.get_absolute_url() in page
    assert "nearly the same title" in page
    assert again(proposal).status == "submitted"


def test_a_proposal_of_somebody_else_is_not_given_away(member_client, member):
    proposing.submit(proposal=draft(kind="report", title_en="Confidential study on recruitment fees"))
    proposal = draft(member, "report", title_en="Confidential study of recruitment fees")

    page = member_client.get(page_of(proposal, "check")).content.decode()

    assert "A work that somebody else has proposed" in page
    assert "Confidential study on" not in page


@pytest.mark.parametrize(("kind", "status"), [("report", "accepted"), ("practice", "submitted")])
def test_trusted_organisations_publish_at_once_but_practices_are_reviewed(kind, status):
    desk = facilitator()
    member = MemberFactory(organisation=OrganisationFactory(is_trusted=True))
    client = Client()
    client.force_login(member)
    proposal = draft(member, kind)

    client.post(page_of(proposal, "check"))

    work = again(proposal).resource
    assert (again(proposal).status, work.published_at is not None) == (status, status == "accepted")
    kinds = {"accepted": "resources.published_at_once", "submitted": "resources.proposal_submitted"}
    assert list(Message.objects.values_list("kind", "recipient")) == [(kinds[status], desk.email)]
    if status == "accepted":
        assert work.slug.startswith("complaints-by-telephone")
        assert client.get(work.get_absolute_url()).status_code == 200


def test_trusted_organisations_wait_when_the_publisher_is_unknown():
    proposal = draft(MemberFactory(organisation=OrganisationFactory(is_trusted=True)), "report")
    proposal.resource.publishers.clear()
    Proposal.objects.update(publisher_name="A new press")
    client = Client()
    client.force_login(proposal.member)

    client.post(page_of(proposal, "check"))

    assert again(proposal).status == "submitted"


def test_a_draft_is_deleted_and_a_proposal_is_withdrawn(
    member_client, member, media, django_capture_on_commit_callbacks
):
    sent = first_step(url="", file=pdf())
    member_client.post(BEGIN, sent)
    thrown_away, kept = Proposal.objects.get(), draft(member)
    member_client.post(page_of(kept, "check"))

    with django_capture_on_commit_callbacks(execute=True):
        member_client.post(page_of(thrown_away, "withdraw"))
    for _press in range(2):
        member_client.post(page_of(kept, "withdraw"))
        member_client.post(page_of(thrown_away, "withdraw"))

    assert list(Resource.objects.all()) == [kept.resource]
    assert again(kept).status == "withdrawn"
    assert [path for path in media.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("count", [1, 3])
def test_my_proposals_take_the_same_queries_for_any_length(member_client, member, count, django_assert_num_queries):
    for _number in range(count):
        draft(member)

    with django_assert_num_queries(4):
        member_client.get("/en/proposals/")


def test_rows_that_were_saved_with_an_incomplete_proposal_stay_when_it_is_completed(member_client, member):
    proposal = draft(member)
    sent = answers(proposal, results="", submit="1")
    sent |= {"authors-0-given_name": "Ana", "authors-0-family_name": "Méndez"}

    refused = member_client.post(page_of(proposal), sent)
    completed = member_client.post(
        page_of(proposal), sent | {"results": "More.", "version": answers(proposal)["version"]}
    )

    assert (refused.status_code, completed.status_code) == (422, 302)
    assert [str(creator) for creator in proposal.resource.creators.all()] == ["Ana Méndez"]
    assert [placement.place.slug for placement in proposal.resource.placements.all()] == ["ke"]
