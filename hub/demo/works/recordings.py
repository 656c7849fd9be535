"""Recordings of past events."""

from datetime import date

from hub.demo.shapes import Copy, Text, Tie, Work

RECORDINGS = (
    Work(
        slug="recording-public-employment-services",
        kind="recording",
        title=Text(
            en="Recording: The role of public employment services in fair recruitment",
            fr="Enregistrement : le rôle des services publics de l’emploi dans le recrutement équitable",
            es="Grabación: el papel de los servicios públicos de empleo en la contratación equitativa",
        ),
        summary=Text(
            en=(
                "The webinar of 15 June 2023 to see and hear again, with the interpreters' voices in French and "
                "Spanish."
            ),
            fr=(
                "Le webinaire du 15 juin 2023 à revoir et à réécouter, avec la voix des interprètes en français "
                "et en espagnol."
            ),
            es=(
                "El seminario web del 15 de junio de 2023 para volver a verlo y oírlo, con las voces de los "
                "intérpretes en francés y español."
            ),
        ),
        copies=(
            Copy(language="en", url="https://www.fairrecruitmenthub.org/events", minutes=90),
            Copy(language="fr", url="https://www.fairrecruitmenthub.org/fr/events", kind="official", minutes=90),
            Copy(language="es", url="https://www.fairrecruitmenthub.org/es/events", kind="official", minutes=90),
        ),
        year=2023,
        issued_on=date(2023, 6, 15),
        publishers=("fri", "itcilo"),
        themes=("public-employment-services",),
        audiences=("employment-services",),
        instruments=("C088",),
        items=("og-employment-services", "fri-2021-1"),
        places=("global",),
        ties=(Tie("cites", "general-principles-operational-guidelines"),),
    ),
    Work(
        slug="recording-alliance-8-7-extracts",
        kind="recording",
        title=Text(
            en="Extracts: Fair recruitment and Alliance 8.7",
            fr="Extraits : recrutement équitable et Alliance 8.7",
            es="Extractos: contratación equitativa y Alianza 8.7",
        ),
        summary=Text(
            en=(
                "Parts of the dialogue of 12 May 2022: what Pathfinder countries put into their plans about "
                "recruitment."
            ),
            fr=(
                "Des moments du dialogue du 12 mai 2022 : ce que les pays pionniers inscrivent dans leurs plans "
                "au sujet du recrutement."
            ),
            es=(
                "Momentos del diálogo del 12 de mayo de 2022: qué incluyen los países pioneros en sus planes "
                "sobre la contratación."
            ),
        ),
        copies=(Copy(language="en", url="https://www.ilo.org/global/topics/fair-recruitment/lang--en/index.htm"),),
        year=2022,
        issued_on=date(2022, 5, 12),
        publishers=("fri", "alliance87"),
        themes=("forced-labour", "fair-recruitment"),
        audiences=("labour-ministries", "civil-society"),
        instruments=("P029",),
        items=("gp9", "fri-2021-1"),
        places=("global",),
    ),
)
