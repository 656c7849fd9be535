"""The global study and database of recruitment fees, and how they are measured."""

from datetime import date

from hub.demo.shapes import Copy, Text, Tie, Work

FEES = (
    Work(
        slug="global-study-recruitment-fees",
        kind="report",
        title=Text(
            en="Global study on recruitment fees and related costs",
            fr="Étude mondiale sur les commissions de recrutement et les frais connexes",
            es="Estudio mundial sobre las comisiones de contratación y los gastos conexos",
        ),
        summary=Text(
            en=(
                "How 90 countries regulate or forbid charges to workers in law and policy, with a look at bilateral "
                "agreements and business initiatives. A second edition has since appeared."
            ),
            fr=(
                "Comment 90 pays encadrent ou interdisent, en droit et en politique, les frais demandés aux "
                "travailleurs, avec un regard sur les accords bilatéraux et les initiatives d’entreprises. Une "
                "deuxième édition a paru depuis."
            ),
            es=(
                "Cómo regulan o prohíben 90 países, en su legislación y sus políticas, los cobros a las personas "
                "trabajadoras, con una mirada a los acuerdos bilaterales y a las iniciativas empresariales. Hay una "
                "segunda edición posterior."
            ),
        ),
        copies=(
            Copy(
                language="en",
                url="https://www.ilo.org/global/topics/labour-migration/publications/WCMS_761729/lang--en/index.htm",
            ),
        ),
        year=2020,
        publishers=("ilo",),
        themes=("recruitment-fees", "private-employment-agencies"),
        places=("global",),
        issued_on=date(2020, 11, 27),
        ties=(Tie("cites", "general-principles-operational-guidelines"),),
        authors=("ilo",),
        audiences=("labour-ministries", "academia"),
        instruments=("C181",),
        items=("gp7", "fri-2021-1-1"),
    ),
    Work(
        slug="global-study-recruitment-fees-second-edition",
        kind="report",
        title=Text(
            en="Global study on recruitment fees and related costs: Second edition",
            fr="Étude mondiale sur les commissions de recrutement et les frais connexes : deuxième édition",
            es="Estudio mundial sobre las comisiones de contratación y los gastos conexos: segunda edición",
        ),
        summary=Text(
            en=(
                "Five years after the definition of recruitment fees, the study widens its view to 110 countries and "
                "asks what has changed, where rules still leave gaps and which approaches look promising."
            ),
            fr=(
                "Cinq ans après la définition des commissions de recrutement, l’étude s’étend à 110 pays et demande ce "
                "qui a changé, où les règles laissent des vides et quelles approches sont prometteuses."
            ),
            es=(
                "Cinco años después de la definición de las comisiones de contratación, el estudio se amplía a 110 "
                "países y pregunta qué ha cambiado, dónde quedan vacíos y qué enfoques resultan prometedores."
            ),
        ),
        copies=(
            Copy(
                language="en",
                url="https://www.ilo.org/publications/global-study-recruitment-fees-and-related-costs-second-edition",
            ),
            Copy(
                language="fr",
                kind="official",
                title=(
                    "Étude mondiale sur les commissions de recrutement et les frais connexes : deuxième édition "
                    "(résumé exécutif)"
                ),
                url="https://www.ilo.org/global/topics/fair-recruitment/publications/lang--fr/index.htm",
            ),
        ),
        year=2024,
        publishers=("ilo",),
        themes=("recruitment-fees", "private-employment-agencies"),
        places=("global",),
        licence="CC BY 4.0",
        version="2nd ed.",
        ties=(
            Tie("supersedes", "global-study-recruitment-fees"),
            Tie("cites", "general-principles-operational-guidelines"),
        ),
        authors=("ilo",),
        audiences=("labour-ministries", "academia"),
        instruments=("C181",),
        items=("gp7", "fri-2021-1-1"),
    ),
    Work(
        slug="global-database-recruitment-fees",
        kind="dataset",
        title=Text(
            en="Global database: Definition of fees and related costs in national laws and policies",
            fr=(
                "Base de données mondiale : définition des commissions et frais connexes dans les lois et politiques "
                "nationales"
            ),
            es="Base de datos mundial: definición de comisiones y gastos conexos en las leyes y políticas nacionales",
        ),
        summary=Text(
            en=(
                "A map and tables that show, country by country, whether workers may be charged for recruitment and "
                "how the law defines the costs."
            ),
            fr=(
                "Une carte et des tableaux qui montrent, pays par pays, si l’on peut faire payer le recrutement aux "
                "travailleurs et comment la loi définit les frais."
            ),
            es=(
                "Un mapa y tablas que muestran, país por país, si se puede cobrar la contratación a las personas "
                "trabajadoras y cómo define la ley los gastos."
            ),
        ),
        copies=(Copy(language="en", url="https://www.recruitmentreform.org/"),),
        year=2020,
        publishers=("ilo",),
        themes=("recruitment-fees", "statistics"),
        places=("global",),
        covers=(2018, 2020),
        ties=(Tie("part", "global-study-recruitment-fees"),),
        audiences=("labour-ministries", "academia", "media"),
        items=("gp7", "fri-2021-1-1"),
    ),
    Work(
        slug="sdg-10-7-1-guidelines",
        kind="guidance",
        title=Text(
            en="Statistics for SDG indicator 10.7.1: Guidelines for their collection",
            fr="Statistiques pour l’indicateur 10.7.1 des ODD : lignes directrices pour leur collecte",
            es="Estadísticas para el indicador 10.7.1 de los ODS: directrices para su recopilación",
        ),
        summary=Text(
            en=(
                "How to measure what workers pay to get a job abroad, as a share of what they earn there: concepts, "
                "survey questions and calculation, with an operational manual beside it."
            ),
            fr=(
                "Comment mesurer ce que les travailleurs paient pour obtenir un emploi à l’étranger, rapporté à ce "
                "qu’ils y gagnent : concepts, questions d’enquête et calcul, avec un manuel opérationnel."
            ),
            es=(
                "Cómo medir lo que se paga por obtener un empleo en el extranjero en proporción a lo que se gana allí: "
                "conceptos, preguntas de encuesta y cálculo, con un manual operativo."
            ),
        ),
        copies=(
            Copy(
                language="en",
                url="https://www.ilo.org/global/topics/labour-migration/publications/WCMS_726736/lang--en/index.htm",
            ),
            Copy(
                language="es",
                kind="official",
                url="https://www.ilo.org/global/topics/labour-migration/publications/WCMS_726736/lang--es/index.htm",
            ),
        ),
        year=2019,
        publishers=("ilo", "world-bank"),
        themes=("statistics", "recruitment-fees"),
        places=("global",),
        authors=("ilo", "world-bank"),
        audiences=("statistics-offices", "academia"),
        instruments=("GCM",),
        items=("gp7", "fri-2021-1-1"),
    ),
)
