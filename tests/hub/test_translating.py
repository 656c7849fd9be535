"""Working on translations: lists, forms, the page side by side, the queue."""

import re
from datetime import timedelta

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from events.models import Announcement, Contribution, DiscussionTopic, Event
from hub.admin_languages import TranslatedAdmin, TranslatedStackedInline
from hub.history.kept import page_of
from hub.history.models import Entry
from hub.languages import CODES
from hub.taxonomy.models import Theme
from hub.translating.completeness import gaps, part_model, parts_of
from members.roles import TRANSLATORS, facilitator_group, group_of, role_named
from resources.models import IndexEntry, Practice, Resource
from tests.factories import (
    EventFactory,
    MemberFactory,
    QuestionFactory,
    RegistrationFactory,
    ResourceFactory,
    SeriesFactory,
)

pytestmark = pytest.mark.django_db
QUEUE = reverse("admin:translations")
EVENTS = reverse("admin:events_event_changelist")


def signed_in(*codenames, group=None):
    person = MemberFactory(is_staff=True)
    person.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    if group:
        person.groups.add(group)
    browser = Client()
    browser.force_login(person)
    return browser


@pytest.fixture
def translator(db):
    """A browser of a translator."""
    return signed_in(group=group_of(role_named(TRANSLATORS)))


@pytest.fixture
def desk(db):
    """A browser of a facilitator."""
    return signed_in(group=facilitator_group())


def translate_url(row, pair="?from=en&to=fr"):
    return f"{reverse(f'admin:{row._meta.app_label}_{row._meta.model_name}_translate', args=[row.pk])}{pair}"


def change_url(row):
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def sheet_of(client, url, **changes):
    """Return what the page sends when nothing but `changes` is typed; a name is that of a field of the first row."""
    sheet = client.get(url).context["sheet"]
    data = {}
    for line in sheet.lines:
        name = line.bound.name
        data |= {name: line.typed, f"{name}-seen": line.seen, f"{name}-source": line.seen_source}
    first = sheet.rows[0]
    own = {f"{first._meta.model_name}-{first.pk}-{name}": value for name, value in changes.items() if "-" not in name}
    return data | own | {name: value for name, value in changes.items() if "-" in name}


def whole_gaps(one, row, code):
    return [*gaps(row, code), *(gap for part in parts_of(row, one.translated_parts) for gap in gaps(part, code))]


# ── Lists ────────────────────────────────────────────────────────────────────────────────────


def test_every_translated_inline_is_a_part_that_is_translated():
    parts = {
        part_model(model, name)[0]
        for model, one in admin.site._registry.items()
        if isinstance(one, TranslatedAdmin)
        for name in one.translated_parts
    }

    assert {inline.model for inline in TranslatedStackedInline.__subclasses__()} == parts


@pytest.mark.parametrize("language", CODES)
def test_every_list_has_the_boxes_and_the_filter(desk, language):
    desk.cookies["lang"] = language
    for model, one in admin.site._registry.items():
        if isinstance(one, TranslatedAdmin):
            url = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
            for choice in ("complete", *CODES):
                response = desk.get(f"{url}?translations={choice}")
                assert response.status_code == 200, url
                assert f"?translations={choice}" in response.text, url


def test_the_filter_finds_what_a_recount_finds(desk):
    EventFactory(title_fr="", teaser_en="")
    EventFactory(teaser_fr="Ce qui marche.", teaser_es="Lo que funciona.")
    EventFactory(teaser_en=None, title_es=None)
    EventFactory(title_en="", title_es="", teaser_en="", complete=1)
    full = EventFactory(teaser_en="", title_en="E", title_fr="F", title_es="S")
    DiscussionTopic.objects.create(event=full, number=1, title_en="Fees", title_fr="Frais", title_es="")
    ResourceFactory()
    part = ResourceFactory(kind="practice", title_fr="Un", title_es="Uno")
    Practice.objects.create(resource=part, context_es="Contexto")
    for model in (Event, Resource):
        one = admin.site._registry[model]
        url = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        rows = list(model.objects.all())
        expected = {code: {row.pk for row in rows if whole_gaps(one, row, code)} for code in CODES}
        expected["complete"] = {row.pk for row in rows} - set.union(*(expected[code] for code in CODES))
        assert all(expected[code] for code in CODES)

        found = {
            choice: {row.pk for row in desk.get(f"{url}?translations={choice}").context["cl"].result_list}
            for choice in expected
        }

        assert found == expected


def test_the_boxes_count_the_parts(desk):
    event = EventFactory(teaser_en="")
    DiscussionTopic.objects.create(event=event, number=1, title_en="Fees", title_fr="Frais", title_es="")

    page = desk.get(EVENTS).text

    assert "French: complete" in page
    assert "Spanish: parts are missing" in page


# ── Forms ────────────────────────────────────────────────────────────────────────────────────


def test_the_form_names_what_is_missing_with_links_and_what_readers_see(desk):
    event = EventFactory(title_es="", teaser_en="", title_en="Fees")
    Contribution.objects.create(event=event, name="Ama", job_title_fr="Directrice")
    RegistrationFactory(event=event, language="es")
    RegistrationFactory(event=event, language="es", status="cancelled")

    response = desk.get(change_url(event))
    states = {state.code: state for state in response.context["translation_states"]}

    assert [(shown, [(one.label, one.url) for one in missing]) for shown, missing in states["es"].groups] == [
        ("en", [("Title", "#id_title_es")]),
        ("fr", [("Ama: Position held", "#id_contributions-0-job_title_es")]),
    ]
    assert states["fr"].is_written
    assert states["es"].readers == 1
    assert states["es"].page_url == f"/es/events/{event.slug}/?as-readers=1"
    for anchor in re.findall(r'href="#(id_[^"]+)"', response.text):
        assert f'id="{anchor}"' in response.text


def test_looking_at_a_page_as_readers_do_leaves_the_own_language(desk):
    event = EventFactory()
    assert "lang" not in desk.get(f"/es/events/{event.slug}/?as-readers=1").cookies
    assert desk.get(f"/es/events/{event.slug}/").cookies["lang"].value == "es"


# ── Side by side ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("language", CODES)
def test_every_translated_admin_has_the_page(desk, language):
    desk.cookies["lang"] = language
    event = EventFactory(complete=1)
    rows = [
        event,
        SeriesFactory(),
        QuestionFactory(event=event, answer_en="Yes."),
        ResourceFactory(),
        Theme.objects.first(),
    ]
    rows.append(Announcement.objects.create(event=event, kind="changed", text_en="Sorry."))
    for row in rows:
        response = desk.get(translate_url(row))
        assert response.status_code == 200, row
        assert response.text.count("<h1") == 1


def test_saving_writes_one_language_of_the_row_and_its_parts(desk):
    event = EventFactory(title_fr="", teaser_en="What works.", background_en="Why.", background_es="Por qué.")
    topic = DiscussionTopic.objects.create(event=event, number=1, title_en="Fees", title_es="Honorarios")
    before = event.updated_at
    data = sheet_of(
        desk, translate_url(event), title="Frais", **{f"discussiontopic-{topic.pk}-title": "Les frais de recrutement"}
    )

    response = desk.post(translate_url(event), data)

    event.refresh_from_db()
    topic.refresh_from_db()
    assert response.url == translate_url(event)
    assert (event.title_fr, event.background_es, topic.title_fr) == ("Frais", "Por qué.", "Les frais de recrutement")
    assert (topic.title_en, topic.title_es) == ("Fees", "Honorarios")
    assert event.updated_at > before
    kept = Entry.objects.filter(page=page_of(event), action=Entry.Action.UPDATE).order_by("pk")
    assert [entry.changes for entry in kept] == [
        {"title_fr": ["", "Frais"]},
        {"title_fr": [None, "Les frais de recrutement"]},
    ]
    assert "Les frais de recrutement" in Client().get(f"/fr/events/{event.slug}/").text


def test_english_written_by_a_reader_of_french_is_kept_as_english(desk):
    desk.cookies["lang"] = "fr"
    series = SeriesFactory(title_en="", title_fr="Échanges")

    desk.post(
        translate_url(series, "?from=fr&to=en"), sheet_of(desk, translate_url(series, "?from=fr&to=en"), title="Talks")
    )

    series.refresh_from_db()
    assert (series.title_en, series.title_fr) == ("Talks", "Échanges")
    with connection.cursor() as cursor:
        # The column without a language keeps the English text.
        cursor.execute("SELECT title FROM events_series WHERE id = %s", [series.pk])
        assert cursor.fetchone() == ("Talks",)


def test_newer_words_of_others_are_shown_and_not_lost(desk):
    event = EventFactory(title_fr="Ancien", teaser_fr="")
    data = sheet_of(desk, translate_url(event), title="Le mien", teaser="Ce qui marche.")
    Event.objects.filter(pk=event.pk).update(title_fr="Le leur", background_fr="Neuf")

    refused = desk.post(translate_url(event), data)

    event.refresh_from_db()
    assert (event.title_fr, event.teaser_fr, event.background_fr) == ("Le leur", "", "Neuf")
    assert "Le leur" in refused.text
    assert 'value="Le mien"' in refused.text
    assert "Somebody else has changed this text since you opened it." in refused.text
    again = data | {f"{line.bound.name}-seen": line.seen for line in refused.context["sheet"].lines}

    desk.post(translate_url(event), again)

    event.refresh_from_db()
    # What she did not touch keeps what others wrote meanwhile.
    assert (event.title_fr, event.teaser_fr, event.background_fr) == ("Le mien", "Ce qui marche.", "Neuf")


def test_a_source_that_changed_meanwhile_is_told(desk):
    event = EventFactory(title_fr="")
    data = sheet_of(desk, translate_url(event), title="Frais")
    Event.objects.filter(pk=event.pk).update(title_en="Wages")

    page = desk.post(translate_url(event), data, follow=True).text

    assert "the source has changed since you opened the page (Title)" in page


def test_errors_stand_beside_the_field_and_keep_what_was_typed(desk):
    event = EventFactory(title_fr="Avant", title_en="Before")
    data = sheet_of(desk, translate_url(event), title="x" * 251, teaser="Gardé")

    response = desk.post(translate_url(event), data)

    event.refresh_from_db()
    assert event.title_fr == "Avant"
    assert list(response.context["sheet"].errors) == [f"event-{event.pk}-title"]
    assert f'id="id_event-{event.pk}-title_error"' in response.text
    assert "x" * 251 in response.text
    assert "Gardé" in response.text


def test_the_only_title_cannot_be_taken_away(desk):
    event = EventFactory(title_en="", title_es="", title_fr="Seul")

    response = desk.post(translate_url(event), sheet_of(desk, translate_url(event), title=""))

    event.refresh_from_db()
    assert event.title_fr == "Seul"
    assert "Write this in at least one language." in response.text


def test_hostile_words_stay_words(desk):
    hostile = "<script>alert(1)</script> **bold**"
    event = EventFactory(title_en=hostile, background_en=hostile, background_fr=hostile, complete=1)
    DiscussionTopic.objects.filter(event=event).update(title_en=hostile)
    data = sheet_of(desk, translate_url(event), title=hostile, _preview="1") | {"_preview": "1"}

    for page in (
        desk.get(translate_url(event)).text,
        desk.post(translate_url(event), data).text,
        desk.get(QUEUE, {"to": "es"}).text,
        desk.get(change_url(event)).text,
    ):
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)" in page


def test_previews_are_rendered_and_nothing_is_saved(desk):
    event = EventFactory(background_en="Some **bold** words")
    data = sheet_of(desk, translate_url(event), background="Des mots **gras**") | {"_preview": "1"}

    page = desk.post(translate_url(event), data).text

    event.refresh_from_db()
    assert "<strong>bold</strong>" in page
    assert "<strong>gras</strong>" in page
    assert not event.background_fr


def test_a_translation_that_repeats_its_source_is_noticed(desk):
    event = EventFactory(title_en="Fair", title_fr="Fair")
    assert "The same as the source: is it translated?" in desk.get(translate_url(event)).text


def test_the_queue_leads_from_row_to_row(desk):
    later = EventFactory(title_fr="", starts_at=timezone.now() + timedelta(days=20))
    sooner = EventFactory(title_fr="", starts_at=timezone.now() + timedelta(days=2))
    draft = EventFactory(title_fr="", status="draft", starts_at=timezone.now() + timedelta(days=1))
    data = sheet_of(desk, translate_url(sooner), title="Bientôt") | {"_next": "1"}

    response = desk.get(translate_url(later))
    assert (response.context["before"], response.context["after"]) == (translate_url(sooner), translate_url(draft))

    assert desk.post(translate_url(sooner), data).url == translate_url(later)


def test_the_search_finds_a_translated_work_at_once(desk):
    work = ResourceFactory(title_en="A report")

    desk.post(translate_url(work), sheet_of(desk, translate_url(work), title="Rapport sur les frais"))

    assert IndexEntry.objects.get(resource=work).sort_fr == "rapport sur les frais"


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_any_number_of_parts(desk, count, django_assert_num_queries):
    event = EventFactory(complete=count)
    desk.get(translate_url(event))

    with django_assert_num_queries(9):
        desk.get(translate_url(event))


# ── Who may ──────────────────────────────────────────────────────────────────────────────────


def test_translators_translate_and_write_nothing_else(translator):
    event = EventFactory(title_fr="")
    theme = Theme.objects.first()

    assert (
        translator.post(translate_url(event), sheet_of(translator, translate_url(event), title="Frais")).status_code
        == 302
    )
    assert translator.get(translate_url(theme)).status_code == 200
    assert translator.post(change_url(event), {"title_fr": "X"}).status_code == 403
    assert translator.get(change_url(event)).status_code == 200
    assert translator.post(change_url(theme), {"name_fr": "X"}).status_code == 403
    assert translator.get(reverse("admin:events_event_add")).status_code == 403
    event.refresh_from_db()
    assert event.title_fr == "Frais"


def test_others_may_neither_look_nor_write():
    event = EventFactory(title_fr="")
    data = sheet_of(signed_in("translate_texts", "view_event"), translate_url(event), title="Frais")
    # To translate what one may not read would be a way to read it.
    for other in (signed_in("view_event"), signed_in("translate_texts")):
        for answer in (other.get(translate_url(event)), other.post(translate_url(event), data), other.get(QUEUE)):
            assert answer.status_code == 403
    for url in (translate_url(event), QUEUE):
        assert Client().get(url).status_code == 302
    event.refresh_from_db()
    assert not event.title_fr
    assert "Translate side by side" not in signed_in("view_event").get(change_url(event)).text


def test_who_changes_one_model_translates_that_model_alone():
    browser = signed_in("change_series")
    assert browser.get(translate_url(SeriesFactory())).status_code == 200
    assert browser.get(translate_url(EventFactory())).status_code == 403
    assert browser.get(translate_url(Theme.objects.first())).status_code == 403


def test_what_was_sent_is_not_translated_any_more(translator):
    sent = Announcement.objects.create(event=EventFactory(), kind="changed", text_en="Sorry.", state="sent")
    assert translator.get(translate_url(sent)).status_code == 403


def test_translators_land_at_their_work_and_facilitators_at_theirs(translator, desk):
    assert translator.get(reverse("admin:index")).url == QUEUE
    assert translator.get(f"{reverse('admin:index')}?all=1").status_code == 200
    assert QUEUE in desk.get(reverse("admin:index")).text


# ── The queue ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("language", CODES)
def test_the_queue_answers_in_each_language(translator, language):
    EventFactory(title_fr="", complete=1)
    translator.cookies["lang"] = language
    for to in ("", *CODES):
        response = translator.get(QUEUE, {"to": to})
        assert response.status_code == 200
        assert f'<html lang="{language}"' in response.text


def test_the_queue_counts_what_waits_and_says_what_readers_see(translator):
    Theme.objects.all().delete()
    event = EventFactory(title_en="", title_es="", title_fr="Frais", teaser_en="")
    ResourceFactory(title_es="Informe")
    ResourceFactory(published_at=None)

    response = translator.get(QUEUE, {"to": "es"})
    sections = {section.name: section for section in response.context["sections"]}

    assert dict(response.context["totals"])["es"] == sum(section.count for section in sections.values())
    assert sections["Resources"].count == 1
    (row,) = sections["Events"].rows
    assert (row.labels, row.shown, row.url) == (["Title"], ["French"], translate_url(event, "?from=fr&to=es"))
    assert "Readers see French." in response.text
    assert sections["Events"].list_url.endswith("?translations=es")
    assert sections["Resources"].list_url.endswith("?translations=es")


@pytest.mark.parametrize("count", [1, 3])
def test_the_queue_costs_the_same_for_any_length(translator, count, django_assert_num_queries):
    for _ in range(count):
        EventFactory(complete=1, series=SeriesFactory())
        Practice.objects.create(resource=ResourceFactory(kind="practice"), context_en="Why")
    translator.get(QUEUE, {"to": "fr"})

    with django_assert_num_queries(26):
        translator.get(QUEUE, {"to": "fr"})
