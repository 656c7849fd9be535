"""The words of the synthetic data, and chance: the same in every run."""

from collections.abc import Iterable
from itertools import batched
from random import Random
from uuid import NAMESPACE_URL, UUID, uuid5

from hub.models import Language

PREFIX = "scale-"

# English, French and Spanish. A title is a subject with an aspect, a paragraph is four sentences.
SUBJECTS = (
    ("Recruitment fees", "Les frais de recrutement", "Los gastos de contratación"),
    ("Public employment services", "Les services publics de l’emploi", "Los servicios públicos de empleo"),
    ("Bilateral agreements", "Les accords bilatéraux", "Los acuerdos bilaterales"),
    ("Complaints of migrant workers", "Les plaintes des travailleurs migrants", "Las quejas de trabajadores migrantes"),
    ("Licensing of private agencies", "L’agrément des agences privées", "La autorización de las agencias privadas"),
    ("Contracts before departure", "Le contrat avant le départ", "El contrato antes de la partida"),
)
ASPECTS = (
    ("what inspectors can prove", "ce que l’inspection peut prouver", "lo que la inspección puede probar"),
    ("lessons from three corridors", "leçons tirées de trois corridors", "lecciones de tres corredores"),
    ("a comparison of national laws", "une comparaison des lois nationales", "una comparación de leyes nacionales"),
    ("tools that employers use", "les outils qu’emploient les entreprises", "herramientas que usan los empleadores"),
    ("the view of trade unions", "le point de vue des syndicats", "la mirada de los sindicatos"),
)
LINES = """
Workers often pay for their job before they know what it is, and repay the loan for the first year abroad.
Souvent, les travailleurs paient leur emploi avant de le connaître et remboursent le prêt la première année.
A menudo, los trabajadores pagan por su empleo antes de conocerlo y devuelven el préstamo el primer año.
Ministries of labour compare how they license agencies, what they inspect, and which penalties are applied.
Les ministères du travail comparent l’agrément des agences, les contrôles et les sanctions qu’ils appliquent.
Los ministerios de trabajo comparan cómo autorizan a las agencias, qué inspeccionan y qué sanciones aplican.
A complaint succeeds where the worker holds a receipt, a contract in her language and a number to call.
Une plainte aboutit si la travailleuse a un reçu, un contrat dans sa langue et un numéro à appeler.
Una queja prospera si la trabajadora tiene un recibo, un contrato en su idioma y un número al que llamar.
Speakers from both ends of the corridor describe what changed, what it cost and what they would do again.
Des intervenants des deux bouts du corridor disent ce qui a changé, à quel prix, et ce qu’ils referaient.
Ponentes de ambos extremos del corredor cuentan qué cambió, cuánto costó y qué volverían a hacer.
Employers who pay the whole cost of recruitment report fewer departures and shorter vacancies.
Les employeurs qui paient tout le coût du recrutement voient moins de départs et des postes vite pourvus.
Los empleadores que pagan todo el costo de la contratación informan de menos salidas y vacantes más cortas.
"""
SENTENCES = tuple(batched(LINES.strip().splitlines(), 3))
JOBS = (
    ("Head of labour migration", "Chef du service des migrations", "Jefa de migración laboral"),
    ("Labour inspector", "Inspectrice du travail", "Inspector del trabajo"),
)
GIVEN_NAMES = ("Grace", "Ahmed", "Lucía", "Nirmala", "Kwame", "Hélène", "Tomás", "Rahima", "Moses", "Inês")
FAMILY_NAMES = ("Wanjiku", "Ben Salah", "Hernández", "Shrestha", "Mensah", "Durand", "Quispe", "Akter", "Okello")
ZONES = ("Africa/Nairobi", "Africa/Tunis", "America/Mexico_City", "Asia/Dhaka", "Asia/Manila", "Europe/Zurich")


# ── Identity and chance: the number of a row says everything about it ────────────────────────


def chances(noun: str, number: int) -> Random:
    """Return the chances of one row, the same in every run."""
    return Random(f"{noun} {number}")  # noqa: S311 - it makes up data, it guards nothing


def stable_uuid(noun: str, number: int) -> UUID:
    """Return the identity of a row, the same in every run."""
    return uuid5(NAMESPACE_URL, f"https://hub.example/scale/{noun}/{number}")


def slug(noun: str, number: int) -> str:
    """Return the name of a row in addresses."""
    return f"{PREFIX}{noun}-{number:06}"


def email(noun: str, number: int) -> str:
    """Return an address of its own for a row."""
    return f"{slug(noun, number)}@hub.example"


def columns(field: str, texts: Iterable[str], languages: Iterable[str] = Language.values) -> dict[str, str]:
    """Return the columns of a translated field, empty in the languages it is not written in."""
    written = zip(Language.values, texts, strict=True)
    return {f"{field}_{code}": text if code in languages else "" for code, text in written}


def title(dice: Random, number: int) -> list[str]:
    """Return a title in each language."""
    subjects, aspects = dice.choice(SUBJECTS), dice.choice(ASPECTS)
    return [f"{subject}: {aspect} ({number})" for subject, aspect in zip(subjects, aspects, strict=True)]


def passage(dice: Random, sentences: int, between: str = " ", before: str = "") -> list[str]:
    """Return a text of so many sentences in each language."""
    chosen = dice.choices(SENTENCES, k=sentences)
    return [between.join(before + sentence for sentence in text) for text in zip(*chosen, strict=True)]


def article(dice: Random, paragraphs: int) -> list[str]:
    """Return so many paragraphs in each language."""
    return ["\n\n".join(text) for text in zip(*(passage(dice, 4) for _ in range(paragraphs)), strict=True)]


def name(dice: Random) -> str:
    """Return the name of a person."""
    return f"{dice.choice(GIVEN_NAMES)} {dice.choice(FAMILY_NAMES)}"
