"""Citations as reference managers read them: by readers that share no code with us."""

from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override

from hub.demo.loading import load
from resources.citations import FORMATS, citations
from resources.models import Edition, Resource
from tests.factories import OrganisationFactory, ResourceFactory
from tests.resources.citing import bibliography, bibtex, csl, full_work, latex, ris

pytestmark = pytest.mark.django_db
HOSTILE = [
    "Closing } brace",
    "Opening { brace { twice",
    "A back\\slash \\end{document} \\input{/etc/passwd}",
    "</script><script>alert(1)</script>",
    "50 % of $100 & more_or_less #1 ~ ^",
    "Two\nlines\r\nER  - \r\nTY  - BOOK\u2028three",
    "@book{evil, title = {x}}",
    "Emoji 🧑‍🌾 and “quotes” – dashes",
    "الدليل: التوظيف العادل",
    "-- ``ligatures'' ?` << ,,",
    '"quoted" and, and, and',
]
KINDS = {
    "practice": ("techreport", "RPRT", "report"),
    "tool": ("techreport", "RPRT", "report"),
    "guidance": ("techreport", "RPRT", "report"),
    "report": ("techreport", "RPRT", "report"),
    "brief": ("techreport", "RPRT", "report"),
    "law": ("misc", "STAT", "legislation"),
    "standard": ("misc", "STAND", "standard"),
    "agreement": ("misc", "LEGAL", "treaty"),
    "code": ("techreport", "RPRT", "report"),
    "dataset": ("misc", "DATA", "dataset"),
    "training": ("misc", "MULTI", "webpage"),
    "recording": ("misc", "VIDEO", "motion_picture"),
    "infographic": ("misc", "FIGURE", "graphic"),
    "media": ("misc", "ELEC", "webpage"),
    "event-document": ("misc", "GEN", "document"),
}


def one_line(text: str) -> str:
    return " ".join(text.split())


def test_every_kind_has_a_type_in_each_vocabulary() -> None:
    assert set(KINDS) == set(Resource.Kind.values)


@pytest.mark.parametrize("kind", KINDS)
def test_pybtex_reads_all_of_a_work(kind: str) -> None:
    work = full_work(kind=kind)

    ((key, entry),) = bibtex(citations([work], "bibtex", "fr")).items()

    is_report = KINDS[kind][0] == "techreport"
    fields = {name: latex(str(value)) for name, value in entry.fields.items() if name not in {"url", "doi"}}
    person, body = entry.persons["author"]
    assert key == f"vanderberg2020global-{work.uuid.hex[:4]}"
    assert entry.type == KINDS[kind][0]
    assert (person.prelast_names, person.last_names, person.first_names) == (["van", "der"], ["Berg"], ["Jan"])
    assert person.middle_names == ["Ø."]
    assert [latex(name) for name in body.last_names] == ["Organisation internationale du Travail"]
    assert fields == {
        "title": "Étude mondiale sur les commissions de recrutement et les frais connexes",
        "institution" if is_report else "organization": "Organisation internationale du Travail",
        "year": "2020",
        "month": "July",
        "date": "2020-07-04",
        "type" if is_report else "howpublished": "ILO Working paper",
        "series": "ILO Working paper",
        "number": "12",
        "edition": "Second edition",
        "isbn": "978-92-2-229448-0",
        "pagetotal": "88",
        "language": "fr",
        "langid": "french",
        "keywords": "Commissions de recrutement et frais connexes",
        "abstract": "Qui paie, et combien.",
        "note": "CC BY 4.0",
    }
    assert entry.fields["doi"] == "10.54394/KH_fr"
    # As it stands, but for what would end the field.
    assert entry.fields["url"] == "https://www.ilo.org/fr/study_(final)?a=1&b=%7B2%7D"


@pytest.mark.parametrize("kind", KINDS)
def test_rispy_reads_all_of_a_work(kind: str) -> None:
    work = full_work(kind=kind)

    (record,) = ris(citations([work], "ris", "en"))

    assert record == {
        "type_of_reference": KINDS[kind][1],
        "id": f"vanderberg2020global-{work.uuid.hex[:4]}",
        "authors": ["van der Berg, Jan Ø.", "International Labour Organization"],
        "title": "Global study on recruitment fees and related costs",
        "year": "2020",
        "date": "2020/07/04",
        "publisher": "International Labour Organization",
        "tertiary_title": "ILO Working paper",
        "number": "12",
        "edition": "Second edition",
        "type_of_work": work.get_kind_display(),
        "issn": "978-92-2-129448-1",
        "doi": "10.54394/KH_en",
        "start_page": "88",
        "language": "en",
        "abstract": "Who pays, and how much. Ninety countries.",
        "keywords": ["Recruitment fees and related costs"],
        "notes": ["CC BY 4.0"],
        "name_of_database": "Fair Recruitment Knowledge Hub",
        "urls": ["https://www.ilo.org/en/study_(final)?a=1&b={2}"],
    }


@pytest.mark.parametrize("kind", KINDS)
def test_citeproc_reads_all_of_a_work_and_makes_a_bibliography(kind: str) -> None:
    work = full_work(kind=kind)
    text = citations([work], "csl", "en")

    (item,) = csl(text).values()
    (entry,) = bibliography(text)

    number = "number" if KINDS[kind][2] == "report" else "collection-number"
    assert item == {
        "id": f"vanderberg2020global-{work.uuid.hex[:4]}",
        "type": KINDS[kind][2],
        "title": "Global study on recruitment fees and related costs",
        "author": [
            {"family": "van der Berg", "given": "Jan Ø."},
            {"literal": "International Labour Organization"},
        ],
        "issued": {"date-parts": [[2020, 7, 4]]},
        "publisher": "International Labour Organization",
        "genre": work.get_kind_display(),
        "collection-title": "ILO Working paper",
        number: "12",
        "edition": "Second edition",
        "ISBN": "978-92-2-129448-1",
        "DOI": "10.54394/KH_en",
        "number-of-pages": "88",
        "language": "en",
        "abstract": "Who pays, and how much. Ninety countries.",
        "keyword": "Recruitment fees and related costs",
        "source": "Fair Recruitment Knowledge Hub",
        "URL": "https://www.ilo.org/en/study_(final)?a=1&b={2}",
    }
    assert "International Labour Organization" in entry
    assert "2020" in entry
    assert "Global study on recruitment fees" in entry


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_title_stays_a_title(title: str) -> None:
    work = full_work(title_en=title, summary_en=title, series=title)
    other = full_work()
    body = OrganisationFactory(name_en=f"{title}, and sons")
    work.creators.create(organisation=body)
    work.creators.create(family_name=title[:100], given_name="A, and B")

    entries = bibtex(citations([work, other], "bibtex", "en"))
    records = ris(citations([work, other], "ris", "en"))
    items = csl(citations([work, other], "csl", "en"))

    entry = next(iter(entries.values()))
    assert len(entries) == len(records) == len(items) == 2
    assert [latex(str(entry.fields[name])) for name in ("title", "series")] == [one_line(title)] * 2
    assert len(entry.persons["author"]) == 4
    assert latex(entry.persons["author"][0].last_names[0]) == one_line(f"{title}, and sons")
    assert "and B" in latex(str(entry.persons["author"][1]))
    assert (records[0]["title"], records[0]["tertiary_title"]) == (one_line(title), one_line(title))
    assert len(records[0]["authors"]) == 4
    assert next(iter(items.values()))["title"] == one_line(title)


def test_bodies_are_the_authors_where_nobody_signs_and_each_stands_in_braces() -> None:
    work = ResourceFactory(title_en="The Roadmap")
    work.publishers.add(OrganisationFactory(name_en="Bureau of Mines", acronym_en="BM"))
    work.publishers.add(OrganisationFactory(name_en="Ministry of Labour, Employment and Social Security"))

    text = citations([work], "bibtex", "en")
    (entry,) = bibtex(text).values()
    (record,) = ris(citations([work], "ris", "en"))
    (item,) = csl(citations([work], "csl", "en")).values()

    names = ["Bureau of Mines", "Ministry of Labour, Employment and Social Security"]
    assert "author = {{Bureau of Mines} and {Ministry of Labour, Employment and Social Security}}" in text
    assert [latex(person.last_names[0]) for person in entry.persons["author"]] == names
    assert record["authors"] == names
    assert item["author"] == [{"literal": name} for name in names]
    assert item["id"] == f"bm2023roadmap-{work.uuid.hex[:4]}"


def test_a_work_without_year_author_or_edition_is_cited_by_our_page() -> None:
    work = ResourceFactory(year=None, edition=False, title_en="", title_fr="Ce que nous avons appris")

    (entry,) = bibtex(citations([work], "bibtex", "es")).values()
    (item,) = csl(citations([work], "csl", "es")).values()
    (record,) = ris(citations([work], "ris", "es"))

    page = f"http://testserver/es/resources/{work.slug}/"
    assert (entry.fields["url"], item["URL"], record["urls"]) == (page, page, [page])
    assert (entry.fields["language"], item["language"], record["language"]) == ("fr", "fr", "fr")
    assert "year" not in entry.fields
    assert "issued" not in item
    assert item["id"] == f"anonnous-{work.uuid.hex[:4]}"


@pytest.mark.parametrize(
    ("languages", "reader", "expected"),
    [
        (("en", "fr"), "fr", "fr"),
        (("en", "fr"), "es", "en"),
        (("ar", "es"), "fr", "es"),
        (("ar",), "fr", "ar"),
    ],
)
def test_the_best_edition_for_the_reader_is_cited(languages: tuple[str, ...], reader: str, expected: str) -> None:
    work = full_work(editions=[(language, "") for language in languages])

    (item,) = csl(citations([work], "csl", reader)).values()

    assert (item["language"], item["DOI"]) == (expected, f"10.54394/KH_{expected}")


def test_an_edition_is_cited_under_its_own_title_and_no_machine_translation_before_an_original() -> None:
    work = full_work(editions=[("ar", "")])
    work.editions.update(title="دراسة عالمية")
    Edition.objects.create(resource=work, language="fr", kind="machine", url="https://www.ilo.org/fr")

    (item,) = csl(citations([work], "csl", "fr")).values()

    assert (item["language"], item["title"]) == ("ar", "دراسة عالمية")


def test_a_key_is_the_same_in_every_language_and_list() -> None:
    works = [full_work(), full_work()]

    keys = {name: [list(bibtex(citations(works, "bibtex", name)))] for name in ("en", "fr", "es")}
    alone = [next(iter(csl(citations([work], "csl", "fr")))) for work in works]

    assert len(set(alone)) == 2
    assert keys == {name: [alone] for name in ("en", "fr", "es")}


# ── Over HTTP ────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("suffix", "content_type"),
    [
        ("bib", "application/x-bibtex; charset=utf-8"),
        ("ris", "application/x-research-info-systems; charset=utf-8"),
        ("csl.json", "application/vnd.citationstyles.csl+json"),
    ],
)
def test_a_citation_is_a_file_that_is_sent_again_only_after_a_change(
    client: Client, suffix: str, content_type: str
) -> None:
    work = full_work()
    address = f"/fr/resources/{work.slug}.{suffix}"

    first, head = client.get(address), client.head(address)
    known = client.get(address, headers={"if-none-match": first["ETag"]})
    Resource.objects.filter(pk=work.pk).update(series_number="13")
    changed = client.get(address, headers={"if-none-match": first["ETag"]})

    assert (first["Content-Type"], first["Content-Language"]) == (content_type, "fr")
    assert first["Content-Disposition"] == f'attachment; filename="{work.slug}.{suffix}"'
    assert (first["X-Robots-Tag"], first["Cache-Control"]) == ("noindex", "public, no-cache")
    assert "Étude mondiale" in first.content.decode()
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", first["ETag"])
    assert (known.status_code, changed.status_code) == (304, 200)
    assert client.post(address).status_code == 405


@pytest.mark.parametrize("form", FORMATS)
def test_what_a_reader_may_not_see_she_cannot_cite(client: Client, member_client: Client, form: str) -> None:
    suffix = FORMATS[form].suffix
    hidden = ResourceFactory(published_at=None)
    for_members = ResourceFactory(access="members")

    strangers = [client.get(f"/en/resources/{work.slug}.{suffix}").status_code for work in (hidden, for_members)]
    members = [member_client.get(f"/en/resources/{work.slug}.{suffix}") for work in (hidden, for_members)]

    assert strangers == [404, 404]
    assert [answer.status_code for answer in members] == [404, 200]
    assert members[1]["Cache-Control"] == "private, no-cache"
    assert for_members.title_en not in client.get(f"/en/resources.{suffix}").content.decode()
    assert for_members.title_en in member_client.get(f"/en/resources.{suffix}").content.decode()


def test_a_list_is_taken_away_with_its_filters_and_in_its_order(client: Client) -> None:
    newer = ResourceFactory(kind="brief", year=2024, title_en="Zebra")
    older = ResourceFactory(kind="brief", year=2019, title_en="Antelope")
    ResourceFactory(kind="law", title_en="Lion")

    by_year = ris(client.get("/en/resources.ris?kind=brief").content.decode())
    by_title = ris(client.get("/en/resources.ris?kind=brief&sort=title").content.decode())
    by_word = ris(client.get("/en/resources.ris?q=antelope").content.decode())
    none = {suffix: client.get(f"/en/resources.{suffix}?q=giraffe") for suffix in ("bib", "ris", "csl.json")}

    assert [record["title"] for record in by_year] == [newer.title_en, older.title_en]
    assert [record["title"] for record in by_title] == [older.title_en, newer.title_en]
    assert [record["title"] for record in by_word] == [older.title_en]
    assert {suffix: answer.content.decode() for suffix, answer in none.items()} == {
        "bib": "",
        "ris": "",
        "csl.json": "[]\n",
    }


def test_a_list_is_sent_again_only_after_a_change(client: Client) -> None:
    work = full_work()
    first = client.get("/en/resources.bib")

    known = client.get("/en/resources.bib", headers={"if-none-match": first["ETag"]})
    full_work(title_en="Another one")
    changed = client.get("/en/resources.bib", headers={"if-none-match": first["ETag"]})

    assert first["Content-Disposition"] == 'attachment; filename="resources.bib"'
    assert (known.status_code, changed.status_code) == (304, 200)
    assert len(bibtex(changed.content.decode())) == 2
    assert work.uuid.hex[:4] in changed.content.decode()


def test_a_list_ends_at_its_limit(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    ResourceFactory.create_batch(3)
    monkeypatch.setattr("resources.views.citations.LIMIT", 2)

    assert len(ris(client.get("/en/resources.ris").content.decode())) == 2


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_takes_the_same_queries_for_any_length(
    client: Client, count: int, django_assert_num_queries: Any
) -> None:
    for _number in range(count):
        full_work()

    with django_assert_num_queries(8):
        client.get("/en/resources.bib")


# ── The demonstration ────────────────────────────────────────────────────────────────────────
def test_every_work_of_the_demonstration_is_read_back(settings: Any) -> None:
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": "django.core.files.storage.InMemoryStorage"}}
    load()
    works = list(Resource.objects.order_by("pk"))

    for language in ("en", "fr", "es"):
        entries = bibtex(citations(works, "bibtex", language))
        records = ris(citations(works, "ris", language))
        items = csl(text := citations(works, "csl", language))
        with override(language):
            titles = [item["title"] for item in items.values()]

        assert len(entries) == len(records) == len(items) == len(works) >= 50
        assert list(entries) == [record["id"] for record in records] == list(items)
        assert [latex(str(entry.fields["title"])) for entry in entries.values()] == titles
        assert [record["title"] for record in records] == titles
        assert [record["language"] for record in records] == [item["language"] for item in items.values()]
        assert all(bibliography(text))
