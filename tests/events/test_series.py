"""The page of a series, and following it as a whole."""

import pytest

from events import services
from events.models import Event, Follow
from hub.outbox.kinds import kind
from hub.outbox.models import Message
from tests.conftest import part
from tests.events.admin_forms import change_url, form_of, kinds
from tests.factories import EventFactory, FollowFactory, MemberFactory, SeriesFactory

pytestmark = pytest.mark.django_db
GUEST = {"name": "", "email": "amina@union.example"}
PROPOSED = Event.DateStatus.PROPOSED


@pytest.fixture
def series():
    """A series in three languages."""
    return SeriesFactory(
        title_en="Exchanges", title_fr="Échanges", title_es="Intercambios", description_en="What **works**."
    )


def follower(series, **fields):
    return FollowFactory(event=None, series=series, **fields)


# ── The page ─────────────────────────────────────────────────────────────────────────────────
def test_a_series_shows_what_comes_and_what_has_been(client, series):
    coming, gone = EventFactory(series=series), EventFactory(series=series, ended=True)
    other = EventFactory()

    response = client.get(series.get_absolute_url())

    assert response.context["upcoming"] == [coming]
    assert list(response.context["past"]) == [gone]
    assert "<strong>works</strong>" in response.text
    assert f"/feeds/events.atom?series={series.slug}&amp;lang=en" in response.text
    assert f"webcal://testserver/calendar/events.ics?series={series.slug}&amp;lang=en" in response.text
    assert other.title_en not in response.text


def test_a_series_shows_only_what_the_visitor_may_see(client, member_client, series):
    hidden = [
        EventFactory(series=series, status=Event.Status.DRAFT),
        EventFactory(series=series, access=Event.Access.INVITATION),
    ]
    for_members = EventFactory(series=series, access=Event.Access.MEMBERS)

    pages = [visitor.get(series.get_absolute_url()).text for visitor in (client, member_client)]

    assert [for_members.title_en in page for page in pages] == [False, True]
    assert [event.title_en in page for event in hidden for page in pages] == [False] * 4


def test_a_series_without_visible_events_has_a_page_if_it_is_described(client, series):
    bare = SeriesFactory()
    EventFactory(series=bare, status=Event.Status.DRAFT)

    answers = [client.get(one.get_absolute_url()).status_code for one in (series, bare)]

    assert answers == [200, 404]


def test_past_events_of_a_series_come_page_by_page(client, series):
    EventFactory.create_batch(25, series=series, ended=True)

    first, second = (client.get(series.get_absolute_url(), {"page": page}) for page in (1, 2))

    assert [len(response.context["past"]) for response in (first, second)] == [24, 1]
    assert 'aria-label="Pages of past events"' in first.text


def test_the_event_and_the_list_of_events_lead_to_the_series(client, series):
    bare = SeriesFactory()
    event = EventFactory(series=series)

    pages = [client.get(event.get_absolute_url()).text, client.get("/en/events/").text]

    assert [f'href="{series.get_absolute_url()}"' in page for page in pages] == [True, True]
    assert bare.title_en not in pages[1]


@pytest.mark.parametrize("count", [1, 3])
def test_a_series_takes_the_same_queries_for_any_length(client, series, count, django_assert_num_queries):
    EventFactory.create_batch(count, series=series, capacity=5)
    EventFactory.create_batch(count, series=series, ended=True)

    with django_assert_num_queries(4):
        client.get(series.get_absolute_url())


# ── To follow ────────────────────────────────────────────────────────────────────────────────
def test_a_member_follows_a_series_with_one_press(member_client, member, series):
    response = member_client.post(f"/en/series/{series.slug}/follow/")

    follow = Follow.objects.get()
    assert response["Location"] == series.get_absolute_url()
    assert (follow.series, follow.event, follow.member) == (series, None, member)
    assert "You follow this series" in member_client.get(series.get_absolute_url()).text


def test_a_guest_follows_a_series_once_the_address_is_proven(client, deliver, series):
    sent = client.post(f"/es/series/{series.slug}/follow/", GUEST)
    mail = deliver().to(GUEST["email"])[0]
    follow = Follow.objects.get()
    client.get(f"/follow/{follow.token}/")
    client.post(f"/es/follows/{follow.uuid}/confirm/")

    follow.refresh_from_db()
    assert sent["Location"] == f"/es/series/{series.slug}/follow/sent/"
    assert "Intercambios" in mail["Subject"]
    assert f"/follow/{follow.token}/" in part(mail, "text/plain")
    assert follow.is_address_proven


def test_a_guest_with_a_wrong_address_follows_nothing(client, series):
    response = client.post(f"/en/series/{series.slug}/follow/", {"email": "amina"})

    assert response.status_code == 422
    assert not Follow.objects.exists()


def test_a_series_without_a_page_cannot_be_followed(client, member_client):
    bare = SeriesFactory()

    answers = [
        visitor.post(f"/en/series/{bare.slug}/follow/", GUEST).status_code for visitor in (client, member_client)
    ]

    assert answers == [404, 404]
    assert not Follow.objects.exists()


def test_looking_at_the_offer_follows_nothing(member_client, series):
    response = member_client.get(f"/en/series/{series.slug}/follow/")

    assert response.status_code == 200
    assert not Follow.objects.exists()


# ── To be told ───────────────────────────────────────────────────────────────────────────────
def test_followers_of_a_series_are_told_once_of_each_new_event(series):
    follow = follower(series)
    first, second = EventFactory.create_batch(2, series=series, status=Event.Status.DRAFT)

    for event in (first, first, second):
        services.publish(event=event)

    assert kinds(follow.email) == ["events.series_event"] * 2
    assert kind("events.series_event").category == "announcements"


def test_the_mail_names_the_series_and_both_clocks_in_the_language_of_the_follower(deliver, series):
    follow = follower(series, language="fr", time_zone="Africa/Nairobi")
    event = EventFactory(series=series)

    services.tell_followers(event=event)

    mail = deliver().to(follow.email)[0]
    text = part(mail, "text/plain")
    assert event.title_fr in mail["Subject"]
    assert "Échanges" in text
    assert "Nairobi" in text
    assert "Genève" in text
    assert f"http://testserver/fr/series/{series.slug}/" in text
    assert f"/follow/{follow.token}/" in text
    assert event.meeting_url not in mail.as_string()


def test_who_follows_an_event_and_its_series_is_told_once(series):
    event = EventFactory(series=series, date_status=PROPOSED)
    one, both = follower(series), FollowFactory(event=event)
    follower(series, email=both.email.upper())

    Event.objects.update(date_status=Event.DateStatus.CONFIRMED)
    told = services.tell_followers(event=event)

    assert told == 2
    assert (kinds(one.email), kinds(both.email)) == (["events.series_event"], ["events.date_fixed"])
    assert Message.objects.count() == 2


@pytest.mark.parametrize(
    "fields",
    [{"date_status": PROPOSED}, {"ended": True}, {"access": Event.Access.MEMBERS}, {"access": Event.Access.INVITATION}],
)
def test_a_guest_hears_of_no_event_without_a_date_to_come_or_for_others(series, fields):
    follower(series)
    event = EventFactory(series=series, status=Event.Status.DRAFT, **fields)

    services.publish(event=event)

    assert not Message.objects.exists()


def test_members_hear_of_events_for_members(series):
    member = MemberFactory()
    follower(series, member=member)

    services.publish(event=EventFactory(series=series, status=Event.Status.DRAFT, access=Event.Access.MEMBERS))

    assert kinds(member.email) == ["events.series_event"]


def test_an_event_that_left_the_series_is_not_told(deliver, series):
    follow = follower(series)
    event = EventFactory(series=series)
    services.tell_followers(event=event)

    Event.objects.update(series=None)

    assert deliver().to(follow.email) == []


def test_putting_an_event_into_a_series_tells_its_followers(desk, series):
    follow, event = follower(series), EventFactory()

    desk.post(change_url(event), form_of(desk, event, series=series.pk), follow=True)

    assert kinds(follow.email) == ["events.series_event"]


def test_a_later_change_of_an_event_is_no_news_to_who_has_begun_to_follow(desk, series):
    event = EventFactory(series=series)
    follow = follower(series)

    desk.post(change_url(event), form_of(desk, event, meeting_id="123"), follow=True)

    assert kinds(follow.email) == []


# ── The administration ───────────────────────────────────────────────────────────────────────
def test_series_show_their_events_to_come_and_past_and_their_followers(desk, series):
    EventFactory.create_batch(2, series=series)
    EventFactory(series=series, starts_at=None, ends_at=None, date_status=PROPOSED)
    EventFactory(series=series, ended=True)
    follower(series)
    follower(series, is_address_proven=False)

    rows = desk.get("/admin/events/series/").text
    page = desk.get(change_url(series)).text

    counted = ['class="field-coming">3<', 'class="field-past">1<']
    assert [words in rows for words in counted] == [True, True]
    link = f'<a href="/admin/events/follow/?series={series.pk}">1</a>'
    assert (link in rows, link in page) == (True, True)
