"""The headings and labels of concept notes in three languages, and what stands below each. Knows nothing of Django."""

import re
import unicodedata
from functools import lru_cache

# What stands below a heading or behind a label: in English, French and Spanish, without accents and capitals.
_PHRASES: dict[str, tuple[str, ...]] = {
    "title": (
        "title", "event title", "webinar title", "webinar", "name of the event", "concept note", "subject",
        "titre", "intitule", "titre de levenement", "webinaire", "note conceptuelle", "note de cadrage",
        "titulo", "titulo del evento", "nombre del evento", "nota conceptual", "nota de concepto", "seminario web",
        "webinario", "asunto", "objet", "dialogue", "dialogo", "round table", "table ronde", "mesa redonda", "workshop",
        "atelier", "taller", "conference", "conferencia",
    ),
    "series": ("series", "part of the series", "serie", "cycle", "ciclo"),
    "format": (
        "format", "type of event", "event type", "modality", "type devenement", "modalite", "formato",
        "tipo de evento", "modalidad",
    ),
    "date": (
        "date", "dates", "day", "when", "proposed date", "proposed dates", "date and time", "dates and times",
        "proposed date and time", "date time", "time and date", "date and duration", "tentative date",
        "provisional date", "tentative date and time", "quand", "date et heure", "date et horaire", "dates et heures",
        "date proposee", "dates proposees", "date et heure proposees", "date et horaire proposes", "date prevue",
        "date provisoire", "jour", "fecha", "fechas", "fecha y hora", "fecha y horario", "fecha propuesta",
        "fechas propuestas", "fecha y hora propuestas", "fecha y hora propuesta", "fecha tentativa", "cuando",
        "fecha prevista",
    ),
    "time": ("time", "times", "hours", "heure", "heures", "horaire", "horaires", "hora", "horas", "horario"),
    "duration": ("duration", "length", "duree", "duracion"),
    "zone": ("time zone", "timezone", "fuseau horaire", "fuseau", "zona horaria", "huso horario"),
    "place": (
        "region", "region country", "regions", "country", "countries", "countries and regions", "region and country",
        "geographic scope", "geographical scope", "geographic coverage", "region pays", "pays", "regions et pays",
        "pays et regions", "portee geographique", "pais", "paises", "region pais", "paises y regiones",
        "alcance geografico", "cobertura geografica",
    ),
    "teaser": ("in brief", "in short", "summary", "en bref", "resume", "en breve", "en pocas palabras", "resumen"),
    "background": (
        "background", "context", "rationale", "introduction", "background and rationale", "background and context",
        "context and rationale", "background information", "background and objectives", "background and purpose",
        "context and objectives", "contexte", "contexte et justification", "contexte et objectifs", "justification",
        "introduction et contexte", "antecedentes", "contexto", "justificacion", "introduccion",
        "antecedentes y justificacion", "antecedentes y objetivos", "contexto y objetivos",
        "contexto y justificacion",
    ),
    "objectives": (
        "objective", "objectives", "aim", "aims", "purpose", "goals", "aims and objectives", "expected results",
        "specific objectives", "expected outcomes", "objectives and expected results",
        "objectives and expected outcomes", "objectif", "objectifs", "but", "buts", "finalite", "resultats attendus",
        "objectifs et resultats attendus", "objetivo", "objetivos", "proposito", "fines", "objetivos especificos",
        "resultados esperados", "objetivos y resultados esperados",
    ),
    "audience": (
        "target audience", "audience", "participants", "target participants", "intended audience", "target group",
        "target groups", "who should attend", "who is it for", "for whom", "public cible", "public vise",
        "public", "participantes et participants", "participantes", "a qui sadresse", "publico", "publico destinatario",
        "publico objetivo", "publico meta", "destinatarios", "a quien va dirigido", "dirigido a",
        "pour qui",
    ),
    "host": (
        "host", "hosts", "hosted by", "organiser", "organisers", "organizer", "organizers", "organised by",
        "organized by", "organisation", "organization", "organisateur", "organisateurs", "organise par", "hote",
        "hotes", "organiza", "organizan", "organizado por", "organizador", "organizadores", "convoca", "convocan",
        "anfitrion",
    ),
    "partner": (
        "partner", "partners", "in collaboration with", "in partnership with", "collaboration", "co organisers",
        "co organizers", "partenaire", "partenaires", "en collaboration avec", "en partenariat avec", "socio",
        "socios", "en colaboracion con", "en alianza con", "aliados", "colabora", "colaboran",
    ),
    "supporter": (
        "supported by", "with the support of", "support", "donor", "donors", "funded by", "supporter", "supporters",
        "avec le soutien de", "avec lappui de", "soutien", "appui", "bailleurs", "finance par", "con el apoyo de",
        "apoyo", "apoya", "apoyan", "financiado por", "donantes",
    ),
    "topics": (
        "discussion topics", "topics", "topics for discussion", "discussion topic", "themes", "themes for discussion",
        "discussion points", "points for discussion", "questions for discussion", "discussion questions",
        "issues for discussion", "themes de discussion", "sujets de discussion", "themes abordes", "sujets abordes",
        "points de discussion", "questions a debattre", "temas", "temas de discusion", "temas de debate",
        "temas a tratar", "puntos de discusion", "ejes tematicos", "preguntas para el debate", "ejes de discusion",
    ),
    "agenda": (
        "agenda", "programme", "program", "draft agenda", "draft programme", "tentative agenda",
        "provisional agenda", "provisional programme", "ordre du jour", "programme provisoire", "deroulement",
        "deroule", "programa", "orden del dia", "agenda provisional", "programa provisional", "agenda preliminar",
    ),
    "speaker": (
        "speaker", "speakers", "panellist", "panellists", "panelist", "panelists", "panel", "presenter", "presenters",
        "resource persons", "contributors", "discussants", "keynote speaker", "keynote speakers",
        "intervenant", "intervenante", "intervenants", "intervenantes", "intervenantes et intervenants",
        "intervenants et intervenantes", "orateur", "oratrice", "orateurs", "oratrices", "conferenciers", "panelistes",
        "panel de discussion", "ponente", "ponentes", "panelista", "panelistas", "oradores", "oradoras", "expositores",
        "expositoras", "personas ponentes", "people", "personnes", "personas", "speakers and moderators",
        "speakers and moderator", "panel and moderation",
    ),
    "moderator": (
        "moderator", "moderators", "moderation", "moderated by", "chair", "chaired by", "moderateur", "moderatrice",
        "moderateurs", "modere par", "presidence", "moderador", "moderadora", "moderadores", "moderacion", "modera",
        "moderan", "moderado por", "moderada por",
    ),
    "facilitator": (
        "facilitation", "facilitator", "facilitators", "facilitated by", "facilitateur", "facilitatrice",
        "facilitateurs", "animation", "anime par", "animateur", "animatrice", "facilitacion", "facilitador",
        "facilitadora", "facilitadores", "facilitadoras", "facilita", "facilitan",
    ),
    "languages": (
        "language", "languages", "working language", "working languages", "languages and interpretation",
        "working languages and interpretation", "language and interpretation", "langue", "langues",
        "langue de travail", "langues de travail", "langues et interpretation",
        "langues de travail et interpretation", "idioma", "idiomas", "idioma de trabajo", "idiomas de trabajo",
        "idiomas e interpretacion", "idiomas de trabajo e interpretacion", "lenguas", "lenguas de trabajo",
    ),
    "interpretation": (
        "interpretation", "simultaneous interpretation", "interpretation simultanee", "interpretacion",
        "interpretacion simultanea",
    ),
    "questions": (
        "questions", "questions and answers", "qa", "qa session", "questions et reponses", "questions reponses",
        "preguntas", "preguntas y respuestas",
    ),
    "access": (
        "access", "who can take part", "participation", "acces", "qui peut participer", "acceso", "participacion",
        "quien puede participar",
    ),
    "meeting": (
        "links to register and access the meeting", "link to register", "registration", "how to register",
        "registration link", "how to join", "join", "joining", "access to the meeting", "connection", "link", "links",
        "connection details", "meeting link", "meeting id", "passcode", "password", "id de reunion", "id de la reunion",
        "code secret", "mot de passe", "codigo de acceso", "contrasena", "venue", "platform", "where",
        "location", "zoom", "zoom link",
        "liens dinscription et dacces a la reunion", "liens dinscription", "lien", "liens", "inscription",
        "inscriptions", "sinscrire", "lien de connexion", "connexion", "plateforme", "lieu", "ou",
        "acces a la reunion", "enlaces para inscribirse y acceder a la reunion", "enlaces de inscripcion", "enlace",
        "enlaces", "inscripcion", "inscripciones", "registro", "como inscribirse", "enlace de conexion", "conexion",
        "plataforma", "lugar", "donde", "acceso a la reunion", "enlaces para registrarse y acceder a la reunion",
    ),
    "resources": (
        "further resources", "resources", "useful resources", "further reading", "useful links", "related resources",
        "read more", "additional resources", "ressources", "ressources complementaires", "ressources utiles",
        "pour aller plus loin", "pour en savoir plus", "autres ressources", "liens utiles", "lectures",
        "recursos", "recursos adicionales", "otros recursos", "para saber mas", "enlaces utiles", "mas recursos",
        "lecturas", "recursos utiles", "mas informacion",
    ),
    "documents": (
        "key documents", "documents", "background documents", "reference documents", "key document", "key resources",
        "background reading", "documents cles", "documents de reference", "document cle", "documents principaux",
        "documentos clave", "documentos", "documentos de referencia", "documento clave", "documentos principales",
    ),
    "contact": (
        "contact", "contacts", "contact person", "contact persons", "contact us", "contact details",
        "for more information", "further information", "for further information", "personne a contacter",
        "personne contact", "pour plus dinformations", "renseignements", "contacto", "contactos",
        "persona de contacto", "personas de contacto", "para mas informacion",
    ),
    "recording": ("recording", "recordings", "watch the recording", "enregistrement", "grabacion", "grabaciones"),
}  # fmt: skip
_KEYS = {phrase: key for key, phrases in _PHRASES.items() for phrase in phrases}

# Words that are a label before a colon, but say nothing as a line of their own.
_LABELS_ONLY = frozenset(
    ("organisation", "organization", "webinar", "webinaire", "webinario", "seminario web", "concept note",
     "note conceptuelle", "note de cadrage", "nota conceptual", "nota de concepto", "subject", "asunto", "objet",
     "link", "links", "lien", "liens", "enlace", "enlaces", "zoom", "ou", "people", "personnes", "personas",
     "dialogue", "dialogo", "round table", "table ronde", "mesa redonda", "workshop", "atelier", "taller", "conference",
     "conferencia", "meeting id", "passcode", "password", "id de reunion", "id de la reunion", "code secret",
     "mot de passe", "codigo de acceso", "contrasena")
)  # fmt: skip

# Lines that every such paper has, and that say nothing of its event.
FURNITURE = frozenset(
    ("concept note", "draft concept note", "note conceptuelle", "projet de note conceptuelle", "nota conceptual",
     "borrador", "draft", "brouillon", "nota de concepto", "note de cadrage", "save the date", "webinar", "webinaire",
     "seminario web", "invitation", "note conceptuelle concept note", "concept note note conceptuelle")
)  # fmt: skip

# Sections in which a text goes on for several paragraphs.
LONG = frozenset({"background", "objectives", "audience", "teaser", "topics", "agenda", "questions"})
# Labels that a mail program writes above a forwarded mail.
MAIL_LABELS = frozenset(
    ("from", "to", "cc", "bcc", "sent", "de", "a", "para", "pour", "envoye", "enviado", "enviado el", "envoye le")
)

# Words around a phrase that change nothing.
_BEFORE = re.compile(
    r"^(?:the|our|le|la|les|el|los|las|notre|nuestros?|proposed|draft|main|general|provisional|suggested|confirmed) "
)
_AFTER = re.compile(
    r" (?:(?:of|for|du|de la|de l|de|des|del|de los|to the|pour) )?(?:the |this |our |le |la |el |cet |cette |este )?"
    r"(?:event|webinar|meeting|exchange|workshop|session|dialogue|round table|roundtable|online event|online meeting|"
    r"evenement|levenement|webinaire|reunion|seance|latelier|atelier|echange|lechange|table ronde|evento|seminario web|"
    r"seminario|reunion|taller|encuentro|webinario|dialogo|sesion|intercambio|mesa redonda)$"
)
_NUMBERING = re.compile(r"^(?:\d{1,2}|[ivx]{1,4}|[a-h])[.)\]]\s+", re.IGNORECASE)
_PARTS = re.compile(r"\s*(?:/|\||\s[–—-]\s|•)\s*")
_LABEL = re.compile(r"^(?P<label>[^:\n]{2,70}?)\s*:\s*(?P<value>.*)$")
_LONGEST = 90


@lru_cache(maxsize=4096)
def plain_key(text: str) -> str:
    """Return words in small letters without accents, signs and numbering, as the phrases above are written."""
    text = _NUMBERING.sub("", text.strip())
    flat = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
    flat = flat.replace("q&a", "qa").replace("’", "").replace("'", "")
    return " ".join(re.findall(r"[a-z0-9]+", flat))


@lru_cache(maxsize=4096)
def heading_key(text: str, *, is_label: bool = False) -> str:
    """Return what stands below a heading, or behind a label; empty if concept notes have no such."""
    if not text or len(text) > _LONGEST or ":" in text.rstrip(" :"):
        return ""
    if key := _key_of(text, is_label=is_label):
        return key
    # "Background / Contexte": the same in two languages.
    parts = _PARTS.split(text)
    keys = {_key_of(part, is_label=is_label) for part in parts}
    return keys.pop() if len(parts) > 1 and len(keys) == 1 else ""


def _key_of(text: str, *, is_label: bool) -> str:
    phrase = plain_key(text)
    for words in (phrase, _AFTER.sub("", phrase), _BEFORE.sub("", phrase), _AFTER.sub("", _BEFORE.sub("", phrase))):
        if (key := _KEYS.get(words)) and (is_label or words not in _LABELS_ONLY):
            return key
    return ""


def label_of(text: str) -> tuple[str, int]:
    """Return what a line such as "Date: 15 June" is about and where its value begins; ("", 0) if it has no label."""
    found = _LABEL.match(text)
    if not found:
        return "", 0
    key = heading_key(found["label"], is_label=True)
    return (key, found.start("value")) if key else ("", 0)


def is_mail_label(text: str) -> bool:
    """Whether a line is one of those that a mail program writes above a mail."""
    found = _LABEL.match(text)
    return bool(found) and plain_key(found["label"] if found else "") in MAIL_LABELS
