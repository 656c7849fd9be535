"""News of saved searches by mail."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.cache import cache

from hub.outbox.models import Message, Suppression
from resources import mail, services
from resources.models import SavedSearch
from resources.services import index_works
from resources.services.news import month_began, week_began
from tests.conftest import part
from tests.factories import MemberFactory, OrganisationFactory, ResourceFactory

pytestmark = pytest.mark.django_db

MONDAY = datetime(2025, 6, 9, 5, tzinfo=UTC)
DAY, WEEK = timedelta(days=1), timedelta(days=7)


@pytest.fixture
def clock():
    with time_machine.travel(MONDAY - 3 * DAY, tick=False) as moved:
        yield moved


def keep(member, query="q=fees", **fields):
    fields = {"name": "Fees", "frequency": "weekly", "seen_until": MONDAY - 3 * DAY} | fields
    return SavedSearch.objects.create(member=member, query=query, **fields)


def show(title, at, **fields):
    return ResourceFactory(title_en=title, published_at=at, **fields)


def queued():
    return Message.objects.filter(kind=mail.NEWS)


def test_weeks_begin_on_monday_and_months_on_their_first_day_at_five():
    assert week_began(MONDAY) == MONDAY
    assert week_began(MONDAY - timedelta(seconds=1)) == MONDAY - WEEK
    assert week_began(MONDAY + 6 * DAY) == MONDAY
    first = datetime(2025, 3, 1, 5, tzinfo=UTC)
    assert month_began(first) == first
    assert month_began(first - timedelta(hours=1)) == datetime(2025, 2, 1, 5, tzinfo=UTC)
    assert month_began(datetime(2025, 3, 31, 23, tzinfo=UTC)) == first


def test_a_member_hears_once_of_what_answers_her_search(clock, deliver, member):
    keep(member)
    show("Fees in the Gulf", MONDAY - DAY)
    show("Fees before she asked", MONDAY - 4 * DAY)
    show("Passports", MONDAY - DAY)

    clock.move_to(MONDAY + timedelta(minutes=20))
    assert services.send_news() == 1
    assert services.send_news() == 0
    sent = deliver().to(member.email)[0]

    assert sent["Subject"] == "One new resource for your saved searches"
    for kind in ("text/plain", "text/html"):
        content = part(sent, kind)
        assert "Fees in the Gulf" in content
        assert "before she asked" not in content
        assert "Passports" not in content
        assert "/en/resources/?q=fees" in content
    assert "List-Unsubscribe" in sent


def test_nothing_new_is_no_mail(clock, member):
    keep(member)
    show("Passports", MONDAY - DAY)
    clock.move_to(MONDAY)

    assert services.send_news() == 0
    assert SavedSearch.objects.get().seen_until == MONDAY


def test_each_work_is_told_in_one_mail_also_after_beat_stood_still(clock, member):
    keep(member)
    show("Fees one", MONDAY - DAY)
    clock.move_to(MONDAY)
    assert services.send_news() == 1
    show("Fees two", MONDAY + DAY)

    clock.move_to(MONDAY + 2 * WEEK + 3 * DAY)
    assert services.send_news() == 1

    spans = [next(iter(row.payload["spans"].values())) for row in queued().order_by("pk")]
    assert spans == [
        [(MONDAY - 3 * DAY).isoformat(), MONDAY.isoformat()],
        [MONDAY.isoformat(), (MONDAY + 2 * WEEK).isoformat()],
    ]


def test_weekly_and_monthly_searches_come_when_they_were_asked_for(clock, member):
    keep(member, name="Weekly")
    keep(member, "q=visa", name="Monthly", frequency="monthly")
    keep(member, "q=wages", name="Never", frequency="never")
    show("Fees visa wages", MONDAY - DAY)

    clock.move_to(MONDAY)
    services.send_news()
    weekly = queued().get()
    clock.move_to(datetime(2025, 7, 1, 5, tzinfo=UTC))
    services.send_news()
    monthly = queued().exclude(pk=weekly.pk).get()

    names = {str(saved.uuid): saved.name for saved in SavedSearch.objects.all()}
    assert [names[uuid] for uuid in weekly.payload["spans"]] == ["Weekly"]
    assert [names[uuid] for uuid in monthly.payload["spans"]] == ["Monthly"]


def test_several_searches_share_one_mail_in_the_readers_language(clock, deliver):
    reader = MemberFactory(language="fr", email="amina@travail.example")
    keep(reader)
    keep(reader, "kind=law", name="Lois")
    show("Fees in the Gulf", MONDAY - DAY)
    show("A decree", MONDAY - DAY, kind="law", title_fr="Un décret")

    clock.move_to(MONDAY)
    services.send_news()
    sent = deliver().to(reader.email)

    assert len(sent) == 1
    assert sent[0]["Content-Language"] == "fr"
    text = part(sent[0], "text/plain")
    assert "Un décret" in text
    assert "/fr/resources/" in text
    assert "/en/resources/" not in text


def test_what_somebody_may_see_is_decided_when_the_mail_goes_out(clock, deliver, member):
    keep(member)
    inside = show("Fees inside", MONDAY - DAY, access="members")
    show("Fees outside", MONDAY - DAY)
    gone = show("Fees gone", MONDAY - DAY)
    clock.move_to(MONDAY)
    services.send_news()
    services.hide(works=[gone])
    index_works([inside.pk])

    text = part(deliver().to(member.email)[0], "text/plain")

    assert ("Fees inside" in text, "Fees outside" in text, "Fees gone" in text) == (True, True, False)


@pytest.mark.parametrize("change", [{"status": "declined"}, {"is_active": False}])
def test_who_is_no_member_any_more_gets_no_news(clock, deliver, member, change):
    keep(member)
    show("Fees inside", MONDAY - DAY, access="members")
    clock.move_to(MONDAY)
    services.send_news()
    for name, value in change.items():
        setattr(member, name, value)
    member.save()

    assert deliver().to(member.email) == []
    assert queued().get().state == "cancelled"
    SavedSearch.objects.update(seen_until=MONDAY - WEEK)
    assert services.send_news() == 0


def test_a_deleted_or_silenced_search_is_left_out_of_a_mail_that_waits(clock, deliver, member):
    keep(member)
    show("Fees in the Gulf", MONDAY - DAY)
    clock.move_to(MONDAY)
    services.send_news()
    SavedSearch.objects.update(frequency="never")

    assert deliver().to(member.email) == []


def test_whoever_unsubscribed_from_this_news_gets_none(clock, deliver, member):
    Suppression.objects.create(email=member.email, category="library", reason="unsubscribed")
    keep(member)
    show("Fees in the Gulf", MONDAY - DAY)
    clock.move_to(MONDAY)
    services.send_news()

    assert deliver().to(member.email) == []


def test_a_long_list_is_cut_and_says_how_many_are_left(clock, deliver, member):
    keep(member)
    for number in range(7):
        show(f"Fees part {number}", MONDAY - DAY)
    clock.move_to(MONDAY)
    services.send_news()

    sent = deliver().to(member.email)[0]

    assert sent["Subject"] == "7 new resources for your saved searches"
    assert "And 2 more" in part(sent, "text/plain")


def test_a_search_whose_filter_is_gone_tells_nothing_instead_of_everything(clock, member):
    publisher = OrganisationFactory()
    keep(member, f"publisher={publisher.uuid}")
    work = show("Wages", MONDAY - DAY)
    work.publishers.add(publisher)
    index_works([work.pk])
    show("Passports", MONDAY - DAY)
    publisher.delete()
    clock.move_to(MONDAY)

    assert services.send_news() == 0


def test_a_filter_that_goes_while_the_mail_waits_leaves_the_search_out(clock, deliver, member):
    publisher = OrganisationFactory()
    keep(member, f"publisher={publisher.uuid}", name="Gone")
    keep(member)
    work = show("Wages", MONDAY - DAY)
    work.publishers.add(publisher)
    index_works([work.pk])
    show("Fees in the Gulf", MONDAY - DAY)
    clock.move_to(MONDAY)
    services.send_news()
    publisher.delete()
    # A minute later the filters are read anew.
    cache.clear()

    text = part(deliver().to(member.email)[0], "text/plain")

    assert ("Fees in the Gulf" in text, "Wages" in text, "Gone" in text) == (True, False, False)


def test_a_search_that_comes_weekly_from_now_on_loses_nothing_beside_a_mail_of_the_same_week(clock, deliver, member):
    keep(member)
    other = keep(member, "q=visa", name="Visa", frequency="monthly")
    show("Fees in the Gulf", MONDAY - DAY)
    show("Visa for cooks", MONDAY - DAY)
    clock.move_to(MONDAY)
    services.send_news()
    SavedSearch.objects.filter(pk=other.pk).update(frequency="weekly")

    clock.move_to(MONDAY + DAY)
    services.send_news()

    assert ["Visa for cooks" in part(mail, "text/plain") for mail in deliver().to(member.email)] == [False, True]
