"""The library as harvesters read it: records, lists, sets, and what is gone."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from hub.taxonomy.models import Theme
from resources.models import Edition, IndexEntry, Resource, Tombstone
from resources.services import bury, hide, index_works, publish
from tests.factories import MemberFactory, ResourceFactory
from tests.resources.citing import full_work
from tests.resources.harvesting import NAMES, ask, attributes, checked, error, harvest, identifiers, texts

pytestmark = pytest.mark.django_db
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture(autouse=True)
def files_in_memory(settings: Any) -> None:
    """Keep the files of the tests out of the developer's own."""
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": "django.core.files.storage.InMemoryStorage"}}


def change(work: Resource, moment: datetime) -> None:
    """Let a work have changed at a moment."""
    IndexEntry.objects.filter(resource=work).update(changed_at=moment)


def uuids(*works: Resource) -> list[str]:
    return [str(work.uuid) for work in works]


# ── The repository ───────────────────────────────────────────────────────────────────────────
def test_it_says_who_it_is(client: Client, settings: Any) -> None:
    settings.BASE_URL = "https://hub.example"
    first = ResourceFactory()
    change(first, datetime(2024, 2, 29, 23, 59, 59, 999_999, UTC))
    ResourceFactory()

    answer = ask(client, "Identify")

    assert texts(answer, "o:baseURL") == ["https://hub.example/oai"]
    assert texts(answer, "o:adminEmail") == ["events@hub.example"]
    # Cut, not rounded: it must not be later than the record.
    assert texts(answer, "o:earliestDatestamp") == ["2024-02-29T23:59:59Z"]
    assert texts(answer, "o:repositoryName") == ["Fair Recruitment Knowledge Hub"]
    assert answer.findtext(".//{*}repositoryIdentifier") == "hub.example"


def test_it_answers_alike_whoever_asks_and_keeps_no_session(client: Client) -> None:
    ResourceFactory(title_fr="Un rapport")
    plain = client.get("/oai?verb=ListSets")
    client.force_login(MemberFactory(is_staff=True))

    in_french = client.get("/oai?verb=ListSets", headers={"accept-language": "fr"})

    assert "Set-Cookie" not in plain
    assert [texts(checked(answer), "o:setName") for answer in (plain, in_french)] == [
        texts(checked(plain), "o:setName")
    ] * 2


def test_one_format_is_known(client: Client) -> None:
    work = ResourceFactory()
    identifier = f"oai:testserver:{work.uuid}"

    every, own = ask(client, "ListMetadataFormats"), ask(client, "ListMetadataFormats", identifier=identifier)

    assert [texts(answer, "o:metadataPrefix") for answer in (every, own)] == [["oai_dc"]] * 2


# ── Records ──────────────────────────────────────────────────────────────────────────────────
def test_a_record_says_all_in_three_languages(client: Client) -> None:
    other = ResourceFactory()
    hidden = ResourceFactory(published_at=None)
    work = full_work(title_es="Estudio mundial", covers_from=2018, covers_to=2019)
    pdf = Edition(resource=work, language="es", kind="official", title="Estudio global")
    pdf.file.save("study.pdf", ContentFile(b"%PDF-1.7"), save=False)
    pdf.save()
    work.relations.create(kind="cites", target=other)
    work.relations.create(kind="supersedes", target=hidden)
    index_works([work.pk])

    answer = ask(client, "GetRecord", identifier=f"oai:testserver:{work.uuid}", metadataPrefix="oai_dc")

    statements: dict[str, list[tuple[str, str]]] = {}
    for element in answer.iterfind(".//oai_dc:dc/*", NAMES):
        name = element.tag.rpartition("}")[2]
        statements.setdefault(name, []).append((element.get(XML_LANG, ""), element.text))
    page = "http://testserver/en/resources/"
    assert identifiers(answer) == uuids(work)
    assert texts(answer, "o:setSpec") == ["kind:report", "theme:recruitment-fees"]
    assert statements == {
        "title": [
            ("en", "Global study on recruitment fees and related costs"),
            ("fr", "Étude mondiale sur les commissions de recrutement et les frais connexes"),
            ("es", "Estudio mundial"),
            ("es", "Estudio global"),
        ],
        "creator": [("", "van der Berg, Jan Ø."), ("", "International Labour Organization")],
        "publisher": [("", "International Labour Organization")],
        "date": [("", "2020-07-04")],
        "type": [("", "Text"), ("en", "Report")],
        "subject": [
            ("en", "Recruitment fees and related costs"),
            ("fr", "Commissions de recrutement et frais connexes"),
            ("es", "Comisiones de contratación y gastos conexos"),
        ],
        "description": [("en", "Who pays, and how much. Ninety countries."), ("fr", "Qui paie, et combien.")],
        "coverage": [
            *(("en", "Nepal"), ("fr", "Népal"), ("en", "Jordan"), ("fr", "Jordanie"), ("es", "Jordania")),
            ("", "2018/2019"),
        ],
        "identifier": [
            ("", f"{page}{work.slug}/"),
            ("", "https://doi.org/10.54394/KH_en"),
            ("", "ISBN 978-92-2-129448-1"),
            ("", "https://www.ilo.org/en/study_(final)?a=1&b={2}"),
            ("", "https://doi.org/10.54394/KH_fr"),
            ("", "ISBN 978-92-2-229448-0"),
            ("", "https://www.ilo.org/fr/study_(final)?a=1&b={2}"),
            ("", f"http://testserver/files/{pdf.uuid}/{pdf.download_name}"),
        ],
        "language": [("", "en"), ("", "fr"), ("", "es")],
        "format": [("", "application/pdf")],
        "rights": [("", "https://creativecommons.org/licenses/by/4.0/"), ("en", "CC BY 4.0")],
        "relation": [("", "ILO Working paper 12"), ("", f"{page}{other.slug}/")],
    }


def test_what_xml_cannot_hold_stops_no_harvest(client: Client) -> None:
    work = ResourceFactory(title_en="A\x0bB \x1f & <c> ]]> \ufffe 🧑‍🌾 دليل", summary_en="</oai_dc:dc>")

    answer = ask(client, "GetRecord", identifier=f"oai:testserver:{work.uuid}", metadataPrefix="oai_dc")

    (title,) = texts(answer, "dc:title")
    assert title.split() == ["A", "B", "&", "<c>", "]]>", "🧑‍🌾", "دليل"]
    assert texts(answer, "dc:description") == ["</oai_dc:dc>"]


@pytest.mark.parametrize("gone", ["hidden", "for members", "deleted"])
def test_what_is_gone_leaves_a_tombstone_and_can_come_back(client: Client, gone: str) -> None:
    work = ResourceFactory(themes=["recruitment-fees"])
    identifier = f"oai:testserver:{work.uuid}"
    if gone == "hidden":
        hide(works=[work])
    elif gone == "for members":
        Resource.objects.filter(pk=work.pk).update(access="members")
        index_works([work.pk])
    else:
        bury(works=[work])
        work.delete()

    record = ask(client, "GetRecord", identifier=identifier, metadataPrefix="oai_dc")
    listed = ask(client, "ListRecords", metadataPrefix="oai_dc", set="theme:recruitment-fees")
    formats = ask(client, "ListMetadataFormats", identifier=identifier)

    assert identifiers(record) == identifiers(listed) == [identifier.rpartition(":")[2]]
    assert attributes(record, "o:header") == attributes(listed, "o:header") == {"status": "deleted"}
    assert texts(record, "o:setSpec") == ["kind:report", "theme:recruitment-fees"]
    assert texts(formats, "o:metadataPrefix") == ["oai_dc"]
    if gone == "hidden":
        publish(works=[work])
        again = ask(client, "ListRecords", metadataPrefix="oai_dc")
        assert (identifiers(again), attributes(again, "o:header")) == (uuids(work), {})


def test_what_a_stranger_never_saw_is_not_even_gone(client: Client) -> None:
    ResourceFactory(published_at=None)
    members = ResourceFactory(access="members")
    members.delete()
    ResourceFactory(access="members")
    client.force_login(MemberFactory(is_staff=True))

    assert error(ask(client, "ListRecords", metadataPrefix="oai_dc")) == "noRecordsMatch"


# ── Lists ────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Send three records at a time."""
    monkeypatch.setattr("resources.oai.harvest.PAGE", 3)


@pytest.mark.usefixtures("small_pages")
@pytest.mark.parametrize("verb", ["ListRecords", "ListIdentifiers"])
def test_a_long_list_is_sent_in_parts_each_record_once(client: Client, verb: str) -> None:
    works = ResourceFactory.create_batch(8)
    hide(works=works[:2])
    # Some at the same moment, gone and living ones together.
    moment = timezone.now() - timedelta(days=1)
    IndexEntry.objects.filter(resource__in=works[2:6]).update(changed_at=moment)
    Tombstone.objects.update(deleted_at=moment)

    answers = harvest(client, verb)

    tokens = [attributes(answer, "o:resumptionToken") for answer in answers]
    found = [identifier for answer in answers for identifier in identifiers(answer)]
    assert [len(identifiers(answer)) for answer in answers] == [3, 3, 2]
    assert sorted(found) == sorted(uuids(*works))
    assert [(token["cursor"], token["completeListSize"]) for token in tokens] == [("0", "8"), ("3", "8"), ("6", "8")]
    assert ["expirationDate" in token for token in tokens] == [True, True, False]
    assert texts(answers[-1], "o:resumptionToken") == [""]


@pytest.mark.usefixtures("small_pages")
def test_a_work_that_changes_during_a_harvest_comes_again_at_its_end(client: Client) -> None:
    works = ResourceFactory.create_batch(5)
    for number, work in enumerate(works):
        change(work, timezone.now() - timedelta(days=9 - number))
    first = ask(client, "ListRecords", metadataPrefix="oai_dc")
    (token,) = texts(first, "o:resumptionToken")

    Resource.objects.filter(pk=works[0].pk).update(title_en="Changed")
    hide(works=[works[4]])
    index_works([works[0].pk])
    rest = ask(client, "ListRecords", resumptionToken=token)
    again = ask(client, "ListRecords", resumptionToken=token)

    assert identifiers(first) == uuids(*works[:3])
    assert sorted(identifiers(rest)) == sorted(uuids(works[3], works[4], works[0]))
    assert "Changed" in texts(rest, "dc:title")
    assert identifiers(again) == identifiers(rest)


def test_a_list_that_fits_has_no_token(client: Client) -> None:
    ResourceFactory()

    assert texts(ask(client, "ListRecords", metadataPrefix="oai_dc"), "o:resumptionToken") == []


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({"from_": "2024-05-02"}, [1, 2]),
        ({"until": "2024-05-02"}, [0, 1]),
        ({"from_": "2024-05-02", "until": "2024-05-02"}, [1]),
        ({"from_": "2024-05-02T12:00:00Z"}, [1, 2]),
        ({"from_": "2024-05-02T12:00:01Z"}, [2]),
        ({"until": "2024-05-02T12:00:00Z"}, [0, 1]),
        ({"until": "2024-05-02T11:59:59Z"}, [0]),
        ({"from_": "0001-01-01", "until": "9999-12-31"}, [0, 1, 2]),
        ({"until": "9999-12-31T23:59:59Z"}, [0, 1, 2]),
    ],
)
def test_both_dates_belong_to_the_harvest(client: Client, arguments: dict[str, str], expected: list[int]) -> None:
    works = ResourceFactory.create_batch(3)
    for day, work in enumerate(works, start=1):
        # Within the second, of which harvesters see the beginning only.
        change(work, datetime(2024, 5, day, 12, 0, 0, 700_000, UTC))

    answer = ask(client, "ListIdentifiers", metadataPrefix="oai_dc", **arguments)

    assert identifiers(answer) == uuids(*(works[number] for number in expected))


def test_sets_are_kinds_and_themes_with_the_narrower_ones(client: Client) -> None:
    narrow = Theme.objects.exclude(parent=None)[0]
    assert narrow.parent
    work = ResourceFactory(kind="law", themes=[narrow.slug])
    ResourceFactory(kind="brief")
    gone = ResourceFactory(kind="law", themes=[narrow.slug])
    hide(works=[gone])

    specs = texts(ask(client, "ListSets"), "o:setSpec")
    found = {
        spec: identifiers(ask(client, "ListIdentifiers", metadataPrefix="oai_dc", set=spec))
        for spec in ("kind:law", f"theme:{narrow.slug}", f"theme:{narrow.parent.slug}", "theme")
    }

    assert {"kind", "theme", "kind:law", f"theme:{narrow.slug}", f"theme:{narrow.parent.slug}"} <= set(specs)
    assert found == dict.fromkeys(found, uuids(work, gone))
    assert len(identifiers(ask(client, "ListIdentifiers", metadataPrefix="oai_dc", set="kind"))) == 3
    assert error(ask(client, "ListRecords", metadataPrefix="oai_dc", set="kind:brochure")) == "noRecordsMatch"
    assert error(ask(client, "ListRecords", metadataPrefix="oai_dc", set="theme:none")) == "noRecordsMatch"


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("verb", "queries"), [("ListIdentifiers", 5), ("ListRecords", 18)])
def test_a_list_takes_the_same_queries_for_any_length(
    client: Client, verb: str, queries: int, count: int, django_assert_num_queries: Any
) -> None:
    narrow = Theme.objects.exclude(parent=None)[0]
    for _number in range(count):
        work = full_work(themes=[narrow.slug])
        work.relations.create(kind="cites", target=full_work())
        hide(works=[ResourceFactory()])

    with django_assert_num_queries(queries):
        client.get(f"/oai?verb={verb}&metadataPrefix=oai_dc")
