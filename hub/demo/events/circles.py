"""Invented events to come for members and for those who are invited."""

from datetime import time

from hub.demo.shapes import Meeting, Seat, Text, Topic, Voice

CIRCLE_EVENTS = (
    Meeting(
        slug="members-exchange-bilateral-agreements",
        title=Text(
            en="Members’ exchange: what makes a joint committee work?",
            fr="Échange entre membres : qu’est-ce qui fait vivre un comité mixte ?",
            es="Intercambio entre miembros: ¿qué hace funcionar un comité mixto?",
        ),
        teaser=Text(
            en=(
                "Agreements between countries come to life in the committees that follow them up. Members compare "
                "agendas, data and habits, among themselves."
            ),
            fr=(
                "Les accords entre pays vivent par les comités qui les suivent. Les membres comparent, entre eux, "
                "ordres du jour, données et habitudes."
            ),
            es=(
                "Los acuerdos entre países cobran vida en los comités que les dan seguimiento. Los miembros comparan, "
                "en confianza, agendas, datos y costumbres."
            ),
        ),
        background=Text(
            en=(
                "Many bilateral labour agreements provide for a joint committee. Some of these committees meet twice a "
                "year and settle cases; others have never met.\n\n"
                "In a round table without guests, members who sit on such a committee, or who would like to, tell what "
                "helps: who chairs, which figures are on the table, how unions and employers are heard."
            ),
            fr=(
                "Beaucoup d’accords bilatéraux de main-d’œuvre prévoient un comité mixte. Certains se réunissent deux "
                "fois par an et règlent des cas ; d’autres ne se sont jamais réunis.\n\n"
                "Lors d’une table ronde entre membres, ceux qui siègent dans un tel comité, ou aimeraient y siéger, "
                "disent ce qui aide : qui préside, quels chiffres sont sur la table, comment syndicats et employeurs "
                "sont entendus."
            ),
            es=(
                "Muchos acuerdos laborales bilaterales prevén un comité mixto. Algunos se reúnen dos veces al año y "
                "resuelven casos; otros no se han reunido nunca.\n\n"
                "En una mesa redonda solo para miembros, quienes forman parte de un comité así, o querrían hacerlo, "
                "cuentan qué ayuda: quién preside, qué cifras hay sobre la mesa, cómo se escucha a sindicatos y "
                "empleadores."
            ),
        ),
        objectives=Text(
            en=(
                "- Collect what has worked in at least five agreements\n"
                "- Draft a one-page agenda that any committee can use\n"
                "- Find a partner to stay in touch with"
            ),
            fr=(
                "- Recueillir ce qui a marché dans au moins cinq accords\n"
                "- Rédiger un ordre du jour d’une page utilisable par tout comité\n"
                "- Trouver un partenaire avec qui rester en contact"
            ),
            es=(
                "- Reunir lo que ha funcionado en al menos cinco acuerdos\n"
                "- Redactar una agenda de una página que sirva a cualquier comité\n"
                "- Encontrar a alguien con quien seguir en contacto"
            ),
        ),
        target_audience=Text(
            en="Members of the Hub from ministries, employment services, unions and employers’ organisations.",
            fr=(
                "Membres de la plateforme issus des ministères, des services de l’emploi, des syndicats et des "
                "organisations d’employeurs."
            ),
            es="Miembros del portal de ministerios, servicios de empleo, sindicatos y organizaciones de empleadores.",
        ),
        questions_note=Text(
            en="What is said stays in the room; only the agenda is shared.",
            fr="Ce qui se dit reste entre nous ; seul l’ordre du jour est diffusé.",
            es="Lo que se dice queda entre quienes participan; solo se comparte la agenda.",
        ),
        day=30,
        clock=time(11, 0),
        minutes=75,
        time_zone="Africa/Tunis",
        format="round-table",
        access="members",
        themes=("bilateral-agreements",),
        places=("global",),
        languages=("en", "fr"),
        hosts=(("fri", "host"),),
        voices=(
            Voice(
                name="Salma Benjelloun",
                email="salma.benjelloun@people.example",
                job_title=Text(
                    "Head of international placement",
                    "Cheffe du service du placement international",
                    "Jefa de colocación internacional",
                ),
                country="ma",
            ),
            Voice(
                name="Rupa Chowdhury",
                email="rupa.chowdhury@people.example",
                job_title=Text(
                    "Adviser on skills and migration",
                    "Conseillère compétences et migrations",
                    "Asesora en competencias y migración",
                ),
                body="delta",
                country="bd",
            ),
            Voice(
                name="Tomás Rivera Luna",
                email="facilitator@hub.example",
                role="facilitator",
                job_title=Text("Knowledge Hub facilitator", "Animateur de la plateforme", "Facilitador del portal"),
                body="fri",
                country="ch",
            ),
        ),
        topics=(
            Topic(
                title=Text(
                    "Who sits at the table, and who prepares it",
                    "Qui siège, et qui prépare",
                    "Quién se sienta a la mesa y quién la prepara",
                ),
                voice=0,
            ),
            Topic(
                title=Text(
                    "Five figures that every committee needs",
                    "Cinq chiffres dont tout comité a besoin",
                    "Cinco cifras que todo comité necesita",
                ),
                voice=1,
            ),
            Topic(
                title=Text(
                    "From a single complaint to a rule",
                    "De la plainte isolée à la règle",
                    "De la queja individual a la regla",
                )
            ),
        ),
        documents=(
            ("guidance-bilateral-labour-migration-agreements", "key"),
            ("nepal-bilateral-agreements-fair-recruitment", "further"),
            ("bangladesh-negotiation-capacity", "further"),
        ),
        seats=(
            Seat(email="linh.pham@people.example"),
            Seat(email="bishal.gurung@people.example"),
            Seat(email="aya.kouame@people.example"),
        ),
        meeting_url="https://zoom.example/j/83322110099",
        meeting_id="833 2211 0099",
        meeting_passcode="committee",
    ),
    Meeting(
        slug="advisory-committee-dialogue",
        title=Text(
            en="Dialogue of the Advisory Committee: from strategy to national roadmaps",
            fr="Dialogue du Comité consultatif : de la stratégie aux feuilles de route nationales",
            es="Diálogo del Comité asesor: de la estrategia a las hojas de ruta nacionales",
        ),
        teaser=Text(
            en=(
                "Members of the Advisory Committee look at the first national roadmaps and agree on what to offer "
                "countries that start one."
            ),
            fr=(
                "Les membres du Comité consultatif examinent les premières feuilles de route nationales et conviennent "
                "de ce qu’il faut offrir aux pays qui en commencent une."
            ),
            es=(
                "Los miembros del Comité asesor examinan las primeras hojas de ruta nacionales y acuerdan qué ofrecer "
                "a los países que empiezan una."
            ),
        ),
        background=Text(
            en=(
                "A strategy becomes real in countries. Several have drawn up a roadmap for fair recruitment, and "
                "others have asked how.\n\n"
                "The Committee meets online between its annual sessions, in a small circle, to compare what has been "
                "learnt and to settle who can support whom."
            ),
            fr=(
                "Une stratégie devient réelle dans les pays. Plusieurs ont établi une feuille de route pour le "
                "recrutement équitable, et d’autres demandent comment faire.\n\n"
                "Le Comité se réunit en ligne entre ses sessions annuelles, en petit cercle, pour comparer les "
                "enseignements et décider qui peut appuyer qui."
            ),
            es=(
                "Una estrategia se hace realidad en los países. Varios han trazado una hoja de ruta para la "
                "contratación equitativa y otros han preguntado cómo.\n\n"
                "El Comité se reúne en línea entre sus sesiones anuales, en un círculo pequeño, para comparar lo "
                "aprendido y acordar quién puede apoyar a quién."
            ),
        ),
        objectives=Text(
            en=(
                "- Review what the first roadmaps have in common\n"
                "- Agree on support between countries for the coming year"
            ),
            fr=(
                "- Examiner ce que les premières feuilles de route ont en commun\n"
                "- Convenir de l’appui entre pays pour l’année à venir"
            ),
            es=(
                "- Revisar qué tienen en común las primeras hojas de ruta\n"
                "- Acordar el apoyo entre países para el próximo año"
            ),
        ),
        target_audience=Text(
            en="Members of the Advisory Committee and the colleagues they nominate.",
            fr="Les membres du Comité consultatif et les collègues qu’ils désignent.",
            es="Los miembros del Comité asesor y los colegas que designen.",
        ),
        day=40,
        clock=time(16, 0),
        minutes=120,
        time_zone="Europe/Zurich",
        format="dialogue",
        access="invitation",
        themes=("fair-recruitment",),
        places=("global",),
        languages=("en", "es"),
        interpretation=("fr",),
        hosts=(("fri", "host"), ("ilo", "partner")),
        voices=(
            Voice(
                name="Chiara Bellandi",
                email="chiara.bellandi@people.example",
                role="moderator",
                job_title=Text(
                    "Policy officer, agriculture",
                    "Chargée des politiques, agriculture",
                    "Responsable de políticas, agricultura",
                ),
                country="it",
            ),
        ),
        topics=(
            Topic(
                title=Text(
                    "Three roadmaps side by side",
                    "Trois feuilles de route côte à côte",
                    "Tres hojas de ruta frente a frente",
                )
            ),
            Topic(title=Text("Support between countries", "L’appui entre pays", "El apoyo entre países")),
        ),
        documents=(
            ("fair-recruitment-roadmap", "key"),
            ("fair-recruitment-initiative-strategy-2026-2030", "key"),
        ),
        invited=("member.es@hub.example", "yousef.alnaimi@people.example"),
        meeting_url="https://zoom.example/j/85566778800",
        meeting_id="855 6677 8800",
        meeting_passcode="roadmap-40",
    ),
)
