"""An invented webinar to come, open to everyone and interpreted: the demo's main event."""

from datetime import time

from hub.demo.shapes import Inquiry, Meeting, Seat, Text, Topic, Voice

INSPECTION = Meeting(
    slug="labour-inspection-recruitment-chain",
    title=Text(
        en="Labour inspection along the recruitment chain",
        fr="L’inspection du travail tout au long de la chaîne de recrutement",
        es="La inspección del trabajo a lo largo de la cadena de contratación",
    ),
    teaser=Text(
        en=(
            "Inspectors from three regions show how they follow a job offer back to its source, and how they work with "
            "colleagues on the other side of a border."
        ),
        fr=(
            "Des inspectrices et inspecteurs de trois régions montrent comment ils remontent une offre d’emploi "
            "jusqu’à sa source, et comment ils travaillent avec leurs collègues de l’autre côté d’une frontière."
        ),
        es=(
            "Inspectoras e inspectores de tres regiones muestran cómo siguen una oferta hasta su origen y cómo "
            "trabajan con colegas al otro lado de una frontera."
        ),
    ),
    background=Text(
        en=(
            "An inspector who visits a workplace meets the result of recruitment: a contract that differs from the "
            "promise, a debt, a passport in somebody’s drawer. The decisions behind it were taken months earlier, "
            "often in another country and by people who never set foot in the workplace.\n\n"
            "Some inspectorates have begun to look further up. They check agencies, compare contracts with "
            "advertisements, ask new arrivals what they paid, and pass findings on to their counterparts. Others lack "
            "the mandate, the staff or simply a telephone number abroad.\n\n"
            "The exchange brings both together and looks for steps that cost little."
        ),
        fr=(
            "L’inspecteur qui visite un lieu de travail rencontre le résultat du recrutement : un contrat différent de "
            "la promesse, une dette, un passeport dans le tiroir de quelqu’un. Les décisions ont été prises des mois "
            "plus tôt, souvent dans un autre pays et par des personnes qui n’y mettent jamais les pieds.\n\n"
            "Certaines inspections ont commencé à regarder plus haut. Elles contrôlent les agences, comparent contrats "
            "et annonces, demandent aux nouveaux arrivés ce qu’ils ont payé et transmettent leurs constats à leurs "
            "homologues. D’autres n’ont ni le mandat, ni le personnel, ni même un numéro de téléphone à "
            "l’étranger.\n\n"
            "L’échange réunit les unes et les autres et cherche des mesures peu coûteuses."
        ),
        es=(
            "Quien inspecciona un lugar de trabajo encuentra el resultado de la contratación: un contrato distinto de "
            "la promesa, una deuda, un pasaporte en el cajón de alguien. Las decisiones se tomaron meses antes, a "
            "menudo en otro país y por personas que nunca pisan ese lugar.\n\n"
            "Algunas inspecciones han empezado a mirar más arriba. Controlan agencias, comparan contratos y anuncios, "
            "preguntan a las personas recién llegadas qué pagaron y comunican lo hallado a sus pares. A otras les "
            "falta el mandato, el personal o simplemente un número de teléfono en el extranjero.\n\n"
            "El intercambio reúne a unas y otras y busca pasos de bajo costo."
        ),
    ),
    objectives=Text(
        en=(
            "- See what inspection can do before the first day of work\n"
            "- Compare ways to cooperate with agencies’ licensing authorities and across borders\n"
            "- Leave with one step to try at home"
        ),
        fr=(
            "- Voir ce que l’inspection peut faire avant le premier jour de travail\n"
            "- Comparer des façons de coopérer avec les autorités d’agrément et par-delà les frontières\n"
            "- Repartir avec une mesure à essayer chez soi"
        ),
        es=(
            "- Ver qué puede hacer la inspección antes del primer día de trabajo\n"
            "- Comparar formas de cooperar con las autoridades que otorgan licencias y entre países\n"
            "- Salir con un paso que probar en casa"
        ),
    ),
    target_audience=Text(
        en=(
            "Labour inspectors and those who license recruiters, public employment services, unions, employers and "
            "everyone who takes complaints from migrant workers."
        ),
        fr=(
            "Inspecteurs du travail et autorités d’agrément, services publics de l’emploi, syndicats, employeurs et "
            "toutes celles et ceux qui reçoivent des plaintes de travailleurs migrants."
        ),
        es=(
            "Inspección del trabajo y autoridades que otorgan licencias, servicios públicos de empleo, sindicatos, "
            "empleadores y quienes reciben quejas de personas migrantes."
        ),
    ),
    questions_note=Text(
        en=(
            "Leave a question when you register: the moderator starts with these. During the session write in the chat "
            "or raise your hand, in any of the three languages."
        ),
        fr=(
            "Laissez une question en vous inscrivant : la modération commence par celles-là. Pendant la séance, "
            "écrivez dans la discussion ou levez la main, dans l’une des trois langues."
        ),
        es=(
            "Deje una pregunta al inscribirse: la moderación empieza por ellas. Durante la sesión escriba en el chat o "
            "levante la mano, en cualquiera de los tres idiomas."
        ),
    ),
    day=21,
    clock=time(14, 30),
    minutes=90,
    time_zone="Europe/Zurich",
    series="knowledge-exchange",
    themes=("labour-inspection", "private-employment-agencies", "complaint-mechanisms"),
    languages=("en", "fr", "es"),
    interpretation=("fr", "es"),
    hosts=(("fri", "host"), ("itcilo", "partner"), ("fair", "supporter")),
    closes_hours_before=2,
    voices=(
        Voice(
            name="Ilze Ozola",
            email="ilze.ozola@people.example",
            job_title=Text("Senior inspector", "Inspectrice principale", "Inspectora principal"),
            body="amber",
            country="lv",
        ),
        Voice(
            name="Thabo Mokoena",
            email="thabo.mokoena@people.example",
            job_title=Text(
                "Principal labour officer", "Responsable principal du travail", "Oficial principal de trabajo"
            ),
            body="highlands",
            country="ls",
        ),
        Voice(
            name="Ximena Portocarrero",
            job_title=Text(
                "Coordinator of rural inspections",
                "Coordonnatrice des inspections rurales",
                "Coordinadora de inspecciones rurales",
            ),
            body="andes",
            country="pe",
        ),
        Voice(
            name="Oumou Keïta-Lindgren",
            role="moderator",
            job_title=Text(
                "Adviser on labour administration",
                "Conseillère en administration du travail",
                "Asesora en administración del trabajo",
            ),
            body="itcilo",
            country="it",
        ),
    ),
    topics=(
        Topic(
            title=Text(
                "From the workplace back to the advertisement",
                "Du lieu de travail à l’annonce d’origine",
                "Del lugar de trabajo al anuncio de origen",
            ),
            description=Text(
                en="How one visit became a file on an agency, and what it took to prove the fees.",
                fr=(
                    "Comment une visite est devenue un dossier sur une agence, et ce qu’il a fallu pour prouver les "
                    "frais."
                ),
                es=(
                    "Cómo una visita se convirtió en un expediente sobre una agencia y qué hizo falta para probar los "
                    "cobros."
                ),
            ),
            body="amber",
            voice=0,
        ),
        Topic(
            title=Text(
                "Two inspectorates, one corridor",
                "Deux inspections, un même parcours",
                "Dos inspecciones, una misma ruta",
            ),
            description=Text(
                en="A letter, a shared form and a monthly call between two countries.",
                fr="Une lettre, un formulaire commun et un appel mensuel entre deux pays.",
                es="Una carta, un formulario común y una llamada mensual entre dos países.",
            ),
            body="highlands",
            voice=1,
        ),
        Topic(
            title=Text(
                "When recruitment stays inside the country",
                "Quand le recrutement reste dans le pays",
                "Cuando la contratación no sale del país",
            ),
            description=Text(
                en="Labour contractors in agriculture, and inspection on the road to the harvest.",
                fr="Les recruteurs de main-d’œuvre agricole, et le contrôle sur la route des récoltes.",
                es="Los contratistas en la agricultura y la inspección en el camino a la cosecha.",
            ),
            body="andes",
            voice=2,
        ),
    ),
    documents=(
        ("labour-inspection-monitoring-recruitment", "key"),
        ("tunisia-inspectors-recruitment-industry", "further"),
        ("labour-inspection-domestic-work-sector", "further"),
    ),
    seats=(
        Seat(email="member.fr@hub.example", question="Comment prouver des frais payés en espèces à un sous-agent ?"),
        Seat(email="hery.rakotomalala@people.example"),
        Seat(email="lucia.quispe@people.example"),
        Seat(email="yousef.alnaimi@people.example"),
        Seat(email="mariam.haddad@people.example"),
        Seat(email="selam.tesfaye@people.example", question="Which checks can a licensing office do online?"),
        Seat(
            email="jonas.vilutis@guest.example",
            name="Jonas Vilutis",
            time_zone="Europe/Vilnius",
            country="lt",
            affiliation="Border Work Observatory",
        ),
    ),
    inquiries=(
        Inquiry(
            by="member.fr@hub.example",
            text="Comment prouver des frais payés en espèces à un sous-agent ?",
            language="fr",
            topic=1,
            supporters=(
                "hery.rakotomalala@people.example",
                "lucia.quispe@people.example",
                "mariam.haddad@people.example",
            ),
        ),
        Inquiry(
            by="selam.tesfaye@people.example",
            text="Which checks can a licensing office do online?",
            language="en",
            supporters=("yousef.alnaimi@people.example",),
        ),
        Inquiry(
            by="hery.rakotomalala@people.example",
            text="Faut-il un accord entre les deux pays avant d’échanger le nom d’une agence ?",
            language="fr",
            topic=2,
            supporters=("selam.tesfaye@people.example", "jonas.vilutis@guest.example"),
        ),
        Inquiry(
            by="lucia.quispe@people.example",
            text="¿Quién paga el viaje de regreso cuando el contratista desaparece antes de la cosecha?",
            language="es",
            topic=3,
            supporters=("member.fr@hub.example", "mariam.haddad@people.example"),
        ),
        Inquiry(
            by="yousef.alnaimi@people.example",
            text="Can an inspector from the other country be heard as a witness in our courts?",
            language="en",
            topic=2,
            status="pending",
        ),
    ),
    meeting_url="https://zoom.example/j/87755664422",
    meeting_id="877 5566 4422",
    meeting_passcode="chain-21",
    has_note=True,
)
