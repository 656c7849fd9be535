"""What there is to read beside an event."""

import re

import pytest
from django.test import Client

from events.models import EventDocument
from resources.models import Edition
from tests.factories import EventFactory, ResourceFactory

pytestmark = pytest.mark.django_db


def test_documents_stand_in_their_order_with_a_link_to_each_edition(client: Client) -> None:
    event = EventFactory()
    second, first, bare = (ResourceFactory(slug=slug) for slug in ("second", "first", "bare"))
    for place, work in enumerate((first, second, bare)):
        EventDocument.objects.create(event=event, resource=work, position=place)
        Edition.objects.filter(resource=work).delete()
    Edition.objects.create(resource=second, language="fr", url="https://site.example/fr")
    Edition.objects.create(resource=second, language="en", url="https://site.example/en")
    file = Edition.objects.create(resource=first, language="es", url="https://site.example/es")
    Edition.objects.filter(pk=file.pk).update(url="", file="editions/one.pdf", size=2048)
    file.refresh_from_db()

    page = client.get(f"/en/events/{event.slug}/").content.decode()

    listed = page[page.index('<ul class="docs">') :]
    listed = listed[: listed.index("</ul>")]
    assert re.findall(r'<a href="([^"]+)"', listed) == [
        "/en/resources/first/",
        file.get_absolute_url(),
        "/en/resources/second/",
        "https://site.example/fr",
        "https://site.example/en",
        "/en/resources/bare/",
    ]
    assert "(PDF, 2.0\xa0KB)" in listed
