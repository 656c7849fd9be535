"""Works that the Hub's own members and facilitators have written, as files."""

from datetime import date

from hub.demo.shapes import Copy, Document, Text, Tie, Work

QUESTIONS = Document(
    title=Text(
        en="Before two countries sign",
        fr="Avant que deux pays ne signent",
        es="Antes de que firmen dos países",
    ),
    subtitle=Text(
        en="Ten questions from members of the Hub",
        fr="Dix questions de membres de la plateforme",
        es="Diez preguntas de miembros del portal",
    ),
    body=Text(
        en=(
            "Members who have sat at the table put these questions together for those who will. They are notes "
            "among colleagues, not advice of the ILO.\n\n## Before the talks\n\n- Who will use the agreement, and "
            "how many people a year?\n- What do both laws say about fees, and which of the two is stricter?\n- "
            "Have unions and employers of both countries read the draft?\n\n## In the text\n\n- Which costs does "
            "the employer bear, by name?\n- Is there a model contract in a language the worker reads?\n- Who "
            "answers a complaint, where, and within how many days?\n- What happens to wages that are still owed "
            "when somebody has gone home?\n\n## Afterwards\n\n- When does the joint committee meet, and who takes "
            "the minutes?\n- Which figures do both sides count, and when are they published?\n- Where can a "
            "worker read the text?"
        ),
        fr=(
            "Des membres qui ont siégé à la table ont réuni ces questions pour celles et ceux qui s’y assiéront. "
            "Ce sont des notes entre collègues, et non un avis de l’OIT.\n\n## Avant les négociations\n\n- Qui se "
            "servira de l’accord, et combien de personnes par an ?\n- Que disent les deux lois des frais, et "
            "laquelle est la plus stricte ?\n- Les syndicats et les employeurs des deux pays ont-ils lu le "
            "projet ?\n\n## Dans le texte\n\n- Quels frais l’employeur supporte-t-il, nommément ?\n- Existe-t-il "
            "un contrat type dans une langue que le travailleur lit ?\n- Qui répond à une plainte, où, et en "
            "combien de jours ?\n- Que deviennent les salaires encore dus quand la personne est rentrée ?\n\n## "
            "Après\n\n- Quand le comité mixte se réunit-il, et qui tient le procès-verbal ?\n- Quels chiffres les "
            "deux parties relèvent-elles, et quand les publient-elles ?\n- Où un travailleur peut-il lire le "
            "texte ?"
        ),
        es=(
            "Miembros que se han sentado a la mesa reunieron estas preguntas para quienes lo harán. Son notas "
            "entre colegas y no una opinión de la OIT.\n\n## Antes de negociar\n\n- ¿Quién usará el acuerdo y "
            "cuántas personas al año?\n- ¿Qué dicen ambas leyes sobre los gastos y cuál es más estricta?\n- ¿Han "
            "leído el borrador los sindicatos y los empleadores de los dos países?\n\n## En el texto\n\n- ¿Qué "
            "gastos asume el empleador, uno por uno?\n- ¿Hay un contrato tipo en un idioma que la persona lee?\n- "
            "¿Quién responde a una queja, dónde y en cuántos días?\n- ¿Qué ocurre con los salarios pendientes "
            "cuando alguien ya ha vuelto?\n\n## Después\n\n- ¿Cuándo se reúne el comité mixto y quién levanta el "
            "acta?\n- ¿Qué cifras cuentan ambas partes y cuándo se publican?\n- ¿Dónde puede leer el texto una "
            "persona trabajadora?"
        ),
    ),
)

WORKSHEET = Document(
    title=Text(
        en="An hour with the General Principles",
        fr="Une heure avec les Principes généraux",
        es="Una hora con los Principios generales",
    ),
    subtitle=Text(
        en="A worksheet for learning alone or in pairs",
        fr="Une fiche pour apprendre, seul ou à deux",
        es="Una hoja de trabajo para aprender a solas o en pareja",
    ),
    body=Text(
        en=(
            "Take the text of the General Principles beside you. The hour has three parts of twenty minutes; a "
            "colleague makes it easier.\n\n## Read\n\n- Mark the principles that your own work touches.\n- Choose "
            "the one that you find hardest to keep, and say why in a sentence.\n\n## Compare\n\n- Look up what "
            "your national law says on that point.\n- Note one place where law and principle agree, and one where "
            "they do not.\n\n## Act\n\n- Write down one thing that you can change this month without asking "
            "anybody.\n- Write down one thing that needs somebody else, and whom you will ask.\n- Put a day in "
            "your calendar to look at this sheet again."
        ),
        fr=(
            "Gardez le texte des Principes généraux à côté de vous. L’heure compte trois parties de vingt "
            "minutes ; à deux, c’est plus facile.\n\n## Lire\n\n- Marquez les principes qui touchent votre propre "
            "travail.\n- Choisissez celui que vous trouvez le plus difficile à tenir, et dites pourquoi en une "
            "phrase.\n\n## Comparer\n\n- Cherchez ce que dit votre loi nationale sur ce point.\n- Notez un "
            "endroit où la loi et le principe concordent, et un où ils divergent.\n\n## Agir\n\n- Écrivez une "
            "chose que vous pouvez changer ce mois-ci sans rien demander à personne.\n- Écrivez une chose qui "
            "dépend de quelqu’un d’autre, et à qui vous la demanderez.\n- Fixez un jour pour relire cette fiche."
        ),
        es=(
            "Tenga a mano el texto de los Principios generales. La hora tiene tres partes de veinte minutos; en "
            "pareja resulta más fácil.\n\n## Leer\n\n- Marque los principios que tocan su propio trabajo.\n- "
            "Elija el que le parece más difícil de cumplir y diga por qué en una frase.\n\n## Comparar\n\n- "
            "Busque qué dice su legislación nacional sobre ese punto.\n- Anote un lugar en que la ley y el "
            "principio coinciden y otro en que no.\n\n## Actuar\n\n- Escriba una cosa que pueda cambiar este mes "
            "sin pedir permiso a nadie.\n- Escriba una cosa que dependa de otra persona y a quién se la "
            "pedirá.\n- Fije un día para volver a mirar esta hoja."
        ),
    ),
)

WRITTEN_HERE = (
    Work(
        slug="members-questions-bilateral-agreements",
        kind="brief",
        title=Text(
            en="Before two countries sign: Ten questions from members of the Hub",
            fr="Avant que deux pays ne signent : dix questions de membres de la plateforme",
            es="Antes de que firmen dos países: diez preguntas de miembros del portal",
        ),
        summary=Text(
            en=(
                "Notes among members who negotiate labour agreements: what to ask before the talks, in the text "
                "and afterwards. Only members see them."
            ),
            fr=(
                "Notes entre membres qui négocient des accords de main-d’œuvre : que demander avant les "
                "négociations, dans le texte et après. Seuls les membres les voient."
            ),
            es=(
                "Notas entre miembros que negocian acuerdos laborales: qué preguntar antes de negociar, en el "
                "texto y después. Solo las ven los miembros."
            ),
        ),
        copies=(
            Copy(language="en"),
            Copy(language="fr", kind="unofficial"),
            Copy(language="es", kind="machine"),
        ),
        document=QUESTIONS,
        year=2026,
        publishers=("fri",),
        authors=("fri",),
        themes=("bilateral-agreements",),
        audiences=("labour-ministries", "foreign-affairs"),
        instruments=("C097", "R086"),
        items=("gp6", "og13-1", "fri-2026-2"),
        places=("global",),
        access="members",
        ties=(Tie("cites", "guidance-bilateral-labour-migration-agreements"),),
        submitted_by="rupa.chowdhury@people.example",
        verified_on=date(2026, 9, 14),
    ),
    Work(
        slug="an-hour-with-the-general-principles",
        kind="training",
        title=Text(
            en="An hour with the General Principles: A worksheet",
            fr="Une heure avec les Principes généraux : fiche de travail",
            es="Una hora con los Principios generales: hoja de trabajo",
        ),
        summary=Text(
            en=(
                "Read, compare with your own law, decide on one change: a worksheet of the Hub for learning alone "
                "or in pairs."
            ),
            fr=(
                "Lire, comparer avec sa propre loi, décider d’un changement : une fiche de la plateforme pour "
                "apprendre, seul ou à deux."
            ),
            es=(
                "Leer, comparar con la propia ley, decidir un cambio: una hoja del portal para aprender a solas o "
                "en pareja."
            ),
        ),
        copies=(
            Copy(language="en"),
            Copy(language="fr", kind="official"),
            Copy(language="es", kind="official"),
        ),
        document=WORKSHEET,
        year=2026,
        hours=1,
        publishers=("fri",),
        authors=("fri",),
        themes=("fair-recruitment",),
        audiences=("labour-ministries", "employment-services", "recruiters", "trade-unions"),
        items=("gp1", "fri-2026-1"),
        places=("global",),
        licence="CC BY 4.0",
        ties=(Tie("cites", "general-principles-operational-guidelines"),),
        verified_on=date(2026, 9, 14),
    ),
)
