"""The pages of concept notes in the administration: given, looked at, corrected, made a draft event."""

import re
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from events.concept_notes.receiving import LARGEST_FILE
from events.models import ConceptNote, Event
from hub.outbox.models import Message
from members.models import Organisation
from tests.events.admin_forms import EVENTS, change_url
from tests.events.concept_notes.desk import ADD, NOTES, kept, make_event, page_of, paste, sent, ticks, upload
from tests.factories import EventFactory, MemberFactory, OrganisationFactory, ResourceFactory, SeriesFactory

pytestmark = pytest.mark.django_db

NOTE = """\
Série des rivages : Qui tient le registre ?

Date et heure : 15 juin 2028, 15h30 – 17h00 CET (Genève)
Format : webinaire

Organisé par : Office des Rives (ODR)

Contexte

Un registre public dit qui peut recruter. Encore faut-il qu’il soit à jour.

Thèmes de discussion

1. Tenir un registre – Awa Diop, Office des Rives
2. Le lire à distance : l’expérience de l’Agence tunisienne du placement

Modération : Paul Meyer, Institut du Lac

Langues de travail : français et anglais, interprétation en espagnol

Documents clés

- [Registres publics en pratique](https://library.example/registres)

Nous avons pensé à tout le monde et au café.
"""


def hub_rows():
    """Count what a note must not change by itself."""
    return Event.objects.count(), Organisation.objects.count(), Message.objects.count()


@pytest.fixture
def note(db):
    return kept(NOTE)


@pytest.fixture
def office(db):
    return OrganisationFactory(name_fr="Office des Rives", acronym_fr="ODR")


# ── A note comes in ──────────────────────────────────────────────────────────────────────────
def test_a_pasted_note_is_read_and_nothing_else_changes(desk):
    before = hub_rows()

    note = paste(desk, NOTE)

    assert (note.source, note.language, note.state, note.name) == ("text", "fr", "read", "")
    assert note.created_by.name == "Fatou Facilitator"
    assert hub_rows() == before


def test_an_uploaded_note_keeps_the_name_of_its_file(desk):
    note = upload(desk, "Registre, v3 (final).txt", NOTE.encode("utf-16"))

    assert (note.name, note.source) == ("Registre, v3 (final).txt", "text")
    assert "Un registre public dit qui peut recruter." in note.text


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("note.xlsx", b"PK\x03\x04", "Choose a Word file (.docx), a PDF file or a text file (.txt)."),
        ("note.docx", b"", "The submitted file is empty."),
        ("note.docx", b"PK\x03\x04 and then nothing", "The file is damaged or incomplete."),
        ("note.pdf", b"%PDF-1.7 and then nothing", "The file is damaged or incomplete."),
        ("note.docx", b"%PDF-1.7", "The content of the file does not fit its name."),
        ("note.txt", b"\x00\x01\x02\x03", "This is not a text file."),
        ("note.txt", b"1 2 3", "There is no text in it."),
        ("note.pdf", b"%PDF-1.7" + b" " * LARGEST_FILE, "A concept note may have up to 8.0"),
        ("note.txt", b"word " * 30_000, "This is longer than any concept note: 120,000 letters are read at most."),
    ],
)
def test_a_wrong_file_is_refused_beside_its_field(desk, name, content, words):
    answer = desk.post(ADD, {"file": SimpleUploadedFile(name, content)})

    assert answer.status_code == 422
    assert words in str(answer.context["form"].errors["file"]).replace("\xa0", " ")
    assert not ConceptNote.objects.exists()


def test_a_text_beside_a_wrong_file_is_not_lost(desk):
    both = desk.post(ADD, {"file": SimpleUploadedFile("note.pdf", b"%PDF-"), "text": NOTE})
    neither = desk.post(ADD, {"text": "  "})

    assert "Take one of them away" in both.text
    assert "Un registre public dit qui peut recruter." in both.text
    assert "Choose a file, or paste the text below." in neither.text
    assert not ConceptNote.objects.exists()


# ── The review ───────────────────────────────────────────────────────────────────────────────
def test_each_field_stands_beside_the_passage_it_came_from(desk, note, office):
    page = desk.get(page_of(note))

    row = next(part for part in page.text.split('<div class="note-row">') if 'name="time_zone"' in part)
    assert "<blockquote" in row
    assert "CET</blockquote>" in row.replace("\n", "")
    assert 'href="#passage-' in row
    assert "on 15 June 2028 the clocks in Geneva show UTC+2" in page.text
    assert "It was read as 15:30 on the clock there, which is 13:30 UTC" in page.text
    assert '<option value="Europe/Zurich" selected>' in page.text
    # The place is marked in the whole note, and the mark leads back.
    number = re.search(r'href="#passage-(\d+)"', row)[1]
    assert f'id="passage-{number}"></span><mark>CET</mark>' in page.text
    assert f'href="#finding-{number}"' in page.text


def test_what_was_not_used_and_what_is_not_said_is_listed(desk, note):
    page = desk.get(page_of(note))

    assert page.context["review"].unused == ["Nous avons pensé à tout le monde et au café."]
    assert "who can take part" in page.context["review"].unsaid
    assert "These passages found no place" in page.text
    assert "What the note does not say" in page.text


def test_known_rows_are_chosen_and_unknown_ones_named(desk, note, office):
    series = SeriesFactory(title_fr="Série des rivages")
    work = ResourceFactory(title_fr="Une tout autre chose", edition=False)
    work.editions.create(language="fr", url="http://www.library.example/registres/")
    awa = MemberFactory(name="AWA DIOP")
    MemberFactory.create_batch(2, name="Paul Meyer")

    review = desk.get(page_of(note)).context["review"]

    assert review.form["series"].value() == str(series.pk)
    assert [row["organisation"].value() for row in review.sets["organisations"]] == [str(office.pk), None]
    people = {row["name"].value(): row["member"].value() for row in review.sets["people"]}
    # Of two members with the same name none is chosen.
    assert people == {"Paul Meyer": None, "Awa Diop": str(awa.pk), None: None}
    assert [row["resource"].value() for row in review.sets["documents"]] == [str(work.pk), None]
    assert [row["name"].value() for row in review.sets["institutions"]] == [
        "Agence tunisienne du placement",
        "Institut du Lac",
    ]


def test_corrections_are_kept_until_the_event_is_made(desk, note):
    desk.post(page_of(note), {**sent(desk, note), "title": "Wer führt das Register?", "action": "save"})

    page = desk.get(page_of(note))
    note.refresh_from_db()
    assert page.context["review"].form["title"].value() == "Wer führt das Register?"
    assert note.findings[0]["value"] != "Wer führt das Register?"
    assert not Event.objects.exists()


def test_the_same_event_is_pointed_out(desk, note):
    twin = EventFactory(title_fr="Qui tient le registre ?", starts_at=datetime(2030, 1, 8, 9, tzinfo=UTC))
    same_day = EventFactory(title_fr="Qui tient ce registre ?", starts_at=datetime(2028, 6, 15, 8, tzinfo=UTC))
    EventFactory(title_fr="Les frais", starts_at=datetime(2028, 6, 15, 8, tzinfo=UTC))
    again = kept(NOTE.replace("café", "thé"))

    page = desk.get(page_of(note))

    assert page.context["repeats"].events == [twin, same_day]
    assert page.context["repeats"].notes == [again]
    assert change_url(twin) in page.text
    assert page_of(again) in page.text


@pytest.mark.parametrize("count", [1, 3])
def test_a_review_needs_the_same_queries_for_any_length(desk, count, django_assert_num_queries):
    people = "\n".join(f"- Ana Perez {'Lima ' * number}Soto, Institute {number}" for number in range(count))
    works = "\n".join(f"- [A work on number {number}](https://library.example/{number})" for number in range(count))
    for number in range(count):
        OrganisationFactory(name_en=f"Institute {number}")
        ResourceFactory(title_en=f"A work on number {number}")
    note = kept(f"Fees and receipts\n\nSpeakers\n\n{people}\n\nFurther resources\n\n{works}\n")

    with django_assert_num_queries(14):
        desk.get(page_of(note))


# ── The draft event ──────────────────────────────────────────────────────────────────────────
def test_a_note_becomes_a_draft_event_that_only_staff_see(desk, note, office):
    note = paste(desk, NOTE)
    answer = make_event(desk, note, access="members", title="Qui tient le registre, et pour qui ?")

    event = Event.objects.get()
    note.refresh_from_db()
    assert answer["Location"] == change_url(event)
    assert (note.state, note.event) == ("drafted", event)
    assert (event.status, event.slug) == ("draft", "qui-tient-le-registre-et-pour-qui")
    # In the columns of the note's language, and in no other.
    assert (event.title_fr, event.title_en, event.title_es) == ("Qui tient le registre, et pour qui ?", None, None)
    assert event.background_fr.startswith("Un registre public")
    assert not event.background_en
    assert event.starts_at == datetime(2028, 6, 15, 13, 30, tzinfo=UTC)
    assert event.ends_at == datetime(2028, 6, 15, 15, tzinfo=UTC)
    assert (event.time_zone, event.date_status, event.access) == ("Europe/Zurich", "confirmed", "members")
    assert (event.working_languages, event.interpretation_fr, event.interpretation_es) == (["en", "fr"], False, True)
    assert list(event.event_organisations.values_list("organisation", "role")) == [(office.pk, "host")]
    assert list(event.contributions.values_list("role", "name", "organisation", "status").order_by("pk")) == [
        ("moderator", "Paul Meyer", None, "confirmed"),
        ("speaker", "Awa Diop", office.pk, "confirmed"),
    ]
    assert [(one.number, one.title_fr, str(one.presenter or "")) for one in event.topics.all()] == [
        (1, "Tenir un registre", "Awa Diop"),
        (2, "Le lire à distance", ""),
    ]
    assert event.topics.get(number=2).description_fr == "l’expérience de l’Agence tunisienne du placement"
    assert desk.get(event.get_absolute_url()).status_code == 200
    assert Client().get(event.get_absolute_url()).status_code == 404
    assert not Message.objects.exists()


def test_what_is_doubtful_must_be_ticked_first(desk, note):
    answer = desk.post(page_of(note), {**sent(desk, note, access="public", title="Neu"), "action": "draft"})

    assert answer.status_code == 422
    assert "Tick what is doubtful once you have checked it." in answer.text
    assert 'class="note-doubt note-missed"' in answer.text
    assert not Event.objects.exists()
    # What was typed is still there, also when the window is closed.
    assert desk.get(page_of(note)).context["review"].form["title"].value() == "Neu"
    assert set(ticks(desk, note)) == {name for name in ticks(desk, note) if name.endswith("summer-time")}


def test_a_row_that_is_left_out_needs_no_tick_and_comes_nowhere(desk):
    note = kept("Fees and receipts\n\nSpeakers\n\n- Ana Perez Soto\n- Li Wei (to be confirmed)\n")
    needed = {"access": "public", "format": "webinar", "working_languages": ["en"], "time_zone": "Asia/Manila"}

    refused = desk.post(page_of(note), {**sent(desk, note, **needed), "action": "draft"})
    desk.post(page_of(note), {**sent(desk, note, **needed), "people-1-DELETE": "on", "action": "draft"})

    assert refused.status_code == 422
    assert list(Event.objects.get().contributions.values_list("name", flat=True)) == ["Ana Perez Soto"]


def test_the_form_of_events_has_the_last_word(desk, note):
    answer = make_event(
        desk,
        note,
        start_0="2028-03-26",
        start_1="02:30",
        end_0="2028-03-26",
        end_1="02:00",
        access="",
        working_languages=[],
    )

    errors = answer.context["review"].form.errors
    assert answer.status_code == 422
    assert "02:30 does not exist in Geneva on that day" in str(errors["start"])
    assert errors["access"] == ["This field is required."]
    assert errors["working_languages"] == ["This field is required."]
    assert not Event.objects.exists()


def test_a_time_that_comes_twice_is_asked_about(desk, note):
    clocks = {"start_0": "2028-10-29", "start_1": "02:30", "end_0": "2028-10-29", "end_1": "04:00", "access": "public"}

    asked = make_event(desk, note, **clocks)
    make_event(desk, note, **clocks, start_reading="later")

    assert "UTC+1 (later)" in asked.text
    assert Event.objects.get().starts_at == datetime(2028, 10, 29, 1, 30, tzinfo=UTC)


def test_rows_that_contradict_each_other_are_refused(desk, note, office):
    rows = {
        "organisations-TOTAL_FORMS": "2",
        "organisations-1-role": "partner",
        "organisations-1-organisation": str(office.pk),
        "topics-1-number": "1",
        "topics-0-presenter": "Somebody Else",
    }

    answer = make_event(desk, note, access="public", **rows)

    assert "This organisation stands here twice." in answer.text
    assert "This number stands here twice." in answer.text
    assert "Nobody of this name is among the people below." in answer.text
    assert not Event.objects.exists()


def test_an_unknown_institution_is_added_only_when_its_type_is_chosen(desk, note):
    review = desk.get(page_of(note)).context["review"]
    names = [row["name"].value() for row in review.sets["institutions"]]
    number = names.index("Office des Rives")

    make_event(desk, note, access="public", **{f"institutions-{number}-group": "government"})

    event = Event.objects.get()
    added = Organisation.objects.get()
    assert (added.name_fr, added.acronym_fr, added.group) == ("Office des Rives", "ODR", "government")
    assert added.name_en is None
    assert [one.organisation for one in event.event_organisations.all()] == [added]
    assert event.contributions.get(name="Awa Diop").organisation == added
    assert event.contributions.get(name="Paul Meyer").organisation is None


def test_an_open_speaker_of_an_institution_keeps_her_place(desk):
    topic = "1. Receipts: lessons from the Tunisian Fee Office"
    text = f"Fees and receipts\n\nTopics\n\n{topic}\n\nSpeakers\n\nTo be confirmed\n"
    office = OrganisationFactory(name_en="Tunisian Fee Office")
    note = kept(text)

    make_event(desk, note, access="public", format="webinar", working_languages=["en"], time_zone="Africa/Tunis")

    person = Event.objects.get().contributions.get()
    assert (person.name, person.status, person.organisation, person.country.slug) == ("", "tbc", office, "tn")
    assert Event.objects.get().topics.get().presenter == person


def test_the_button_pressed_twice_makes_one_event(desk, note):
    form = {**sent(desk, note, access="public"), **ticks(desk, note), "action": "draft"}

    first, second = desk.post(page_of(note), form), desk.post(page_of(note), form)

    assert first["Location"] == second["Location"] == change_url(Event.objects.get())


def test_whoever_saves_second_is_told(desk, note):
    form = sent(desk, note)
    desk.post(page_of(note), {**form, "title": "Hers", "action": "save"})

    answer = desk.post(page_of(note), {**form, "title": "Mine", "action": "save"})

    assert "Somebody has changed this review since you opened it" in answer.text
    assert 'value="Mine"' in answer.text
    note.refresh_from_db()
    assert note.answers["title"] == ["Hers"]


def test_a_note_is_put_aside_and_taken_up_again(desk, note):
    desk.post(page_of(note), {**sent(desk, note, title="Neu"), "action": "discard"})
    aside = desk.get(page_of(note))
    refused = desk.post(page_of(note), {**sent(desk, note), "action": "save"})
    desk.post(page_of(note), {"action": "restore"})

    note.refresh_from_db()
    assert "This note was put aside." in aside.text
    assert "Make the draft event</button>" not in aside.text
    assert refused.status_code == 422
    assert (note.state, note.answers["title"]) == ("read", ["Neu"])


def test_a_made_note_shows_its_event_and_nothing_can_be_changed(desk, note):
    make_event(desk, note, access="public")

    page = desk.get(page_of(note))

    assert change_url(Event.objects.get()) in page.text
    assert "Keep my corrections for later" not in page.text


# ── Who may ──────────────────────────────────────────────────────────────────────────────────
def test_looking_changes_nothing(desk, note):
    before = note.updated_at, hub_rows()

    for address in (ADD, NOTES, page_of(note)):
        assert desk.get(address).status_code == 200

    note.refresh_from_db()
    assert (note.updated_at, hub_rows()) == before


def test_pages_are_for_those_who_may(member_client, note):
    for address in (ADD, NOTES, page_of(note)):
        assert Client().get(address).status_code == 302
        assert member_client.get(address).status_code == 302

    staff = MemberFactory(is_staff=True)
    browser = Client()
    browser.force_login(staff)
    assert {browser.get(address).status_code for address in (ADD, NOTES, page_of(note))} == {403}
    assert browser.post(ADD, {"text": NOTE}).status_code == 403
    assert browser.post(page_of(note), {"action": "discard"}).status_code == 403

    staff.user_permissions.set(Permission.objects.filter(codename="view_conceptnote"))
    seen = browser.get(page_of(note))
    assert "Make the draft event</button>" not in seen.text
    assert browser.post(page_of(note), {**sent(browser, note), "action": "save"}).status_code == 403


def test_whoever_may_not_add_events_makes_none(note):
    staff = MemberFactory(is_staff=True)
    staff.user_permissions.set(Permission.objects.filter(codename__in=["view_conceptnote", "change_conceptnote"]))
    browser = Client()
    browser.force_login(staff)

    page = browser.get(page_of(note))

    assert "Keep my corrections for later" in page.text
    assert "Make the draft event</button>" not in page.text
    assert browser.post(page_of(note), {**sent(browser, note), "action": "draft"}).status_code == 403


def test_the_lists_lead_to_notes(desk, note):
    events, notes = desk.get(EVENTS), desk.get(NOTES)

    assert f'<a href="{ADD}">' in events.text
    assert ADD in notes.text
    assert "Qui tient le registre ?" in notes.text
