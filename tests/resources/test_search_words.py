"""What readers type, and what it finds: in three languages at once, under every name the field uses."""

import pytest
from django.utils import translation

from hub.taxonomy.models import Instrument, SynonymRing
from resources.models import Resource
from resources.search import Search, find
from resources.services import index_works
from tests.factories import MemberFactory, OrganisationFactory, ResourceFactory

pytestmark = pytest.mark.django_db


def found(words: str, **chosen: tuple[str, ...]) -> list[str]:
    """Return the short names of what a stranger finds, the best first."""
    ids = find(Search(words, chosen), members_too=False, per_page=100).ids
    slugs = dict(Resource.objects.values_list("pk", "slug"))
    return [slugs[pk] for pk in ids]


def work(slug: str, title: str = "", **fields) -> Resource:
    """Make a work whose title says nothing unless it is given one."""
    return ResourceFactory(slug=slug, **{"title_en": title or f"Untitled {slug}"} | fields)


def test_all_words_must_occur():
    work("both", "Wages of nurses")
    work("one", "Wages of miners")

    assert found("nurses wages") == ["both"]


def test_a_phrase_must_occur_as_it_is():
    work("phrase", "The wages of nurses abroad")
    work("apart", "Nurses who lost their wages")

    assert found('"wages of nurses"') == ["phrase"]
    assert found("“wages of nurses”") == ["phrase"]
    assert found("« wages of nurses »") == ["phrase"]


def test_what_is_excluded_does_not_occur():
    work("miners", "Wages of miners")
    work("nurses", "Wages of nurses", description_en="Nurses in Malta and Cyprus.")

    assert found("wages -nurses") == ["miners"]
    assert found('wages -"malta and cyprus"') == ["miners"]
    assert found("-nurses") == ["miners"]


def test_either_of_two_words_is_enough_with_or():
    work("miners", "Work underground for miners")
    work("nurses", "Night shifts of nurses")
    work("bakers", "Bread of bakers")

    assert set(found("nurses OR miners")) == {"nurses", "miners"}
    assert set(found("nurses OU miners")) == {"nurses", "miners"}
    assert found("bread bakers OR night miners") == ["bakers"]


@pytest.mark.parametrize("words", ["Sebastien", "SÉBASTIEN", "sébastien", "Sébastien"])
def test_accents_and_capitals_make_no_difference(words):
    work("his").creators.create(given_name="Sébastien", family_name="Pérez")
    index_works(Resource.objects.values_list("pk", flat=True))

    assert found(words) == ["his"]
    assert found("perez") == ["his"]


@pytest.mark.parametrize(
    ("words", "field", "text"),
    [
        ("inspector", "title_en", "Inspectors at work"),
        ("inspecteur", "title_fr", "Les inspecteurs en action"),
        ("nacional", "title_es", "Los planes nacionales"),
        ("nacionales", "title_es", "El plan nacional"),
        ("journaux", "title_fr", "Le journal d’un chantier"),
        ("agencias de colocacion", "title_es", "La agencia de colocación y sus clientes"),
    ],
)
def test_singular_and_plural_find_each_other(words, field, text):
    work("wanted", **{field: text})

    assert found(words) == ["wanted"]


@pytest.mark.parametrize(
    "words", ["the wages of the nurses", "wages de nurses", "los wages para nurses", "wages d'nurses"]
)
def test_little_words_of_any_language_are_passed_over(words):
    work("nurses", "Nurses and wages")

    assert found(words) == ["nurses"]


def test_little_words_are_looked_for_where_there_are_no_others():
    work("who", "Untitled").editions.create(language="pt", title="Los de the", url="https://example.org/")
    index_works(Resource.objects.values_list("pk", flat=True))

    assert found("los de the") == ["who"]


SAME = [
    ["BLA", "BLMA", "MoU", "MoUs", "bilateral labour agreements", "accord bilatéral", "acuerdos bilaterales"],
    ["PES", "SPE", "public employment services", "services publics de l'emploi", "servicio publico de empleo"],
    ["PEA", "PrEA", "PRA", "agence d’emploi privée", "agencia de colocación", "private recruitment agencies"],
    ["ILO", "BIT", "OIT", "International Labour Organization", "Organización Internacional del Trabajo"],
    ["SDG", "ODD", "ODS", "objectifs de développement durable"],
    ["debt bondage", "servitude pour dettes", "servidumbre por deudas"],
    ["zero fee", "zero-fee", "employer pays principle", "employer-pays", "cero comisiones", "zéro frais"],
    ["kafala", "sponsorship", "parrainage"],
    ["recruitment", "recrutement", "contratación", "reclutamiento"],
    ["migrant worker", "travailleurs migrants", "trabajador migrante"],
    ["domestic worker", "travailleuses domestiques", "trabajadoras del hogar"],
    ["complaint", "grievance", "plainte", "quejas"],
    ["passport retention", "confiscation des passeports", "retención de pasaportes"],
    ["labour inspectorate", "inspection du travail", "inspección del trabajo"],
    ["USA", "United States", "États-Unis", "estados unidos", "EE. UU.", "U.S.A."],
    ["Viet Nam", "Vietnam"],
]


@pytest.mark.parametrize("names", SAME, ids=lambda names: names[0])
def test_all_names_of_a_thing_find_each_other(names):
    work("other", "Bread and butter in New Zealand")
    for number, name in enumerate(names):
        language = "fr" if "’" in name or "é" in name else "en"
        work(f"work-{number}", **{f"title_{language}": f"Chapter {number}: {name} in brief", "summary_en": ""})
    everything = {f"work-{number}" for number in range(len(names))}

    assert {name: set(found(name)) for name in names} == dict.fromkeys(names, everything)


SPELLINGS = [
    "C181",
    "c181",
    "C.181",
    "C 181",
    "C-181",
    "Convention 181",
    "Convention No. 181",
    "Convention no 181",
    "convention n° 181",
    "Convenio núm. 181",
    "convenio numero 181",
    "Convenio 181",
    "convention (No. 181)",
]


@pytest.mark.parametrize("written", SPELLINGS)
def test_a_convention_is_found_however_it_is_spelled(written):
    language = "es" if "onvenio" in written else "fr" if "°" in written else "en"
    work("it", **{f"summary_{language}": f"What {written} says, and why."})
    work("title", "Private Employment Agencies Convention, 1997 (No. 181)")
    work("another", "Convention No. 189 and Convention No. 18, in 181 days")

    assert {words: set(found(words)) for words in SPELLINGS} == {words: {"it", "title"} for words in SPELLINGS}


def test_a_convention_is_found_through_the_instrument_of_a_work():
    instrument, _new = Instrument.objects.get_or_create(
        code="C029",
        defaults={
            "slug": "c029-test", "kind": "convention", "year": 1930,
            "name_en": "Forced Labour Convention", "name_fr": "Convention sur le travail forcé",
            "name_es": "Convenio sobre el trabajo forzoso",
        },
    )  # fmt: skip
    tagged = work("tagged")
    tagged.instruments.add(instrument)
    index_works([tagged.pk])

    assert [found(words) for words in ("C29", "C029", "Convention No. 29")] == [["tagged"]] * 3


def test_a_recommendation_and_a_protocol_are_found_by_their_numbers():
    work("r", summary_en="See Recommendation No. 203.")
    work("p", summary_fr="Voir le Protocole n° 29.")

    assert found("R203") == ["r"]
    assert found("Recomendación núm. 203") == ["r"]
    assert found("P029") == ["p"]


def test_a_number_alone_is_no_convention():
    work("c", "Convention No. 181")
    work("days", "A journey of 181 days")

    assert set(found("181")) == {"c", "days"}
    assert found("181 days") == ["days"]


def test_a_question_in_one_language_finds_works_in_another():
    work("english", "Measures for fair recruitment")
    work("tunis", "Chapter one", places={"tn": "about"})
    work("text", "Chapter two", description_en="An inspector in Tunisia.")

    assert found("contratación equitativa") == ["english"]
    assert found("recrutement equitable") == ["english"]
    assert set(found("Túnez")) == {"tunis", "text"}
    assert set(found("tunisie")) == {"tunis", "text"}


def test_the_longest_name_counts():
    work("fair", "Fair recruitment at sea")
    work("elsewhere", "A fair in town", summary_es="La contratación de músicos.")

    assert found("fair recruitment") == ["fair"]


def test_a_contract_is_not_a_recruitment():
    work("contract", title_fr="Le contrat de travail", title_en="")
    work("hiring", "Hiring and recruitment")

    assert found("contrat") == ["contract"]


def test_a_number_with_dots_and_a_span_of_years_are_words():
    work("indicator", "Measuring indicator 10.7.1")
    work("strategy", "Strategy 2021-2025")
    work("either", "Recruitment/placement and and/or training")

    assert found("10.7.1") == ["indicator"]
    assert found("2025") == ["strategy"]
    assert found("placement") == ["either"]
    assert found("pre-2021 OR 2021-2025") == ["strategy"]


def test_a_work_is_found_by_its_numbers_and_people():
    one = work("one", series="ILO Working paper", series_number="47")
    one.editions.update(isbn="978-92-2-133418-7", doi="10.54394/ABCD1234")
    one.publishers.add(OrganisationFactory(name_en="Verité", acronym_en="VRT"))
    index_works([one.pk])

    assert found("978-92-2-133418-7") == ["one"]
    assert found("10.54394/ABCD1234") == ["one"]
    assert found("verite") == ["one"]
    assert found("working paper 47") == ["one"]


HOSTILE = [
    "'", '"', "''", '"""', "\\", "\\\\'", ":*", "fees:*", "fees:A", "!", "!!!", "&", "|", "<->", "<2>", "()",
    "((((", "))",
    "-", "--", "---fees", '-"', "OR", "OR OR", "AND", "fees OR", "OR fees", "fees' || pg_sleep(1) --", "%",
    "%s", "%(ids)s",
    "\x00", "a\x00b", "\ue000", "<script>", "[x](y)", "²³", "🙂", "ａ", "ﬁ", "İ", "ß", "ज़िम्मेदार", "العمل",
    "劳动", "­", "\u202e",
    "." * 200, "'" * 200, "- " * 100, "a " * 100, "é" * 200, "c000", "C.", "No.", "conventions", "convention no",
    "n°", "1.2.3.4.5", "1.", ".1", "a.b.c", "http://a/b?c=d&e", "x@y.z", "'a' & 'b'", '"a\\" b"', "\udcff",
 "nurses \udcff \x00",
]  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_that_can_be_typed_is_an_error(words):
    work("fees", "Fees, as said in C181")

    assert find(Search(words), members_too=False).total in {0, 1}


def test_signs_alone_find_nothing():
    work("fees", "Fees")

    assert found("?!") == []
    assert found("") == ["fees"]


def test_what_stands_in_a_title_comes_first_and_what_stands_in_a_name_before_a_summary():
    work("description", description_en="Fishing.")
    work("summary", summary_en="Fishing boats. Fishing nets. Fishing.")
    named = work("name")
    named.sectors.add(*named.sectors.model.objects.filter(slug="fishing"))
    index_works([named.pk])
    work("title", "About fishing at sea")
    work("exact", "Fishing")

    assert found("fishing") == ["exact", "title", "name", "summary", "description"]


def test_an_exact_phrase_in_a_title_of_any_language_comes_first():
    work("apart", "Debts and how to repay them: a guide for workers")
    work("phrase", "Chapter", title_es="Guía de deudas", summary_en="For workers.")
    work("near", "Deudas: una guía")

    assert found("guía de deudas")[0] == "phrase"


def test_a_work_in_the_language_of_the_reader_comes_first_among_equals():
    for language in ("es", "en", "fr"):
        one = work(language, "Nurses abroad", title_fr="Nurses abroad", title_es="Nurses abroad", edition=False)
        one.editions.create(language=language, url="https://example.org/")
        index_works([one.pk])

    firsts = {}
    for language in ("en", "fr", "es"):
        with translation.override(language):
            firsts[language] = found("nurses")[0]

    assert firsts == {"en": "en", "fr": "fr", "es": "es"}


def test_a_newer_work_comes_first_among_equals_but_not_before_a_better_one():
    work("old", "Nurses", year=1990)
    work("new", "Nurses", year=2024)
    work("newest", "Chapter", year=2026, summary_en="Nurses.")

    assert found("nurses") == ["new", "old", "newest"]


def test_a_work_appears_once_whatever_its_languages():
    one = work("one", "Nurses", title_fr="Infirmières", title_es="Enfermeras")
    one.editions.create(language="fr", title="Infirmières", url="https://example.org/fr")
    index_works([one.pk])

    assert found("nurses OR infirmières OR enfermeras") == ["one"]


def test_an_edited_ring_serves_within_a_minute():
    work("maids", "Maids at home")
    SynonymRing.objects.create(terms="maid\nbonne à tout faire")

    assert found("bonne à tout faire") == ["maids"]


def test_members_find_what_is_for_members_and_nobody_finds_what_is_hidden():
    public = work("public", "Nurses")
    members = work("members", "Nurses", access="members")
    work("hidden", "Nurses", published_at=None)
    MemberFactory()

    assert find(Search("nurses"), members_too=False).ids == [public.pk]
    assert set(find(Search("nurses"), members_too=True).ids) == {public.pk, members.pk}
    assert find(Search("-miners"), members_too=False).ids == [public.pk]
    assert find(Search("nurses"), members_too=False).counts["kind"] == {4: 1}
