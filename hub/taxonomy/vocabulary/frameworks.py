"""Frameworks: the principles and the strategies that works are sorted by, in labels of our own."""

from typing import NamedTuple

from hub.taxonomy.vocabulary.themes import Text


class Item(NamedTuple):
    """A principle, a guideline or an area; `parent` is the code of the item that it is part of."""

    code: str
    slug: str
    name: Text
    parent: str = ""


class Framework(NamedTuple):
    """A list in one of its versions; `replaced_by` is the slug of the next one."""

    slug: str
    kind: str
    adopted: int
    name: Text
    items: tuple[Item, ...]
    replaced_by: str = ""


# A framework stands after the one that replaces it, and an item after the one that it is part of.
FRAMEWORKS = (
    # Of the thirty-one guidelines only those are named whose content we can vouch for; facilitators add the others
    # below those whom they speak to.
    Framework(
        slug="general-principles",
        kind="principles",
        adopted=2016,
        name=Text(
            "General principles and operational guidelines for fair recruitment",
            "Principes généraux et directives opérationnelles concernant le recrutement équitable",
            "Principios generales y directrices para la contratación equitativa",
        ),
        items=(
            Item(
                "GP1",
                "gp1",
                Text(
                    "Human rights and rights at work are respected",
                    "Les droits humains et les droits au travail sont respectés",
                    "Se respetan los derechos humanos y los derechos en el trabajo",
                ),
            ),
            Item(
                "GP2",
                "gp2",
                Text(
                    "Recruitment answers real needs of the labour market",
                    "Le recrutement répond à de vrais besoins du marché du travail",
                    "La contratación responde a necesidades reales del mercado de trabajo",
                ),
            ),
            Item(
                "GP3",
                "gp3",
                Text(
                    "The law covers all recruitment and all workers",
                    "La loi s’applique à tout recrutement et à tous les travailleurs",
                    "La ley abarca toda contratación y a todas las personas trabajadoras",
                ),
            ),
            Item(
                "GP4",
                "gp4",
                Text(
                    "Recruitment is efficient and transparent, and skills are recognised",
                    "Le recrutement est efficace et transparent, et les compétences sont reconnues",
                    "La contratación es eficaz y transparente, y se reconocen las competencias",
                ),
            ),
            Item(
                "GP5",
                "gp5",
                Text(
                    "Rules are enforced, through inspection and licensing",
                    "Les règles sont appliquées, par l’inspection et l’agrément",
                    "Las normas se hacen cumplir, mediante la inspección y las licencias",
                ),
            ),
            Item(
                "GP6",
                "gp6",
                Text(
                    "Recruitment across borders respects the law on both sides",
                    "Le recrutement transfrontière respecte la loi des deux côtés",
                    "La contratación transfronteriza respeta la ley a ambos lados",
                ),
            ),
            Item(
                "GP7",
                "gp7",
                Text(
                    "Workers pay neither recruitment fees nor related costs",
                    "Les travailleurs ne paient ni commissions de recrutement ni frais connexes",
                    "Las personas trabajadoras no pagan comisiones de contratación ni gastos conexos",
                ),
            ),
            Item(
                "GP8",
                "gp8",
                Text(
                    "Contracts are clear and understood",
                    "Les contrats sont clairs et compris",
                    "Los contratos son claros y se comprenden",
                ),
            ),
            Item(
                "GP9",
                "gp9",
                Text(
                    "Workers agree freely, without deception or pressure",
                    "Les travailleurs acceptent librement, sans tromperie ni pression",
                    "Las personas trabajadoras aceptan libremente, sin engaño ni presión",
                ),
            ),
            Item(
                "GP10",
                "gp10",
                Text(
                    "Information on rights and conditions costs nothing and is complete",
                    "L’information sur les droits et les conditions est gratuite et complète",
                    "La información sobre derechos y condiciones es gratuita y completa",
                ),
            ),
            Item(
                "GP11",
                "gp11",
                Text(
                    "Workers move freely and keep their papers",
                    "Les travailleurs circulent librement et gardent leurs papiers",
                    "Las personas trabajadoras se mueven libremente y conservan sus documentos",
                ),
            ),
            Item(
                "GP12",
                "gp12",
                Text(
                    "Workers may end the job and return home",
                    "Les travailleurs peuvent quitter l’emploi et rentrer chez eux",
                    "Las personas trabajadoras pueden dejar el empleo y volver a su país",
                ),
            ),
            Item(
                "GP13",
                "gp13",
                Text(
                    "Complaints are heard and wrongs are put right",
                    "Les plaintes sont entendues et les torts réparés",
                    "Las quejas se atienden y los daños se reparan",
                ),
            ),
            Item(
                "OG-GOV",
                "og-governments",
                Text(
                    "Guidelines for governments", "Directives pour les gouvernements", "Directrices para los gobiernos"
                ),
            ),
            Item(
                "OG5.1",
                "og5-1",
                Text(
                    "A labour inspectorate that has what it needs",
                    "Une inspection du travail dotée de moyens",
                    "Una inspección del trabajo con medios",
                ),
                "OG-GOV",
            ),
            Item(
                "OG13.1",
                "og13-1",
                Text(
                    "Bilateral agreements are made public",
                    "Les accords bilatéraux sont rendus publics",
                    "Los acuerdos bilaterales se hacen públicos",
                ),
                "OG-GOV",
            ),
            Item(
                "OG-PES",
                "og-employment-services",
                Text(
                    "Guidelines for public employment services",
                    "Directives pour les services publics de l’emploi",
                    "Directrices para los servicios públicos de empleo",
                ),
            ),
            Item(
                "OG-REC",
                "og-recruiters",
                Text(
                    "Guidelines for labour recruiters",
                    "Directives pour les recruteurs de main-d’œuvre",
                    "Directrices para quienes contratan mano de obra",
                ),
            ),
            Item(
                "OG-EMP",
                "og-employers",
                Text(
                    "Guidelines for employers and enterprises",
                    "Directives pour les employeurs et les entreprises",
                    "Directrices para los empleadores y las empresas",
                ),
            ),
        ),
    ),
    # The other result areas are not among our sources yet: facilitators add them.
    Framework(
        slug="fri-strategy-2026-2030",
        kind="strategy",
        adopted=2025,
        name=Text(
            "Fair Recruitment Initiative, strategy 2026–2030",
            "Initiative pour le recrutement équitable, stratégie 2026-2030",
            "Iniciativa para la Contratación Equitativa, estrategia 2026-2030",
        ),
        items=(
            Item(
                "1",
                "fri-2026-1",
                Text(
                    "Knowledge, data, practical tools and measurement",
                    "Connaissances, données, outils pratiques et mesure",
                    "Conocimiento, datos, herramientas prácticas y medición",
                ),
            ),
            Item(
                "2",
                "fri-2026-2",
                Text(
                    "Law and policy reform, and its enforcement",
                    "Réforme des lois et des politiques, et leur application",
                    "Reforma de leyes y políticas, y su cumplimiento",
                ),
            ),
        ),
    ),
    Framework(
        slug="fri-strategy-2021-2025",
        kind="strategy",
        adopted=2021,
        replaced_by="fri-strategy-2026-2030",
        name=Text(
            "Fair Recruitment Initiative, strategy 2021–2025",
            "Initiative pour le recrutement équitable, stratégie 2021-2025",
            "Iniciativa para la Contratación Equitativa, estrategia 2021-2025",
        ),
        items=(
            Item(
                "1",
                "fri-2021-1",
                Text(
                    "Global knowledge on recruitment",
                    "Connaissances mondiales sur le recrutement",
                    "Conocimiento mundial sobre la contratación",
                ),
            ),
            Item(
                "1.1",
                "fri-2021-1-1",
                Text(
                    "Good data and research",
                    "Des données et des recherches de qualité",
                    "Datos e investigación fiables",
                ),
                "1",
            ),
            Item(
                "1.4",
                "fri-2021-1-4",
                Text(
                    "Training with the ITC-ILO",
                    "Formation avec le Centre international de formation de l’OIT",
                    "Formación con el Centro Internacional de Formación de la OIT",
                ),
                "1",
            ),
            Item(
                "2",
                "fri-2021-2",
                Text(
                    "Better laws, policies and enforcement",
                    "De meilleures lois, politiques et contrôles",
                    "Mejores leyes, políticas y control",
                ),
            ),
            Item(
                "3",
                "fri-2021-3",
                Text(
                    "Fair business practice",
                    "Des pratiques équitables dans les entreprises",
                    "Prácticas empresariales equitativas",
                ),
            ),
            Item(
                "4",
                "fri-2021-4",
                Text(
                    "Workers who know their rights and are protected",
                    "Des travailleurs informés de leurs droits et protégés",
                    "Personas trabajadoras que conocen sus derechos y están protegidas",
                ),
            ),
        ),
    ),
)
