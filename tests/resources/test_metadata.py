"""The head of a work's page, as reference managers and search engines read it, and the citation that people copy."""

import json
from typing import Any

import extruct
import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.base import ContentFile
from django.template import engines
from django.test import Client, RequestFactory
from lxml import html

from hub.demo.loading import load
from hub.taxonomy.models import Place
from resources.models import Edition, Law, Resource
from resources.search import Search
from tests.factories import OrganisationFactory, ResourceFactory
from tests.resources.citing import full_work
from tests.resources.test_citations import HOSTILE, one_line

pytestmark = pytest.mark.django_db
SITE = "http://testserver"


@pytest.fixture(autouse=True)
def files_in_memory(settings: Any) -> None:
    """Keep the files of the tests out of the developer's own."""
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": "django.core.files.storage.InMemoryStorage"}}


def page(client: Client, work: Resource, language: str = "en") -> str:
    response = client.get(f"/{language}/resources/{work.slug}/")
    assert response.status_code == 200
    return response.content.decode()


def json_ld(text: str) -> dict[str, Any]:
    (found,) = extruct.extract(text, syntaxes=["json-ld"], uniform=False)["json-ld"]
    return dict(found)


def metas(text: str) -> dict[str, list[tuple[str, str]]]:
    """Return the language and text of the elements by their names."""
    found: dict[str, list[tuple[str, str]]] = {}
    for element in html.fromstring(text).iterfind(".//meta[@name]"):
        found.setdefault(element.get("name"), []).append((element.get("lang", ""), element.get("content")))
    return found


def add_pdf(work: Resource, language: str, **fields: Any) -> Edition:
    pdf = Edition(resource=work, language=language, **fields)
    pdf.file.save("study.pdf", ContentFile(b"%PDF-1.7" + b" " * 2040), save=False)
    pdf.save()
    return pdf


# ── schema.org ───────────────────────────────────────────────────────────────────────────────
def test_extruct_reads_a_work_with_its_editions(client: Client) -> None:
    ilo = {"@type": "Organization", "name": "Organisation internationale du Travail"}
    whole = ResourceFactory(title_fr="L’ensemble")
    hidden = ResourceFactory(published_at=None, title_en="Not yet")
    work = full_work(hours=6, covers_from=2018, covers_to=2019)
    pdf = add_pdf(work, "es", kind="official", title="Estudio global", pages=90)
    work.audiences.create(slug="inspectors", name_en="Inspectors", name_fr="Inspecteurs")
    work.relations.create(kind="part", target=whole)
    work.relations.create(kind="adaptation", target=whole, place=Place.objects.get(slug="np"))
    work.relations.create(kind="cites", target=hidden)

    found = json_ld(page(client, work, "fr"))

    english, french, spanish = (f"urn:uuid:{edition.uuid}" for edition in work.editions.all())
    other = {"@type": "Report", "@id": f"urn:uuid:{whole.uuid}", "name": "L’ensemble"}
    other["url"] = f"{SITE}/fr/resources/{whole.slug}/"
    original = {"@type": "Report", "@id": english}
    examples = found.pop("workExample")
    assert {name: found[name] for name in ("@type", "@id", "name", "url", "inLanguage", "datePublished")} == {
        "@type": "Report",
        "@id": f"urn:uuid:{work.uuid}",
        "name": "Étude mondiale sur les commissions de recrutement et les frais connexes",
        "url": f"{SITE}/fr/resources/{work.slug}/",
        "inLanguage": ["en", "fr", "es"],
        "datePublished": "2020-07-04",
    }
    assert found["author"] == [
        {"@type": "Person", "name": "Jan Ø. van der Berg", "familyName": "van der Berg", "givenName": "Jan Ø."},
        ilo,
    ]
    assert found["publisher"] == [ilo]
    assert found["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert found["isPartOf"] == [
        {"@type": "CreativeWorkSeries", "name": "ILO Working paper", "position": "12"},
        other,
    ]
    assert found["isBasedOn"] == [other]
    # What a stranger may not see is not named.
    assert "citation" not in found
    assert [place["name"] for place in found["spatialCoverage"]] == ["Népal", "Jordanie"]
    assert [term["termCode"] for term in found["about"]] == ["recruitment-fees"]
    assert (found["temporalCoverage"], found["timeRequired"], len(found["audience"])) == ("2018/2019", "PT6H", 1)
    assert [(one["@id"], one["inLanguage"], one.get("translationOfWork")) for one in examples] == [
        (english, "en", None),
        (french, "fr", original),
        (spanish, "es", original),
    ]
    assert examples[1]["identifier"] == [
        {"@type": "PropertyValue", "propertyID": "ISBN", "value": "978-92-2-229448-0"},
        {"@type": "PropertyValue", "propertyID": "DOI", "value": "10.54394/KH_fr"},
    ]
    assert examples[2]["name"] == "Estudio global"
    assert examples[2]["encoding"] == {
        "@type": "MediaObject",
        "contentUrl": f"{SITE}/files/{pdf.uuid}/{pdf.download_name}",
        "encodingFormat": "application/pdf",
        "contentSize": "2 KB",
        "inLanguage": "es",
    }


def test_a_law_says_where_and_whether_it_is_in_force(client: Client) -> None:
    work = ResourceFactory(kind="law")
    Law.objects.create(resource=work, jurisdiction=Place.objects.get(slug="np"), in_force_on="2008-05-01")

    found = json_ld(page(client, work))

    assert found["@type"] == "Legislation"
    assert found["legislationJurisdiction"] == {"@type": "Country", "name": "Nepal", "identifier": "NP"}
    assert found["legislationLegalForce"] == "https://schema.org/InForce"


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_title_neither_ends_the_script_nor_an_attribute(client: Client, title: str) -> None:
    work = full_work(title_en=f'{title} "><script>alert(1)</script><!--', version=title)

    text = page(client, work)

    tree = html.fromstring(text)
    wanted = one_line(work.title_en)
    assert json_ld(text)["name"] == wanted
    assert metas(text)["citation_title"] == [("en", wanted)]
    assert ("en", wanted) in metas(text)["DC.title"]
    assert [script.get("type", script.get("src")) for script in tree.iter("script") if script.text] == [
        "application/ld+json"
    ]
    assert one_line(tree.findtext(".//p[@class='citation']/cite")) == wanted


# ── Highwire and Dublin Core ─────────────────────────────────────────────────────────────────
def test_reference_managers_find_the_edition_that_the_reader_cites(client: Client) -> None:
    work = full_work()
    pdf = add_pdf(work, "es", kind="official")

    found = {name: said for name, said in metas(page(client, work, "fr")).items() if name.startswith("citation_")}

    assert found == {
        "citation_title": [("fr", "Étude mondiale sur les commissions de recrutement et les frais connexes")],
        "citation_author": [("", "Jan Ø. van der Berg"), ("", "Organisation internationale du Travail")],
        "citation_author_institution": [("", "Organisation internationale du Travail")],
        "citation_publication_date": [("", "2020/07/04")],
        "citation_language": [("", "fr")],
        "citation_technical_report_institution": [("", "Organisation internationale du Travail")],
        "citation_technical_report_number": [("", "12")],
        "citation_series_title": [("", "ILO Working paper")],
        "citation_isbn": [("", "978-92-2-229448-0")],
        "citation_doi": [("", "10.54394/KH_fr")],
        "citation_keywords": [("", "Commissions de recrutement et frais connexes")],
        "citation_abstract_html_url": [("", f"{SITE}/fr/resources/{work.slug}/")],
        "citation_fulltext_html_url": [("", "https://www.ilo.org/fr/study_(final)?a=1&b={2}")],
        "citation_pdf_url": [("", f"{SITE}/files/{pdf.uuid}/{pdf.download_name}")],
    }


def test_the_address_of_a_file_for_members_is_not_told(member_client: Client) -> None:
    work = full_work(access="members")
    add_pdf(work, "es")

    text = page(member_client, work)

    assert "citation_pdf_url" not in metas(text)
    assert extruct.extract(text, syntaxes=["json-ld"])["json-ld"] == []


def test_extruct_reads_dublin_core(client: Client) -> None:
    old = ResourceFactory()
    work = full_work()
    work.relations.create(kind="supersedes", target=old)

    (newer,) = extruct.extract(page(client, work), syntaxes=["dublincore"])["dublincore"]
    (older,) = extruct.extract(page(client, old), syntaxes=["dublincore"])["dublincore"]

    def said(found: dict[str, Any], name: str) -> list[str]:
        statements = [*found["elements"], *found["terms"]]
        return [one["content"] for one in statements if one["name"].casefold() == name.casefold()]

    assert newer["namespaces"]["DC"] == "http://purl.org/dc/elements/1.1/"
    assert said(newer, "DC.title") == [work.title_en, work.title_fr]
    assert said(newer, "DC.creator") == ["van der Berg, Jan Ø.", "International Labour Organization"]
    assert said(newer, "DC.language") == ["en", "fr"]
    assert said(newer, "DCTERMS.issued") == ["2020-07-04"]
    assert said(newer, "DCTERMS.license") == ["https://creativecommons.org/licenses/by/4.0/"]
    assert said(newer, "DCTERMS.spatial") == ["Nepal", "Népal", "Jordan", "Jordanie", "Jordania"]
    assert said(newer, "DCTERMS.replaces") == [f"{SITE}/en/resources/{old.slug}/"]
    assert said(older, "DCTERMS.isReplacedBy") == [f"{SITE}/en/resources/{work.slug}/"]


def test_the_page_leads_to_the_three_formats(client: Client) -> None:
    work = ResourceFactory()

    tree = html.fromstring(page(client, work, "es"))
    links = [link.get("href") for link in tree.iterfind(".//link[@rel='describedby']")]
    shown = [link.get("href") for link in tree.iterfind(".//ul[@class='formats']//a")]

    assert links == shown == [f"/es/resources/{work.slug}.{suffix}" for suffix in ("bib", "ris", "csl.json")]
    assert {client.get(link).status_code for link in links} == {200}


def test_every_page_of_the_demonstration_is_read(client: Client) -> None:
    load()
    works = Resource.objects.visible_to(AnonymousUser())

    found = {work.slug: json_ld(page(client, work, "fr")) for work in works}

    assert {slug: data["@id"] for slug, data in found.items()} == {work.slug: f"urn:uuid:{work.uuid}" for work in works}
    assert all(len(data["workExample"]) == len(data["inLanguage"]) for data in found.values() if "workExample" in data)


# ── For people ───────────────────────────────────────────────────────────────────────────────
def sentence(client: Client, work: Resource, language: str) -> str:
    (found,) = html.fromstring(page(client, work, language)).iterfind(".//p[@class='citation']")
    return one_line(found.text_content())


def test_people_copy_a_sentence_in_their_language(client: Client) -> None:
    work = full_work(series="", version="", issued_on=None)
    work.creators.all().delete()
    dataset = full_work(kind="dataset", year=None, issued_on=None, title_fr="Que paient-ils ?", editions=[("fr", "")])
    dataset.editions.update(doi="")

    assert sentence(client, work, "fr") == (
        "Organisation internationale du Travail (2020). "
        "Étude mondiale sur les commissions de recrutement et les frais connexes. https://doi.org/10.54394/KH_fr"
    )
    assert sentence(client, dataset, "en") == (
        "van der Berg, Jan Ø.; Organisation internationale du Travail (n.d.). Que paient-ils ? [Dataset]. "
        "Second edition. ILO Working paper, no. 12. "
        "https://www.ilo.org/fr/study_(final)?a=1&b={2}"
    )


def test_many_authors_are_summed_up(client: Client) -> None:
    work = ResourceFactory(title_en="Who pays?")
    for number in range(7):
        work.creators.create(family_name=f"Author{number}", position=number)

    assert sentence(client, work, "en").startswith(
        "Author0; Author1; Author2; Author3; Author4; Author5 et al. (2023). Who pays? "
    )


@pytest.mark.parametrize(("count", "is_said"), [(1000, False), (1001, True)])
def test_a_list_says_where_it_ends(count: int, *, is_said: bool) -> None:
    request = RequestFactory().get("/en/resources/?kind=brief&q=a%26b")
    search = Search.read(request.GET)
    template = engines["django"].get_template("resources/_exports.html")

    text = template.render({"search": search, "page": {"paginator": {"count": count}}}, request)
    without = template.render({"page": {"paginator": {"count": count}}}, request)

    links = [link.get("href") for link in html.fromstring(text).iterfind(".//a")]
    assert links == [f"/en/resources.{suffix}?q=a%26b&kind=brief" for suffix in ("bib", "ris", "csl.json")]
    assert ("The file holds the first 1,000 resources." in text) == is_said
    assert "<a" not in without


@pytest.mark.parametrize("count", [1, 3])
def test_a_page_is_described_in_the_same_queries_for_any_number_of_parts(
    count: int, django_assert_num_queries: Any
) -> None:
    work = full_work()
    for _number in range(count):
        work.relations.create(kind="cites", target=full_work())
        work.publishers.add(OrganisationFactory())
        work.creators.create(organisation=OrganisationFactory())
    templates = [engines["django"].get_template(f"resources/{name}.html") for name in ("_meta", "_cite")]
    read = Resource.objects.get(pk=work.pk)

    with django_assert_num_queries(14):
        for template in templates:
            template.render({"resource": read})


def test_json_ld_is_json(client: Client) -> None:
    (script,) = html.fromstring(page(client, full_work())).iterfind(".//script[@type='application/ld+json']")

    assert json.loads(script.text)["@context"] == "https://schema.org"
