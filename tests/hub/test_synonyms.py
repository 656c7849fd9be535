"""Words that mean the same, as facilitators edit them."""

import pytest
from django.urls import reverse

from hub.languages import sort_key
from hub.search import rings
from hub.taxonomy.models import SynonymRing
from hub.taxonomy.vocabulary.synonyms import RINGS

pytestmark = pytest.mark.django_db
LIST = reverse("admin:taxonomy_synonymring_changelist")
ADD = reverse("admin:taxonomy_synonymring_add")


def test_the_hub_starts_with_the_rings_of_the_field(admin_client):
    assert SynonymRing.objects.count() == len(RINGS)

    page = admin_client.get(f"{LIST}?q=BLMA")

    assert "BLA · BLAs · BLMA · BLMAs · MoU" in page.text
    assert "kafala" not in page.text


def test_no_word_of_the_vocabulary_is_in_two_rings():
    words = [sort_key(word) for _note, ring in RINGS for word in ring]

    assert [word for word in words if words.count(word) > 1] == []
    assert all(len(ring) > 1 for _note, ring in RINGS)


def test_a_ring_is_kept_one_word_to_a_line_and_each_once(admin_client):
    answer = admin_client.post(ADD, {"terms": "  maid \r\n\r\nbonne   à tout faire\r\nMaid\r\n?!\r\n", "note": "Maids"})

    assert answer.status_code == 302
    assert SynonymRing.objects.get(note="Maids").terms == "maid\nbonne à tout faire"


@pytest.mark.parametrize("terms", ["maid", "maid\nMaid", "Échec\nechec", "maid\n?!"])
def test_a_ring_of_one_word_is_refused(admin_client, terms):
    page = admin_client.post(ADD, {"terms": terms, "note": ""})

    assert page.status_code == 200
    assert "Write at least two words that mean the same, one to a line." in page.text
    assert terms.splitlines()[0] in page.text


def test_a_word_of_another_ring_is_refused_and_the_ring_named(admin_client):
    page = admin_client.post(ADD, {"terms": "arrangement\nblma", "note": ""})

    assert "“blma” is in another ring already: BLA · BLAs · BLMA" in page.text
    assert not SynonymRing.objects.filter(terms__contains="arrangement").exists()


def test_a_ring_can_be_changed_with_the_words_it_has(admin_client):
    ring = SynonymRing.objects.get(note="Roadmap")
    url = reverse("admin:taxonomy_synonymring_change", args=[ring.pk])

    answer = admin_client.post(url, {"terms": f"{ring.terms}\nitinéraire", "note": "Roadmap"})

    assert answer.status_code == 302
    ring.refresh_from_db()
    assert ring.words[-1] == "itinéraire"


def test_rings_are_read_again_after_a_minute_only_if_something_has_changed(monkeypatch):
    first = rings.book()
    assert rings.book() is first

    monkeypatch.setattr(rings, "KEPT", 0)
    assert rings.book() is first
    SynonymRing.objects.create(terms="maid\nbonne à tout faire")
    assert rings.book() is not first
