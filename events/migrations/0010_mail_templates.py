"""Templates to begin with: one or two for each purpose, in three languages. Facilitators change them as they like."""

from django.db import migrations

TEMPLATES = [
    {
        "name": "Invitation",
        "purpose": "invitation",
        "subject": {
            "en": "Invitation: {event_title}, {event_day}",
            "fr": "Invitation : {event_title}, {event_day}",
            "es": "Invitación: {event_title}, {event_day}",
        },
        "body": {
            "en": """Dear {name},

we would be glad to have you with us at **{event_title}**.

{event_teaser}

- When: {event_date}
- Languages: {event_languages}

Please tell us whether you can come:

[Answer the invitation]({invitation_link})

More about the programme is on the [page of the event]({event_link}).

With kind regards,
the facilitators of the Knowledge Hub""",
            "fr": """Bonjour {name},

nous serions heureux de vous compter parmi nous pour **{event_title}**.

{event_teaser}

- Date et heure : {event_date}
- Langues : {event_languages}

Dites-nous si vous pouvez venir :

[Répondre à l’invitation]({invitation_link})

Le programme se trouve sur la [page de l’événement]({event_link}).

Bien cordialement,
l’équipe d’animation du Pôle de connaissances""",
            "es": """Hola, {name}:

nos alegraría contar con su presencia en **{event_title}**.

{event_teaser}

- Fecha y hora: {event_date}
- Idiomas: {event_languages}

Díganos si puede venir:

[Responder a la invitación]({invitation_link})

El programa está en la [página del evento]({event_link}).

Un cordial saludo,
el equipo de facilitación del Centro de Conocimiento""",
        },
    },
    {
        "name": "Invitation: may we count on you?",
        "purpose": "invitation",
        "subject": {
            "en": "May we count on you? {event_title}, {event_day}",
            "fr": "Pouvons-nous compter sur vous ? {event_title}, {event_day}",
            "es": "¿Contamos con usted? {event_title}, {event_day}",
        },
        "body": {
            "en": """Dear {name},

we invited you to **{event_title}** and have not heard from you yet. There is still time to say yes or no:

[Answer the invitation]({invitation_link})

The event takes place on {event_date}.

With kind regards,
the facilitators of the Knowledge Hub""",
            "fr": """Bonjour {name},

nous vous avons invité·e à **{event_title}** et n’avons pas encore reçu de réponse. Il est encore temps d’accepter ou de décliner :

[Répondre à l’invitation]({invitation_link})

Date et heure : {event_date}.

Bien cordialement,
l’équipe d’animation du Pôle de connaissances""",
            "es": """Hola, {name}:

le invitamos a **{event_title}** y todavía no tenemos su respuesta. Aún está a tiempo de aceptar o declinar:

[Responder a la invitación]({invitation_link})

Fecha y hora: {event_date}.

Un cordial saludo,
el equipo de facilitación del Centro de Conocimiento""",
        },
    },
    {
        "name": "Before the event",
        "purpose": "participants",
        "subject": {
            "en": "Before we meet: {event_title}",
            "fr": "Avant notre rencontre : {event_title}",
            "es": "Antes de reunirnos: {event_title}",
        },
        "body": {
            "en": """Dear {name},

we look forward to seeing you at **{event_title}**.

- When: {event_date}
- Languages: {event_languages}

This is your own way in; the doors open a few minutes before the start:

[Join the webinar]({join_link})

Programme and documents are on the [page of the event]({event_link}). Cannot come? Please [give up your place]({registration_link}), so that somebody else can take it.

With kind regards,
the facilitators of the Knowledge Hub""",
            "fr": """Bonjour {name},

nous nous réjouissons de vous retrouver pour **{event_title}**.

- Date et heure : {event_date}
- Langues : {event_languages}

Voici votre accès personnel ; les portes ouvrent quelques minutes avant le début :

[Rejoindre le webinaire]({join_link})

Le programme et les documents se trouvent sur la [page de l’événement]({event_link}). Un empêchement ? [Libérez votre place]({registration_link}) : quelqu’un d’autre pourra en profiter.

Bien cordialement,
l’équipe d’animation du Pôle de connaissances""",
            "es": """Hola, {name}:

nos alegra poder verle pronto en **{event_title}**.

- Fecha y hora: {event_date}
- Idiomas: {event_languages}

Este es su acceso personal; las puertas se abren unos minutos antes del comienzo:

[Unirse al seminario web]({join_link})

El programa y los documentos están en la [página del evento]({event_link}). ¿No puede venir? [Ceda su plaza]({registration_link}) para que otra persona la aproveche.

Un cordial saludo,
el equipo de facilitación del Centro de Conocimiento""",
        },
    },
    {
        "name": "To the waiting list",
        "purpose": "participants",
        "subject": {
            "en": "Your request for a place: {event_title}",
            "fr": "Votre demande de place : {event_title}",
            "es": "Su solicitud de plaza: {event_title}",
        },
        "body": {
            "en": """Dear {name},

thank you for your patience: all places at **{event_title}** are still taken. As soon as one is yours, you get a message with the link into the meeting.

[See where you stand]({registration_link})

After the event its recording and documents will be on the [page of the event]({event_link}).

With kind regards,
the facilitators of the Knowledge Hub""",
            "fr": """Bonjour {name},

merci de votre patience : toutes les places pour **{event_title}** sont encore prises. Dès que l’une d’elles est à vous, vous recevrez un message avec le lien de la réunion.

[Voir où en est votre demande]({registration_link})

Après l’événement, l’enregistrement et les documents se trouveront sur la [page de l’événement]({event_link}).

Bien cordialement,
l’équipe d’animation du Pôle de connaissances""",
            "es": """Hola, {name}:

gracias por su paciencia: todas las plazas de **{event_title}** siguen ocupadas. En cuanto una sea suya, recibirá un mensaje con el enlace a la reunión.

[Ver el estado de su solicitud]({registration_link})

Después del evento, la grabación y los documentos estarán en la [página del evento]({event_link}).

Un cordial saludo,
el equipo de facilitación del Centro de Conocimiento""",
        },
    },
    {
        "name": "Thank you for taking part",
        "purpose": "follow-up",
        "subject": {
            "en": "Thank you for taking part: {event_title}",
            "fr": "Merci de votre participation : {event_title}",
            "es": "Gracias por participar: {event_title}",
        },
        "body": {
            "en": """Dear {name},

thank you for taking part in **{event_title}**. Presentations, the summary and whatever else stays from the event is on its page:

[Page of the event]({event_link})

What did you take away, and what should we speak about next time? Simply reply to this mail.

With kind regards,
the facilitators of the Knowledge Hub""",
            "fr": """Bonjour {name},

merci d’avoir participé à **{event_title}**. Les présentations, le résumé et tout ce qui reste de l’événement se trouvent sur sa page :

[Page de l’événement]({event_link})

Qu’en avez-vous retenu, et de quoi devrions-nous parler la prochaine fois ? Répondez simplement à ce message.

Bien cordialement,
l’équipe d’animation du Pôle de connaissances""",
            "es": """Hola, {name}:

gracias por participar en **{event_title}**. Las presentaciones, el resumen y todo lo que queda del evento están en su página:

[Página del evento]({event_link})

¿Qué se lleva de él y de qué deberíamos hablar la próxima vez? Basta con responder a este mensaje.

Un cordial saludo,
el equipo de facilitación del Centro de Conocimiento""",
        },
    },
    {
        "name": "We missed you: the recording",
        "purpose": "follow-up",
        "subject": {
            "en": "We missed you: {event_title}",
            "fr": "Vous nous avez manqué : {event_title}",
            "es": "Le echamos de menos: {event_title}",
        },
        "body": {
            "en": """Dear {name},

we are sorry that you could not be at **{event_title}**. You can see it whenever it suits you:

[Watch the recording]({recording_link})

The documents are on the [page of the event]({event_link}).

With kind regards,
the facilitators of the Knowledge Hub""",
            "fr": """Bonjour {name},

nous regrettons que vous n’ayez pas pu assister à **{event_title}**. Vous pouvez en voir l’enregistrement quand vous le souhaitez :

[Voir l’enregistrement]({recording_link})

Les documents se trouvent sur la [page de l’événement]({event_link}).

Bien cordialement,
l’équipe d’animation du Pôle de connaissances""",
            "es": """Hola, {name}:

lamentamos que no pudiera asistir a **{event_title}**. Puede verlo cuando le convenga:

[Ver la grabación]({recording_link})

Los documentos están en la [página del evento]({event_link}).

Un cordial saludo,
el equipo de facilitación del Centro de Conocimiento""",
        },
    },
    {
        "name": "A new event for members",
        "purpose": "members",
        "subject": {
            "en": "New: {event_title}, {event_day}",
            "fr": "À venir : {event_title}, {event_day}",
            "es": "Próximamente: {event_title}, {event_day}",
        },
        "body": {
            "en": """Dear {name},

a new exchange is open for registration: **{event_title}**.

{event_teaser}

- When: {event_date}
- Languages: {event_languages}

[Register]({register_link})

The programme is on the [page of the event]({event_link}).

With kind regards,
the facilitators of the Knowledge Hub""",
            "fr": """Bonjour {name},

les inscriptions à un nouvel échange sont ouvertes : **{event_title}**.

{event_teaser}

- Date et heure : {event_date}
- Langues : {event_languages}

[S’inscrire]({register_link})

Le programme se trouve sur la [page de l’événement]({event_link}).

Bien cordialement,
l’équipe d’animation du Pôle de connaissances""",
            "es": """Hola, {name}:

ya está abierta la inscripción a un nuevo intercambio: **{event_title}**.

{event_teaser}

- Fecha y hora: {event_date}
- Idiomas: {event_languages}

[Inscribirse]({register_link})

El programa está en la [página del evento]({event_link}).

Un cordial saludo,
el equipo de facilitación del Centro de Conocimiento""",
        },
    },
    {
        "name": "News of the Knowledge Hub",
        "purpose": "members",
        "subject": {
            "en": "News of the Knowledge Hub",
            "fr": "Des nouvelles du Pôle de connaissances",
            "es": "Novedades del Centro de Conocimiento",
        },
        "body": {
            "en": """Dear {name},

here is what is new on the Knowledge Hub.

[To the Knowledge Hub]({site_link})

With kind regards,
the facilitators of the Knowledge Hub""",
            "fr": """Bonjour {name},

voici ce qu’il y a de nouveau sur le Pôle de connaissances.

[Vers le Pôle de connaissances]({site_link})

Bien cordialement,
l’équipe d’animation du Pôle de connaissances""",
            "es": """Hola, {name}:

estas son las novedades del Centro de Conocimiento.

[Ir al Centro de Conocimiento]({site_link})

Un cordial saludo,
el equipo de facilitación del Centro de Conocimiento""",
        },
    },
]


def add_templates(apps, _schema_editor):
    known = apps.get_model("events", "MailTemplate").objects
    for row in TEMPLATES:
        texts = {f"{field}_{code}": text for field in ("subject", "body") for code, text in row[field].items()}
        original = {field: row[field]["en"] for field in ("subject", "body")}
        known.get_or_create(name=row["name"], defaults={"purpose": row["purpose"], **original, **texts})


class Migration(migrations.Migration):
    dependencies = [("events", "0009_lists_that_scale")]

    operations = [migrations.RunPython(add_templates, migrations.RunPython.noop)]
