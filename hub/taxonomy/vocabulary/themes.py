"""Themes: the subjects of fair recruitment, some of them inside a broader one."""

from typing import NamedTuple


class Text(NamedTuple):
    """The same text in the hub's three languages."""

    en: str
    fr: str
    es: str


class Theme(NamedTuple):
    """A subject, its label and what belongs to it."""

    slug: str
    name: Text
    description: Text
    parent: str = ""


# A broader theme stands before its narrower ones.
THEMES = (
    Theme(
        slug="fair-recruitment",
        name=Text("Fair recruitment", "Recrutement équitable", "Contratación equitativa"),
        description=Text(
            "The principles and the overall picture: what makes recruitment fair, at home and across borders.",
            "Les principes et la vue d’ensemble : ce qui rend un recrutement équitable, dans le pays et par-delà les "
            "frontières.",
            "Los principios y la visión de conjunto: qué hace equitativa una contratación, dentro del país y más allá "
            "de las fronteras.",
        ),
    ),
    Theme(
        slug="recruitment-fees",
        name=Text(
            "Recruitment fees and related costs",
            "Commissions de recrutement et frais connexes",
            "Comisiones de contratación y gastos conexos",
        ),
        description=Text(
            "Who pays for a job: fees, travel, papers and training, and how the cost moves from worker to employer.",
            "Qui paie l’accès à l’emploi : commissions, voyage, documents et formation, et comment faire passer la "
            "dépense du travailleur à l’employeur.",
            "Quién paga por un empleo: comisiones, viaje, documentos y formación, y cómo trasladar el gasto de la "
            "persona trabajadora al empleador.",
        ),
    ),
    Theme(
        slug="private-employment-agencies",
        name=Text(
            "Laws, licensing and regulation of private employment agencies",
            "Agences d’emploi privées : législation et agrément",
            "Agencias de empleo privadas: legislación y licencias",
        ),
        description=Text(
            "Laws, licences and supervision for those who recruit as a business, including sub-agents.",
            "Lois, agréments et surveillance pour ceux dont le métier est de recruter, sous-agents compris.",
            "Leyes, licencias y supervisión para quienes contratan como negocio, incluidos los subagentes.",
        ),
    ),
    Theme(
        slug="public-employment-services",
        name=Text("Public employment services", "Services publics de l’emploi", "Servicios públicos de empleo"),
        description=Text(
            "How public services place people fairly, reach employers abroad and support migrants at home.",
            "Comment les services publics placent équitablement, vont vers les employeurs à l’étranger et "
            "accompagnent les personnes migrantes sur place.",
            "Cómo los servicios públicos colocan con equidad, llegan a empleadores en el extranjero y apoyan a las "
            "personas migrantes en el país.",
        ),
    ),
    Theme(
        slug="bilateral-agreements",
        name=Text(
            "Bilateral labour migration agreements",
            "Accords bilatéraux sur les migrations de main-d’œuvre",
            "Acuerdos bilaterales de migración laboral",
        ),
        description=Text(
            "Agreements and memoranda between two countries: how they are negotiated, applied and followed up.",
            "Accords et protocoles entre deux pays : comment ils se négocient, s’appliquent et se suivent.",
            "Acuerdos y memorandos entre dos países: cómo se negocian, se aplican y se siguen.",
        ),
    ),
    Theme(
        slug="labour-inspection",
        name=Text(
            "Labour inspection and enforcement",
            "Inspection du travail et contrôle",
            "Inspección del trabajo y control",
        ),
        description=Text(
            "What inspectors can do before the first day of work, and with whom they need to act.",
            "Ce que l’inspection peut faire avant le premier jour de travail, et avec qui elle doit agir.",
            "Qué puede hacer la inspección antes del primer día de trabajo y con quién necesita actuar.",
        ),
    ),
    Theme(
        slug="access-to-justice",
        name=Text(
            "Access to justice and remedy",
            "Accès à la justice et aux recours",
            "Acceso a la justicia y a la reparación",
        ),
        description=Text(
            "Ways for workers to be heard and made whole after abuse during recruitment.",
            "Les voies par lesquelles les travailleurs sont entendus et indemnisés après un abus lors du recrutement.",
            "Las vías para que las personas trabajadoras sean escuchadas y reparadas tras un abuso en la contratación.",
        ),
    ),
    Theme(
        slug="complaint-mechanisms",
        parent="access-to-justice",
        name=Text("Complaint mechanisms", "Mécanismes de plainte", "Mecanismos de queja"),
        description=Text(
            "Hotlines, desks and procedures that take complaints, from home and from abroad.",
            "Lignes d’écoute, guichets et procédures qui reçoivent les plaintes, du pays ou de l’étranger.",
            "Líneas de atención, ventanillas y procedimientos que reciben quejas, desde el país o el extranjero.",
        ),
    ),
    Theme(
        slug="business",
        name=Text(
            "Business, due diligence and codes of conduct",
            "Entreprises, diligence raisonnable et codes de conduite",
            "Empresas, debida diligencia y códigos de conducta",
        ),
        description=Text(
            "What companies, buyers and the recruitment industry commit to, and how they check it.",
            "Ce à quoi s’engagent les entreprises, les donneurs d’ordre et le secteur du recrutement, et comment ils "
            "le vérifient.",
            "A qué se comprometen las empresas, los compradores y el sector de la contratación, y cómo lo comprueban.",
        ),
    ),
    Theme(
        slug="workers-organisations",
        name=Text(
            "Workers’ organisations and organising",
            "Organisations de travailleurs",
            "Organizaciones de trabajadores",
        ),
        description=Text(
            "Unions that reach, organise and defend workers along the whole route.",
            "Les syndicats qui rejoignent, organisent et défendent les travailleurs tout au long du parcours.",
            "Los sindicatos que llegan a las personas trabajadoras, las organizan y las defienden en todo el trayecto.",
        ),
    ),
    Theme(
        slug="freedom-of-association",
        parent="workers-organisations",
        name=Text("Freedom of association", "Liberté syndicale", "Libertad sindical"),
        description=Text(
            "The right to join a union and to bargain, also for people who work far from home.",
            "Le droit de se syndiquer et de négocier, y compris pour qui travaille loin de chez soi.",
            "El derecho a sindicarse y a negociar, también para quienes trabajan lejos de su hogar.",
        ),
    ),
    Theme(
        slug="worker-feedback",
        parent="workers-organisations",
        name=Text(
            "Migrant Recruitment Advisor and worker feedback",
            "Migrant Recruitment Advisor et avis des travailleurs",
            "Migrant Recruitment Advisor y valoraciones de trabajadores",
        ),
        description=Text(
            "Reviews of agencies by the workers they placed, and what is done with them.",
            "Les avis des travailleurs sur les agences qui les ont placés, et l’usage qui en est fait.",
            "Las valoraciones de las agencias por parte de las personas colocadas, y qué se hace con ellas.",
        ),
    ),
    Theme(
        slug="media",
        name=Text("Media and journalism", "Médias et journalisme", "Medios y periodismo"),
        description=Text(
            "Reporting on recruitment and forced labour with accuracy and without harm.",
            "Parler du recrutement et du travail forcé avec exactitude et sans nuire.",
            "Informar sobre la contratación y el trabajo forzoso con rigor y sin causar daño.",
        ),
    ),
    Theme(
        slug="digitalisation",
        name=Text("Digitalisation and AI", "Numérique et IA", "Digitalización e IA"),
        description=Text(
            "Platforms, apps and algorithms in recruitment: what they ease and what they hide.",
            "Plateformes, applications et algorithmes dans le recrutement : ce qu’ils facilitent et ce qu’ils cachent.",
            "Plataformas, aplicaciones y algoritmos en la contratación: qué facilitan y qué ocultan.",
        ),
    ),
    Theme(
        slug="statistics",
        name=Text("Statistics and SDG 10.7.1", "Statistiques et ODD 10.7.1", "Estadísticas y ODS 10.7.1"),
        description=Text(
            "Measuring what workers pay, from survey design to the global indicator.",
            "Mesurer ce que paient les travailleurs, de la conception des enquêtes à l’indicateur mondial.",
            "Medir lo que pagan las personas trabajadoras, del diseño de encuestas al indicador mundial.",
        ),
    ),
    Theme(
        slug="skills-recognition",
        name=Text("Skills recognition", "Reconnaissance des compétences", "Reconocimiento de competencias"),
        description=Text(
            "Making skills and qualifications count in another country, and on return.",
            "Faire valoir compétences et diplômes dans un autre pays, et au retour.",
            "Hacer valer competencias y títulos en otro país, y también al regreso.",
        ),
    ),
    Theme(
        slug="information",
        name=Text(
            "Information and pre-departure",
            "Information et pré-départ",
            "Información y orientación previa",
        ),
        description=Text(
            "What people need to know before they accept a job, and who tells them.",
            "Ce qu’il faut savoir avant d’accepter un emploi, et qui le dit.",
            "Lo que hace falta saber antes de aceptar un empleo, y quién lo explica.",
        ),
    ),
    Theme(
        slug="contracts",
        name=Text("Contracts and wages", "Contrats et salaires", "Contratos y salarios"),
        description=Text(
            "Clear contracts in a language the worker reads, and wages paid as promised.",
            "Des contrats clairs, dans une langue que le travailleur lit, et des salaires versés comme promis.",
            "Contratos claros, en un idioma que la persona trabajadora lea, y salarios pagados según lo prometido.",
        ),
    ),
    Theme(
        slug="forced-labour",
        name=Text("Forced labour", "Travail forcé", "Trabajo forzoso"),
        description=Text(
            "How abuse in recruitment leads to forced labour and debt bondage, and how to break the chain.",
            "Comment les abus de recrutement mènent au travail forcé et à la servitude pour dettes, et comment rompre "
            "cet enchaînement.",
            "Cómo los abusos en la contratación llevan al trabajo forzoso y a la servidumbre por deudas, y cómo "
            "romper esa cadena.",
        ),
    ),
    Theme(
        slug="trafficking",
        parent="forced-labour",
        name=Text("Trafficking", "Traite des êtres humains", "Trata de personas"),
        description=Text(
            "Trafficking in persons for labour exploitation: prevention, detection and protection.",
            "La traite aux fins d’exploitation par le travail : prévenir, détecter, protéger.",
            "La trata con fines de explotación laboral: prevenir, detectar y proteger.",
        ),
    ),
    Theme(
        slug="gender-equality",
        name=Text("Gender equality", "Égalité de genre", "Igualdad de género"),
        description=Text(
            "How women and men are recruited differently, and what equal treatment takes.",
            "En quoi femmes et hommes sont recrutés différemment, et ce qu’exige l’égalité de traitement.",
            "En qué se contrata de forma distinta a mujeres y hombres, y qué exige la igualdad de trato.",
        ),
    ),
    Theme(
        slug="internal-recruitment",
        name=Text("Internal recruitment", "Recrutement interne", "Contratación interna"),
        description=Text(
            "Recruitment inside one country: seasonal work, labour contractors and domestic agencies.",
            "Le recrutement à l’intérieur d’un pays : travail saisonnier, tâcherons et agences locales.",
            "La contratación dentro de un país: trabajo estacional, contratistas y agencias locales.",
        ),
    ),
    Theme(
        slug="return-reintegration",
        name=Text("Return and reintegration", "Retour et réintégration", "Retorno y reintegración"),
        description=Text(
            "Coming home: claims that are still open, skills that were gained, work that comes next.",
            "Rentrer au pays : créances en suspens, compétences acquises, emploi suivant.",
            "Volver a casa: reclamaciones pendientes, competencias adquiridas y el empleo que sigue.",
        ),
    ),
    Theme(
        slug="climate-crises",
        name=Text("Climate and crises", "Climat et crises", "Clima y crisis"),
        description=Text(
            "Recruitment under pressure: pandemics, disasters, conflict and a changing climate.",
            "Le recrutement sous pression : pandémies, catastrophes, conflits et climat qui change.",
            "La contratación bajo presión: pandemias, desastres, conflictos y un clima que cambia.",
        ),
    ),
)
