"""Works from a table: what is taken over, and how it is shown before."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone

from hub.history.models import Entry
from hub.taxonomy.models import Instrument, Theme
from resources.models import Edition, IndexEntry, Resource
from tests.factories import PASSWORD, MemberFactory, OrganisationFactory, ResourceFactory
from tests.resources.tables import IMPORT, bad, confirm, csv_of, excel_of, upload

pytestmark = pytest.mark.django_db
NEW = {
    "identifier": "fair-fees", "kind": "guidance", "title_en": "Fair fees", "title_fr": "Des frais équitables",
    "summary_fr": "Qui paie ?", "year": "2021", "issued_on": "2021-03-17", "publishers": "TSTO|Other body",
    "themes": "recruitment-fees|public-employment-services", "sectors": "agriculture", "instruments": "C181|P029",
    "places": "np:origin|jo:destination|Qatar", "licence": "cc-by-4-0", "access": "members", "language": "en",
    "edition_kind": "original", "url": "https://ilo.example/fair-fees", "isbn": "9789220312346",
    "doi": "https://doi.org/10.5555/FEES.1", "pages": "48",
}  # fmt: skip
FRENCH = {
    "identifier": "fair-fees", "language": "fr", "edition_kind": "official", "url": "https://ilo.example/fr",
    "pages": "50",
}  # fmt: skip


@pytest.fixture(autouse=True)
def storage(settings, tmp_path):
    """A place for files of this test only, and the organisations of the tables."""
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    }
    OrganisationFactory(name="Test Organisation", acronym="TSTO")
    OrganisationFactory(name="Other body")
    for code, kind in (("C181", "convention"), ("P029", "protocol")):
        Instrument.objects.get_or_create(
            code=code, defaults={"slug": code.lower(), "kind": kind, "name_en": code, "year": 1997}
        )
    return tmp_path


def test_a_new_work_is_shown_first_and_written_when_that_is_confirmed(admin_client):
    preview = upload(admin_client, csv_of(NEW, FRENCH))

    assert preview.status_code == 200
    assert "Nothing has been written yet." in preview.text
    assert "1 work is new." in preview.text
    assert bad(preview) == []
    assert not Resource.objects.exists()

    page = confirm(admin_client, preview)

    work = Resource.objects.get(slug="fair-fees")
    assert "1 work added. 0 works changed." in page.text
    assert (work.kind, work.title_fr, work.summary_fr, work.year) == (
        "guidance",
        "Des frais équitables",
        "Qui paie ?",
        2021,
    )
    assert (work.issued_on, work.licence.slug, work.access) == (date(2021, 3, 17), "cc-by-4-0", "members")
    assert {row.name for row in work.publishers.all()} == {"Test Organisation", "Other body"}
    assert {row.slug for row in work.themes.all()} == {"recruitment-fees", "public-employment-services"}
    assert {row.code for row in work.instruments.all()} == {"C181", "P029"}
    assert set(work.placements.values_list("place__slug", "role")) == {
        ("np", "origin"), ("jo", "destination"), ("qa", "about"),
    }  # fmt: skip
    assert list(work.editions.values_list("language", "kind", "url", "isbn", "doi", "pages")) == [
        ("en", "original", "https://ilo.example/fair-fees", "978-92-2-031234-6", "10.5555/fees.1", 48),
        ("fr", "official", "https://ilo.example/fr", "", "", 50),
    ]
    assert work.published_at is None
    assert not IndexEntry.objects.filter(resource=work).exists()
    entry = Entry.objects.about([work]).get()
    assert entry.additional_data["note"] == "Imported from a table."
    assert entry.changes["title_fr"] == ["", "Des frais équitables"]
    assert entry.actor.is_superuser


def test_a_work_is_published_when_the_table_says_so(admin_client):
    confirm(admin_client, upload(admin_client, csv_of(NEW | {"published": "yes"})))

    work = Resource.objects.get()
    assert work.published_at is not None
    assert IndexEntry.objects.filter(resource=work).exists()


def test_only_what_differs_is_shown_and_written(admin_client):
    confirm(admin_client, upload(admin_client, csv_of(NEW, FRENCH)))
    before = Resource.objects.get()

    preview = upload(
        admin_client,
        csv_of(
            {"identifier": "fair-fees", "title_en": "Fair fees", "year": "2022", "themes": "recruitment-fees",
             "language": "fr", "pages": "51"},
        ),
    )  # fmt: skip

    work = preview.context["changed"]["works"][0]
    assert [(d.column, d.before, d.after, d.language) for d in work.differences] == [
        ("year", "2021", "2022", ""),
        ("themes", "public-employment-services|recruitment-fees", "recruitment-fees", ""),
        ("pages", "50", "51", "fr"),
    ]
    confirm(admin_client, preview)
    after = Resource.objects.get()
    assert (after.year, after.themes.get().slug, after.title_fr) == (2022, "recruitment-fees", before.title_fr)
    assert (after.editions.get(language="fr").pages, after.editions.get(language="en").pages) == (51, 48)
    assert after.updated_at > before.updated_at


def test_the_index_follows_the_table(admin_client):
    work = ResourceFactory(title_en="Old name", edition=False)

    confirm(admin_client, upload(admin_client, csv_of({"identifier": work.slug, "title_en": "New name"})))

    assert IndexEntry.objects.get(resource=work).sort_en == "new name"


def test_a_column_that_is_there_empties_and_one_that_is_not_keeps(admin_client):
    work = ResourceFactory(year=2020, title_fr="Titre", themes=["recruitment-fees"], edition=False)

    confirm(admin_client, upload(admin_client, csv_of({"identifier": work.slug, "year": "", "themes": "", "kind": ""})))

    work.refresh_from_db()
    assert (work.year, work.themes.count(), work.title_fr, work.kind) == (None, 0, "Titre", "report")


def test_a_work_is_found_by_its_uuid_too_and_stays_one(admin_client):
    work = ResourceFactory(edition=False)

    preview = upload(
        admin_client,
        csv_of(
            {"identifier": str(work.uuid), "year": "2001", "language": "es", "url": "https://ilo.example/es"},
            {"identifier": work.slug, "language": "fr", "url": "https://ilo.example/fr"},
        ),
    )
    confirm(admin_client, preview)

    work.refresh_from_db()
    assert (preview.context["counts"]["changed"], work.year, work.editions.count()) == (1, 2001, 2)


def test_rows_without_an_identifier_are_works_of_their_own_with_addresses_from_their_titles(admin_client):
    ResourceFactory(slug="a-brief")

    rows = [{"kind": "brief", "title_en": "A brief"}, {"kind": "brief", "title_en": "A brief"}]
    confirm(admin_client, upload(admin_client, csv_of(*rows)))

    assert set(Resource.objects.filter(kind="brief").values_list("slug", flat=True)) == {"a-brief-2", "a-brief-3"}


def test_hidden_and_shown_by_the_table(admin_client):
    shown, hidden = ResourceFactory(edition=False), ResourceFactory(edition=False, published_at=None)
    rows = [{"identifier": shown.slug, "published": "no"}, {"identifier": hidden.slug, "published": "oui"}]

    confirm(admin_client, upload(admin_client, csv_of(*rows)))

    assert set(IndexEntry.objects.values_list("resource", flat=True)) == {hidden.pk}


# ── What spreadsheets write ──────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_file_of_any_program_is_read(admin_client, delimiter, encoding):
    rows = ({"Title FR": "Coûts, frais ; équité", "KIND": "report", "summary_fr": "Deux\nlignes"},)

    confirm(admin_client, upload(admin_client, csv_of(*rows, delimiter=delimiter, encoding=encoding)))

    work = Resource.objects.get()
    assert (work.title_fr, work.summary_fr) == ("Coûts, frais ; équité", "Deux\nlignes")


def test_an_excel_file_with_numbers_and_dates_is_read(admin_client):
    row = {"kind": "report", "title_en": "Numbers", "year": 2021.0, "issued_on": datetime(2021, 3, 17),
           "language": "en", "url": "https://ilo.example/n", "isbn": 9789220312346, "pages": 48.0,
           "published": True}  # fmt: skip

    confirm(admin_client, upload(admin_client, excel_of(row, {}), "table.xlsx"))

    work = Resource.objects.get()
    edition = work.editions.get()
    assert (work.year, work.issued_on, edition.isbn, edition.pages) == (
        2021,
        date(2021, 3, 17),
        "978-92-2-031234-6",
        48,
    )
    assert work.published_at is not None


def test_a_year_that_became_a_date_is_a_year(admin_client):
    confirm(
        admin_client, upload(admin_client, excel_of({"kind": "report", "title_en": "X", "year": datetime(2019, 1, 1)}))
    )

    assert Resource.objects.get().year == 2019


def test_words_of_all_languages_are_understood(admin_client):
    row = NEW | {"kind": "Guidance", "places": "Népal:Country of origin", "sectors": "Pesca"}
    row["themes"] = Theme.objects.get(slug="recruitment-fees").name_es.upper()
    confirm(admin_client, upload(admin_client, csv_of(row)))

    work = Resource.objects.get()
    assert (work.kind, work.sectors.get().slug, work.themes.get().slug) == ("guidance", "fishing", "recruitment-fees")
    assert list(work.placements.values_list("place__slug", "role")) == [("np", "origin")]


# ── Before it is confirmed ───────────────────────────────────────────────────────────────────
def test_a_library_that_has_changed_meanwhile_is_shown_once_more(admin_client):
    work = ResourceFactory(year=2020, edition=False)
    preview = upload(admin_client, csv_of({"identifier": work.slug, "year": "2021"}))
    Resource.objects.update(year=2019)

    again = confirm(admin_client, preview)

    work.refresh_from_db()
    assert "Meanwhile the library has changed." in again.text
    assert work.year == 2019
    confirm(admin_client, again)
    work.refresh_from_db()
    assert work.year == 2021


def test_the_table_is_kept_for_a_day_and_forgotten_when_it_is_done(admin_client, storage):
    kept = storage / "resource-imports"
    preview = upload(admin_client, csv_of(NEW))
    assert len(list(kept.iterdir())) == 1
    confirm(admin_client, preview)
    assert list(kept.iterdir()) == []

    preview = upload(admin_client, csv_of(FRENCH | {"pages": "7"}))
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        admin_client.force_login(MemberFactory(is_staff=True, is_superuser=True))
        assert "This preview is too old." in confirm(admin_client, preview).text
        upload(admin_client, csv_of(FRENCH))
    assert len(list(kept.iterdir())) == 1


def test_the_dry_run_of_somebody_else_cannot_be_confirmed(admin_client):
    preview = upload(admin_client, csv_of(NEW))
    other = Client()
    other.force_login(MemberFactory(is_staff=True, is_superuser=True))

    assert "This preview is too old." in confirm(other, preview).text
    assert not Resource.objects.exists()


def test_a_forged_token_opens_no_file(admin_client):
    default_storage.save("secret.table", ContentFile(b"kind\nreport"))

    answer = admin_client.post(IMPORT, {"token": "secret.table", "seen": ""}, follow=True)

    assert "This preview is too old." in answer.text


def test_who_may_not_change_works_cannot_import(client, member_client):
    watcher = MemberFactory(is_staff=True, password=PASSWORD)
    client.force_login(watcher)

    assert client.get(IMPORT).status_code == 403
    assert upload(client, csv_of(NEW)).status_code == 403
    assert member_client.get(IMPORT).status_code == 302


def test_the_page_explains_every_column(admin_client):
    page = admin_client.get(IMPORT).text

    assert "<code>edition_kind</code>" in page
    assert "original, official, unofficial, machine" in page


def test_an_edition_that_is_a_file_stays_one(admin_client):
    work = ResourceFactory(edition=False)
    Edition.objects.bulk_create([Edition(resource=work, language="en", file="editions/x.pdf")])

    preview = upload(admin_client, csv_of({"identifier": work.slug, "language": "en", "url": "https://ilo.example/x"}))
    fine = upload(admin_client, csv_of({"identifier": work.slug, "language": "en", "pages": "7"}))
    confirm(admin_client, fine)

    assert bad(preview) == [(2, "url", "This edition is a file; it cannot be a link as well.")]
    assert work.editions.get().pages == 7
