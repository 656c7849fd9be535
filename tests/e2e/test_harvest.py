"""An existing harvester takes the whole library from the running hub, and later what has changed since."""

import time
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from sickle import Sickle
from sickle.oaiexceptions import NoRecordsMatch

from hub.demo.works import WORKS
from resources.models import IndexEntry, Resource, Tombstone
from resources.services import bury, hide, index_works
from tests.e2e.live import LiveHub
from tests.factories import ResourceFactory

pytestmark = pytest.mark.xdist_group("e2e")


def expected(hub: LiveHub) -> dict[str, bool]:
    """Return every identifier that the database knows, and whether the work is gone."""
    name = f"oai:{hub.url.split('//')[1].split(':')[0]}"
    living = IndexEntry.objects.filter(is_public=True).values_list("resource__uuid", flat=True)
    gone = Tombstone.objects.values_list("uuid", flat=True)
    return {f"{name}:{uuid}": False for uuid in living} | {f"{name}:{uuid}": True for uuid in gone}


def taken(sickle: Sickle, **arguments: str) -> dict[str, bool]:
    """Return what Sickle harvests; fail if a record comes twice."""
    found = [
        (record.header.identifier, record.header.deleted)
        for record in sickle.ListRecords(metadataPrefix="oai_dc", **arguments)
    ]
    assert len(dict(found)) == len(found)
    return dict(found)


def test_sickle_harvests_the_whole_library_and_then_what_has_changed(hub: LiveHub) -> None:
    works = ResourceFactory.create_batch(120, themes=["recruitment-fees"], title_fr="Un rapport sur les commissions")
    hide(works=works[:5])
    bury(works=works[5:7])
    for work in works[5:7]:
        work.delete()
    sickle, by_post = Sickle(f"{hub.url}/oai"), Sickle(f"{hub.url}/oai", http_method="POST")

    assert sickle.Identify().deletedRecord == "persistent"
    assert sickle.Identify().baseURL == f"{hub.url}/oai"
    whole = taken(sickle)
    assert whole == taken(by_post) == expected(hub)
    assert len(whole) >= 120 + len(WORKS)
    assert sum(whole.values()) >= 7
    assert {header.identifier for header in sickle.ListIdentifiers(metadataPrefix="oai_dc")} == set(whole)
    assert set(taken(sickle, set="theme:recruitment-fees")) >= {
        identifier for identifier in whole if identifier.endswith(tuple(str(work.uuid) for work in works))
    }
    assert {"kind:report", "theme:recruitment-fees"} <= {found.setSpec for found in sickle.ListSets()}

    # A second later, so that nothing of the first harvest belongs to the second one.
    time.sleep(1.1)
    since = f"{timezone.now().astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    with pytest.raises(NoRecordsMatch):
        taken(sickle, **{"from": f"{datetime.now(UTC).year + 1}-01-01"})
    Resource.objects.filter(pk=works[20].pk).update(title_en="Changed since")
    index_works([works[20].pk, works[21].pk])
    hide(works=[works[22]])
    newest = ResourceFactory()

    later = taken(sickle, **{"from": since})
    name = next(iter(whole)).rpartition(":")[0]
    assert later == {
        f"{name}:{works[20].uuid}": False,
        f"{name}:{works[22].uuid}": True,
        f"{name}:{newest.uuid}": False,
    }
    record = sickle.GetRecord(identifier=f"{name}:{works[20].uuid}", metadataPrefix="oai_dc")
    assert record.metadata["title"] == ["Changed since", "Un rapport sur les commissions"]


def test_the_demonstration_is_described(hub: LiveHub) -> None:
    shown = Resource.objects.visible_to(AnonymousUser())
    slugs = {work.slug for work in WORKS} & set(shown.values_list("slug", flat=True))

    records = list(Sickle(f"{hub.url}/oai").ListRecords(metadataPrefix="oai_dc", ignore_deleted=True))

    pages = {address for record in records for address in record.metadata["identifier"]}
    assert {f"{hub.url}/en/resources/{slug}/" for slug in slugs} <= pages
    assert all(record.metadata["title"] and record.metadata["type"] for record in records)
