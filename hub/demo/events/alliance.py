"""The dialogue with Alliance 8.7 of 12 May 2022, as its announcement describes it."""

from datetime import date, time

from hub.demo.shapes import Meeting, Seat, Text, Topic

# The announcement says "CET, GMT+1", but Geneva keeps summer time in May: 15:00 there is 13:00 UTC.
ALLIANCE = Meeting(
    slug="alliance-8-7-fair-recruitment",
    title=Text(
        en=(
            "ILO Fair Recruitment Initiative and Alliance 8.7: Accelerating progress towards SDG target 8.7 through "
            "fair recruitment"
        ),
        fr=(
            "L’Initiative de l’OIT pour le recrutement équitable et l’Alliance 8.7 : accélérer les progrès vers la "
            "cible 8.7 des ODD grâce au recrutement équitable"
        ),
        es=(
            "La Iniciativa de la OIT para la Contratación Equitativa y la Alianza 8.7: acelerar el avance hacia la "
            "meta 8.7 de los ODS mediante la contratación equitativa"
        ),
    ),
    teaser=Text(
        en=(
            "A first knowledge event with members of Alliance 8.7: what have they tried to make recruitment fair, and "
            "how can it help to end forced labour?"
        ),
        fr=(
            "Un premier événement de partage avec les membres de l’Alliance 8.7 : qu’ont-ils essayé pour un "
            "recrutement équitable, et en quoi cela aide-t-il à mettre fin au travail forcé ?"
        ),
        es=(
            "Un primer encuentro de conocimientos con miembros de la Alianza 8.7: ¿qué han probado para una "
            "contratación equitativa y cómo ayuda a acabar con el trabajo forzoso?"
        ),
    ),
    background=Text(
        en=(
            "An employment relationship begins with recruitment, and so do many of its troubles. Somebody is told an "
            "untrue story about the job, pays for it with borrowed money, hands over a passport and can no longer "
            "leave. What goes wrong at this stage shapes the working conditions and the whole experience of migration, "
            "and much of it appears among the ILO’s indicators of forced labour. Whoever wants to end modern slavery "
            "therefore has to look at how people are recruited.\n\n"
            "Alliance 8.7 is the open global partnership for target 8.7 of the Sustainable Development Goals: an end "
            "to forced labour, modern slavery, human trafficking and child labour. Its work happens in countries, "
            "through national action plans on forced labour and trafficking, on child labour, or on both. At the time "
            "of the event it brought together 26 Pathfinder countries, which have committed themselves to move faster, "
            "and 373 partner institutions: international and regional organisations, workers’ and employers’ "
            "organisations, civil society, universities and other networks. The ILO is its secretariat. The Alliance "
            "pursues three aims: to speed up action, to carry out research and share what is known, and to drive "
            "innovation and mobilise resources.\n\n"
            "Two neighbouring goals link the Alliance to the Fair Recruitment Initiative: goal 8 with target 8.8 on "
            "the labour rights of migrant workers, and goal 10 with target 10.7 on responsible migration. The ILO "
            "launched the Initiative in 2014 and is carrying out its second five-year strategy (2021–2025) with "
            "governments and public institutions, recruiters and employers, workers’ organisations and civil society, "
            "globally, in regions and in countries. An Advisory Committee guides it. Two of its members, Tunisia and "
            "Mexico, are also Pathfinder countries; Mexico co-chairs the Committee with Italy.\n\n"
            "In a Pathfinder dialogue these countries talk among themselves, and with national partners whom they "
            "invite, about progress and difficulties on one theme of target 8.7. This one is about fair recruitment. "
            "It also serves the first pillar of the Initiative’s strategy: to build, exchange and spread knowledge "
            "about recruitment within countries and across borders."
        ),
        fr=(
            "La relation de travail commence par le recrutement, et beaucoup de ses problèmes aussi. On raconte à "
            "quelqu’un une fausse histoire sur l’emploi, il le paie avec de l’argent emprunté, remet son passeport et "
            "ne peut plus partir. Ce qui se passe mal à ce stade pèse sur les conditions de travail et sur toute "
            "l’expérience migratoire, et se retrouve en grande partie parmi les indicateurs du travail forcé de l’OIT. "
            "Qui veut mettre fin à l’esclavage moderne doit donc regarder comment les gens sont recrutés.\n\n"
            "L’Alliance 8.7 est le partenariat mondial ouvert pour la cible 8.7 des objectifs de développement "
            "durable : la fin du travail forcé, de l’esclavage moderne, de la traite des êtres humains et du travail "
            "des enfants. Son action se joue dans les pays, par des plans d’action nationaux contre le travail forcé "
            "et la traite, contre le travail des enfants, ou contre les deux. Au moment de l’événement, elle "
            "réunissait 26 pays pionniers, qui se sont engagés à aller plus vite, et 373 institutions partenaires : "
            "organisations internationales et régionales, organisations de travailleurs et d’employeurs, société "
            "civile, universités et autres réseaux. L’OIT en assure le secrétariat. L’Alliance poursuit trois buts : "
            "accélérer l’action, mener des recherches et partager les connaissances, stimuler l’innovation et "
            "mobiliser des ressources.\n\n"
            "Deux objectifs voisins relient l’Alliance à l’Initiative pour le recrutement équitable : l’objectif 8, "
            "avec la cible 8.8 sur les droits des travailleurs migrants, et l’objectif 10, avec la cible 10.7 sur des "
            "migrations responsables. L’OIT a lancé l’Initiative en 2014 et met en œuvre sa deuxième stratégie "
            "quinquennale (2021-2025) avec les gouvernements et les institutions publiques, les recruteurs et les "
            "employeurs, les organisations de travailleurs et la société civile, au niveau mondial, régional et "
            "national. Un Comité consultatif la guide. Deux de ses membres, la Tunisie et le Mexique, sont aussi des "
            "pays pionniers ; le Mexique copréside le Comité avec l’Italie.\n\n"
            "Dans un dialogue des pays pionniers, ces pays échangent entre eux, et avec les partenaires nationaux "
            "qu’ils invitent, sur les progrès et les difficultés d’un thème de la cible 8.7. Celui-ci porte sur le "
            "recrutement équitable. Il sert aussi le premier pilier de la stratégie de l’Initiative : produire, "
            "échanger et diffuser des connaissances sur le recrutement dans les pays et par-delà les frontières."
        ),
        es=(
            "La relación de trabajo empieza con la contratación, y muchos de sus problemas también. A alguien le "
            "cuentan algo falso sobre el empleo, lo paga con dinero prestado, entrega su pasaporte y ya no puede irse. "
            "Lo que falla en esta etapa marca las condiciones de trabajo y toda la experiencia migratoria, y buena "
            "parte figura entre los indicadores de trabajo forzoso de la OIT. Quien quiera acabar con la esclavitud "
            "moderna tiene que mirar cómo se contrata a las personas.\n\n"
            "La Alianza 8.7 es la asociación mundial abierta por la meta 8.7 de los Objetivos de Desarrollo "
            "Sostenible: el fin del trabajo forzoso, la esclavitud moderna, la trata de personas y el trabajo "
            "infantil. Su labor ocurre en los países, mediante planes de acción nacionales contra el trabajo forzoso y "
            "la trata, contra el trabajo infantil o contra ambos. En el momento del encuentro reunía a 26 países "
            "pioneros, comprometidos a avanzar más rápido, y a 373 instituciones asociadas: organizaciones "
            "internacionales y regionales, organizaciones de trabajadores y de empleadores, sociedad civil, "
            "universidades y otras redes. La OIT ejerce la secretaría. La Alianza persigue tres fines: acelerar la "
            "acción, investigar y compartir conocimientos, e impulsar la innovación y movilizar recursos.\n\n"
            "Dos objetivos vecinos unen la Alianza con la Iniciativa para la Contratación Equitativa: el objetivo 8, "
            "con la meta 8.8 sobre los derechos de los trabajadores migrantes, y el objetivo 10, con la meta 10.7 "
            "sobre una migración responsable. La OIT lanzó la Iniciativa en 2014 y aplica su segunda estrategia "
            "quinquenal (2021-2025) con gobiernos e instituciones públicas, agencias y empleadores, organizaciones de "
            "trabajadores y sociedad civil, a escala mundial, regional y nacional. La guía un Comité asesor. Dos de "
            "sus miembros, Túnez y México, son también países pioneros; México copreside el Comité con Italia.\n\n"
            "En un diálogo de países pioneros, estos países conversan entre sí, y con los socios nacionales a quienes "
            "invitan, sobre los avances y las dificultades de un tema de la meta 8.7. Este trata de la contratación "
            "equitativa. Sirve además al primer pilar de la estrategia de la Iniciativa: generar, intercambiar y "
            "difundir conocimientos sobre la contratación dentro de los países y entre ellos."
        ),
    ),
    objectives=Text(
        en=(
            "- To understand better how fair recruitment works as a practical strategy against forced labour\n"
            "- To make it easier for members of Alliance 8.7 to exchange what they know, with us and with one "
            "another\n"
            "- To introduce the Initiative’s strategy and its Knowledge Hub, where members find peer support, learning "
            "opportunities and events on new practices, in their region and worldwide"
        ),
        fr=(
            "- Mieux comprendre comment le recrutement équitable agit concrètement contre le travail forcé\n"
            "- Faciliter l’échange de connaissances avec les membres de l’Alliance 8.7 et entre eux\n"
            "- Présenter la stratégie de l’Initiative et sa plateforme de connaissances, où les membres trouvent "
            "l’appui de leurs pairs, des occasions d’apprendre et des événements sur les pratiques nouvelles, dans "
            "leur région et dans le monde"
        ),
        es=(
            "- Comprender mejor cómo funciona la contratación equitativa como estrategia práctica contra el trabajo "
            "forzoso\n"
            "- Facilitar que los miembros de la Alianza 8.7 intercambien lo que saben, con nosotros y entre sí\n"
            "- Presentar la estrategia de la Iniciativa y su portal de conocimientos, donde los miembros encuentran "
            "apoyo entre pares, oportunidades de aprender y encuentros sobre prácticas nuevas, en su región y en el "
            "mundo"
        ),
    ),
    target_audience=Text(
        en=(
            "- Focal points of Alliance 8.7 in the labour ministries of Pathfinder countries\n"
            "- People engaged in fair recruitment in national institutions and among the social partners, on the "
            "recommendation of a focal point or of the ILO\n"
            "- Members of the Initiative’s Advisory Committee who come from Pathfinder countries"
        ),
        fr=(
            "- Les points focaux de l’Alliance 8.7 dans les ministères du Travail des pays pionniers\n"
            "- Des personnes engagées pour le recrutement équitable dans les institutions nationales et chez les "
            "partenaires sociaux, sur recommandation d’un point focal ou de l’OIT\n"
            "- Les membres du Comité consultatif de l’Initiative issus de pays pionniers"
        ),
        es=(
            "- Puntos focales de la Alianza 8.7 en los ministerios de Trabajo de los países pioneros\n"
            "- Personas comprometidas con la contratación equitativa en instituciones nacionales y entre los "
            "interlocutores sociales, por recomendación de un punto focal o de la OIT\n"
            "- Miembros del Comité asesor de la Iniciativa procedentes de países pioneros"
        ),
    ),
    day=date(2022, 5, 12),
    clock=time(15, 0),
    minutes=90,
    time_zone="Europe/Zurich",
    format="dialogue",
    themes=("forced-labour", "trafficking", "fair-recruitment"),
    places=("global",),
    hosts=(("fri", "host"), ("alliance87", "partner")),
    topics=(
        Topic(
            title=Text(
                en="Fair recruitment as a key to preventing exploitation, forced labour and trafficking in persons",
                fr=(
                    "Le recrutement équitable, clé de la prévention de l’exploitation, du travail forcé et de la "
                    "traite des personnes"
                ),
                es=(
                    "La contratación equitativa como clave para prevenir la explotación, el trabajo forzoso y la trata "
                    "de personas"
                ),
            ),
        ),
        Topic(
            title=Text(
                en=(
                    "What is done in countries: examples from national institutions, workers’ organisations and the "
                    "private sector"
                ),
                fr=(
                    "Ce qui se fait dans les pays : exemples d’institutions nationales, d’organisations de "
                    "travailleurs et du secteur privé"
                ),
                es=(
                    "Qué se hace en los países: ejemplos de instituciones nacionales, organizaciones de trabajadores y "
                    "sector privado"
                ),
            ),
        ),
        Topic(
            title=Text(
                en=(
                    "Fair recruitment in national action plans against forced labour and trafficking: how far has it "
                    "come?"
                ),
                fr=(
                    "Le recrutement équitable dans les plans d’action nationaux contre le travail forcé et la traite : "
                    "où en est-on ?"
                ),
                es=(
                    "La contratación equitativa en los planes de acción nacionales contra el trabajo forzoso y la "
                    "trata: ¿hasta dónde se ha llegado?"
                ),
            ),
        ),
        Topic(
            title=Text(
                en=(
                    "What the ILO offers: the Fair Recruitment Initiative, its tools and resources, and ways to share "
                    "knowledge"
                ),
                fr=(
                    "Ce que propose l’OIT : l’Initiative pour le recrutement équitable, ses outils et ressources, et "
                    "des occasions de partager les connaissances"
                ),
                es=(
                    "Qué ofrece la OIT: la Iniciativa para la Contratación Equitativa, sus herramientas y recursos, y "
                    "formas de compartir conocimientos"
                ),
            ),
            body="ilo",
        ),
    ),
    documents=(
        ("general-principles-operational-guidelines", "key"),
        ("fair-recruitment-initiative-strategy-2021-2025", "key"),
        ("promising-practices-for-fair-recruitment", "further"),
        ("recording-alliance-8-7-extracts", "recording"),
    ),
    seats=(
        Seat(email="member.fr@hub.example"),
        Seat(email="member.es@hub.example"),
        Seat(email="chiara.bellandi@people.example"),
        Seat(email="linh.pham@people.example"),
        Seat(email="aya.kouame@people.example"),
    ),
    crowd=130,
    recording_url="https://www.ilo.org/global/topics/fair-recruitment/lang--en/index.htm",
    recording_note=Text(
        en="Extracts of the event",
        fr="Extraits de l’événement",
        es="Extractos del encuentro",
    ),
    has_note=True,
)
