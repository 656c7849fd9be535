"""Organisations and networks. The second half is invented, as their members are."""

from hub.demo.shapes import Body, Circle, Text, same

BODIES = (
    Body(
        key="ilo",
        name=Text(
            "International Labour Organization",
            "Organisation internationale du Travail",
            "Organización Internacional del Trabajo",
        ),
        acronym=Text("ILO", "OIT", "OIT"),
        group="international",
        website="https://www.ilo.org/",
    ),
    Body(
        key="fri",
        name=Text(
            "ILO Fair Recruitment Initiative",
            "Initiative de l’OIT pour le recrutement équitable",
            "Iniciativa de la OIT para la Contratación Equitativa",
        ),
        acronym=same("FRI"),
        group="international",
        website="https://www.ilo.org/global/topics/fair-recruitment/fri/lang--en/index.htm",
    ),
    Body(
        key="itcilo",
        name=Text(
            "International Training Centre of the ILO",
            "Centre international de formation de l’OIT",
            "Centro Internacional de Formación de la OIT",
        ),
        acronym=Text("ITC-ILO", "CIF-OIT", "CIF-OIT"),
        group="research",
        country="it",
        website="https://www.itcilo.org/",
        is_trusted=True,
    ),
    Body(
        key="fair",
        name=Text(
            "Integrated Programme on Fair Recruitment, phase III",
            "Programme intégré sur le recrutement équitable, phase III",
            "Programa integrado sobre contratación equitativa, fase III",
        ),
        acronym=same("FAIR"),
        group="international",
        website="https://www.ilo.org/global/topics/fair-recruitment/lang--en/index.htm",
    ),
    Body(
        key="alliance87",
        name=Text("Alliance 8.7", "Alliance 8.7", "Alianza 8.7"),
        group="international",
        website="https://www.alliance87.org/",
    ),
    Body(
        key="wapes",
        name=Text(
            "World Association of Public Employment Services",
            "Association mondiale des services d’emploi publics",
            "Asociación Mundial de los Servicios Públicos de Empleo",
        ),
        acronym=Text("WAPES", "AMSEP", "AMSPE"),
        group="employment-service",
        country="be",
        website="https://wapes.org/",
    ),
    Body(
        key="atct",
        name=Text(
            "Tunisian Agency for Technical Cooperation",
            "Agence tunisienne de coopération technique",
            "Agencia Tunecina de Cooperación Técnica",
        ),
        acronym=same("ATCT"),
        group="employment-service",
        country="tn",
        website="https://www.atct.tn/",
    ),
    Body(
        key="eures-sweden",
        name=Text("EURES Sweden", "EURES Suède", "EURES Suecia"),
        group="employment-service",
        country="se",
        website="https://eures.europa.eu/",
    ),
    Body(
        key="anapec",
        name=Text(
            "National Agency for the Promotion of Employment and Skills (Morocco)",
            "Agence nationale de promotion de l’emploi et des compétences (Maroc)",
            "Agencia Nacional de Promoción del Empleo y las Competencias (Marruecos)",
        ),
        acronym=same("ANAPEC"),
        group="employment-service",
        country="ma",
        website="https://www.anapec.org/",
    ),
    Body(
        key="ioe",
        name=Text(
            "International Organisation of Employers",
            "Organisation internationale des employeurs",
            "Organización Internacional de Empleadores",
        ),
        acronym=Text("IOE", "OIE", "OIE"),
        group="employer",
        country="ch",
        website="https://www.ioe-emp.org/",
    ),
    Body(
        key="ituc",
        name=Text(
            "International Trade Union Confederation",
            "Confédération syndicale internationale",
            "Confederación Sindical Internacional",
        ),
        acronym=Text("ITUC", "CSI", "CSI"),
        group="union",
        country="be",
        website="https://www.ituc-csi.org/",
    ),
    Body(
        key="iom",
        name=Text(
            "International Organization for Migration",
            "Organisation internationale pour les migrations",
            "Organización Internacional para las Migraciones",
        ),
        acronym=Text("IOM", "OIM", "OIM"),
        group="international",
        website="https://www.iom.int/",
    ),
    Body(
        key="unnm",
        name=Text(
            "United Nations Network on Migration",
            "Réseau des Nations Unies sur les migrations",
            "Red de las Naciones Unidas sobre la Migración",
        ),
        group="international",
        website="https://migrationnetwork.un.org/",
    ),
    Body(
        key="world-bank",
        name=Text("World Bank", "Banque mondiale", "Banco Mundial"),
        group="international",
        website="https://www.worldbank.org/",
    ),
    Body(
        key="asean",
        name=Text(
            "Association of Southeast Asian Nations",
            "Association des nations de l’Asie du Sud-Est",
            "Asociación de Naciones de Asia Sudoriental",
        ),
        acronym=Text("ASEAN", "ASEAN", "ASEAN"),
        group="international",
        country="id",
        website="https://asean.org/",
    ),
    Body(
        key="verite",
        name=same("Verité"),
        group="civil-society",
        country="us",
        website="https://verite.org/",
    ),
    Body(
        key="fairsquare",
        name=same("FairSquare"),
        group="civil-society",
        country="gb",
        website="https://fairsq.org/",
    ),
    Body(
        key="rba",
        name=same("Responsible Business Alliance"),
        acronym=same("RBA"),
        group="employer",
        country="us",
        website="https://www.responsiblebusiness.org/",
    ),
    Body(
        key="rrt",
        name=same("Responsible Recruitment Toolkit"),
        acronym=same("RRT"),
        group="employer",
        country="gb",
        website="https://responsiblerecruitmenttoolkit.org/",
    ),
    Body(
        key="cierto",
        name=same("CIERTO"),
        group="recruiter",
        country="mx",
    ),
    Body(
        key="tfhi",
        name=same("The Fair Hiring Initiative"),
        acronym=same("TFHI"),
        group="recruiter",
        country="ph",
    ),
    # From here on invented.
    Body(
        key="savanna",
        name=Text("Savanna Employment Service", "Service de l’emploi de la Savane", "Servicio de Empleo de la Sabana"),
        group="employment-service",
        country="ke",
    ),
    Body(
        key="jasmine",
        name=Text(
            "Jasmine Coast Labour Inspectorate",
            "Inspection du travail de la Côte du Jasmin",
            "Inspección del Trabajo de la Costa del Jazmín",
        ),
        group="inspectorate",
        country="tn",
    ),
    Body(
        key="valley",
        name=Text(
            "Farmworkers’ House of the Valley", "Maison des journaliers de la Vallée", "Casa Jornalera del Valle"
        ),
        group="civil-society",
        country="mx",
    ),
    Body(
        key="himal",
        name=same("Himal Fair Placement"),
        group="recruiter",
        country="np",
    ),
    Body(
        key="delta",
        name=Text(
            "Delta Employers’ Federation", "Fédération des employeurs du Delta", "Federación de Empleadores del Delta"
        ),
        group="employer",
        country="bd",
    ),
    Body(
        key="cedar",
        name=Text(
            "Cedar Domestic Workers’ Union",
            "Syndicat des travailleuses domestiques du Cèdre",
            "Sindicato de Trabajadoras del Hogar del Cedro",
        ),
        group="union",
        country="lb",
    ),
    Body(
        key="pearl",
        name=Text(
            "Pearl Bay Ministry of Work",
            "Ministère du Travail de la Baie des Perles",
            "Ministerio de Trabajo de la Bahía de las Perlas",
        ),
        group="ministry",
        country="qa",
    ),
    Body(
        key="andes",
        name=Text(
            "Andes Institute for Labour Studies",
            "Institut andin d’études du travail",
            "Instituto Andino de Estudios del Trabajo",
        ),
        group="research",
        country="pe",
        is_trusted=True,
    ),
    Body(
        key="volta",
        name=Text(
            "Volta Migrant Resource Centre",
            "Centre de ressources pour migrants de la Volta",
            "Centro de Recursos para Migrantes del Volta",
        ),
        group="civil-society",
        country="gh",
    ),
    Body(
        key="mekong",
        name=Text("Mekong Voices", "Voix du Mékong", "Voces del Mekong"),
        group="media",
        country="kh",
    ),
    Body(
        key="amber",
        name=Text(
            "Amber Coast Labour Inspectorate",
            "Inspection du travail de la Côte d’Ambre",
            "Inspección del Trabajo de la Costa del Ámbar",
        ),
        group="inspectorate",
        country="lv",
    ),
    Body(
        key="highlands",
        name=Text(
            "Highlands Ministry of Labour",
            "Ministère du Travail des Hautes Terres",
            "Ministerio de Trabajo de las Tierras Altas",
        ),
        group="ministry",
        country="ls",
    ),
    Body(
        key="lagoon",
        name=Text("Lagoon Trade Union Centre", "Centrale syndicale de la Lagune", "Central Sindical de la Laguna"),
        group="union",
        country="ci",
    ),
    Body(
        key="harbour",
        name=Text("Harbour Statistics Office", "Office statistique du Port", "Oficina de Estadística del Puerto"),
        group="government",
        country="ph",
    ),
)

CIRCLES = (
    Circle(
        slug="alliance-8-7",
        name=Text("Alliance 8.7", "Alliance 8.7", "Alianza 8.7"),
        description=Text(
            en=(
                "Focal points and partners of the global partnership against forced labour, modern slavery, "
                "trafficking and child labour."
            ),
            fr=(
                "Points focaux et partenaires de l’alliance mondiale contre le travail forcé, l’esclavage moderne, la "
                "traite et le travail des enfants."
            ),
            es=(
                "Puntos focales y socios de la alianza mundial contra el trabajo forzoso, la esclavitud moderna, la "
                "trata y el trabajo infantil."
            ),
        ),
        website="https://www.alliance87.org/",
    ),
    Circle(
        slug="advisory-committee",
        name=Text("FRI Advisory Committee", "Comité consultatif de la FRI", "Comité asesor de la FRI"),
        description=Text(
            en="Governments, employers and workers who advise the ILO on its Fair Recruitment Initiative.",
            fr=(
                "Gouvernements, employeurs et travailleurs qui conseillent l’OIT sur son Initiative pour le "
                "recrutement équitable."
            ),
            es=(
                "Gobiernos, empleadores y trabajadores que asesoran a la OIT sobre su Iniciativa para la Contratación "
                "Equitativa."
            ),
        ),
    ),
    Circle(
        slug="wapes-members",
        name=Text("WAPES members", "Membres de l’AMSEP", "Miembros de la AMSPE"),
        description=Text(
            en="Public employment services that belong to the world association and exchange practice through the hub.",
            fr=(
                "Les services publics de l’emploi membres de l’association mondiale, qui échangent leurs pratiques sur "
                "la plateforme."
            ),
            es=(
                "Servicios públicos de empleo que pertenecen a la asociación mundial e intercambian prácticas en el "
                "portal."
            ),
        ),
        website="https://wapes.org/",
    ),
)
