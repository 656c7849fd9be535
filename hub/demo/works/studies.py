"""Studies of countries and trades, and tools of unions and companies."""

from datetime import date

from hub.demo.shapes import Copy, Text, Tie, Work

STUDIES = (
    Work(
        slug="achieving-fair-ethical-recruitment-asean",
        kind="report",
        title=Text(
            en="Achieving fair and ethical recruitment: Improving regulation and enforcement in the ASEAN region",
            fr="Vers un recrutement équitable et éthique : mieux réglementer et contrôler dans la région de l’ASEAN",
            es=(
                "Lograr una contratación equitativa y ética: mejorar la regulación y el control en la región de "
                "la ASEAN"
            ),
        ),
        summary=Text(
            en=(
                "How the countries of the region license, inspect and punish recruiters, and what keeps good "
                "rules from being followed."
            ),
            fr=(
                "Comment les pays de la région agréent, contrôlent et sanctionnent les recruteurs, et ce qui "
                "empêche de bonnes règles d’être suivies."
            ),
            es=(
                "Cómo licencian, inspeccionan y sancionan los países de la región a quienes contratan, y qué "
                "impide que se cumplan buenas normas."
            ),
        ),
        copies=(Copy(language="en", url="https://www.ilo.org/asia/publications/issue-briefs/lang--en/index.htm"),),
        year=2022,
        publishers=("ilo",),
        authors=("ilo",),
        themes=("private-employment-agencies", "labour-inspection"),
        audiences=("labour-ministries", "inspectorates", "recruiters"),
        instruments=("C181", "R188"),
        items=("gp5", "fri-2021-2"),
        places=("asia-pacific",),
        ties=(Tie("cites", "general-principles-operational-guidelines"),),
    ),
    Work(
        slug="what-migrant-workers-pay-thailand",
        kind="report",
        title=Text(
            en=(
                "Recruitment fees and related costs: What migrant workers from Cambodia, the Lao People’s "
                "Democratic Republic and Myanmar pay to work in Thailand"
            ),
            fr=(
                "Commissions de recrutement et frais connexes : ce que paient les travailleurs migrants du "
                "Cambodge, de la République démocratique populaire lao et du Myanmar pour travailler en Thaïlande"
            ),
            es=(
                "Comisiones de contratación y gastos conexos: lo que pagan los trabajadores migrantes de Camboya, "
                "la República Democrática Popular Lao y Myanmar por trabajar en Tailandia"
            ),
        ),
        summary=Text(
            en=(
                "A survey among workers on farms, on building sites and in households, with and without papers, "
                "men and women: each cost, and what it means for wages and rights."
            ),
            fr=(
                "Une enquête auprès de travailleurs agricoles, du bâtiment et domestiques, avec ou sans papiers, "
                "hommes et femmes : chaque dépense, et ce qu’elle signifie pour le salaire et les droits."
            ),
            es=(
                "Una encuesta en el campo, la construcción y los hogares, con y sin documentos, a hombres y "
                "mujeres: cada gasto y lo que supone para el salario y los derechos."
            ),
        ),
        copies=(Copy(language="en", url="https://www.ilo.org/asia/publications/lang--en/index.htm"),),
        year=2020,
        issued_on=date(2020, 4, 1),
        publishers=("ilo",),
        authors=("ilo",),
        themes=("recruitment-fees", "statistics"),
        sectors=("agriculture", "construction", "domestic-work"),
        audiences=("labour-ministries", "academia", "trade-unions"),
        instruments=("C181", "C097"),
        items=("gp7", "fri-2021-1-1"),
        origins=("kh", "la", "mm"),
        destinations=("th",),
        ties=(Tie("cites", "sdg-10-7-1-guidelines"),),
    ),
    Work(
        slug="central-american-migrant-women-mexico",
        kind="brief",
        title=Text(
            en="Central American migrant women in Mexico: Informality in recruitment and employment",
            fr="Les migrantes centraméricaines au Mexique : l’informalité du recrutement et de l’emploi",
            es="Mujeres migrantes centroamericanas en México: informalidad en la contratación y el empleo",
        ),
        summary=Text(
            en=(
                "How women from Guatemala, Honduras and El Salvador find work in Mexico, on farms, in households "
                "and on the street, mostly without a contract and through people they know."
            ),
            fr=(
                "Comment les femmes du Guatemala, du Honduras et du El Salvador trouvent du travail au Mexique, "
                "aux champs, chez des particuliers et dans la rue, le plus souvent sans contrat et par des "
                "connaissances."
            ),
            es=(
                "Cómo encuentran trabajo en México las mujeres de Guatemala, Honduras y El Salvador, en el campo, "
                "en los hogares y en la calle, casi siempre sin contrato y a través de conocidos."
            ),
        ),
        copies=(
            Copy(language="es", url="https://www.ilo.org/mexico/publicaciones/lang--es/index.htm"),
            Copy(language="en", url="https://www.ilo.org/mexico/publicaciones/lang--en/index.htm", kind="official"),
        ),
        year=2020,
        issued_on=date(2020, 12, 18),
        publishers=("ilo",),
        authors=("ilo",),
        themes=("gender-equality", "internal-recruitment"),
        sectors=("agriculture", "domestic-work"),
        audiences=("labour-ministries", "civil-society", "trade-unions"),
        instruments=("C189", "C111"),
        items=("gp3", "fri-2021-1-1"),
        origins=("gt", "hn", "sv"),
        destinations=("mx",),
    ),
    Work(
        slug="fair-recruitment-country-brief-pakistan",
        kind="brief",
        title=Text(
            en="Fair recruitment country brief: Pakistan",
            fr="Le recrutement équitable au Pakistan : note de pays",
            es="Contratación equitativa en Pakistán: nota de país",
        ),
        summary=Text(
            en=(
                "Challenges and openings for fair recruitment in a country from which many leave for the Arab "
                "States, in four pages."
            ),
            fr=(
                "Les difficultés et les possibilités du recrutement équitable dans un pays d’où beaucoup partent "
                "vers les États arabes, en quatre pages."
            ),
            es=(
                "Retos y oportunidades para la contratación equitativa en un país del que muchas personas salen "
                "hacia los Estados Árabes, en cuatro páginas."
            ),
        ),
        copies=(
            Copy(
                language="en", url="https://www.ilo.org/islamabad/whatwedo/publications/lang--en/nextRow--0/index.htm"
            ),
        ),
        year=2020,
        issued_on=date(2020, 4, 7),
        publishers=("ilo",),
        authors=("ilo",),
        themes=("fair-recruitment", "private-employment-agencies"),
        audiences=("labour-ministries", "donors"),
        items=("gp2", "fri-2021-1"),
        origins=("pk",),
        destinations=("arab-states",),
    ),
    Work(
        slug="recruitment-agencies-intermediaries-pakistan",
        kind="report",
        title=Text(
            en=(
                "Recruitment agency business practices and role of intermediaries in the foreign employment "
                "industry in Pakistan"
            ),
            fr=(
                "Pratiques commerciales des agences de recrutement et rôle des intermédiaires dans l’emploi à "
                "l’étranger au Pakistan"
            ),
            es=(
                "Prácticas comerciales de las agencias de contratación y papel de los intermediarios en el empleo "
                "en el extranjero en Pakistán"
            ),
        ),
        summary=Text(
            en=(
                "Who stands between a worker and a licensed agency, how both earn, and what the State could do "
                "about intermediaries that no register knows."
            ),
            fr=(
                "Qui se tient entre un travailleur et une agence agréée, comment les deux gagnent leur vie, et ce "
                "que l’État pourrait faire des intermédiaires qu’aucun registre ne connaît."
            ),
            es=(
                "Quién está entre una persona y una agencia con licencia, cómo ganan ambos y qué podría hacer el "
                "Estado con los intermediarios que ningún registro conoce."
            ),
        ),
        copies=(
            Copy(
                language="en",
                url="https://www.ilo.org/global/topics/fair-recruitment/publications/WCMS_756251/lang--en/index.htm",
                isbn="978-92-2-032569-8",
            ),
        ),
        year=2020,
        issued_on=date(2020, 9, 24),
        publishers=("ilo",),
        authors=("ilo",),
        themes=("private-employment-agencies", "recruitment-fees"),
        audiences=("labour-ministries", "recruiters", "academia"),
        instruments=("C181",),
        items=("gp5", "og-recruiters", "fri-2021-1-1"),
        origins=("pk",),
        licence="All rights reserved",
    ),
    Work(
        slug="review-law-policy-practice-pakistan",
        kind="report",
        title=Text(
            en="Review of law, policy and practice of recruitment of migrant workers in Pakistan",
            fr=(
                "Examen du droit, des politiques et des pratiques de recrutement des travailleurs migrants au Pakistan"
            ),
            es=(
                "Examen de la legislación, las políticas y la práctica de la contratación de trabajadores "
                "migrantes en Pakistán"
            ),
        ),
        summary=Text(
            en=(
                "The rules for recruiting Pakistanis for work abroad, held against the ILO’s principles, with "
                "what officials, agencies and workers say of how they are kept."
            ),
            fr=(
                "Les règles du recrutement de Pakistanais pour l’étranger, confrontées aux principes de l’OIT, et "
                "ce qu’en disent l’administration, les agences et les travailleurs."
            ),
            es=(
                "Las reglas para contratar a personas de Pakistán para el extranjero, comparadas con los "
                "principios de la OIT, y lo que dicen de su cumplimiento la administración, las agencias y las "
                "personas trabajadoras."
            ),
        ),
        copies=(
            Copy(
                language="en",
                url="https://www.ilo.org/islamabad/whatwedo/publications/lang--en/nextRow--10/index.htm",
                isbn="978-92-2-133208-4",
            ),
        ),
        year=2020,
        publishers=("ilo",),
        authors=("ilo",),
        themes=("private-employment-agencies", "complaint-mechanisms"),
        audiences=("labour-ministries", "inspectorates"),
        instruments=("C181", "C097"),
        items=("gp3", "gp5", "fri-2021-2"),
        origins=("pk",),
        licence="All rights reserved",
        ties=(Tie("cites", "general-principles-operational-guidelines"),),
    ),
    Work(
        slug="ethiopian-overseas-employment-proclamation-analysis",
        kind="report",
        title=Text(
            en="The Ethiopian Overseas Employment Proclamation No. 923/2016: A comprehensive analysis",
            fr="La proclamation éthiopienne n° 923/2016 sur l’emploi à l’étranger : analyse complète",
            es="La proclamación etíope núm. 923/2016 sobre empleo en el extranjero: un análisis completo",
        ),
        summary=Text(
            en=(
                "Article by article: what the proclamation asks of agencies, employers and the State, and where "
                "it stays behind international standards."
            ),
            fr=(
                "Article par article : ce que la proclamation demande aux agences, aux employeurs et à l’État, et "
                "où elle reste en deçà des normes internationales."
            ),
            es=(
                "Artículo por artículo: qué exige la proclamación a las agencias, los empleadores y el Estado, y "
                "dónde se queda por debajo de las normas internacionales."
            ),
        ),
        copies=(
            Copy(
                language="en",
                url="https://www.ilo.org/africa/countries-covered/ethiopia/WCMS_554076/lang--en/index.htm",
                pages=62,
                isbn="978-92-2-129132-9",
            ),
        ),
        year=2017,
        publishers=("ilo",),
        authors=("ilo",),
        themes=("private-employment-agencies", "contracts"),
        audiences=("labour-ministries", "recruiters", "judiciary"),
        instruments=("C181",),
        items=("gp3", "gp5"),
        origins=("et",),
        licence="All rights reserved",
        ties=(Tie("cites", "ethiopia-overseas-employment-proclamation-2016"),),
    ),
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
    Work(
        slug="eliminating-recruitment-fees-supply-chains",
        kind="guidance",
        title=Text(
            en="Eliminating recruitment and employment fees charged to workers in supply chains",
            fr=(
                "Éliminer les frais de recrutement et d’emploi facturés aux travailleurs dans les chaînes "
                "d’approvisionnement"
            ),
            es=(
                "Eliminar los cobros de contratación y empleo a las personas trabajadoras en las cadenas de suministro"
            ),
        ),
        summary=Text(
            en=(
                "For companies that buy from others: find out who pays for recruitment, stop it, pay it back, and "
                "keep it from coming back."
            ),
            fr=(
                "Pour les entreprises qui s’approvisionnent auprès d’autres : savoir qui paie le recrutement, y "
                "mettre fin, rembourser, et éviter que cela recommence."
            ),
            es=(
                "Para empresas que compran a otras: averiguar quién paga la contratación, ponerle fin, devolver "
                "lo cobrado y evitar que se repita."
            ),
        ),
        copies=(Copy(language="en", url="https://responsiblerecruitmenttoolkit.org/"),),
        year=2019,
        version="3rd ed.",
        publishers=("rrt",),
        authors=("rrt",),
        themes=("recruitment-fees", "business"),
        audiences=("employers", "recruiters"),
        instruments=("UNGPs",),
        items=("gp7", "og-employers", "fri-2021-3"),
        places=("global",),
    ),
    Work(
        slug="ethical-recruitment-due-diligence-toolkit",
        kind="tool",
        title=Text(
            en="Ethical Recruitment Due Diligence Toolkit",
            fr="Boîte à outils de diligence raisonnable pour le recrutement éthique",
            es="Herramientas de debida diligencia para la contratación ética",
        ),
        summary=Text(
            en=(
                "Questionnaires, checklists and templates with which a company looks at the recruiters in its "
                "supply chain and talks to the people they recruited."
            ),
            fr=(
                "Des questionnaires, des listes de contrôle et des modèles pour examiner les recruteurs d’une "
                "chaîne d’approvisionnement et parler à celles et ceux qu’ils ont recrutés."
            ),
            es=(
                "Cuestionarios, listas de comprobación y modelos para examinar a quienes contratan en una cadena "
                "de suministro y hablar con las personas contratadas."
            ),
        ),
        copies=(Copy(language="en", url="https://iris.iom.int/ethical-recruitment-due-diligence-toolkit"),),
        publishers=("iom",),
        authors=("iom",),
        themes=("business", "private-employment-agencies"),
        audiences=("employers", "recruiters"),
        instruments=("UNGPs",),
        items=("og-employers",),
        places=("global",),
        ties=(Tie("cites", "iris-standard"),),
    ),
    Work(
        slug="iris-standard",
        kind="code",
        title=Text(
            en="IRIS Standard on ethical recruitment",
            fr="Norme IRIS de recrutement éthique",
            es="Estándar IRIS de contratación ética",
        ),
        summary=Text(
            en=(
                "What recruiters promise who want to be certified: no fees for workers, freedom of movement, "
                "transparent contracts, confidential data and a way to complain."
            ),
            fr=(
                "Ce que promettent les recruteurs qui veulent être certifiés : pas de frais pour les "
                "travailleurs, liberté de mouvement, contrats transparents, données confidentielles et voie de "
                "plainte."
            ),
            es=(
                "Lo que prometen quienes quieren certificarse: ninguna comisión a las personas trabajadoras, "
                "libertad de movimiento, contratos transparentes, datos confidenciales y una vía de queja."
            ),
        ),
        copies=(
            Copy(language="en", url="https://iris.iom.int/iris-standard"),
            Copy(language="fr", url="https://iris.iom.int/fr/iris-standard", kind="official"),
            Copy(language="es", url="https://iris.iom.int/es/iris-standard", kind="official"),
        ),
        year=2019,
        publishers=("iom",),
        authors=("iom",),
        themes=("business", "private-employment-agencies"),
        audiences=("recruiters", "employers"),
        instruments=("C181", "Montreal 2020"),
        items=("gp7", "og-recruiters"),
        places=("global",),
    ),
    Work(
        slug="guidelines-skills-modules-blma",
        kind="guidance",
        title=Text(
            en="Guidelines for skills modules in bilateral labour migration agreements",
            fr=(
                "Lignes directrices sur les volets « compétences » des accords bilatéraux de migration de main-d’œuvre"
            ),
            es="Directrices sobre módulos de competencias en los acuerdos bilaterales de migración laboral",
        ),
        summary=Text(
            en=(
                "What an agreement should say so that people are trained for the job, recognised for what they "
                "know and do not lose it on return."
            ),
            fr=(
                "Ce qu’un accord devrait prévoir pour que les personnes soient formées à l’emploi, reconnues pour "
                "ce qu’elles savent et ne le perdent pas au retour."
            ),
            es=(
                "Qué debería decir un acuerdo para que las personas se formen para el empleo, se reconozca lo que "
                "saben y no lo pierdan al volver."
            ),
        ),
        copies=(
            Copy(
                language="en",
                url="https://www.ilo.org/skills/areas/skills-for-migration/WCMS_748723/lang--en/index.htm",
            ),
        ),
        year=2020,
        publishers=("ilo",),
        authors=("ilo",),
        themes=("bilateral-agreements", "skills-recognition"),
        audiences=("labour-ministries", "foreign-affairs"),
        instruments=("C097", "R086"),
        items=("gp4", "gp6", "fri-2021-2"),
        places=("global",),
        ties=(Tie("cites", "bilateral-agreements-low-skilled-workers-review"),),
    ),
    Work(
        slug="master-class-fair-recruitment",
        kind="training",
        title=Text(
            en="Master class on fair recruitment",
            fr="Master class sur le recrutement équitable",
            es="Clase magistral sobre contratación equitativa",
        ),
        summary=Text(
            en=(
                "Six modules for those who train others: slides, cases and group work on principles, costs, "
                "inspection, agreements, business and remedy."
            ),
            fr=(
                "Six modules pour qui forme d’autres personnes : diapositives, cas et travaux de groupe sur les "
                "principes, les coûts, le contrôle, les accords, les entreprises et les recours."
            ),
            es=(
                "Seis módulos para quienes forman a otras personas: diapositivas, casos y trabajo en grupo sobre "
                "principios, costos, inspección, acuerdos, empresas y reparación."
            ),
        ),
        copies=(Copy(language="en", url="https://www.fairrecruitmenthub.org/node/292"),),
        year=2021,
        publishers=("fri", "itcilo"),
        authors=("itcilo",),
        themes=("fair-recruitment",),
        audiences=("labour-ministries", "employment-services", "trade-unions", "employers"),
        items=("fri-2021-1-4",),
        places=("global",),
    ),
)
