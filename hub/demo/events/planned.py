"""Invented events whose date is only proposed, or that were called off."""

from datetime import time

from hub.demo.shapes import Meeting, Text, Topic, Voice

PLANNED = (
    Meeting(
        slug="paying-back-what-workers-paid",
        title=Text(
            en="Paying back what workers paid",
            fr="Rembourser ce que les travailleurs ont payé",
            es="Devolver lo que pagaron las personas trabajadoras",
        ),
        teaser=Text(
            en=(
                "When workers have been charged for a job, who gives the money back, how much, and how fast? "
                "Employers, a union and an agency compare their experience."
            ),
            fr=(
                "Quand des travailleurs ont payé pour un emploi, qui rembourse, combien, et dans quel délai ? Des "
                "employeurs, un syndicat et une agence comparent leur expérience."
            ),
            es=(
                "Cuando se ha cobrado por un empleo, ¿quién devuelve el dinero, cuánto y en qué plazo? Empleadores, un "
                "sindicato y una agencia comparan su experiencia."
            ),
        ),
        background=Text(
            en=(
                "More and more companies find out that their workers paid for recruitment, and decide to repay. "
                "Receipts are missing, workers have moved on, and agencies and employers point at each other.\n\n"
                "The session was to go through one case from the first interview to the last transfer."
            ),
            fr=(
                "De plus en plus d’entreprises découvrent que leurs travailleurs ont payé leur recrutement et décident "
                "de rembourser. Les reçus manquent, des travailleurs sont partis, agences et employeurs se renvoient "
                "la balle.\n\n"
                "La séance devait suivre un cas du premier entretien au dernier virement."
            ),
            es=(
                "Cada vez más empresas descubren que su personal pagó por la contratación y deciden devolverlo. Faltan "
                "recibos, hay quien ya se ha ido, y agencias y empleadores se señalan entre sí.\n\n"
                "La sesión iba a recorrer un caso desde la primera entrevista hasta la última transferencia."
            ),
        ),
        objectives=Text(
            en=(
                "- Work out what is owed when receipts are missing\n"
                "- Share the cost fairly along the chain\n"
                "- Keep it from happening again"
            ),
            fr=(
                "- Établir ce qui est dû quand les reçus manquent\n"
                "- Répartir équitablement la dépense le long de la chaîne\n"
                "- Éviter que cela se reproduise"
            ),
            es=(
                "- Calcular lo que se debe cuando faltan recibos\n"
                "- Repartir el gasto con equidad a lo largo de la cadena\n"
                "- Evitar que se repita"
            ),
        ),
        target_audience=Text(
            en="Employers and buyers, agencies, unions and those who audit supply chains.",
            fr="Employeurs et donneurs d’ordre, agences, syndicats et auditeurs des chaînes d’approvisionnement.",
            es="Empleadores y compradores, agencias, sindicatos y quienes auditan cadenas de suministro.",
        ),
        status="cancelled",
        status_note=Text(
            en="Two of the speakers cannot be there. We are preparing a new date and will announce it here.",
            fr="Deux des intervenants sont empêchés. Nous préparons une nouvelle date et l’annoncerons ici.",
            es="Dos de las personas ponentes no pueden asistir. Preparamos una nueva fecha y la anunciaremos aquí.",
        ),
        day=16,
        clock=time(13, 0),
        minutes=60,
        time_zone="Europe/Zurich",
        series="knowledge-exchange",
        themes=("recruitment-fees", "business"),
        languages=("en",),
        interpretation=("es",),
        hosts=(("fri", "host"), ("ioe", "partner")),
        voices=(
            Voice(
                name="Rania Khoury",
                email="rania.khoury@people.example",
                job_title=Text("Compliance manager", "Responsable conformité", "Responsable de cumplimiento"),
                country="jo",
            ),
            Voice(
                name="Bishal Gurung",
                email="bishal.gurung@people.example",
                job_title=Text("Managing director", "Directeur général", "Director general"),
                body="himal",
                country="np",
            ),
        ),
        topics=(
            Topic(
                title=Text("Finding out what was paid", "Savoir ce qui a été payé", "Averiguar lo que se pagó"), voice=0
            ),
            Topic(title=Text("The agency’s share", "La part de l’agence", "La parte de la agencia"), voice=1),
        ),
        documents=(("employers-guide-fair-recruitment", "further"), ("responsible-business-alliance-code", "further")),
        meeting_url="https://zoom.example/j/82211443366",
        meeting_id="822 1144 3366",
        meeting_passcode="pay-back",
    ),
    Meeting(
        slug="measuring-recruitment-costs",
        title=Text(
            en="Measuring recruitment costs: from survey to policy",
            fr="Mesurer les coûts de recrutement : de l’enquête à la politique publique",
            es="Medir los costos de contratación: de la encuesta a la política",
        ),
        teaser=Text(
            en=(
                "Statisticians and policymakers look at surveys on what workers pay, and at what becomes of the "
                "figures. The date is proposed and will be confirmed."
            ),
            fr=(
                "Statisticiens et décideurs examinent des enquêtes sur ce que paient les travailleurs, et ce que "
                "deviennent les chiffres. La date est proposée et sera confirmée."
            ),
            es=(
                "Especialistas en estadística y en políticas examinan encuestas sobre lo que pagan las personas "
                "trabajadoras y qué se hace con las cifras. La fecha es una propuesta y se confirmará."
            ),
        ),
        background=Text(
            en=(
                "SDG indicator 10.7.1 compares what a worker pays for a job abroad with what she earns there. A few "
                "questions added to a labour force survey are enough to start with, but wording and sampling decide "
                "whether the figure can be trusted.\n\n"
                "The exchange follows three surveys from the questionnaire to the ministry’s desk."
            ),
            fr=(
                "L’indicateur 10.7.1 des ODD compare ce qu’un travailleur paie pour un emploi à l’étranger à ce qu’il "
                "y gagne. Quelques questions ajoutées à une enquête sur la population active suffisent pour commencer, "
                "mais la formulation et l’échantillon décident de la fiabilité du chiffre.\n\n"
                "L’échange suit trois enquêtes, du questionnaire au bureau du ministère."
            ),
            es=(
                "El indicador 10.7.1 de los ODS compara lo que alguien paga por un empleo en el extranjero con lo que "
                "gana allí. Bastan unas preguntas añadidas a una encuesta de población activa para empezar, pero la "
                "redacción y la muestra deciden si la cifra es fiable.\n\n"
                "El intercambio sigue tres encuestas, del cuestionario al despacho del ministerio."
            ),
        ),
        objectives=Text(
            en=(
                "- Understand what the indicator tells and what it leaves out\n"
                "- Learn from mistakes made in the field\n"
                "- See how figures entered a negotiation"
            ),
            fr=(
                "- Comprendre ce que dit l’indicateur et ce qu’il laisse de côté\n"
                "- Apprendre des erreurs de terrain\n"
                "- Voir comment des chiffres sont entrés dans une négociation"
            ),
            es=(
                "- Comprender qué dice el indicador y qué deja fuera\n"
                "- Aprender de los errores en el terreno\n"
                "- Ver cómo entraron las cifras en una negociación"
            ),
        ),
        target_audience=Text(
            en="Statistics offices, labour ministries, researchers and those who negotiate agreements.",
            fr="Offices statistiques, ministères du Travail, chercheurs et négociateurs d’accords.",
            es="Oficinas de estadística, ministerios de Trabajo, investigación y quienes negocian acuerdos.",
        ),
        questions_note=Text(
            en="Tell us when you register which survey you work on; we match participants for the second half.",
            fr=(
                "Dites-nous à l’inscription sur quelle enquête vous travaillez ; nous formons des groupes pour la "
                "seconde partie."
            ),
            es="Indíquenos al inscribirse en qué encuesta trabaja; formaremos grupos para la segunda parte.",
        ),
        day=55,
        clock=time(9, 0),
        minutes=90,
        time_zone="America/Mexico_City",
        date_status="proposed",
        series="knowledge-exchange",
        themes=("statistics", "recruitment-fees"),
        places=("americas", "asia-pacific"),
        languages=("en", "es"),
        interpretation=("fr",),
        hosts=(("fri", "host"), ("world-bank", "partner")),
        voices=(
            Voice(
                name="Liza Manalo",
                email="liza.manalo@people.example",
                job_title=Text("Survey statistician", "Statisticienne d’enquête", "Estadística de encuestas"),
                body="harbour",
                country="ph",
            ),
            Voice(
                name="Lucía Quispe Vargas",
                email="lucia.quispe@people.example",
                job_title=Text("Researcher", "Chercheuse", "Investigadora"),
                body="andes",
                country="pe",
            ),
            Voice(country="mx"),
        ),
        topics=(
            Topic(
                title=Text("Ten questions that suffice", "Dix questions qui suffisent", "Diez preguntas que bastan"),
                voice=0,
            ),
            Topic(
                title=Text(
                    "Memory, debt and exchange rates",
                    "Mémoire, dettes et taux de change",
                    "Memoria, deudas y tipos de cambio",
                ),
                voice=1,
            ),
            Topic(
                title=Text("From a figure to a clause", "Du chiffre à la clause", "De la cifra a la cláusula"), voice=2
            ),
        ),
        documents=(
            ("sdg-10-7-1-guidelines", "key"),
            ("global-study-recruitment-fees-second-edition", "further"),
        ),
        followers=("member.fr@hub.example", "member.es@hub.example", "rupa.chowdhury@people.example"),
        has_note=True,
    ),
)
