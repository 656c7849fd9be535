"""What pages and documents say about themselves."""

import io
import json
import time
import zipfile
from datetime import date

import docx
import pikepdf
import pytest
from django.core.files.base import ContentFile

from resources.links.documents import FileMetadata, describe_file
from resources.links.metadata import PageMetadata, describe
from tests.resources.sites import answer, redirect

HIGHWIRE = """<html lang="en-GB"><head><title>Fees | A site</title>
<meta name="citation_title" content="Recruitment fees &amp; costs">
<meta name="citation_author" content="Diallo, Aïssatou">
<meta name="citation_author" content="Pérez, Juan"><meta name="citation_publication_date" content="2021/03/17">
<meta name="citation_doi" content="https://doi.org/10.5555/ABC.1"><meta name="citation_isbn" content="9789220312346">
<meta name="citation_publisher" content="International Labour Office"><meta name="citation_language" content="fr">
<meta name="description" content="Who pays, and  how much."></head></html>"""
DUBLIN = """<html lang="es"><head><title>x</title><meta name="DC.title" content="Comisiones">
<meta name="DC.creator" content="OIT">
<meta name="DCTERMS.issued" content="2019"><meta name="DC.publisher" content="OIT">
<meta name="DC.identifier" content="ISBN 978-92-2-031234-6">
<meta name="DC.description" content="Resumen."></head></html>"""
GRAPH = """<html lang="fr"><head><meta property="og:title" content="OG">
<script type="application/ld+json">
{"@graph": [{"@type": "WebSite", "name": "Site"}, {"@type": "WebPage", "name": "P"},
{"@type": ["Report"], "headline": "Le rapport", "description": "Un <b>résumé</b>.", "datePublished": "2020-02-30",
"author": [{"@type": "Person", "name": "Aïssatou Diallo"}], "publisher": {"name": "OIT"}, "inLanguage": "es-MX",
"isbn": "978-92-2-031234-6", "identifier": {"@type": "PropertyValue", "value": "10.5555/abc.2"}}]}
</script></head></html>"""
OPEN_GRAPH = """<html><head><meta property="og:title" content="A page">
<meta property="og:description" content="Words.">
<meta property="og:locale" content="ar_EG">
<meta property="article:published_time" content="2022-05-01T10:00:00Z">
<meta property="og:site_name" content="News"><title>T</title></head></html>"""

pytestmark = pytest.mark.django_db


def page(text: str, **headers: str):
    return answer(200, text.encode(), **{"Content_Type": "text/html; charset=utf-8"} | headers)


def said(site, text: str, **headers: str) -> PageMetadata:
    site.answers["/page"] = page(text, **headers)
    found = describe(site.url("/page"))
    assert found is not None
    return found


def test_highwire_tags_are_read_first(site):
    assert said(site, HIGHWIRE) == PageMetadata(
        url=site.url("/page"),
        title="Recruitment fees & costs",
        summary="Who pays, and how much.",
        language="fr",
        year=2021,
        issued_on=date(2021, 3, 17),
        publisher="International Labour Office",
        doi="10.5555/abc.1",
        isbn="978-92-2-031234-6",
        authors=("Diallo, Aïssatou", "Pérez, Juan"),
    )


def test_dublin_core_is_read(site):
    found = said(site, DUBLIN)

    assert (found.title, found.summary, found.language, found.year) == ("Comisiones", "Resumen.", "es", 2019)
    assert (found.publisher, found.isbn, found.authors) == ("OIT", "978-92-2-031234-6", ("OIT",))


def test_the_work_of_a_json_ld_graph_is_read(site):
    found = said(site, GRAPH)

    assert (found.title, found.summary, found.language, found.year) == ("Le rapport", "Un résumé .", "es", 2020)
    assert (found.doi, found.isbn, found.publisher) == ("10.5555/abc.2", "978-92-2-031234-6", "OIT")
    assert (found.authors, found.issued_on) == (("Aïssatou Diallo",), None)


def test_open_graph_is_read(site):
    found = said(site, OPEN_GRAPH)

    assert (found.title, found.summary, found.language) == ("A page", "Words.", "ar")
    assert (found.issued_on, found.publisher) == (date(2022, 5, 1), "News")


def test_a_bare_page_gives_its_title_and_language(site):
    found = said(site, "<html lang='pt-BR'><title> Taxas\n de recrutamento </title><body>x</body></html>")

    assert (found.title, found.language, found.summary, found.year) == ("Taxas de recrutamento", "pt", "", None)


def test_the_letters_of_an_old_page_are_read_by_its_charset(site):
    site.answers["/page"] = answer(
        200, "<title>Équitable</title>".encode("latin-1"), Content_Type="text/html; charset=iso-8859-1"
    )

    assert describe(site.url("/page")).title == "Équitable"


def test_of_a_file_its_type_and_size_are_told(site):
    site.answers["/x.pdf"] = answer(200, b"%PDF-1.7" + b"x" * 5000, Content_Type="application/pdf")

    found = describe(site.url("/x.pdf"))

    assert (found.mime_type, found.size, found.title) == ("application/pdf", 5008, "")


# ── Where it is not allowed ──────────────────────────────────────────────────────────────────
def test_robots_txt_is_obeyed_and_asked_for_once(site):
    site.answers["/robots.txt"] = answer(200, b"User-agent: *\nDisallow: /closed/*.html$\nAllow: /\n")
    site.answers["/closed/a.html"] = page(HIGHWIRE)
    site.answers["/open"] = page(HIGHWIRE)

    assert describe(site.url("/closed/a.html")) is None
    assert describe(site.url("/open")) is not None
    assert site.asked == ["GET /robots.txt", "GET /open"]


def test_rules_for_us_by_name_go_before_those_for_all(site):
    site.answers["/robots.txt"] = answer(
        200, b"User-agent: *\nAllow: /\n\nUser-agent: FairRecruitmentKnowledgeHub\nDisallow: /\n"
    )
    site.answers["/page"] = page(HIGHWIRE)

    assert describe(site.url("/page")) is None


def test_a_redirect_to_a_closed_site_is_not_followed(site):
    site.answers |= {
        "/robots.txt": answer(200, b"User-agent: *\nDisallow: /closed"), "/old": redirect("/closed"),
        "/closed": page(HIGHWIRE),
    }  # fmt: skip

    assert describe(site.url("/old")) is None
    assert "GET /closed" not in site.asked


@pytest.mark.parametrize(("status", "is_read"), [(404, True), (403, True), (500, False), (429, False)])
def test_robots_txt_that_is_missing_allows_and_one_that_cannot_be_had_forbids(site, status, is_read):
    site.answers |= {"/robots.txt": answer(status), "/page": page(HIGHWIRE)}

    assert (describe(site.url("/page")) is not None) is is_read


@pytest.mark.parametrize("tag", ["noai", "max-snippet:20, noai", "NOAI"])
def test_who_wants_no_programs_is_left_alone(site, tag):
    site.answers["/head"] = page(HIGHWIRE, X_Robots_Tag=tag)
    site.answers["/meta"] = page(HIGHWIRE.replace("<head>", f'<head><meta name="robots" content="{tag}">'))

    assert [describe(site.url(path)) for path in ("/head", "/meta")] == [None, None]


def test_who_wants_no_snippets_keeps_the_summary(site):
    assert said(site, HIGHWIRE, X_Robots_Tag="nosnippet").summary == ""


@pytest.mark.parametrize("status", [401, 402, 403, 404, 500])
def test_what_is_not_open_is_not_read(site, status):
    site.answers["/page"] = answer(status, HIGHWIRE.encode(), Content_Type="text/html")

    assert describe(site.url("/page")) is None


@pytest.mark.parametrize("url", ["http://127.0.0.1/", "http://169.254.169.254/", "file:///etc/passwd", "no address"])
def test_what_is_inside_is_not_read(url):
    assert describe(url) is None


# ── Hostile pages ────────────────────────────────────────────────────────────────────────────
BLOCK = '<script type="application/ld+json">%s</script>'
HOSTILE = {
    "nothing": "",
    "noise": "\0\x01\x02<\x00meta>",
    "deep": "<div>" * 100_000 + "<title>x</title>",
    "deep json": BLOCK % ("[" * 100_000),
    "wrong json": BLOCK % '{"@type": 5, "name": {"name": {"name": []}}, "@graph": 7}',
    "odd work": BLOCK % '{"@type": "Report", "headline": 1, "author": {"name": [[]]}}',
    "entities": '<!DOCTYPE x [<!ENTITY a "aaa"><!ENTITY b SYSTEM "file:///etc/passwd">]><title>&a;&b;</title>',
    "many metas": '<meta name="citation_author" content="A">' * 20_000,
    "long": f'<meta name="citation_title" content="{"x" * 500_000}">',
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_is_read_in_bounds(site, name):
    began = time.monotonic()
    found = said(site, HOSTILE[name])

    assert time.monotonic() - began < 5
    assert len(found.title) <= 300
    assert "root:" not in found.title
    assert len(found.authors) <= 20


def test_an_unknown_charset_is_no_fault(site):
    site.answers["/page"] = answer(200, HIGHWIRE.encode(), Content_Type="text/html; charset=nonsense")

    assert describe(site.url("/page")).year == 2021


# ── Documents ────────────────────────────────────────────────────────────────────────────────
def pdf(title="Fair fees", language="fr-CH", pages=3) -> bytes:
    made = pikepdf.new()
    font = made.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    )
    for _ in range(pages):
        added = made.add_blank_page()
        added.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        words = b"BT /F1 12 Tf 50 700 Td (ISBN: 978-92-2-031234-6 https://doi.org/10.5555/abc.3.) Tj ET"
        added.Contents = made.make_stream(words)
    made.docinfo["/Title"] = title
    made.Root.Lang = language
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def test_a_pdf_tells_title_language_pages_and_numbers():
    assert describe_file(ContentFile(pdf(), name="x.pdf")) == FileMetadata(
        title="Fair fees", language="fr", pages=3, doi="10.5555/abc.3", isbn="978-92-2-031234-6"
    )


def test_a_word_file_tells_title_language_and_numbers():
    document = docx.Document()
    document.core_properties.title = "Fair fees"
    document.core_properties.language = "es-MX"
    document.add_paragraph("ISBN 978-92-2-031234-6")
    buffer = io.BytesIO()
    document.save(buffer)

    found = describe_file(ContentFile(buffer.getvalue(), name="x.docx"))

    assert (found.title, found.language, found.isbn) == ("Fair fees", "es", "978-92-2-031234-6")


@pytest.mark.parametrize("title", ["Microsoft Word - draft3.doc", "untitled", "brief_final.indd"])
def test_what_programs_call_a_document_is_no_title(title):
    assert describe_file(ContentFile(pdf(title), name="x.pdf")).title == ""


def zip_bomb() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"\0" * 300_000_000)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7 broken", b"PK\x03\x04 broken", b"\0" * 1000, json.dumps({"pages": 1}).encode()]
)
def test_what_cannot_be_read_says_nothing(content):
    assert describe_file(ContentFile(content, name="x.pdf")) == FileMetadata()


def test_a_bomb_says_nothing():
    assert describe_file(ContentFile(zip_bomb(), name="x.docx")) == FileMetadata()
