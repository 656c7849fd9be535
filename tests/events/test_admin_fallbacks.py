"""Before an event is published or a mail is sent: who reads which language instead of her own."""

import pytest
from django.urls import reverse

from events.models import Announcement, DiscussionTopic
from tests.events.admin_forms import change_status
from tests.factories import EventFactory, RegistrationFactory

pytestmark = pytest.mark.django_db

FRENCH = "Readers of French (2 registered) get English instead: Title, Description."


@pytest.fixture
def half_written():
    """An event whose title and topic are not in French, with two French readers and one who has left."""
    event = EventFactory(title_fr="", teaser_en="")
    DiscussionTopic.objects.create(
        event=event, number=1, title_en="Fees", title_es="Honorarios", description_en="Who?", description_es="¿Quién?"
    )
    RegistrationFactory.create_batch(2, event=event, language="fr")
    RegistrationFactory(event=event, language="fr", status="cancelled")
    RegistrationFactory(event=event, language="es")
    return event


def test_publishing_tells_who_reads_what(desk, half_written):
    half_written.status = "draft"
    half_written.save()

    page = change_status(desk, "publish", half_written).text

    assert FRENCH in page
    assert "Readers of Spanish" not in page


def test_the_page_that_asks_tells_it_before(desk, half_written):
    page = desk.get(reverse("admin:events_event_status", args=["postpone"]), {"event": half_written.pk}).text

    assert FRENCH in page


def test_announcements_tell_it_on_their_page_in_the_preview_and_before_the_sending(desk, half_written):
    draft = Announcement.objects.create(event=half_written, kind="changed", text_en="We are sorry.")

    for name in ("change", "send", "preview"):
        page = desk.get(reverse(f"admin:events_announcement_{name}", args=[draft.pk])).text

        assert "Readers of French (2 registered) get English instead: Your words, Title." in page
        assert "Readers of Spanish (1 registered) get English instead: Your words." in page
        assert "Readers of English" not in page


def test_nothing_is_said_where_nothing_is_missing(desk):
    event = EventFactory(teaser_en="", status="draft")

    assert "instead" not in change_status(desk, "publish", event).text
