"""Works on what unions and worker centres do, and tools that workers use."""

from hub.demo.shapes import Copy, Text, Work

WORKERS = (
    Work(
        slug="trade-union-action-fair-recruitment",
        kind="brief",
        title=Text(
            en="Trade union action to promote fair recruitment for migrant workers",
            fr="L’action syndicale pour le recrutement équitable des travailleurs migrants",
            es="Acción sindical para promover la contratación equitativa de los trabajadores migrantes",
        ),
        summary=Text(
            en=(
                "What unions do before departure, on the way and at the workplace: advice, organising, agreements "
                "across borders and a voice in law-making."
            ),
            fr=(
                "Ce que font les syndicats avant le départ, en route et au travail : conseil, organisation, "
                "accords par-delà les frontières et voix dans l’élaboration des lois."
            ),
            es=(
                "Qué hacen los sindicatos antes de la salida, en el camino y en el trabajo: asesoramiento, "
                "organización, acuerdos entre países y voz en la elaboración de las leyes."
            ),
        ),
        copies=(
            Copy(
                language="en",
                url="https://www.ilo.org/global/topics/labour-migration/publications/lang--en/nextRow--0/index.htm",
            ),
        ),
        series="ILO brief",
        publishers=("ilo",),
        authors=("ilo",),
        themes=("workers-organisations", "freedom-of-association"),
        audiences=("trade-unions",),
        instruments=("C087", "C098"),
        items=("gp1", "fri-2021-4"),
        places=("global",),
    ),
    Work(
        slug="resource-centre-migrant-workers-tijuana",
        kind="report",
        title=Text(
            en="The Resource Centre for Migrant Workers in Tijuana, Mexico",
            fr="Le Centre de ressources pour travailleurs migrants de Tijuana, Mexique",
            es="El Centro de Recursos para Personas Trabajadoras Migrantes de Tijuana, México",
        ),
        summary=Text(
            en=(
                "What a centre run by trade unions at the border has learnt since it opened in 2022, and what "
                "others need who want to open one."
            ),
            fr=(
                "Ce qu’a appris, depuis son ouverture en 2022, un centre tenu par des syndicats à la frontière, "
                "et ce qu’il faut pour en ouvrir un."
            ),
            es=(
                "Qué ha aprendido desde su apertura en 2022 un centro gestionado por sindicatos en la frontera y "
                "qué hace falta para abrir otro."
            ),
        ),
        copies=(
            Copy(language="es", url="https://www.ilo.org/mexico/noticias/WCMS_848033/lang--es/index.htm"),
            Copy(
                language="en",
                url="https://www.fairrecruitmenthub.org/node/305?language_content_entity=en",
                kind="unofficial",
            ),
        ),
        publishers=("ilo",),
        themes=("workers-organisations", "information", "access-to-justice"),
        audiences=("trade-unions", "civil-society"),
        instruments=("C143",),
        items=("gp10", "gp13", "fri-2021-4"),
        places=("mx",),
        transits=("mx",),
        origins=("gt", "hn", "sv"),
        destinations=("us",),
    ),
    Work(
        slug="worker-centres-fundamental-principles",
        kind="report",
        title=Text(
            en="Worker centres from a fundamental principles and rights at work lens",
            fr="Les centres de travailleurs sous l’angle des principes et droits fondamentaux au travail",
            es="Los centros de trabajadores desde la óptica de los principios y derechos fundamentales en el trabajo",
        ),
        summary=Text(
            en=(
                "Where unions are weak or forbidden, a place to meet can be the beginning. Experience from South "
                "Asia and the Arab States."
            ),
            fr=(
                "Là où les syndicats sont faibles ou interdits, un lieu de rencontre peut être le commencement. "
                "Expériences d’Asie du Sud et des États arabes."
            ),
            es=(
                "Donde los sindicatos son débiles o están prohibidos, un lugar de encuentro puede ser el "
                "principio. Experiencias de Asia meridional y los Estados Árabes."
            ),
        ),
        copies=(
            Copy(language="en", url="https://www.ilo.org/global/topics/forced-labour/publications/lang--en/index.htm"),
        ),
        year=2019,
        publishers=("ilo",),
        authors=("ilo",),
        themes=("workers-organisations", "freedom-of-association"),
        audiences=("trade-unions", "civil-society", "donors"),
        instruments=("C087", "C098", "C111"),
        items=("gp1",),
        places=("asia-pacific", "arab-states"),
    ),
    Work(
        slug="migrant-recruitment-advisor",
        kind="tool",
        title=Text(
            en="Migrant Recruitment Advisor",
            fr="Migrant Recruitment Advisor : conseiller en recrutement des migrants",
            es="Migrant Recruitment Advisor: asesor de contratación de migrantes",
        ),
        summary=Text(
            en=(
                "Workers rate the agency that recruited them, others read it before they sign. Unions run the "
                "platform, which lists more than ten thousand agencies."
            ),
            fr=(
                "Les travailleurs notent l’agence qui les a recrutés, d’autres lisent ces avis avant de signer. "
                "Des syndicats animent la plateforme, qui recense plus de dix mille agences."
            ),
            es=(
                "Las personas trabajadoras valoran la agencia que las contrató y otras lo leen antes de firmar. "
                "La plataforma, que gestionan sindicatos, recoge más de diez mil agencias."
            ),
        ),
        copies=(
            Copy(language="en", url="https://www.recruitmentadvisor.org/"),
            Copy(language="id", url="https://www.recruitmentadvisor.org/id", kind="official"),
            Copy(language="ne", url="https://www.recruitmentadvisor.org/ne", kind="official"),
            Copy(language="tl", url="https://www.recruitmentadvisor.org/fil", kind="official"),
        ),
        year=2018,
        publishers=("ituc", "ilo"),
        authors=("ituc",),
        themes=("worker-feedback", "workers-organisations", "digitalisation"),
        audiences=("trade-unions", "civil-society"),
        instruments=("C181",),
        items=("gp10", "gp13", "fri-2021-4"),
        origins=("np", "ph", "id", "ke"),
        destinations=("arab-states", "my"),
    ),
)
