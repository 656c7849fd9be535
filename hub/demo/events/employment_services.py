"""The webinar on public employment services of 15 June 2023, as its concept note describes it."""

from datetime import date, time

from hub.demo.shapes import Inquiry, Meeting, Seat, Text, Topic, Voice

# The concept note says "15:30–17:00 CET (Geneva)", but Geneva keeps summer time in June: 15:30 there is 13:30 UTC.
EMPLOYMENT_SERVICES = Meeting(
    slug="public-employment-services-fair-recruitment",
    title=Text(
        en="The role of public employment services in fair recruitment promotion",
        fr="Le rôle des services publics de l’emploi dans la promotion du recrutement équitable",
        es="El papel de los servicios públicos de empleo en la promoción de la contratación equitativa",
    ),
    teaser=Text(
        en=(
            "Employment services from Sweden, Tunisia and Morocco show how they keep job offers honest, reach "
            "employers across borders and help migrant workers into decent work."
        ),
        fr=(
            "Des services de l’emploi de Suède, de Tunisie et du Maroc montrent comment ils veillent à des offres "
            "honnêtes, vont vers les employeurs à l’étranger et aident les travailleurs migrants à accéder à un "
            "travail décent."
        ),
        es=(
            "Servicios de empleo de Suecia, Túnez y Marruecos muestran cómo velan por ofertas honestas, llegan a "
            "empleadores de otros países y ayudan a las personas migrantes a acceder a un trabajo decente."
        ),
    ),
    background=Text(
        en=(
            "Public employment services sit where jobseekers, employers and the law meet. They can set the standard "
            "for everyone else in a country who recruits: by offering information that jobseekers can trust about "
            "vacancies and about recruitment itself, by making sure that there is somewhere to complain, and by "
            "applying national rules that follow international labour standards.\n\n"
            "Their mandate differs from one country to the next. All of them watch the labour market and answer for "
            "the quality of the jobs they offer. Some help to write or enforce the rules for private employment "
            "agencies, and many work with these agencies as partners. Others open labour markets abroad, with "
            "employers in countries of destination or under agreements between governments, and have a hand in "
            "drafting and applying bilateral labour agreements.\n\n"
            "Fair recruitment, above all where people cross borders for work, asks a service to deal well with "
            "employers and jobseekers alike, to manage information with care and to coordinate with its counterparts "
            "abroad. Officials from services with different mandates and labour markets compare how they do this: what "
            "works, what holds them back and what they have achieved.\n\n"
            "The ILO launched the Fair Recruitment Initiative in 2014 and is carrying out its second five-year "
            "strategy (2021–2025), with activities in more than 40 countries. Public employment services and labour "
            "inspectorates, employers and recruiters, workers’ organisations, civil society and those who train "
            "journalists all take part. The FAIR programme, now in its third and last phase, is the ILO’s global "
            "programme devoted to the Initiative: it extends practices that have shown promise, in countries of origin "
            "and of destination, and produces and shares research. The Knowledge Hub links more than 500 members with "
            "a library and with online events such as this one."
        ),
        fr=(
            "Les services publics de l’emploi se trouvent là où se croisent demandeurs d’emploi, employeurs et loi. "
            "Ils peuvent donner l’exemple à tous ceux qui recrutent dans un pays : en offrant des informations fiables "
            "sur les offres et sur le recrutement lui-même, en veillant à ce qu’on puisse se plaindre quelque part, et "
            "en appliquant des règles nationales conformes aux normes internationales du travail.\n\n"
            "Leur mandat varie d’un pays à l’autre. Tous suivent le marché du travail et répondent de la qualité des "
            "emplois qu’ils proposent. Certains participent à l’élaboration ou au contrôle des règles applicables aux "
            "agences d’emploi privées, et beaucoup coopèrent avec elles. D’autres ouvrent des marchés du travail à "
            "l’étranger, avec des employeurs des pays de destination ou dans le cadre d’accords entre gouvernements, "
            "et contribuent à rédiger et à appliquer les accords bilatéraux de main-d’œuvre.\n\n"
            "Le recrutement équitable, surtout lorsque l’on passe une frontière pour travailler, demande à un service "
            "de bien traiter avec les employeurs comme avec les demandeurs d’emploi, de gérer l’information avec soin "
            "et de se coordonner avec ses homologues à l’étranger. Des responsables de services aux mandats et aux "
            "marchés différents comparent leur façon de faire : ce qui marche, ce qui freine et ce qui a été "
            "accompli.\n\n"
            "L’OIT a lancé l’Initiative pour le recrutement équitable en 2014 et met en œuvre sa deuxième stratégie "
            "quinquennale (2021-2025), avec des activités dans plus de 40 pays. Services publics de l’emploi et "
            "inspections du travail, employeurs et recruteurs, organisations de travailleurs, société civile et "
            "formateurs de journalistes y prennent part. Le programme FAIR, dans sa troisième et dernière phase, est "
            "le programme mondial de l’OIT consacré à l’Initiative : il étend les pratiques prometteuses, dans les "
            "pays d’origine et de destination, et produit et partage des recherches. La plateforme de connaissances "
            "relie plus de 500 membres à une bibliothèque et à des événements en ligne comme celui-ci."
        ),
        es=(
            "Los servicios públicos de empleo están donde se encuentran quienes buscan trabajo, los empleadores y la "
            "ley. Pueden dar ejemplo a todos los que contratan en un país: con información fiable sobre las vacantes y "
            "sobre la propia contratación, con un lugar donde quejarse y con reglas nacionales acordes con las normas "
            "internacionales del trabajo.\n\n"
            "Su mandato cambia de un país a otro. Todos observan el mercado de trabajo y responden de la calidad de "
            "los empleos que ofrecen. Algunos participan en elaborar o hacer cumplir las reglas de las agencias de "
            "empleo privadas, y muchos cooperan con ellas. Otros abren mercados de trabajo en el extranjero, con "
            "empleadores de los países de destino o en el marco de acuerdos entre gobiernos, y ayudan a redactar y "
            "aplicar los acuerdos laborales bilaterales.\n\n"
            "La contratación equitativa, sobre todo cuando se cruza una frontera para trabajar, pide a un servicio que "
            "trate bien tanto con empleadores como con quienes buscan empleo, que gestione la información con cuidado "
            "y que se coordine con sus pares de otros países. Responsables de servicios con mandatos y mercados "
            "distintos comparan cómo lo hacen: qué funciona, qué los frena y qué han logrado.\n\n"
            "La OIT lanzó la Iniciativa para la Contratación Equitativa en 2014 y aplica su segunda estrategia "
            "quinquenal (2021-2025), con actividades en más de 40 países. Participan servicios públicos de empleo e "
            "inspecciones del trabajo, empleadores y agencias, organizaciones de trabajadores, sociedad civil y "
            "quienes forman a periodistas. El programa FAIR, en su tercera y última fase, es el programa mundial de la "
            "OIT dedicado a la Iniciativa: extiende prácticas prometedoras, en países de origen y de destino, y "
            "produce y comparte investigación. El portal de conocimientos une a más de 500 miembros con una biblioteca "
            "y con encuentros en línea como este."
        ),
    ),
    objectives=Text(
        en=(
            "- To show what public employment services do for fair recruitment, in practice and under the labour "
            "conventions that concern them\n"
            "- To encourage those who take part to act on what they have heard"
        ),
        fr=(
            "- Montrer ce que les services publics de l’emploi apportent au recrutement équitable, en pratique et au "
            "regard des conventions du travail qui les concernent\n"
            "- Donner envie aux participants d’agir à partir de ce qu’ils ont entendu"
        ),
        es=(
            "- Mostrar qué aportan los servicios públicos de empleo a la contratación equitativa, en la práctica y "
            "según los convenios que les atañen\n"
            "- Animar a quienes participan a actuar a partir de lo que han escuchado"
        ),
    ),
    target_audience=Text(
        en=(
            "Everyone who works for fair recruitment is welcome, above all staff of public employment services, "
            "private employment agencies and others who make labour markets work, as well as the social partners."
        ),
        fr=(
            "Toutes les personnes qui œuvrent pour le recrutement équitable sont les bienvenues, en particulier le "
            "personnel des services publics de l’emploi, des agences d’emploi privées et des autres acteurs du marché "
            "du travail, ainsi que les partenaires sociaux."
        ),
        es=(
            "Puede participar cualquier persona que trabaje por la contratación equitativa, sobre todo el personal de "
            "los servicios públicos de empleo, de las agencias de empleo privadas y de otros actores del mercado de "
            "trabajo, así como los interlocutores sociales."
        ),
    ),
    questions_note=Text(
        en=(
            "There is time for questions and answers after the presentations. Bring your questions and your own point "
            "of view; you can also leave a question with your registration."
        ),
        fr=(
            "Un temps de questions et réponses suit les présentations. Venez avec vos questions et votre point de "
            "vue ; vous pouvez aussi laisser une question avec votre inscription."
        ),
        es=(
            "Tras las presentaciones hay tiempo para preguntas y respuestas. Traiga sus preguntas y su punto de vista; "
            "también puede dejar una pregunta al inscribirse."
        ),
    ),
    summary=Text(
        en=(
            "156 people from 75 countries took part. A thread ran through all presentations: a public employment "
            "service stays useful by adapting all the time, to employers who recruit in new ways and to people who "
            "move for work."
        ),
        fr=(
            "156 personnes de 75 pays ont pris part à la rencontre. Un fil a traversé toutes les présentations : un "
            "service public de l’emploi reste utile en s’adaptant sans cesse, aux employeurs qui recrutent autrement "
            "et aux personnes qui se déplacent pour travailler."
        ),
        es=(
            "Participaron 156 personas de 75 países. Un hilo recorrió todas las presentaciones: un servicio público de "
            "empleo sigue siendo útil si se adapta sin cesar, a empleadores que contratan de otro modo y a personas "
            "que se desplazan para trabajar."
        ),
    ),
    day=date(2023, 6, 15),
    clock=time(15, 30),
    minutes=90,
    time_zone="Europe/Zurich",
    series="knowledge-exchange",
    themes=("public-employment-services", "bilateral-agreements", "fair-recruitment"),
    places=("global",),
    languages=("en", "fr", "es"),
    interpretation=("fr", "es"),
    hosts=(("fri", "host"), ("itcilo", "partner"), ("fair", "supporter")),
    voices=(
        Voice(body="eures-sweden", country="se"),
        Voice(body="atct", country="tn"),
        Voice(body="anapec", country="ma"),
        Voice(body="wapes"),
        Voice(name="Anna-Karin Palm-Olsson", role="moderator", body="ilo"),
        Voice(name="Miriam Boudraa", role="facilitator", body="itcilo"),
        Voice(name="Gaëla Roudy Fraser", role="facilitator", body="ilo"),
    ),
    topics=(
        Topic(
            title=Text(
                en="Fair mobility through a network of public and private employment services",
                fr="Une mobilité équitable grâce à un réseau de services de l’emploi publics et privés",
                es="Movilidad equitativa mediante una red de servicios de empleo públicos y privados",
            ),
            description=Text(
                en="An example from Sweden, as a member of EURES, the European network of employment services.",
                fr="Un exemple de la Suède, membre d’EURES, le réseau européen des services de l’emploi.",
                es="Un ejemplo de Suecia, miembro de EURES, la red europea de servicios de empleo.",
            ),
            body="eures-sweden",
            voice=0,
        ),
        Topic(
            title=Text(
                en="How can public employment services ease labour migration by reaching out to employers?",
                fr=(
                    "Comment les services publics de l’emploi peuvent-ils faciliter les migrations de main-d’œuvre en "
                    "prospectant les employeurs ?"
                ),
                es=(
                    "¿Cómo pueden los servicios públicos de empleo facilitar la migración laboral mediante la "
                    "prospección de empleadores?"
                ),
            ),
            description=Text(
                en="Experience of ATCT, the service that places Tunisian professionals abroad.",
                fr="L’expérience de l’ATCT, le service qui place des professionnels tunisiens à l’étranger.",
                es="La experiencia de la ATCT, el servicio que coloca a profesionales tunecinos en el extranjero.",
            ),
            body="atct",
            voice=1,
        ),
        Topic(
            title=Text(
                en=(
                    "What part can public employment services play in integrating migrant workers who are already in "
                    "the country?"
                ),
                fr=(
                    "Quel rôle les services publics de l’emploi peuvent-ils jouer dans l’intégration des travailleurs "
                    "migrants déjà présents dans le pays ?"
                ),
                es=(
                    "¿Qué papel pueden tener los servicios públicos de empleo en la integración de los trabajadores "
                    "migrantes que ya están en el país?"
                ),
            ),
            description=Text(
                en="Experience of the public employment service of Morocco.",
                fr="L’expérience du service public de l’emploi du Maroc.",
                es="La experiencia del servicio público de empleo de Marruecos.",
            ),
            body="anapec",
            voice=2,
        ),
        Topic(
            title=Text(
                en="The World Association of Public Employment Services: mission and services",
                fr="L’Association mondiale des services d’emploi publics : mission et services",
                es="La Asociación Mundial de los Servicios Públicos de Empleo: misión y servicios",
            ),
            description=Text(
                en="What the association offers its members, and how to take part.",
                fr="Ce que l’association offre à ses membres, et comment y participer.",
                es="Qué ofrece la asociación a sus miembros y cómo participar.",
            ),
            body="wapes",
            voice=3,
        ),
    ),
    documents=(
        ("fair-recruitment-initiative", "further"),
        ("fair-recruitment-initiative-strategy-2021-2025", "further"),
        ("promising-practices-for-fair-recruitment", "further"),
        ("fair-recruitment-knowledge-hub", "further"),
        ("vacancy-checklist", "outcome"),
        ("recording-public-employment-services", "recording"),
    ),
    seats=(
        Seat(email="member.en@hub.example", question="How do you check a vacancy when the employer is abroad?"),
        Seat(email="member.fr@hub.example"),
        Seat(email="member.es@hub.example", question="¿Cómo cooperan con las agencias privadas?"),
        Seat(email="amina.diallo@people.example"),
        Seat(email="karin.soderlund@people.example"),
        Seat(email="salma.benjelloun@people.example"),
        Seat(email="andrea.castaneda@people.example"),
        Seat(email="kofi.asante@people.example"),
    ),
    crowd=190,
    inquiries=(
        Inquiry(
            by="member.en@hub.example",
            text="How do you check a vacancy when the employer is abroad?",
            language="en",
            topic=1,
            supporters=(
                "member.fr@hub.example",
                "kofi.asante@people.example",
                "amina.diallo@people.example",
                "andrea.castaneda@people.example",
            ),
            answer=Text(
                en=(
                    "Ask the employment service of that country first: it can look the employer up where you cannot. "
                    "Without a partner there, ask for the company’s registration, a written contract and a number to "
                    "call, and call it. The two-page checklist among the documents has the steps in order."
                ),
                fr=(
                    "Interrogez d’abord le service de l’emploi de ce pays : il peut vérifier l’employeur là où vous "
                    "ne le pouvez pas. Sans partenaire sur place, demandez l’immatriculation de l’entreprise, un "
                    "contrat écrit et un numéro de téléphone, puis appelez. La liste de contrôle de deux pages, parmi "
                    "les documents, donne les étapes dans l’ordre."
                ),
                es=(
                    "Pregunte primero al servicio de empleo de ese país: puede comprobar al empleador donde usted no "
                    "puede. Sin un socio allí, pida el registro de la empresa, un contrato escrito y un número de "
                    "teléfono, y llame. La lista de verificación de dos páginas, entre los documentos, ordena los "
                    "pasos."
                ),
            ),
        ),
        Inquiry(
            by="member.es@hub.example",
            text="¿Cómo cooperan con las agencias privadas?",
            language="es",
            topic=1,
            supporters=("karin.soderlund@people.example", "member.en@hub.example"),
            answer=Text(
                en=(
                    "By sharing vacancies with those that accept the same rules: no fees for workers, the contract in "
                    "a language the worker reads, and an address for complaints. An agency that breaks them leaves "
                    "the network."
                ),
                fr=(
                    "En partageant les offres avec celles qui acceptent les mêmes règles : aucuns frais pour les "
                    "travailleurs, un contrat dans une langue qu’ils lisent et une adresse pour les plaintes. L’agence "
                    "qui les enfreint quitte le réseau."
                ),
                es=(
                    "Compartiendo las vacantes con las que aceptan las mismas reglas: ningún cobro a las personas "
                    "trabajadoras, el contrato en un idioma que lean y una dirección para quejas. La agencia que las "
                    "incumple sale de la red."
                ),
            ),
        ),
        Inquiry(
            by="salma.benjelloun@people.example",
            text="Par où commencer avec des personnes dont le diplôme n’est pas reconnu ?",
            language="fr",
            topic=3,
            supporters=("kofi.asante@people.example",),
            answer=Text(
                en=(
                    "With what they can do: a practical test at a workplace says more than a translated certificate, "
                    "and many employers accept it while the recognition is pending."
                ),
                fr=(
                    "Par ce qu’elles savent faire : une épreuve pratique sur un lieu de travail en dit plus qu’un "
                    "certificat traduit, et beaucoup d’employeurs l’acceptent en attendant la reconnaissance."
                ),
                es=(
                    "Por lo que saben hacer: una prueba práctica en un lugar de trabajo dice más que un certificado "
                    "traducido, y muchos empleadores la aceptan mientras llega el reconocimiento."
                ),
            ),
        ),
    ),
    meeting_url="https://zoom.example/j/81234567890",
    meeting_id="812 3456 7890",
    meeting_passcode="fair-2023",
    has_note=True,
)
