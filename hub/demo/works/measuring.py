"""Works that measure: figures, surveys, and how to make them."""

from datetime import date

from hub.demo.shapes import Copy, Text, Tie, Work

MEASURING = (
    Work(
        slug="recruitment-fees-at-a-glance",
        kind="brief",
        title=Text(
            en="Recruitment fees and related costs at a glance",
            fr="Les commissions de recrutement et frais connexes en un coup d’œil",
            es="Comisiones de contratación y gastos conexos de un vistazo",
        ),
        summary=Text(
            en="Twenty pages with the figures and maps of the second global study, for readers who have ten minutes.",
            fr=(
                "Vingt pages avec les chiffres et les cartes de la deuxième étude mondiale, pour qui dispose de "
                "dix minutes."
            ),
            es=(
                "Veinte páginas con las cifras y los mapas del segundo estudio mundial, para quien dispone de "
                "diez minutos."
            ),
        ),
        copies=(
            Copy(
                language="en",
                url="https://www.ilo.org/publications/recruitment-fees-and-related-costs-glance",
                pages=20,
            ),
        ),
        year=2024,
        publishers=("ilo",),
        authors=("ilo",),
        themes=("recruitment-fees", "statistics"),
        audiences=("labour-ministries", "media", "donors"),
        instruments=("C181",),
        items=("gp7", "fri-2021-1-1"),
        places=("global",),
        ties=(Tie("part", "global-study-recruitment-fees-second-edition"),),
        licence="CC BY 4.0",
    ),
    Work(
        slug="sdg-10-7-1-operational-manual",
        kind="tool",
        title=Text(
            en="Operational manual on recruitment costs: SDG indicator 10.7.1",
            fr="Manuel opérationnel sur les coûts de recrutement : indicateur 10.7.1 des ODD",
            es="Manual operativo sobre los costos de contratación: indicador 10.7.1 de los ODS",
        ),
        summary=Text(
            en=(
                "For survey teams: sampling, model questions, training of interviewers and the sums that lead "
                "from answers to the indicator."
            ),
            fr=(
                "Pour les équipes d’enquête : échantillon, questions types, formation des enquêteurs et calculs "
                "qui mènent des réponses à l’indicateur."
            ),
            es=(
                "Para equipos de encuesta: muestra, preguntas modelo, formación de encuestadores y los cálculos "
                "que llevan de las respuestas al indicador."
            ),
        ),
        copies=(
            Copy(
                language="en", url="https://www.ilo.org/global/topics/labour-migration/publications/lang--en/index.htm"
            ),
        ),
        year=2020,
        publishers=("ilo", "world-bank"),
        authors=("ilo", "world-bank"),
        themes=("statistics", "recruitment-fees"),
        audiences=("statistics-offices", "academia"),
        instruments=("GCM",),
        items=("gp7", "fri-2021-1-1"),
        places=("global",),
        ties=(Tie("part", "sdg-10-7-1-guidelines"),),
    ),
    Work(
        slug="viet-nam-recruitment-cost-pilot-survey",
        kind="dataset",
        title=Text(
            en="Recruitment costs of Vietnamese migrant workers: pilot survey",
            fr="Coûts de recrutement des travailleurs migrants vietnamiens : enquête pilote",
            es="Costos de contratación de los trabajadores migrantes vietnamitas: encuesta piloto",
        ),
        summary=Text(
            en=(
                "The first test of the indicator in a household survey in Viet Nam, with notes on which questions "
                "people answered and which they did not."
            ),
            fr=(
                "Le premier essai de l’indicateur dans une enquête auprès des ménages au Viet Nam, avec des notes "
                "sur les questions auxquelles on répond et les autres."
            ),
            es=(
                "La primera prueba del indicador en una encuesta de hogares en Viet Nam, con notas sobre qué "
                "preguntas se contestan y cuáles no."
            ),
        ),
        copies=(
            Copy(language="en", url="https://www.ilo.org/hanoi/lang--en/index.htm"),
            Copy(
                language="vi", url="https://www.ilo.org/hanoi/Informationresources/lang--vi/index.htm", kind="official"
            ),
        ),
        year=2019,
        covers=(2019, 2019),
        publishers=("ilo",),
        themes=("statistics", "recruitment-fees"),
        audiences=("statistics-offices",),
        items=("gp7",),
        origins=("vn",),
        ties=(Tie("cites", "sdg-10-7-1-guidelines"),),
    ),
    Work(
        slug="viet-nam-labour-force-survey-recruitment-costs",
        kind="dataset",
        title=Text(
            en="Recruitment costs in the Viet Nam labour force survey",
            fr="Les coûts de recrutement dans l’enquête sur la main-d’œuvre du Viet Nam",
            es="Los costos de contratación en la encuesta de población activa de Viet Nam",
        ),
        summary=Text(
            en=(
                "A module of the national labour force survey asks households about members who work abroad: what "
                "was paid, to whom, and how many months of earnings that is."
            ),
            fr=(
                "Un module de l’enquête nationale sur la main-d’œuvre interroge les ménages sur leurs membres à "
                "l’étranger : ce qui a été payé, à qui, et combien de mois de gains cela représente."
            ),
            es=(
                "Un módulo de la encuesta nacional pregunta a los hogares por sus miembros en el extranjero: qué "
                "se pagó, a quién y cuántos meses de ingresos supone."
            ),
        ),
        copies=(Copy(language="en", url="https://www.gso.gov.vn/en/homepage/"),),
        year=2022,
        covers=(2021, 2021),
        publishers=("ilo",),
        themes=("statistics", "recruitment-fees"),
        audiences=("statistics-offices", "academia"),
        items=("gp7", "fri-2021-1-1"),
        origins=("vn",),
        ties=(Tie("cites", "sdg-10-7-1-guidelines"),),
    ),
    Work(
        slug="lao-labour-force-survey-recruitment-costs",
        kind="dataset",
        title=Text(
            en="Lao PDR labour force survey 2017: recruitment costs of migrant workers",
            fr="Enquête sur la main-d’œuvre 2017 de la RDP lao : coûts de recrutement des travailleurs migrants",
            es=(
                "Encuesta de población activa 2017 de la RDP Lao: costos de contratación de los trabajadores migrantes"
            ),
        ),
        summary=Text(
            en="One of the first labour force surveys to ask those who came back what the job abroad had cost them.",
            fr=(
                "L’une des premières enquêtes sur la main-d’œuvre à demander à ceux qui sont revenus ce que "
                "l’emploi à l’étranger leur avait coûté."
            ),
            es=(
                "Una de las primeras encuestas de población activa que preguntó a quienes volvieron cuánto les "
                "había costado el empleo en el extranjero."
            ),
        ),
        copies=(
            Copy(language="en", url="https://www.ilo.org/surveyLib/index.php/catalog/LFS"),
            Copy(language="lo", url="https://www.lsb.gov.la/", kind="official"),
        ),
        year=2018,
        covers=(2017, 2017),
        publishers=("ilo",),
        themes=("statistics", "recruitment-fees"),
        audiences=("statistics-offices",),
        items=("gp7",),
        origins=("la",),
        destinations=("th",),
    ),
    Work(
        slug="bangladesh-cost-of-migration-survey",
        kind="dataset",
        title=Text(
            en="Cost of Migration Survey, Bangladesh",
            fr="Enquête sur le coût de la migration, Bangladesh",
            es="Encuesta sobre el costo de la migración, Bangladesh",
        ),
        summary=Text(
            en=(
                "The national survey of what Bangladeshi workers pay for a job abroad, by country of destination, "
                "skill and sex, set against what they earn in a month."
            ),
            fr=(
                "L’enquête nationale sur ce que les travailleurs bangladais paient pour un emploi à l’étranger, "
                "par pays de destination, qualification et sexe, rapporté à leurs gains mensuels."
            ),
            es=(
                "La encuesta nacional sobre lo que pagan las personas de Bangladesh por un empleo en el "
                "extranjero, por país de destino, cualificación y sexo, en relación con su ingreso mensual."
            ),
        ),
        copies=(Copy(language="en", url="https://bbs.gov.bd/"),),
        year=2020,
        covers=(2015, 2018),
        publishers=("ilo",),
        themes=("statistics", "recruitment-fees"),
        audiences=("statistics-offices", "labour-ministries", "academia"),
        items=("gp7", "fri-2021-1-1"),
        origins=("bd",),
        ties=(Tie("cites", "sdg-10-7-1-guidelines"),),
    ),
    Work(
        slug="emif-sur-modulo-costos-contratacion",
        kind="dataset",
        title=Text(
            en="Survey of migration at the southern border of Mexico: module on recruitment costs",
            fr="Enquête sur les migrations à la frontière sud du Mexique : module sur les coûts de recrutement",
            es=(
                "Encuesta sobre Migración en la Frontera Sur de México (EMIF Sur): módulo sobre costos de contratación"
            ),
        ),
        summary=Text(
            en=(
                "Questions on recruitment and its cost, put to Central Americans who cross into Mexico for work "
                "and home again."
            ),
            fr=(
                "Des questions sur le recrutement et son coût, posées à des Centraméricains qui passent au "
                "Mexique pour travailler, puis rentrent."
            ),
            es=(
                "Preguntas sobre la contratación y su costo a personas centroamericanas que entran en México para "
                "trabajar y vuelven a casa."
            ),
        ),
        copies=(Copy(language="es", url="https://colef.mx/emif/emif.html"),),
        year=2022,
        covers=(2019, 2020),
        publishers=("ilo",),
        themes=("statistics", "recruitment-fees"),
        sectors=("agriculture",),
        audiences=("statistics-offices", "academia"),
        items=("gp7", "fri-2021-1-1"),
        origins=("gt", "hn", "sv"),
        destinations=("mx",),
        ties=(Tie("cites", "sdg-10-7-1-guidelines"),),
    ),
    Work(
        slug="knomad-migration-costs-surveys",
        kind="dataset",
        title=Text(
            en="KNOMAD–ILO surveys of migration costs",
            fr="Enquêtes KNOMAD-OIT sur les coûts de migration",
            es="Encuestas KNOMAD-OIT sobre los costos de la migración",
        ),
        summary=Text(
            en=(
                "Interviews with low-skilled workers on several corridors about every cost before departure. The "
                "indicator of the Goals grew out of them."
            ),
            fr=(
                "Des entretiens avec des travailleurs peu qualifiés de plusieurs corridors sur chaque dépense "
                "avant le départ. L’indicateur des Objectifs en est issu."
            ),
            es=(
                "Entrevistas a personas poco cualificadas en varios corredores sobre cada gasto antes de salir. "
                "De ellas nació el indicador de los Objetivos."
            ),
        ),
        copies=(Copy(language="en", url="https://www.knomad.org/data/recruitment-costs"),),
        year=2017,
        covers=(2014, 2016),
        publishers=("world-bank", "ilo"),
        themes=("statistics", "recruitment-fees"),
        audiences=("academia", "donors"),
        items=("gp7",),
        origins=("bd", "et", "in", "np", "ph"),
        destinations=("kw", "qa", "sa"),
        licence="CC BY 4.0",
    ),
    Work(
        slug="infographic-recruitment-agencies-pakistan",
        kind="infographic",
        title=Text(
            en="Business practices of Pakistani recruitment agencies and the role of intermediaries",
            fr="Les pratiques des agences de recrutement pakistanaises et le rôle des intermédiaires",
            es="Prácticas de las agencias de contratación de Pakistán y papel de los intermediarios",
        ),
        summary=Text(
            en=(
                "The study on agencies and sub-agents on one sheet: who finds the worker, who gets the licence "
                "and who is paid."
            ),
            fr=(
                "L’étude sur les agences et les sous-agents en une feuille : qui trouve le travailleur, qui a "
                "l’agrément et qui est payé."
            ),
            es=(
                "El estudio sobre agencias y subagentes en una hoja: quién encuentra a la persona, quién tiene la "
                "licencia y quién cobra."
            ),
        ),
        description=Text(
            en=(
                "The sheet tells the study in pictures and short sentences: how agencies with a licence work, "
                "what sub-agents do for them in towns and villages, and what that means for the costs and the "
                "information of the people who leave."
            ),
            fr=(
                "La feuille raconte l’étude en images et en phrases courtes : comment travaillent les agences "
                "agréées, ce que les sous-agents font pour elles dans les villes et les villages, et ce que cela "
                "change aux frais et à l’information de ceux qui partent."
            ),
            es=(
                "La hoja cuenta el estudio en imágenes y frases cortas: cómo trabajan las agencias con licencia, "
                "qué hacen para ellas los subagentes en ciudades y pueblos, y qué supone eso para los gastos y la "
                "información de quienes se van."
            ),
        ),
        copies=(
            Copy(language="en", url="https://www.ilo.org/islamabad/whatwedo/publications/lang--en/index.htm", pages=1),
        ),
        year=2020,
        issued_on=date(2020, 11, 18),
        publishers=("ilo",),
        themes=("private-employment-agencies", "recruitment-fees"),
        audiences=("labour-ministries", "recruiters"),
        items=("gp5", "gp7"),
        origins=("pk",),
        ties=(Tie("adaptation", "recruitment-agencies-intermediaries-pakistan"),),
    ),
)
