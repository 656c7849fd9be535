"""The report of participants in the administration: read, looked at, kept, assigned."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from events import services
from events.errors import NotOfThisEvent
from events.models import Attendance, Event
from events.services.participant_report import Stay
from tests.events.admin_forms import change_url
from tests.factories import EventFactory, MemberFactory, RegistrationFactory

pytestmark = pytest.mark.django_db
START = datetime(2023, 6, 15, 13, 30, tzinfo=UTC)
STAYS = reverse("admin:events_attendance_changelist")
ZOOM = """\
Topic,ID,Host name,Host email,Start time,End time,Participants,Duration (minutes)
Fees,812 3456 7890,Host,host@hub.example,06/15/2023 03:20:11 PM,06/15/2023 05:05:00 PM,42,105

Name (original name),Email,Join time,Leave time,Duration (minutes),Guest,In waiting room
Grace (Grace Wanjiku),grace@labour.example,06/15/2023 03:25:00 PM,06/15/2023 04:00:00 PM,35,Yes,No
Grace's phone,grace@labour.example,06/15/2023 03:50:00 PM,06/15/2023 04:30:00 PM,40,Yes,No
"MENSAH, Kofi",,06/15/2023 04:00:00 PM,06/15/2023 05:10:00 PM,70,Yes,No
iPhone,,06/15/2023 04:00:00 PM,06/15/2023 04:05:00 PM,5,Yes,No
Host,host@hub.example,06/15/2023 01:00:00 PM,06/15/2023 01:30:00 PM,30,No,No
Ana,,yesterday,06/15/2023 04:05:00 PM,5,Yes,No
"""


def address(event):
    return reverse("admin:events_event_attendance", args=[event.pk])


def upload(client, event, text=ZOOM, zone="Europe/Zurich"):
    file = SimpleUploadedFile("participants.csv", text.encode())
    return client.post(address(event), {"report": file, "zone": zone})


def keep(client, event, preview):
    return client.post(address(event), {"stays": preview.context["sealed"]}, follow=True)


def stay(name="", email="", came=0, left=60):
    return Stay(name, email, START + timedelta(minutes=came), START + timedelta(minutes=left))


@pytest.fixture
def event(db):
    """The exchange of June, 15:30 to 17:00 in Geneva."""
    return EventFactory(starts_at=START)


@pytest.fixture
def grace(event):
    return RegistrationFactory(event=event, name="Grace Wanjiku", email="grace@labour.example")


@pytest.fixture
def kofi(event):
    return RegistrationFactory(event=event, name="Kofi Mensah", email="kofi@labour.example")


# ── The page ─────────────────────────────────────────────────────────────────────────────────
def test_the_preview_says_what_it_found_and_keeps_nothing(desk, event, grace, kofi):
    preview = upload(desk, event)

    assert "2 registered people were in the meeting." in preview.text
    assert "4 stays in the meeting altogether." in preview.text
    assert "The first began on Thursday 15 June 2023 at 15:25, Geneva time." in preview.text
    assert "1 stay lies outside of the time of the event and is left out." in preview.text
    assert preview.context["unknown"] == ["iPhone"]
    assert "Line 10: “yesterday” is no date and time." in preview.text
    grace.refresh_from_db()
    assert (Attendance.objects.count(), grace.minutes_attended, grace.joined_at) == (0, None, None)


def test_what_was_looked_at_is_kept_when_it_is_confirmed(desk, event, grace, kofi):
    answer = keep(desk, event, upload(desk, event))

    grace.refresh_from_db()
    kofi.refresh_from_db()
    assert "4 stays in the meeting added." in answer.text
    # She was there twice at once for ten minutes.
    assert (grace.minutes_attended, grace.joined_at) == (65, START - timedelta(minutes=5))
    assert (kofi.minutes_attended, kofi.joined_at) == (70, START + timedelta(minutes=30))
    assert list(Attendance.objects.filter(registration=None).values_list("name", flat=True)) == ["iPhone"]


def test_the_same_report_a_second_time_adds_nothing(desk, event, grace):
    keep(desk, event, upload(desk, event))
    before = list(Attendance.objects.values())

    answer = keep(desk, event, upload(desk, event))

    assert "0 stays in the meeting added." in answer.text
    assert list(Attendance.objects.values()) == before


def test_the_clock_of_the_report_is_asked_for_and_starts_with_the_events_own(desk, event, grace):
    form = desk.get(address(event)).context["form"]
    keep(desk, event, upload(desk, event, ZOOM.replace("03:25:00 PM", "04:25:00 PM"), zone="Africa/Nairobi"))

    grace.refresh_from_db()
    assert form["zone"].value() == "Europe/Zurich"
    assert grace.joined_at == START - timedelta(minutes=40)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("Name,Email\nGrace,grace@labour.example\n", "This is no report of participants"),
        (ZOOM.replace("2023", "2022"), "Nobody of this report was there at the time of the event."),
        (" " * (2 * 1024 * 1024 + 1), "The file is larger than 2 MB."),
    ],
)
def test_another_file_is_refused_beside_its_field(desk, event, text, error):
    response = upload(desk, event, text)

    assert response.status_code == 422
    assert response.context["form"].errors["report"][0].startswith(error)


def test_a_forgotten_file_and_an_unknown_zone_are_refused(desk, event):
    response = desk.post(address(event), {"zone": "CET"})

    assert response.status_code == 422
    assert set(response.context["form"].errors) == {"report", "zone"}


def test_only_what_was_shown_for_this_event_can_be_kept(desk, event, grace):
    sealed = upload(desk, event).context["sealed"]
    other = EventFactory(starts_at=START)

    tampered = desk.post(address(event), {"stays": sealed[:-1]}, follow=True)
    elsewhere = desk.post(address(other), {"stays": sealed}, follow=True)

    assert "This preview is too old. Please choose the file again." in tampered.text
    assert "This preview is too old. Please choose the file again." in elsewhere.text
    assert Attendance.objects.count() == 0


def test_an_event_without_a_date_cannot_have_been_attended(desk):
    event = EventFactory(starts_at=None, date_status="proposed")

    shown, sent = desk.get(address(event)), upload(desk, event)

    assert "This event has no date, so nobody can have attended it." in shown.text
    assert "This event has no date, so nobody can have attended it." in sent.text


def test_strangers_sign_in_and_staff_need_the_right_to_change_events(event, member, member_client):
    member.is_staff = True
    member.save()

    assert Client().get(address(event)).status_code == 302
    assert (member_client.get(address(event)).status_code, upload(member_client, event).status_code) == (403, 403)


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_pages_answer_in_every_language(desk, event, grace, language):
    desk.cookies["lang"] = language
    keep(desk, event, upload(desk, event))
    found = Attendance.objects.first()

    for url in (address(event), STAYS, f"{STAYS}?event={event.pk}&assigned=no", change_url(found)):
        assert desk.get(url).status_code == 200, url


# ── Whose a stay was ─────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("found", "is_hers"),
    [
        (stay(name="nobody", email="grace@labour.example"), True),
        (stay(name="WANJIKU Grace"), True),
        (stay(name="grace wanjiku", email="private@mail.example"), True),
        (stay(name="Grace"), False),
    ],
)
def test_people_are_known_by_their_address_or_else_by_their_name(event, grace, found, is_hers):
    [matched] = services.match_stays(event=event, stays=[found])

    assert (matched.registration == grace) is is_hers


def test_members_are_also_known_by_the_address_of_their_account(event):
    member = MemberFactory(email="account@labour.example")
    registration = RegistrationFactory(event=event, member=member)

    [matched] = services.match_stays(event=event, stays=[stay(email="account@labour.example")])

    assert matched.registration == registration


def test_a_name_that_two_people_have_is_nobodys(event, grace):
    RegistrationFactory(event=event, name="Grace Wanjiku")

    [matched] = services.match_stays(event=event, stays=[stay(name="Grace Wanjiku")])

    assert matched.registration is None


def test_who_gave_up_her_place_is_not_counted(event, grace):
    services.cancel_registration(registration=grace)

    [matched] = services.match_stays(event=event, stays=[stay(email=grace.email)])

    assert matched.registration is None


def test_minutes_count_from_half_an_hour_before_until_two_hours_after(event, grace):
    services.import_report(event=event, stays=[stay(email=grace.email, came=-60, left=24 * 60)])

    grace.refresh_from_db()
    assert grace.minutes_attended == 30 + 90 + 120


def test_the_gate_knows_better_when_somebody_came(event, grace):
    services.record_join(registration=grace)
    joined_at = grace.joined_at

    services.import_report(event=event, stays=[stay(email=grace.email)])

    grace.refresh_from_db()
    assert (grace.joined_at, grace.minutes_attended) == (joined_at, 60)


# ── The list of stays ────────────────────────────────────────────────────────────────────────
def test_a_stay_is_assigned_and_taken_back(desk, event, grace):
    services.import_report(event=event, stays=[stay(name="iPhone")])
    found = Attendance.objects.get()

    desk.post(change_url(found), {"registration": grace.pk})
    grace.refresh_from_db()
    assigned = (grace.minutes_attended, grace.joined_at)
    desk.post(change_url(found), {"registration": ""})

    grace.refresh_from_db()
    assert assigned == (60, START)
    assert (grace.minutes_attended, grace.joined_at) == (None, None)


def test_a_stay_belongs_to_people_of_its_event_only(desk, event):
    services.import_report(event=event, stays=[stay(name="iPhone")])
    found, stranger = Attendance.objects.get(), RegistrationFactory()

    response = desk.post(change_url(found), {"registration": stranger.pk})

    assert set(response.context["adminform"].form.errors) == {"registration"}
    with pytest.raises(NotOfThisEvent):
        services.assign_stay(stay=found, registration=stranger)
    found.refresh_from_db()
    assert found.registration is None


def test_the_field_of_a_stay_finds_people_of_its_event(desk, event, grace):
    RegistrationFactory(name="Grace Elsewhere")
    services.import_report(event=event, stays=[stay(name="iPhone")])

    page = desk.get(change_url(Attendance.objects.get())).text
    field = {"app_label": "events", "model_name": "attendance", "field_name": "registration", "term": "Grace"}
    found = desk.get(reverse("admin:autocomplete"), {"event": event.pk, **field}).json()

    assert f'data-ajax--url="/admin/autocomplete/?event={event.pk}"' in page
    assert [row["id"] for row in found["results"]] == [str(grace.pk)]


@pytest.mark.parametrize("way", ["one", "several"])
def test_deleted_stays_count_no_longer(desk, event, grace, way):
    services.import_report(event=event, stays=[stay(email=grace.email), stay(email=grace.email, came=70, left=80)])
    first = Attendance.objects.order_by("joined_at").first()

    if way == "one":
        desk.post(reverse("admin:events_attendance_delete", args=[first.pk]), {"post": "yes"})
    else:
        chosen = {"action": "delete_selected", "_selected_action": [first.pk], "post": "yes"}
        desk.post(STAYS, chosen)

    grace.refresh_from_db()
    assert (grace.minutes_attended, grace.joined_at) == (10, START + timedelta(minutes=70))


def test_nobody_adds_a_stay_by_hand(desk):
    assert desk.get(reverse("admin:events_attendance_add")).status_code == 403


@pytest.mark.parametrize(("value", "names"), [("yes", ["Grace"]), ("no", ["iPhone"])])
def test_the_list_tells_known_from_unknown_stays(desk, event, grace, value, names):
    services.import_report(event=event, stays=[stay(name="Grace", email=grace.email), stay(name="iPhone")])

    found = desk.get(STAYS, {"assigned": value}).context["cl"].result_list

    assert [row.name for row in found] == names


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_list_of_stays_costs_the_same_for_many(desk, event, django_assert_num_queries, item_count):
    stays = [stay(email=RegistrationFactory(event=event).email) for _ in range(item_count)]
    services.import_report(event=event, stays=stays)
    desk.get(STAYS)

    with django_assert_num_queries(7):
        desk.get(STAYS)


# ── The page of the event ────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(("count", "has_average"), [(4, False), (5, True)])
def test_the_page_of_the_event_says_how_many_came_and_an_average_that_gives_nobody_away(
    desk, event, count, has_average
):
    people = [RegistrationFactory(event=event) for _ in range(count)]
    RegistrationFactory(event=event)
    services.import_report(
        event=event, stays=[stay(email=each.email, left=10 * n + 10) for n, each in enumerate(people)]
    )

    page = desk.get(change_url(event)).text

    assert f"{count} of {count + 1} confirmed people joined." in page
    assert ("They stayed for 30 minutes on average." in page) is has_average
    assert address(event) in page


@pytest.mark.parametrize("item_count", [1, 3])
def test_reading_a_report_costs_the_same_for_many(event, django_assert_num_queries, item_count):
    stays = [stay(email=RegistrationFactory(event=event).email) for _ in range(item_count)]

    with django_assert_num_queries(18):
        services.import_report(event=Event.objects.get(pk=event.pk), stays=stays)
