"""How dates, times, zones, people and institutions are written, and what is read of it."""

from datetime import date, datetime, time

import pytest

from events.concept_notes.blocks import Kind, parse
from events.concept_notes.countries import country_in, place_named
from events.concept_notes.dates import dates_in
from events.concept_notes.headings import heading_key
from events.concept_notes.organisations import split_institutions
from events.concept_notes.people import people_in, presenter_in
from events.concept_notes.sentences import inline_markdown, sentences
from events.concept_notes.speech import language_of
from events.concept_notes.times import minutes_in, times_in
from events.concept_notes.zones import zone_in


# ── When ─────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("text", "language", "day", "doubts"),
    [
        ("12th May 2022", "en", date(2022, 5, 12), ()),
        ("May 12, 2022", "en", date(2022, 5, 12), ()),
        ("Thursday, 12 May 2022", "en", date(2022, 5, 12), ()),
        ("Friday, 12 May 2022", "en", date(2022, 5, 12), ("weekday",)),
        ("jeudi 1er juin 2023", "fr", date(2023, 6, 1), ()),
        ("7 de septiembre de 2022", "es", date(2022, 9, 7), ()),
        ("14-15 de junio de 2023", "es", date(2023, 6, 14), ("two-dates",)),
        ("6 or 13 September 2023", "en", date(2023, 9, 6), ("two-dates",)),
        ("05/06/2023", "en", date(2023, 6, 5), ("day-or-month",)),
        ("05/06/2023", "fr", date(2023, 6, 5), ()),
        ("06/25/2023", "en", date(2023, 6, 25), ()),
        ("2023-06-05", "en", date(2023, 6, 5), ()),
        ("15 juin", "fr", None, ("no-year",)),
    ],
)
def test_dates(text, language, day, doubts):
    assert [(one.day, one.doubts, text[slice(*one.span)]) for one in dates_in(text, language)] == [(day, doubts, text)]


@pytest.mark.parametrize("text", ["phase III of 2014", "target 8.7", "31 February 2023", "in May", "(2021-2025)"])
def test_what_is_no_date(text):
    assert [one.day for one in dates_in(text, "en")] in ([], [None])


@pytest.mark.parametrize(
    ("text", "starts", "ends"),
    [
        ("15:30– 17:00 CET", time(15, 30), time(17)),
        ("3:00pm - 4:30pm", time(15), time(16, 30)),
        ("3 - 4.30 pm", time(15), time(16, 30)),
        ("11 - 1 pm", time(11), time(13)),
        ("9 to 10.30 a.m.", time(9), time(10, 30)),
        ("12:00 pm to 12:30 am", time(12), time(0, 30)),
        ("de 15h30 à 17 h", time(15, 30), time(17)),
        ("de las 10:00 a las 11:30 horas", time(10), time(11, 30)),
        ("22:00–24:00", time(22), time(0)),
        ("at 14.00", time(14), None),
    ],
)
def test_times(text, starts, ends):
    assert [(one.starts, one.ends) for one in times_in(text, [])] == [(starts, ends)]


@pytest.mark.parametrize("text", ["5-6 people", "GMT+1:00", "chapter 3", "25:70", "8.7"])
def test_what_is_no_time(text):
    assert times_in(text, []) == []


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("90 minutes", 90),
        ("1.5 hours", 90),
        ("1 h 30 min", 90),
        ("2 heures", 120),
        ("una sesión de 45 min", 45),
        ("", None),
    ],
)
def test_durations(text, minutes):
    assert (minutes_in(text) or (None,))[0] == minutes


@pytest.mark.parametrize(
    ("text", "zone", "doubts"),
    [
        ("CET (Geneva)", "Europe/Zurich", ("summer-time",)),
        ("CEST (Geneva)", "Europe/Zurich", ()),
        ("CET", "Europe/Zurich", ("zone-assumed", "summer-time")),
        ("heure de Genève", "Europe/Zurich", ()),
        ("GMT+7 (Bangkok)", "Asia/Bangkok", ()),
        ("GMT+8 (Bangkok)", "Asia/Bangkok", ("summer-time",)),
        ("GMT+2 (Bangkok)", "Asia/Bangkok", ("offset",)),
        ("hora de México", "America/Mexico_City", ()),
        ("heure du Brésil", "America/Sao_Paulo", ("several-zones",)),
        ("Nepal time", "Asia/Kathmandu", ()),
        ("hora de Bogotá", "America/Bogota", ()),
        ("UTC+5:45", "", ("offset-only",)),
        ("UTC", "UTC", ()),
        ("Kathmandu, UTC+5:45 (Asia/Kathmandu)", "Asia/Kathmandu", ()),
    ],
)
def test_zones(text, zone, doubts):
    found = zone_in(text)

    assert (found.name, found.told(datetime(2023, 6, 15, 15, 30))) == (zone, doubts)


def test_what_names_no_zone():
    assert zone_in("online, for everybody") is None


# ── Who ──────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ana Pérez (ITC-ILO) and Li Wei, ILO.", [("Ana Pérez", "", "ITC-ILO", ""), ("Li Wei", "", "ILO", "")]),
        (
            "Ana Pérez, Kofi Mensah and Li Wei",
            [("Ana Pérez", "", "", ""), ("Kofi Mensah", "", "", ""), ("Li Wei", "", "", "")],
        ),
        ("Dr Ana Pérez, Director, Union Centre (Kenya)", [("Ana Pérez", "Director", "Union Centre", "ke")]),
        ("Participants will share their questions.", []),
        ("The Ministry of Labour and Social Affairs", []),
    ],
)
def test_people(text, people):
    found = [(one.name, one.job_title, one.institution, one.country) for one, _span in people_in(text, 0, "speaker")]

    assert found == people


def test_presenters_are_told_from_topics():
    title, person = presenter_in("Fees and costs – Ana Pérez, Union Centre")
    whole, nobody = presenter_in("EURES (European Network) Sweden")

    assert (title, person.name, person.institution) == ("Fees and costs", "Ana Pérez", "Union Centre")
    assert (whole, nobody) == ("EURES (European Network) Sweden", None)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the ILO and the IOM", ["ILO", "IOM"]),
        ("Ministry of Labour and Social Affairs", ["Ministry of Labour and Social Affairs"]),
        ("l’OIT, la Banque mondiale et l’Office", ["OIT", "Banque mondiale", "Office"]),
        ("Centre (ITC, phase II) ; Fund", ["Centre", "Fund"]),
    ],
)
def test_institutions(text, names):
    assert [one["name"] for one, _span in split_institutions(text, 0)] == names


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("the Tunisian Agency", "tn"),
        ("Morocco's service", "ma"),
        ("l’Agence tunisienne", "tn"),
        ("la agencia marroquí", "ma"),
        ("EURES (European Network) Sweden", "se"),
        ("the global working group", None),
    ],
)
def test_countries(text, code):
    assert (country_in(text) or (None,))[0] == code


def test_places_by_their_names_in_three_languages():
    assert [place_named(name) for name in ("Mondial", "África", "Tanzanie", "the Netherlands", "Atlantis")] == [
        "global",
        "africa",
        "tz",
        "nl",
        "",
    ]


# ── Blocks ───────────────────────────────────────────────────────────────────────────────────
def test_lines_that_a_mail_program_broke_are_joined_and_labels_are_not():
    line = "Workers who had paid for such an offer rarely saw their money"
    item = "- An item that was broken,\n  too"
    note = parse(f"{line}\nagain. {line}\nDate: 3 May 2028\nTime: 10:00\n\n{item}\n")

    assert [(block.kind, block.text) for block in note.blocks] == [
        (Kind.PARAGRAPH, f"{line} again. {line}"),
        (Kind.PARAGRAPH, "Date: 3 May 2028"),
        (Kind.PARAGRAPH, "Time: 10:00"),
        (Kind.ITEM, "An item that was broken, too"),
    ]


def test_places_are_counted_in_the_plain_text():
    note = parse("# Fees\n\nA **strong** [link](https://library.example/) \\*here\\*\n\n| a | b |\n")

    assert note.plain == "Fees\n\nA strong link *here*\n\na | b"
    assert [note.plain[block.at : block.end] for block in note.blocks] == [block.text for block in note.blocks]
    assert inline_markdown(note.blocks[1]) == r"A **strong** [link](https://library.example/) \*here\*"


def test_sentences_end_where_readers_end_them():
    text = "Some, i.e. two, agreed on target 8.7. Dr. Perez did not. from this, nothing follows. Who pays? All."

    assert [text[slice(*span)] for span in sentences(text)] == [
        "Some, i.e. two, agreed on target 8.7.",
        "Dr. Perez did not. from this, nothing follows.",
        "Who pays?",
        "All.",
    ]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Proposed date and time", "date"),
        ("2. Objectives of the webinar:", "objectives"),
        ("Contexte / Background", "background"),
        ("Background / Speakers", ""),
        ("Région/pays", "place"),
        ("Región/País: Colombia", ""),
        ("Objectifs de l’atelier", "objectives"),
        ("Dirigido a", "audience"),
        ("Organization", ""),
        ("A sentence about the background of it all", ""),
    ],
)
def test_headings(text, key):
    assert heading_key(text) == key


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The role of services in the promotion", "en"),
        ("Le rôle des services dans la promotion", "fr"),
        ("El papel de los servicios en la promoción", "es"),
    ],
)
def test_languages(text, language):
    assert language_of(text) == language
