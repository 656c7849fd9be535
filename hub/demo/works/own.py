"""Works of the Hub: pages to start from, and a checklist that the demo writes itself."""

from datetime import date

from hub.demo.shapes import Copy, Document, Text, Work

CHECKLIST = Document(
    title=Text(
        en="Before a vacancy goes online",
        fr="Avant de publier une offre",
        es="Antes de publicar una vacante",
    ),
    subtitle=Text(
        en="A fair recruitment checklist for employment services",
        fr="Liste de contrôle du recrutement équitable pour les services de l’emploi",
        es="Lista de comprobación de contratación equitativa para servicios de empleo",
    ),
    body=Text(
        en=(
            "Use this sheet at the desk or on the phone, once for every vacancy that comes from a new employer, and "
            "once a year for those you know. A single “no” is a reason to ask; two are a reason to wait.\n\n"
            "## The employer\n\n"
            "- The company exists: its registration number and address have been checked.\n"
            "- You have spoken to a person who works there, not only to an intermediary.\n"
            "- No open complaint, sanction or unpaid judgment is known to us or to the inspectorate.\n"
            "- The employer knows that it pays for recruitment, and has said so in writing.\n"
            "- If an agency is involved, it holds a valid licence for this country and for this kind of work.\n"
            "- Sub-agents are named. What they are paid, and by whom, is known.\n\n"
            "## The job\n\n"
            "- Tasks, place of work and accommodation are described so that an outsider can picture them.\n"
            "- The wage is stated in figures, with the currency, the pay period and every deduction.\n"
            "- Hours, rest days, overtime and leave match the law and any collective agreement.\n"
            "- The job is needed: it does not replace workers on strike or workers who were laid off.\n"
            "- Requirements are about the work, not about age, sex, pregnancy, origin or belief.\n"
            "- Work that is hazardous is called so, and protection comes at the employer’s expense.\n\n"
            "## The contract\n\n"
            "- There is a written contract, in a language the worker reads, before departure.\n"
            "- It says how either side may end it, and after what notice.\n"
            "- It cannot be exchanged for another one on arrival.\n"
            "- The worker keeps a copy, and so do we.\n"
            "- Any change is agreed to in writing, and the worker may say no.\n\n"
            "## The costs\n\n"
            "- The worker pays nothing for being placed: no fee, no deposit, no loan arranged by a recruiter.\n"
            "- Travel, visa, medical tests, training and equipment are paid by the employer, or the law says clearly "
            "who pays.\n"
            "- Nothing is taken back from wages later under another name.\n"
            "- We have asked the worker what was paid so far, to whom, and for what.\n"
            "- If something was paid, we know how it will be given back.\n\n"
            "## The journey\n\n"
            "- Identity papers stay with the worker at all times.\n"
            "- The worker knows the address, the telephone number and the name of a contact on arrival.\n"
            "- Information was given in person or by telephone, and there was time for questions.\n"
            "- The worker has the number of the embassy, of a union and of an emergency line.\n"
            "- Somebody at home knows the same numbers.\n\n"
            "## Afterwards\n\n"
            "- We call or write after the first wage and ask three questions: is the work as agreed, is the pay as "
            "agreed, are your papers with you?\n"
            "- The worker can complain to us without going through the employer.\n"
            "- Complaints are noted, answered within a set time and passed on where needed.\n"
            "- What we learn changes the next placement with this employer.\n\n"
            "## When the answer is no\n\n"
            "- Ask the employer, note the answer and set a date.\n"
            "- Tell the worker what is open, and that waiting costs nothing.\n"
            "- Take the vacancy offline if the point is about fees, papers or safety.\n"
            "- Inform the inspectorate where the law may have been broken."
        ),
        fr=(
            "Utilisez cette fiche au guichet ou au téléphone, une fois pour chaque offre d’un nouvel employeur, et une "
            "fois par an pour ceux que vous connaissez. Un seul « non » est une raison de demander ; deux sont une "
            "raison d’attendre.\n\n"
            "## L’employeur\n\n"
            "- L’entreprise existe : son numéro d’immatriculation et son adresse ont été vérifiés.\n"
            "- Vous avez parlé à une personne qui y travaille, et pas seulement à un intermédiaire.\n"
            "- Aucune plainte en cours, sanction ou condamnation impayée n’est connue de nous ou de l’inspection.\n"
            "- L’employeur sait que le recrutement est à sa charge, et l’a confirmé par écrit.\n"
            "- Si une agence intervient, elle détient un agrément valable pour ce pays et ce type de travail.\n"
            "- Les sous-agents sont nommés. On sait ce qu’ils touchent, et de qui.\n\n"
            "## L’emploi\n\n"
            "- Les tâches, le lieu de travail et le logement sont décrits de façon qu’un tiers puisse se les "
            "représenter.\n"
            "- Le salaire est indiqué en chiffres, avec la monnaie, la périodicité et chaque retenue.\n"
            "- Les horaires, le repos, les heures supplémentaires et les congés respectent la loi et les conventions "
            "collectives.\n"
            "- Le poste est nécessaire : il ne remplace ni des grévistes ni des salariés licenciés.\n"
            "- Les exigences portent sur le travail, non sur l’âge, le sexe, la grossesse, l’origine ou les "
            "convictions.\n"
            "- Un travail dangereux est présenté comme tel, et la protection est à la charge de l’employeur.\n\n"
            "## Le contrat\n\n"
            "- Un contrat écrit existe avant le départ, dans une langue que le travailleur lit.\n"
            "- Il dit comment chaque partie peut y mettre fin, et avec quel préavis.\n"
            "- Il ne peut pas être échangé contre un autre à l’arrivée.\n"
            "- Le travailleur en garde un exemplaire, et nous aussi.\n"
            "- Toute modification est convenue par écrit, et le travailleur peut la refuser.\n\n"
            "## Les frais\n\n"
            "- Le travailleur ne paie rien pour être placé : ni commission, ni dépôt, ni prêt arrangé par un "
            "recruteur.\n"
            "- Voyage, visa, examens médicaux, formation et équipement sont payés par l’employeur, ou la loi dit "
            "clairement qui paie.\n"
            "- Rien n’est repris plus tard sur le salaire sous un autre nom.\n"
            "- Nous avons demandé au travailleur ce qu’il a déjà payé, à qui et pour quoi.\n"
            "- Si une somme a été versée, nous savons comment elle sera rendue.\n\n"
            "## Le voyage\n\n"
            "- Les papiers d’identité restent toujours entre les mains du travailleur.\n"
            "- Le travailleur connaît l’adresse, le téléphone et le nom d’un contact à l’arrivée.\n"
            "- L’information a été donnée de vive voix, avec du temps pour les questions.\n"
            "- Le travailleur a le numéro de l’ambassade, d’un syndicat et d’une ligne d’urgence.\n"
            "- Une personne au pays a les mêmes numéros.\n\n"
            "## Après\n\n"
            "- Nous appelons ou écrivons après le premier salaire et posons trois questions : le travail est-il "
            "conforme, la paie est-elle conforme, vos papiers sont-ils avec vous ?\n"
            "- Le travailleur peut se plaindre auprès de nous sans passer par l’employeur.\n"
            "- Les plaintes sont consignées, reçoivent une réponse dans un délai fixé et sont transmises s’il le "
            "faut.\n"
            "- Ce que nous apprenons change le prochain placement chez cet employeur.\n\n"
            "## Quand la réponse est non\n\n"
            "- Interroger l’employeur, noter la réponse et fixer une date.\n"
            "- Dire au travailleur ce qui reste ouvert, et qu’attendre ne coûte rien.\n"
            "- Retirer l’offre si le point concerne les frais, les papiers ou la sécurité.\n"
            "- Informer l’inspection lorsque la loi a pu être enfreinte."
        ),
        es=(
            "Utilice esta hoja en la ventanilla o por teléfono: una vez por cada vacante de un empleador nuevo y una "
            "vez al año con los conocidos. Un solo «no» es motivo para preguntar; dos son motivo para esperar.\n\n"
            "## El empleador\n\n"
            "- La empresa existe: se han comprobado su número de registro y su dirección.\n"
            "- Ha hablado con alguien que trabaja allí y no solo con un intermediario.\n"
            "- Ni nosotros ni la inspección conocemos quejas abiertas, sanciones o sentencias sin pagar.\n"
            "- El empleador sabe que paga la contratación y lo ha confirmado por escrito.\n"
            "- Si interviene una agencia, tiene licencia válida para este país y este tipo de trabajo.\n"
            "- Los subagentes tienen nombre. Se sabe cuánto cobran y de quién.\n\n"
            "## El empleo\n\n"
            "- Las tareas, el lugar de trabajo y el alojamiento se describen de modo que cualquiera pueda "
            "imaginarlos.\n"
            "- El salario figura en cifras, con la moneda, el período de pago y cada descuento.\n"
            "- El horario, el descanso, las horas extra y las vacaciones respetan la ley y los convenios colectivos.\n"
            "- El puesto es necesario: no sustituye a personas en huelga ni despedidas.\n"
            "- Los requisitos se refieren al trabajo, no a la edad, el sexo, el embarazo, el origen o las creencias.\n"
            "- El trabajo peligroso se presenta como tal y la protección corre a cargo del empleador.\n\n"
            "## El contrato\n\n"
            "- Hay un contrato escrito antes de la salida, en un idioma que la persona lee.\n"
            "- Dice cómo puede ponerle fin cada parte y con qué preaviso.\n"
            "- No se puede cambiar por otro a la llegada.\n"
            "- La persona conserva una copia, y nosotros también.\n"
            "- Todo cambio se acuerda por escrito y la persona puede negarse.\n\n"
            "## Los gastos\n\n"
            "- La persona no paga nada por ser colocada: ni comisión, ni depósito, ni préstamo gestionado por quien "
            "contrata.\n"
            "- El viaje, el visado, los exámenes médicos, la formación y el equipo los paga el empleador, o la ley "
            "dice con claridad quién paga.\n"
            "- Nada se descuenta más tarde del salario con otro nombre.\n"
            "- Hemos preguntado qué se ha pagado hasta ahora, a quién y por qué.\n"
            "- Si se pagó algo, sabemos cómo se devolverá.\n\n"
            "## El viaje\n\n"
            "- Los documentos de identidad permanecen siempre en manos de la persona trabajadora.\n"
            "- La persona conoce la dirección, el teléfono y el nombre de un contacto a la llegada.\n"
            "- La información se dio de viva voz y hubo tiempo para preguntas.\n"
            "- La persona tiene el número de la embajada, de un sindicato y de una línea de emergencia.\n"
            "- Alguien en su casa tiene los mismos números.\n\n"
            "## Después\n\n"
            "- Llamamos o escribimos tras el primer salario y hacemos tres preguntas: ¿el trabajo es el acordado?, ¿la "
            "paga es la acordada?, ¿tiene sus documentos?\n"
            "- La persona puede quejarse ante nosotros sin pasar por el empleador.\n"
            "- Las quejas se anotan, se responden en un plazo fijado y se trasladan si hace falta.\n"
            "- Lo que aprendemos cambia la siguiente colocación con este empleador.\n\n"
            "## Cuando la respuesta es no\n\n"
            "- Preguntar al empleador, anotar la respuesta y fijar una fecha.\n"
            "- Decir a la persona qué queda pendiente y que esperar no cuesta nada.\n"
            "- Retirar la vacante si se trata de gastos, documentos o seguridad.\n"
            "- Informar a la inspección cuando se haya podido infringir la ley."
        ),
    ),
)

OWN = (
    Work(
        slug="fair-recruitment-initiative",
        kind="brief",
        title=Text(
            en="The Fair Recruitment Initiative",
            fr="L’Initiative pour le recrutement équitable",
            es="La Iniciativa para la Contratación Equitativa",
        ),
        summary=Text(
            en=(
                "The page of the Initiative that runs this Hub: its vision, its strategy and what it does in the "
                "countries where it works."
            ),
            fr=(
                "La page de l’Initiative qui anime cette plateforme : sa vision, sa stratégie et son action dans les "
                "pays où elle intervient."
            ),
            es=(
                "La página de la Iniciativa que anima este portal: su visión, su estrategia y lo que hace en los "
                "países donde trabaja."
            ),
        ),
        copies=(
            Copy(language="en", url="https://www.ilo.org/global/topics/fair-recruitment/fri/lang--en/index.htm"),
            Copy(
                language="fr",
                kind="official",
                url="https://www.ilo.org/global/topics/fair-recruitment/fri/lang--fr/index.htm",
            ),
            Copy(
                language="es",
                kind="official",
                url="https://www.ilo.org/global/topics/fair-recruitment/fri/lang--es/index.htm",
            ),
        ),
        year=2014,
        publishers=("fri",),
        themes=("fair-recruitment",),
        places=("global",),
        audiences=("labour-ministries", "donors"),
        items=("fri-2026-1",),
    ),
    Work(
        slug="fair-recruitment-knowledge-hub",
        kind="tool",
        title=Text(
            en="Fair Recruitment Knowledge Hub",
            fr="Plateforme de connaissances sur le recrutement équitable",
            es="Portal de conocimientos sobre contratación equitativa",
        ),
        summary=Text(
            en=(
                "A meeting place for people who make recruitment fair: a library, a calendar of exchanges and a "
                "network of members who answer one another’s questions."
            ),
            fr=(
                "Un lieu de rencontre pour celles et ceux qui rendent le recrutement équitable : une bibliothèque, un "
                "calendrier d’échanges et un réseau de membres qui se répondent."
            ),
            es=(
                "Un lugar de encuentro para quienes hacen equitativa la contratación: una biblioteca, un calendario de "
                "intercambios y una red de miembros que se responden entre sí."
            ),
        ),
        copies=(Copy(language="en", url="https://www.fairrecruitmenthub.org/"),),
        year=2021,
        publishers=("fri", "itcilo"),
        themes=("fair-recruitment",),
        places=("global",),
        audiences=("labour-ministries", "employment-services", "trade-unions", "employers"),
    ),
    Work(
        slug="vacancy-checklist",
        kind="tool",
        title=Text(
            en="Before a vacancy goes online: A fair recruitment checklist for employment services",
            fr="Avant de publier une offre : liste de contrôle du recrutement équitable pour les services de l’emploi",
            es=(
                "Antes de publicar una vacante: lista de comprobación de contratación equitativa para servicios de "
                "empleo"
            ),
        ),
        summary=Text(
            en=(
                "Two pages to keep at the desk: what to ask about the employer, the job, the contract, the costs and "
                "the journey before a vacancy is published."
            ),
            fr=(
                "Deux pages à garder au guichet : que demander sur l’employeur, l’emploi, le contrat, les frais et le "
                "voyage avant de publier une offre."
            ),
            es=(
                "Dos páginas para tener en la ventanilla: qué preguntar sobre el empleador, el empleo, el contrato, "
                "los gastos y el viaje antes de publicar una vacante."
            ),
        ),
        copies=(
            Copy(language="en"),
            Copy(language="fr", kind="official"),
            Copy(language="es", kind="official"),
        ),
        document=CHECKLIST,
        year=2023,
        publishers=("fri",),
        themes=("public-employment-services", "recruitment-fees"),
        places=("global",),
        licence="CC BY 4.0",
        verified_on=date(2026, 9, 14),
        authors=("fri",),
        audiences=("employment-services", "recruiters"),
        instruments=("C088",),
        items=("gp7", "og-employment-services", "fri-2021-2"),
    ),
)
