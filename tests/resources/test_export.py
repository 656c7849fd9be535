"""Works as a table, and the same table taken in again."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from resources.models import Edition, Resource
from tests.factories import OrganisationFactory, ResourceFactory
from tests.resources.tables import LIST, bad, csv_of, rows_in_csv, rows_in_excel, upload

pytestmark = pytest.mark.django_db
CSV, EXCEL = (reverse(f"admin:resources_resource_export_{ending}") for ending in ("csv", "xlsx"))


@pytest.fixture(autouse=True)
def storage(settings, tmp_path):
    """A place for files of this test only."""
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    }


def awkward_library() -> None:
    """Make works with all that is hard on a table: formulas, line breaks, duplicates, wrong numbers, odd names."""
    one = ResourceFactory(
        slug="one", title_en='=HYPERLINK("x")', title_fr="'=déjà", title_es="  con espacios ",
        year=2021,
        summary_en='Two\r\nlines, "quoted"; and more', themes=["recruitment-fees"],
        places={"np": "origin", "jo": "about"},
    )  # fmt: skip
    one.editions.update(isbn="wrong number", doi="10.5555/ABC", pages=12, title="+1\x0b odd")
    Edition.objects.bulk_create([Edition(resource=one, language="fr", file="editions/x.pdf", kind="machine")])
    two = ResourceFactory(slug="Two-Capitals", published_at=None, year=None, access="members")
    two.editions.update(doi="10.5555/abc")
    for name, acronym in (("Same", "S"), ("Same", "S"), ("Other", "S"), ("Pipe | inside", "")):
        two.publishers.add(OrganisationFactory(name=name, acronym=acronym))
    ResourceFactory(slug="three", edition=False, title_en="-3", series="@home", kind="law")


@pytest.mark.parametrize("address", [CSV, EXCEL])
def test_what_is_exported_changes_nothing_when_it_is_imported(admin_client, address):
    awkward_library()
    before = list(Resource.objects.order_by("pk").values())

    preview = upload(admin_client, admin_client.get(address).content)

    assert bad(preview) == []
    assert preview.context["counts"] == {"new": 0, "changed": 0, "unchanged": 3, "bad": 0}
    assert "The table says what the library says already." in preview.text
    assert list(Resource.objects.order_by("pk").values()) == before


def test_a_work_has_a_row_for_each_edition(admin_client):
    awkward_library()

    for rows in (rows_in_csv(admin_client.get(CSV).content), rows_in_excel(admin_client.get(EXCEL).content)):
        own = [row for row in rows if row["identifier"] == "one"]
        assert [(row["kind"] or "", row["language"], row["url"] or "") for row in own] == [
            ("report", "en", "https://www.ilo.org/report"), ("", "fr", ""),
        ]  # fmt: skip
        assert own[0]["places"] == "jo|np:origin"
        assert own[1]["file"] == "one-fr.pdf"
        assert [row["kind"] for row in rows if row["identifier"] == "three"] == ["law"]


@pytest.mark.parametrize(("address", "read"), [(CSV, rows_in_csv), (EXCEL, rows_in_excel)])
def test_no_cell_is_a_formula(admin_client, address, read):
    awkward_library()

    cells = {str(cell) for row in read(admin_client.get(address).content) for cell in row.values() if cell}

    assert '\'=HYPERLINK("x")' in cells
    assert {cell for cell in cells if cell.startswith(("=", "+", "-", "@"))} == set()


def test_numbers_in_excel_stay_text(admin_client):
    awkward_library()

    book = load_workbook(BytesIO(admin_client.get(EXCEL).content))

    assert {cell.data_type for row in book.worksheets[0].iter_rows() for cell in row} <= {"s", "inlineStr", "n"}
    assert {type(cell.value) for row in book.worksheets[0].iter_rows() for cell in row} == {str, type(None)}


def test_the_list_is_exported_as_it_is_narrowed(admin_client):
    awkward_library()

    found = rows_in_csv(admin_client.get(CSV, {"kind__exact": "law"}).content)
    searched = rows_in_csv(admin_client.get(CSV, {"q": "Two-Capitals"}).content)

    assert [row["identifier"] for row in found] == ["three"]
    assert {row["identifier"] for row in searched} == {"Two-Capitals"}
    assert f"{CSV}?kind__exact=law" in admin_client.get(LIST, {"kind__exact": "law"}).text


@pytest.mark.parametrize(("action", "read"), [("export_csv", rows_in_csv), ("export_xlsx", rows_in_excel)])
def test_chosen_works_are_exported(admin_client, action, read):
    awkward_library()
    chosen = Resource.objects.get(slug="three")

    response = admin_client.post(LIST, {"action": action, "_selected_action": [chosen.pk]})

    assert [row["identifier"] for row in read(response.content)] == ["three"]


@pytest.mark.parametrize("item_count", [1, 3])
def test_an_export_costs_the_same_for_many_works(admin_client, django_assert_num_queries, item_count):
    for _ in range(item_count):
        ResourceFactory(themes=["recruitment-fees"], places={"np": "origin"})

    with django_assert_num_queries(21):
        admin_client.get(CSV)


def test_a_dry_run_costs_the_same_for_many_works(admin_client, django_assert_num_queries):
    works = [ResourceFactory(themes=["recruitment-fees"]) for _ in range(3)]
    rows = [{"identifier": work.slug, "year": 2000} for work in works]

    for table in (csv_of(*rows[:1]), csv_of(*rows)):
        with django_assert_num_queries(19):
            upload(admin_client, table)


def test_the_template_is_an_empty_table_with_lists(admin_client):
    empty = admin_client.get(reverse("admin:resources_resource_import_template_csv")).content
    book = load_workbook(BytesIO(admin_client.get(reverse("admin:resources_resource_import_template_xlsx")).content))

    assert rows_in_csv(empty) == []
    assert empty.decode("utf-8-sig").startswith("identifier,kind,title_en")
    assert book.sheetnames[:3] == ["resources", "help", "themes"]
    assert ("recruitment-fees", "Recruitment fees and related costs") in list(
        book["themes"].iter_rows(values_only=True)
    )


def test_strangers_cannot_export(client, member_client):
    assert [each.get(CSV).status_code for each in (client, member_client)] == [302, 302]
