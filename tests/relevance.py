"""How well the search answers: questions in three languages, and the works of the demo that must come first.

A question succeeds if all the works named with it are among the first five. `make bench` prints the share.
"""

from dataclasses import dataclass

from django.utils.translation import override

from resources.models import Resource
from resources.search import Search, find

FIRST = 5
GOAL = 0.95


@dataclass(frozen=True, slots=True)
class Question:
    """What a reader of a language types, and which works she should see; `trap` says what makes it hard."""

    language: str
    words: str
    works: tuple[str, ...]
    trap: str = ""


def _questions(text: str) -> list[Question]:
    made = []
    for line in filter(None, map(str.strip, text.splitlines())):
        language, words, works, *trap = (part.strip() for part in line.split("|"))
        made.append(Question(language, words, tuple(works.split()), *trap))
    return made


QUESTIONS = _questions("""
    en | fair recruitment roadmap | fair-recruitment-roadmap | title
    en | general principles and operational guidelines | general-principles-operational-guidelines | title
    en | definition of recruitment fees | general-principles-operational-guidelines global-database-recruitment-fees
    en | global study on recruitment fees | global-study-recruitment-fees global-study-recruitment-fees-second-edition
    en | toolkit for journalists | toolkit-for-journalists
    en | journalist | toolkit-for-journalists media-friendly-glossary-migration | number
    en | five corridors | five-corridors-project
    en | glossary | media-friendly-glossary-migration
    en | zero fee policy jordan | jordan-zero-fee-policy
    en | employer pays principle | jordan-zero-fee-policy | other name
    en | labor inspection | labour-inspection-monitoring-recruitment | spelling
    en | labour inspectors Tunisia | tunisia-inspectors-recruitment-industry
    en | domestic workers union | senamama-malagasy-domestic-workers-union
    en | Filipino domestic workers | philippines-hong-kong-domestic-work-code
    en | nurses Kenya UK | kenya-united-kingdom-health-workers-agreement | acronym
    en | health workers | kenya-united-kingdom-health-workers-agreement
    en | BLA | guidance-bilateral-labour-migration-agreements bilateral-agreements-low-skilled-workers-review | acronym
    en | MoU | bilateral-agreements-low-skilled-workers-review | acronym
    en | BLMA guidance | guidance-bilateral-labour-migration-agreements | acronym
    en | PES | public-employment-services-fair-recruitment-concept-note vacancy-checklist | acronym
    en | PRA Uganda | uganda-regulation-private-recruitment-agencies | acronym
    en | SDG 10.7.1 | sdg-10-7-1-guidelines measuring-recruitment-costs-concept-note | acronym
    en | palm oil | brief-guide-ethical-recruitment-palm-oil guatemala-sugar-palm-oil-due-diligence
    en | blacklist | india-blacklisting-employers-recruiters | other form
    en | seasonal agriculture Italy | italy-action-plan-agriculture
    en | "forced labour" agriculture | italy-action-plan-agriculture | phrase
    en | code of conduct -Ethiopia | responsible-business-alliance-code | exclusion
    en | strategy 2026-2030 | fair-recruitment-initiative-strategy-2026-2030 | numbers
    en | strategy 2025 | fair-recruitment-initiative-strategy-2021-2025 | numbers
    en | Vietnam overseas workers law | viet-nam-law-contract-based-overseas-workers | spelling
    en | covid | mexico-agency-covid-19 guatemala-trade-union-outreach
    en | recruitement roadmpa | fair-recruitment-roadmap | typing errors
    en | jounalists | toolkit-for-journalists | typing error
    en | bangaldesh qatar | bangladesh-qatar-construction-pilot | typing error
    en | inspecteurs du travail | labour-inspection-monitoring-recruitment | another language
    fr | recrutement équitable feuille de route | fair-recruitment-roadmap | title
    fr | recrutement equitable feuille de route | fair-recruitment-roadmap | accents
    fr | boîte à outils journalistes | toolkit-for-journalists
    fr | inspection du travail | labour-inspection-domestic-work-sector labour-inspection-monitoring-recruitment
    fr | inspecteur tunisie | tunisia-inspectors-recruitment-industry | number
    fr | travailleuses domestiques | philippines-hong-kong-domestic-work-code senamama-malagasy-domestic-workers-union
    fr | travailleur domestique Madagascar | senamama-malagasy-domestic-workers-union madagascar-labour-code-alignment
    fr | accord bilatéral | kenya-united-kingdom-health-workers-agreement nepal-bilateral-agreements-fair-recruitment
    fr | accords bilateraux népal | nepal-bilateral-agreements-fair-recruitment | accents
    fr | SPE | public-employment-services-fair-recruitment-concept-note | acronym
    fr | agences d'emploi privées Éthiopie | ethiopia-code-of-conduct-private-employment-agencies
    fr | ODD 10.7.1 | sdg-10-7-1-guidelines | acronym
    fr | frais de recrutement étude mondiale | global-study-recruitment-fees
    fr | commissions de recrutement base de données | global-database-recruitment-fees
    fr | huile de palme | brief-guide-ethical-recruitment-palm-oil guatemala-sugar-palm-oil-due-diligence
    fr | zéro frais jordanie | jordan-zero-fee-policy
    fr | liste noire | india-blacklisting-employers-recruiters
    fr | Mexique covid | mexico-agency-covid-19
    fr | numérique travailleurs migrants | infographic-digital-technology-migrant-workers
    fr | glosaire migration | media-friendly-glossary-migration | typing error
    fr | accès à la justice | fair-recruitment-access-to-justice
    fr | guide de l'employeur | employers-guide-fair-recruitment
    fr | formation en ligne | establishing-fair-recruitment-processes
    es | contratación equitativa hoja de ruta | fair-recruitment-roadmap | title
    es | contratacion equitativa centroamerica | contratacion-equitativa-centroamerica-mexico | accents
    es | contratación equitativa en México | contratacion-equitativa-centroamerica-mexico mexico-agency-covid-19
    es | inspección del trabajo | labour-inspection-domestic-work-sector labour-inspection-monitoring-recruitment
    es | inspectores Túnez | tunisia-inspectors-recruitment-industry
    es | trabajadoras del hogar | philippines-hong-kong-domestic-work-code senamama-malagasy-domestic-workers-union
    es | acuerdos bilaterales | guidance-bilateral-labour-migration-agreements
    es | acuerdo bilateral Kenia | kenya-united-kingdom-health-workers-agreement | number
    es | ODS 10.7.1 | sdg-10-7-1-guidelines | acronym
    es | agencias de colocación | uganda-regulation-private-recruitment-agencies | other name
    es | cero comisiones | jordan-zero-fee-policy
    es | guía para periodistas | toolkit-for-journalists
    es | periodista trabajo forzoso | toolkit-for-journalists | number
    es | debida diligencia | guatemala-sugar-palm-oil-due-diligence
    es | lista negra | india-blacklisting-employers-recruiters
    es | sindicato trabajadoras domésticas | senamama-malagasy-domestic-workers-union | other name
    es | aceite de palma | brief-guide-ethical-recruitment-palm-oil guatemala-sugar-palm-oil-due-diligence
    es | gastos de contratación estudio mundial | global-study-recruitment-fees-second-edition
    es | EE. UU. agricultura | mexico-agency-covid-19 | acronym
    es | tecnologia digital | digital-technology-recruitment-migrant-workers | accents
    es | periodstas | toolkit-for-journalists | typing error
    es | estadísticas ODS | sdg-10-7-1-guidelines
    es | mecanismos de queja | fair-recruitment-access-to-justice | theme
    es | confección Nepal Jordania | nepal-jordan-garment-pilot
""")


def failures() -> list[tuple[Question, list[str]]]:
    """Return the questions that fail, and what comes first instead."""
    slugs = dict(Resource.objects.values_list("pk", "slug"))
    failed = []
    for question in QUESTIONS:
        with override(question.language):
            found = [slugs[pk] for pk in find(Search(question.words), members_too=False, per_page=FIRST).ids]
        if not set(question.works) <= set(found):
            failed.append((question, found))
    return failed


def success_at_five() -> float:
    """Return the share of the questions that succeed, from 0 to 1."""
    return 1 - len(failures()) / len(QUESTIONS)
