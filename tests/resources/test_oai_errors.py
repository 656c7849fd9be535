"""What harvesters ask wrongly, and how they are told."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from tests.factories import ResourceFactory
from tests.resources.harvesting import ask, attributes, checked, error, identifiers, texts

pytestmark = pytest.mark.django_db
LIST = "verb=ListRecords&metadataPrefix=oai_dc"


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("", "badVerb"),
        ("verb=", "badVerb"),
        ("verb=Nonsense", "badVerb"),
        ("verb=identify", "badVerb"),
        ("verb=Identify&verb=Identify", "badVerb"),
        ("verb=Identify&set=kind", "badArgument"),
        ("verb=Identify&x=%00%1F%EF%BF%BE", "badArgument"),
        ("verb=ListSets&metadataPrefix=oai_dc", "badArgument"),
        ("verb=ListSets&resumptionToken=x", "badResumptionToken"),
        ("verb=ListMetadataFormats&identifier=oai:testserver:none", "idDoesNotExist"),
        ("verb=GetRecord", "badArgument"),
        ("verb=GetRecord&identifier=oai:testserver:1", "badArgument"),
        ("verb=GetRecord&metadataPrefix=oai_dc", "badArgument"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:testserver:1", "idDoesNotExist"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=", "idDoesNotExist"),
        ("verb=GetRecord&metadataPrefix=marc21&identifier=oai:testserver:1", "cannotDisseminateFormat"),
        ("verb=ListRecords", "badArgument"),
        ("verb=ListIdentifiers", "badArgument"),
        ("verb=ListRecords&metadataPrefix=mods", "cannotDisseminateFormat"),
        ("verb=ListRecords&metadataPrefix=", "cannotDisseminateFormat"),
        (f"{LIST}&metadataPrefix=oai_dc", "badArgument"),
        (f"{LIST}&from=2024-01-01&from=2024-01-01", "badArgument"),
        (f"{LIST}&page=2", "badArgument"),
        (f"{LIST}&from=", "badArgument"),
        (f"{LIST}&from=yesterday", "badArgument"),
        (f"{LIST}&from=2024-13-01", "badArgument"),
        (f"{LIST}&from=0000-01-01", "badArgument"),
        (f"{LIST}&from=2024-02-30T00:00:00Z", "badArgument"),
        (f"{LIST}&from=2024-01-01T00:00:00", "badArgument"),
        (f"{LIST}&from=2024-01-01T00:00:00.5Z", "badArgument"),
        (f"{LIST}&from=2024-01-01&until=2024-01-02T00:00:00Z", "badArgument"),
        (f"{LIST}&from=2024-01-02&until=2024-01-01", "badArgument"),
        (f"{LIST}&from=2999-01-01", "noRecordsMatch"),
        (f"{LIST}&until=1999-01-01", "noRecordsMatch"),
        (f"{LIST}&set=", "badArgument"),
        (f"{LIST}&set=kind::law", "badArgument"),
        (f"{LIST}&set=kind%20law", "badArgument"),
        (f"{LIST}&set=nothing", "noRecordsMatch"),
        (f"{LIST}&resumptionToken=x", "badArgument"),
        ("verb=ListRecords&resumptionToken=x", "badResumptionToken"),
        ("verb=ListRecords&resumptionToken=", "badResumptionToken"),
    ],
)
def test_each_mistake_has_its_code_by_get_and_by_post(client: Client, query: str, code: str) -> None:
    ResourceFactory()

    by_get = checked(client.get(f"/oai?{query}"))
    by_post = checked(client.post("/oai", query, content_type="application/x-www-form-urlencoded"))

    assert (error(by_get), error(by_post)) == (code, code)
    assert bool(attributes(by_get, "o:request")) == (code not in {"badVerb", "badArgument"})


def test_arguments_may_come_in_the_body(client: Client) -> None:
    work = ResourceFactory()
    strict = Client(enforce_csrf_checks=True)

    answer = checked(strict.post("/oai", {"verb": "ListIdentifiers", "metadataPrefix": "oai_dc"}))

    assert identifiers(answer) == [str(work.uuid)]
    assert attributes(answer, "o:request") == {"verb": "ListIdentifiers", "metadataPrefix": "oai_dc"}
    assert client.put("/oai").status_code == 405
    assert client.head("/oai?verb=Identify").status_code == 200


def test_an_identifier_is_known_in_one_spelling_and_of_our_repository_only(client: Client) -> None:
    work = ResourceFactory()
    own = f"oai:testserver:{work.uuid}"
    others = [own.upper(), f"oai:testserver:{work.uuid.hex}", f"oai:elsewhere.example:{work.uuid}", str(work.uuid)]

    found = [error(ask(client, "GetRecord", identifier=one, metadataPrefix="oai_dc")) for one in (own, *others)]

    assert found == ["", *["idDoesNotExist"] * 4]


@pytest.fixture
def token(client: Client, monkeypatch: pytest.MonkeyPatch) -> str:
    """A token with which ListRecords goes on."""
    monkeypatch.setattr("resources.oai.harvest.PAGE", 1)
    ResourceFactory.create_batch(2)
    return texts(ask(client, "ListRecords", metadataPrefix="oai_dc"), "o:resumptionToken")[0]


def test_a_token_is_good_for_its_own_list_and_a_day(client: Client, token: str) -> None:
    forged = token[:-1] + ("A" if token[-1] != "A" else "B")

    good = error(ask(client, "ListRecords", resumptionToken=token))
    wrong = [
        error(ask(client, "ListIdentifiers", resumptionToken=token)),
        error(ask(client, "ListRecords", resumptionToken=forged)),
    ]
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        old = error(ask(client, "ListRecords", resumptionToken=token))

    assert good == ""
    assert wrong == ["badResumptionToken"] * 2
    assert old == "badResumptionToken"
