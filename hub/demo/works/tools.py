"""Works for practice: guidance, tools, training and media."""

from datetime import date

from hub.demo.shapes import Copy, Text, Tie, Work

TOOLS = (
    Work(
        slug="labour-inspection-monitoring-recruitment",
        kind="brief",
        title=Text(
            en="Labour inspection and monitoring of recruitment of migrant workers",
            fr="Inspection du travail et suivi du recrutement des travailleurs migrants",
            es="Inspección del trabajo y supervisión de la contratación de trabajadores migrantes",
        ),
        summary=Text(
            en=(
                "Why recruitment so often escapes inspection, and what labour inspectorates can do about it: mandate, "
                "cooperation across borders, and methods that protect those who speak up."
            ),
            fr=(
                "Pourquoi le recrutement échappe si souvent au contrôle, et ce que l’inspection du travail peut y "
                "faire : mandat, coopération par-delà les frontières et méthodes qui protègent ceux qui parlent."
            ),
            es=(
                "Por qué la contratación escapa tan a menudo al control y qué puede hacer la inspección del trabajo: "
                "mandato, cooperación entre países y métodos que protegen a quien habla."
            ),
        ),
        copies=(
            Copy(
                language="en", url="https://www.ilo.org/global/topics/fair-recruitment/publications/lang--en/index.htm"
            ),
        ),
        year=2022,
        publishers=("ilo",),
        themes=("labour-inspection", "private-employment-agencies"),
        places=("global",),
        series="ILO brief",
        issued_on=date(2022, 8, 23),
        authors=("ilo",),
        audiences=("inspectorates", "labour-ministries"),
        instruments=("C081", "C181"),
        items=("gp5", "og5-1", "fri-2021-2"),
    ),
    Work(
        slug="labour-inspection-domestic-work-sector",
        kind="guidance",
        title=Text(
            en="Labour inspection and other compliance mechanisms in the domestic work sector: Introductory guide",
            fr=(
                "L’inspection du travail et autres mécanismes de contrôle dans le secteur du travail domestique : "
                "guide introductif"
            ),
            es=(
                "La inspección del trabajo y otros mecanismos de cumplimiento en el sector del trabajo doméstico: guía "
                "introductoria"
            ),
        ),
        summary=Text(
            en=(
                "The home is a workplace that inspectors cannot simply enter. The guide shows what remains possible, "
                "from registration and information to mediation and visits with consent."
            ),
            fr=(
                "Le domicile est un lieu de travail où l’on n’entre pas librement. Le guide montre ce qui reste "
                "possible, de l’enregistrement et de l’information à la médiation et aux visites consenties."
            ),
            es=(
                "El hogar es un lugar de trabajo al que no se entra sin más. La guía muestra lo que sigue siendo "
                "posible, del registro y la información a la mediación y las visitas consentidas."
            ),
        ),
        copies=(
            Copy(
                language="en",
                isbn="978-92-2-129448-1",
                url="https://www.ilo.org/global/topics/labour-administration-inspection/resources-library/lang--en/index.htm",
            ),
            Copy(
                language="fr",
                kind="official",
                isbn="978-92-2-229448-0",
                url="https://www.ilo.org/global/topics/labour-administration-inspection/resources-library/lang--fr/index.htm",
            ),
            Copy(
                language="es",
                kind="official",
                isbn="978-92-2-329448-9",
                url="https://www.ilo.org/global/topics/labour-administration-inspection/resources-library/lang--es/index.htm",
            ),
        ),
        year=2015,
        publishers=("ilo",),
        themes=("labour-inspection",),
        sectors=("domestic-work",),
        places=("global",),
        licence="All rights reserved",
        authors=("ilo",),
        audiences=("inspectorates",),
        instruments=("C081", "C189", "R201"),
        items=("gp5", "og5-1"),
    ),
    Work(
        slug="fair-recruitment-access-to-justice",
        kind="report",
        title=Text(
            en="Fair recruitment and access to justice for migrant workers",
            fr="Recrutement équitable et accès à la justice pour les travailleurs migrants",
            es="Contratación equitativa y acceso a la justicia de los trabajadores migrantes",
        ),
        summary=Text(
            en=(
                "A working paper on what stands between migrant workers and a remedy after abuse in recruitment, and "
                "on mechanisms that have brought it closer."
            ),
            fr=(
                "Un document de travail sur ce qui sépare les travailleurs migrants d’une réparation après un abus de "
                "recrutement, et sur des mécanismes qui l’ont rapprochée."
            ),
            es=(
                "Un documento de trabajo sobre lo que separa a las personas migrantes de una reparación tras un abuso "
                "en la contratación y sobre mecanismos que la han acercado."
            ),
        ),
        copies=(
            Copy(
                language="en", url="https://www.ilo.org/global/topics/fair-recruitment/publications/lang--en/index.htm"
            ),
        ),
        year=2022,
        publishers=("ilo",),
        themes=("access-to-justice", "complaint-mechanisms"),
        places=("global",),
        licence="CC BY 4.0",
        series="ILO working paper",
        authors=("ilo",),
        audiences=("judiciary", "civil-society", "trade-unions"),
        instruments=("C143",),
        items=("gp13", "fri-2021-4"),
    ),
    Work(
        slug="digital-technology-recruitment-migrant-workers",
        kind="report",
        title=Text(
            en="The use of digital technology in the recruitment of migrant workers",
            fr="L’usage des technologies numériques dans le recrutement des travailleurs migrants",
            es="El uso de la tecnología digital en la contratación de trabajadores migrantes",
        ),
        summary=Text(
            en=(
                "From job portals to electronic contracts: where digital tools make recruitment more open, and where "
                "they only move the risk to the worker."
            ),
            fr=(
                "Des portails d’emploi aux contrats électroniques : où les outils numériques rendent le recrutement "
                "plus transparent, et où ils ne font que déplacer le risque vers le travailleur."
            ),
            es=(
                "De los portales de empleo a los contratos electrónicos: dónde hacen las herramientas digitales más "
                "transparente la contratación y dónde solo trasladan el riesgo."
            ),
        ),
        copies=(
            Copy(
                language="en", url="https://www.ilo.org/global/topics/fair-recruitment/publications/lang--en/index.htm"
            ),
        ),
        year=2021,
        publishers=("ilo",),
        themes=("digitalisation", "information"),
        places=("global",),
        authors=("ilo",),
        audiences=("labour-ministries", "recruiters", "civil-society"),
        items=("gp4", "gp10", "fri-2021-1-1"),
    ),
    Work(
        slug="infographic-digital-technology-migrant-workers",
        kind="infographic",
        title=Text(
            en="How digital technology can protect migrant workers during recruitment",
            fr="Comment le numérique peut protéger les travailleurs migrants lors du recrutement",
            es="Cómo puede la tecnología digital proteger a los trabajadores migrantes durante la contratación",
        ),
        summary=Text(
            en=(
                "The main points of the study on digital recruitment on a single sheet, for training rooms and notice "
                "boards."
            ),
            fr=(
                "L’essentiel de l’étude sur le recrutement numérique en une seule feuille, pour les formations et les "
                "panneaux d’affichage."
            ),
            es="Lo esencial del estudio sobre contratación digital en una sola hoja, para formaciones y tablones.",
        ),
        copies=(
            Copy(
                language="en",
                pages=1,
                url="https://www.ilo.org/global/topics/fair-recruitment/publications/lang--en/index.htm",
            ),
        ),
        year=2022,
        publishers=("ilo",),
        themes=("digitalisation", "information"),
        places=("global",),
        description=Text(
            en=(
                "The sheet tells the study in pictures and short sentences: where technology makes recruitment "
                "more open, which risks come with it, and what governments, companies and unions can do about "
                "them."
            ),
            fr=(
                "La feuille raconte l’étude en images et en phrases courtes : où la technologie rend le "
                "recrutement plus transparent, quels risques l’accompagnent, et ce que peuvent y faire "
                "gouvernements, entreprises et syndicats."
            ),
            es=(
                "La hoja cuenta el estudio en imágenes y frases cortas: dónde hace la tecnología más transparente "
                "la contratación, qué riesgos la acompañan y qué pueden hacer gobiernos, empresas y sindicatos."
            ),
        ),
        ties=(Tie("adaptation", "digital-technology-recruitment-migrant-workers"),),
        audiences=("civil-society", "media"),
        items=("gp10", "fri-2021-4"),
    ),
    Work(
        slug="toolkit-for-journalists",
        kind="tool",
        title=Text(
            en="Reporting on forced labour and fair recruitment: An ILO toolkit for journalists",
            fr=(
                "Informer sur le travail forcé et le recrutement équitable : boîte à outils de l’OIT pour les "
                "journalistes"
            ),
            es="Informar sobre el trabajo forzoso y la contratación equitativa: guía de la OIT para periodistas",
        ),
        summary=Text(
            en=(
                "Helps newsrooms find the story, check it and tell it without putting anyone in danger. Several "
                "countries have made editions of their own."
            ),
            fr=(
                "Aide les rédactions à trouver le sujet, à le vérifier et à le raconter sans mettre personne en "
                "danger. Plusieurs pays en ont fait leur propre édition."
            ),
            es=(
                "Ayuda a las redacciones a encontrar la historia, comprobarla y contarla sin poner a nadie en peligro. "
                "Varios países han hecho su propia edición."
            ),
        ),
        copies=(
            Copy(
                language="en",
                url="https://www.ilo.org/global/topics/fair-recruitment/media-engagement/lang--en/index.htm",
            ),
            Copy(
                language="fr",
                kind="official",
                url="https://www.ilo.org/global/topics/fair-recruitment/media-engagement/lang--fr/index.htm",
            ),
            Copy(
                language="es",
                kind="official",
                url="https://www.ilo.org/global/topics/fair-recruitment/media-engagement/lang--es/index.htm",
            ),
            Copy(
                language="ar",
                kind="official",
                url="https://www.ilo.org/global/topics/fair-recruitment/media-engagement/lang--ar/index.htm",
            ),
        ),
        year=2020,
        publishers=("ilo",),
        themes=("media", "forced-labour"),
        places=("global",),
        authors=("ilo",),
        audiences=("media",),
        instruments=("C029", "P029"),
        items=("gp9", "gp10", "fri-2021-4"),
    ),
    Work(
        slug="media-friendly-glossary-migration",
        kind="media",
        title=Text(
            en="Media-friendly glossary on migration",
            fr="Glossaire sur les migrations à l’usage des médias",
            es="Glosario sobre migración para medios de comunicación",
        ),
        summary=Text(
            en=(
                "Words matter: what terms of migration and recruitment mean, which ones stigmatise, and what to write "
                "instead."
            ),
            fr=(
                "Les mots comptent : ce que signifient les termes des migrations et du recrutement, lesquels "
                "stigmatisent, et par quoi les remplacer."
            ),
            es=(
                "Las palabras importan: qué significan los términos de la migración y la contratación, cuáles "
                "estigmatizan y qué escribir en su lugar."
            ),
        ),
        copies=(
            Copy(
                language="en",
                url="https://www.ilo.org/global/topics/fair-recruitment/media-engagement/lang--en/index.htm",
            ),
            Copy(
                language="fr",
                kind="official",
                url="https://www.ilo.org/global/topics/fair-recruitment/media-engagement/lang--fr/index.htm",
            ),
        ),
        year=2020,
        publishers=("ilo",),
        themes=("media",),
        places=("global",),
        ties=(Tie("part", "toolkit-for-journalists"),),
        audiences=("media",),
        items=("gp10",),
    ),
    Work(
        slug="iris-handbook-governments",
        kind="guidance",
        title=Text(
            en="IRIS Handbook for Governments on Ethical Recruitment and Migrant Worker Protection",
            fr=(
                "Manuel IRIS à l’intention des gouvernements sur le recrutement éthique et la protection des "
                "travailleurs migrants"
            ),
            es="Manual de IRIS para gobiernos sobre contratación ética y protección de los trabajadores migrantes",
        ),
        summary=Text(
            en=(
                "Chapters on rules for recruiters, licensing, inspection and cooperation between countries, with "
                "examples of what governments have done."
            ),
            fr=(
                "Des chapitres sur les règles applicables aux recruteurs, l’agrément, le contrôle et la coopération "
                "entre pays, avec des exemples d’action publique."
            ),
            es=(
                "Capítulos sobre reglas para quienes contratan, licencias, inspección y cooperación entre países, con "
                "ejemplos de lo que han hecho los gobiernos."
            ),
        ),
        copies=(
            Copy(
                language="en",
                url="https://iris.iom.int/iris-handbook-governments-ethical-recruitment-and-migrant-worker-protection",
            ),
        ),
        year=2022,
        publishers=("iom",),
        themes=("private-employment-agencies", "labour-inspection"),
        places=("global",),
        ties=(Tie("cites", "iris-standard"),),
        authors=("iom",),
        audiences=("labour-ministries", "foreign-affairs", "inspectorates"),
        instruments=("C181", "Montreal 2020", "GCM"),
        items=("gp5", "gp6", "og-governments"),
    ),
)
