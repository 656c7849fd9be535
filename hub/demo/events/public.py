"""Invented events to come that everybody can register for."""

from datetime import time

from hub.demo.shapes import Meeting, Seat, Text, Topic, Voice

PUBLIC = (
    Meeting(
        slug="open-door-session",
        title=Text(
            en="Open door: put your questions to the facilitators",
            fr="Porte ouverte : posez vos questions à l’équipe d’animation",
            es="Puertas abiertas: pregunte al equipo de facilitación",
        ),
        teaser=Text(
            en=(
                "An informal hour and a half for members and those who may become members: how the Hub works, and what "
                "you would like to find in it."
            ),
            fr=(
                "Une heure et demie sans cérémonie pour les membres et celles et ceux qui pourraient le devenir : "
                "comment fonctionne la plateforme, et ce que vous aimeriez y trouver."
            ),
            es=(
                "Hora y media sin ceremonias para miembros y para quienes podrían serlo: cómo funciona el portal y qué "
                "le gustaría encontrar en él."
            ),
        ),
        background=Text(
            en=(
                "Questions about the Hub often come by mail, one by one. Twice a year we answer them together, so that "
                "all can hear the answers and add their own.\n\n"
                "There are no slides. Come when you can and leave when you must."
            ),
            fr=(
                "Les questions sur la plateforme arrivent souvent par courriel, une à une. Deux fois par an, nous y "
                "répondons ensemble, pour que tout le monde entende les réponses et y ajoute la sienne.\n\n"
                "Pas de diapositives. Venez quand vous pouvez, partez quand il le faut."
            ),
            es=(
                "Las preguntas sobre el portal suelen llegar por correo, una a una. Dos veces al año las respondemos "
                "en común, para que todos oigan las respuestas y añadan la suya.\n\n"
                "Sin diapositivas. Venga cuando pueda y váyase cuando lo necesite."
            ),
        ),
        objectives=Text(
            en=(
                "- Find your way around the library and the calendar\n"
                "- Propose a resource or an event\n"
                "- Meet other members"
            ),
            fr=(
                "- Se repérer dans la bibliothèque et le calendrier\n"
                "- Proposer une ressource ou un événement\n"
                "- Rencontrer d’autres membres"
            ),
            es=(
                "- Orientarse en la biblioteca y el calendario\n"
                "- Proponer un recurso o un encuentro\n"
                "- Conocer a otros miembros"
            ),
        ),
        target_audience=Text(
            en="Anyone who uses the Hub or thinks of joining.",
            fr="Toute personne qui utilise la plateforme ou songe à la rejoindre.",
            es="Cualquier persona que use el portal o piense en sumarse.",
        ),
        questions_note=Text(
            en="Speak up or write in the chat, in the language you like best.",
            fr="Prenez la parole ou écrivez dans la discussion, dans la langue de votre choix.",
            es="Tome la palabra o escriba en el chat, en el idioma que prefiera.",
        ),
        day=0,
        clock=None,
        minutes=90,
        time_zone="Europe/Zurich",
        series="workshops",
        format="dialogue",
        themes=("fair-recruitment",),
        languages=("en", "fr", "es"),
        hosts=(("fri", "host"),),
        voices=(
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
                title=Text("A short tour of the Hub", "Petit tour de la plateforme", "Un breve recorrido por el portal")
            ),
            Topic(title=Text("Your questions", "Vos questions", "Sus preguntas")),
            Topic(title=Text("What is missing?", "Que manque-t-il ?", "¿Qué falta?")),
        ),
        documents=(("fair-recruitment-knowledge-hub", "further"),),
        seats=(
            Seat(email="member.fr@hub.example"),
            Seat(email="member.es@hub.example"),
            Seat(email="malee.srisuk@people.example"),
        ),
        meeting_url="https://zoom.example/j/84400112233",
        meeting_id="844 0011 2233",
        meeting_passcode="open-door",
    ),
    Meeting(
        slug="reporting-on-recruitment-clinic",
        title=Text(
            en="Reporting on recruitment: a clinic for journalists",
            fr="Enquêter sur le recrutement : atelier pour journalistes",
            es="Informar sobre la contratación: taller para periodistas",
        ),
        teaser=Text(
            en=(
                "Bring a story you are working on. In a small group, colleagues and editors help you to check it, tell "
                "it and protect the people in it."
            ),
            fr=(
                "Venez avec un sujet en cours. En petit groupe, des collègues et des rédacteurs vous aident à le "
                "vérifier, à le raconter et à protéger les personnes concernées."
            ),
            es=(
                "Traiga una historia en la que esté trabajando. En un grupo pequeño, colegas y editores le ayudan a "
                "comprobarla, contarla y proteger a quienes aparecen en ella."
            ),
        ),
        background=Text(
            en=(
                "Stories on recruitment are hard to stand up: contracts change hands, witnesses are afraid, and sums "
                "are quoted in three currencies. Mistakes can cost a worker the job.\n\n"
                "The clinic works on real drafts. Nothing that is said in the room is published, and each participant "
                "gets twenty minutes."
            ),
            fr=(
                "Les sujets sur le recrutement sont difficiles à étayer : les contrats changent de main, les témoins "
                "ont peur et les sommes sont données en trois monnaies. Une erreur peut coûter son emploi à un "
                "travailleur.\n\n"
                "L’atelier part de vrais brouillons. Rien de ce qui s’y dit n’est publié, et chacun dispose de vingt "
                "minutes."
            ),
            es=(
                "Las historias sobre contratación son difíciles de sostener: los contratos cambian de mano, los "
                "testigos tienen miedo y las sumas se dan en tres monedas. Un error puede costarle el empleo a "
                "alguien.\n\n"
                "El taller parte de borradores reales. Nada de lo que se dice allí se publica, y cada participante "
                "dispone de veinte minutos."
            ),
        ),
        objectives=Text(
            en=(
                "- Test a story against what can be proved\n"
                "- Choose words that do not stigmatise\n"
                "- Plan how sources stay safe before, during and after publication"
            ),
            fr=(
                "- Confronter un sujet à ce qui peut être prouvé\n"
                "- Choisir des mots qui ne stigmatisent pas\n"
                "- Prévoir la sécurité des sources avant, pendant et après la publication"
            ),
            es=(
                "- Contrastar una historia con lo que se puede probar\n"
                "- Elegir palabras que no estigmaticen\n"
                "- Planificar la seguridad de las fuentes antes, durante y después de publicar"
            ),
        ),
        target_audience=Text(
            en=(
                "Reporters, producers and editors who are working on a story about recruitment in or from Africa. Five "
                "places."
            ),
            fr=(
                "Reporters, producteurs et rédacteurs qui préparent un sujet sur le recrutement en Afrique ou depuis "
                "l’Afrique. Cinq places."
            ),
            es=(
                "Reporteros, productores y editores que preparan una historia sobre la contratación en África o desde "
                "África. Cinco plazas."
            ),
        ),
        questions_note=Text(
            en="Send one page about your story with your registration or by mail, so that the group can prepare.",
            fr="Envoyez une page sur votre sujet avec l’inscription ou par courriel, pour que le groupe se prépare.",
            es="Envíe una página sobre su historia con la inscripción o por correo, para que el grupo se prepare.",
        ),
        day=12,
        clock=time(15, 0),
        minutes=120,
        time_zone="Africa/Nairobi",
        series="workshops",
        format="workshop",
        themes=("media", "forced-labour"),
        places=("africa",),
        hosts=(("fri", "host"), ("itcilo", "partner")),
        capacity=5,
        voices=(
            Voice(
                name="Chan Sophea",
                email="sophea.chan@people.example",
                job_title=Text("Editor", "Rédactrice en chef", "Editora"),
                body="mekong",
                country="kh",
            ),
            Voice(
                name="Wambui Karanja",
                role="moderator",
                job_title=Text("Freelance trainer", "Formatrice indépendante", "Formadora independiente"),
                country="ke",
            ),
        ),
        topics=(
            Topic(
                title=Text(
                    "What do we know, and how?", "Que savons-nous, et comment ?", "¿Qué sabemos y cómo lo sabemos?"
                ),
                voice=0,
            ),
            Topic(title=Text("Words and pictures", "Les mots et les images", "Las palabras y las imágenes"), voice=0),
            Topic(title=Text("Keeping sources safe", "Protéger les sources", "Proteger a las fuentes"), voice=1),
        ),
        documents=(("toolkit-for-journalists", "key"), ("media-friendly-glossary-migration", "further")),
        seats=(
            Seat(email="patience.namukasa@people.example"),
            Seat(email="ngozi.adeyemi@people.example"),
            Seat(email="thabo.mokoena@people.example"),
            Seat(
                email="abena.owusu@guest.example",
                name="Abena Owusu",
                time_zone="Africa/Accra",
                country="gh",
                affiliation="Harmattan Weekly",
            ),
            Seat(
                email="moussa.traore@guest.example",
                name="Moussa Traoré",
                language="fr",
                time_zone="Africa/Bamako",
                country="ml",
                affiliation="Radio Karité",
                listens_in="en",
            ),
            Seat(
                email="zanele.dube@guest.example",
                name="Zanele Dube",
                status="waitlisted",
                time_zone="Africa/Johannesburg",
                country="za",
                affiliation="Veld Report",
            ),
            Seat(email="member.es@hub.example", status="waitlisted", listens_in="en"),
            Seat(
                email="tigist.bekele@guest.example",
                name="Tigist Bekele",
                status="waitlisted",
                time_zone="Africa/Addis_Ababa",
                country="et",
                affiliation="Addis Lens",
            ),
        ),
        meeting_url="https://zoom.example/j/86011223344",
        meeting_id="860 1122 3344",
        meeting_passcode="clinic-5",
    ),
)
