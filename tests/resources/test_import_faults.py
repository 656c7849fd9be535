"""Tables with mistakes: each is named by its row and column, and nothing of its work is written."""

import io
import zipfile

import pytest

from resources.exchange import sheets
from resources.models import Edition, Resource
from tests.factories import ResourceFactory
from tests.resources.tables import bad, confirm, csv_of, excel_of, upload

pytestmark = pytest.mark.django_db
GOOD = {"identifier": "good", "kind": "report", "title_en": "Good", "language": "en", "url": "https://ilo.example/good"}


@pytest.fixture(autouse=True)
def storage(settings, tmp_path):
    """A place for files of this test only."""
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    }


FAULTS = [
    ("kind", "raport", "“raport” is not known here. Do you mean “report”?"),
    ("title_en", "x" * 301, "The text has 301 characters; 300 are allowed."),
    ("title_en", "", "A work needs a title in one language at least."),
    ("title_en", "#REF!", "A formula failed in this cell."),
    ("year", "next year", "“next year” is no whole number."),
    ("year", "1066", "1066 does not lie between 1919 and 2100."),
    ("issued_on", "17/03/2021", "“17/03/2021” is no day. Write it like 2021-03-17."),
    ("issued_on", "2021-02-30", "“2021-02-30” is no day. Write it like 2021-03-17."),
    ("themes", "recruitment-fee", "“recruitment-fee” is not known here. Do you mean “recruitment-fees”?"),
    ("themes", "qqqqq", "“qqqqq” is not known here."),
    ("sectors", "agriculture|argiculture", "“argiculture” is not known here. Do you mean “agriculture”?"),
    ("instruments", "C999", "“C999” is not known here."),
    ("places", "np:orign", "“orign” is not known here. Do you mean “origin”?"),
    ("places", "nepaal", "“nepaal” is not known here. Do you mean “np”?"),
    ("publishers", "Nobody", "“Nobody” is not known here."),
    ("licence", "cc-by", "“cc-by” is not known here. Do you mean “cc-by-4-0”?"),
    ("access", "friends", "“friends” is not known here."),
    ("published", "perhaps", "“perhaps” is neither “yes” nor “no”."),
    ("language", "xx", "“xx” is not known here."),
    ("edition_kind", "offical", "“offical” is not known here. Do you mean “official”?"),
    ("url", "ilo.example/x", "“ilo.example/x” is no address of a page. It begins with https://."),
    ("url", "javascript:alert(1)", "“javascript:alert(1)” is no address of a page. It begins with https://."),
    ("url", "", "An edition needs a link."),
    ("file", "x.pdf", "Files cannot be imported: put them in on the page of the work."),
    ("isbn", "978-92-2-031234-5", "“978-92-2-031234-5” is no ISBN: its length or its check digit is wrong."),
    ("isbn", "9,78922E+12", "The spreadsheet has shortened this number."),
    ("doi", "12.345", "“12.345” is no DOI. It looks like 10.5555/12345."),
    ("pages", "-3", "“-3” is no whole number."),
    ("pages", "99999", "99999 does not lie between 1 and 32767."),
    ("identifier", "not a slug", "A short name has letters without accents, digits and hyphens only."),
    ("identifier", "00000000-0000-0000-0000-000000000000", "There is no work with this identifier."),
]  # fmt: skip


@pytest.mark.parametrize(("column", "value", "reason"), FAULTS)
def test_a_bad_cell_is_named_with_its_reason(admin_client, column, value, reason):
    preview = upload(admin_client, csv_of({"title_en": "First", "kind": "report"}, GOOD | {column: value}))

    (row, name, said), *more = bad(preview)
    assert (row, name, more) == (3, column, [])
    assert said.startswith(reason)


def test_nothing_is_written_unless_the_bad_works_are_left_out_as_a_whole(admin_client):
    rows = [
        GOOD,
        {"identifier": "half", "kind": "brief", "title_en": "Half", "language": "en", "url": "https://ilo.example/h"},
        {"identifier": "half", "language": "fr", "url": "no address"},
    ]
    preview = upload(admin_client, csv_of(*rows))

    confirm(admin_client, preview)
    assert not Resource.objects.exists()
    assert "It concerns 1 work." in preview.text

    confirm(admin_client, preview, leave_out="1")
    assert list(Resource.objects.values_list("slug", flat=True)) == ["good"]


def test_rows_of_one_work_may_not_contradict_each_other(admin_client):
    rows = [
        GOOD | {"year": "2020"},
        {"identifier": "good", "year": "2021", "language": "fr", "url": "https://ilo.example/f"},
    ]

    assert bad(upload(admin_client, csv_of(*rows))) == [(3, "year", "Row 2 says something else about the same work.")]


def test_a_language_may_be_there_once_and_must_be_named(admin_client):
    rows = [
        GOOD,
        {"identifier": "good", "language": "en", "url": "https://ilo.example/2"},
        {"identifier": "good", "url": "https://ilo.example/3"},
    ]

    assert bad(upload(admin_client, csv_of(*rows))) == [
        (3, "language", "Row 2 holds the edition in this language already."),
        (4, "url", "Say in the column “language” of which edition this is."),
    ]


def test_a_new_work_needs_its_kind(admin_client):
    assert bad(upload(admin_client, csv_of({"title_en": "X"}))) == [(2, "kind", "A new work needs its kind.")]


def test_a_row_that_is_too_long_is_named(admin_client):
    found = bad(upload(admin_client, b"kind,title_en\nreport,Fees, costs\n"))

    assert found == [(2, "", "The row has more cells than the table has columns.")]


@pytest.mark.parametrize(
    ("column", "held", "value"),
    [
        ("doi", "10.5555/ABC", "https://doi.org/10.5555/abc"),
        ("isbn", "9789220312346", "978-92-2-031234-6"),
        ("url", "https://www.ilo.example/a/", "http://ilo.example/a"),
    ],
)
def test_a_duplicate_of_a_work_in_the_library_is_named(admin_client, column, held, value):
    other = ResourceFactory(slug="there-already", edition=False)
    Edition.objects.create(resource=other, language="en", **{"url": "https://ilo.example/other", column: held})

    assert bad(upload(admin_client, csv_of(GOOD | {column: value}))) == [
        (2, column, "Another work has the same: there-already.")
    ]


def test_a_duplicate_within_the_table_is_named(admin_client):
    again = {"identifier": "again", "url": "https://ilo.example/b", "doi": "10.5555/A"}

    preview = upload(admin_client, csv_of(GOOD | {"doi": "10.5555/a"}, GOOD | again))

    assert bad(preview) == [(3, "doi", "Another work has the same: row 2.")]


def test_editions_of_one_work_may_share_a_doi(admin_client):
    rows = [
        GOOD | {"doi": "10.5555/a"},
        {"identifier": "good", "language": "fr", "url": "https://ilo.example/f", "doi": "10.5555/a"},
    ]

    assert bad(upload(admin_client, csv_of(*rows))) == []


# ── Files that are no tables ─────────────────────────────────────────────────────────────────
def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"\0" * 200_000_000)
    return file.getvalue()


FILES = {
    "empty": (b"", "The submitted file is empty."),
    "blank": (b"\n\n", "The file is empty."),
    "no rows": (b"kind,title_en\n", "The table has no rows below its head."),
    "no head": (b"report,A title\nbrief,Another\n", "The first row must hold the names of the columns"),
    "unknown column": (b"kind,titel_en\nreport,X\n", "There is no column “titel_en”. Do you mean “title_en”?"),
    "twice": (b"kind,kind\nreport,brief\n", "The column “kind” is there twice."),
    "binary": (b"\x89PNG\0\0\0", "The file is no table."),
    "broken excel": (b"PK\x03\x04 nothing", "The Excel file cannot be read."),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_table_is_refused_beside_its_field(admin_client, name):
    content, reason = FILES[name]

    page = upload(admin_client, content)

    assert page.status_code == 422
    assert reason in page.text


def test_a_bomb_is_refused(admin_client):
    assert "The Excel file cannot be read." in upload(admin_client, bomb()).text


def test_a_table_that_is_too_long_is_refused(admin_client, monkeypatch):
    monkeypatch.setattr(sheets, "LONGEST", 2)

    page = upload(admin_client, csv_of(*[{"kind": "report", "title_en": "X"}] * 3))

    assert "The table has more than 2 rows." in page.text


def test_an_excel_file_without_any_name_of_ours_is_refused(admin_client):
    assert upload(admin_client, excel_of({"Name": "X"})).status_code == 422


def test_no_file_at_all_is_said(admin_client):
    assert admin_client.post("/admin/resources/resource/import/", {}).status_code == 422
