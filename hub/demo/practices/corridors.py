"""Promising practices: pilots and policies along one route, from the place of origin to the workplace."""

from hub.demo.practices.sources import LIST, database
from hub.demo.shapes import Practice, Text, Tie

CORRIDORS = (
    Practice(
        slug="bangladesh-qatar-construction-pilot",
        title=Text(
            en="Piloting fair recruitment from Bangladesh to Qatar in the construction sector",
            fr="Projet pilote de recrutement équitable du Bangladesh vers le Qatar dans la construction",
            es="Proyecto piloto de contratación equitativa de Bangladesh a Qatar en la construcción",
        ),
        summary=Text(
            en=(
                "A contractor in Qatar and an agency in Bangladesh had their whole recruitment process audited, mended "
                "what was missing and let outsiders assess the effect."
            ),
            fr=(
                "Une entreprise au Qatar et une agence au Bangladesh ont fait auditer tout leur processus de "
                "recrutement, comblé les manques et laissé des tiers en évaluer l’effet."
            ),
            es=(
                "Una empresa en Qatar y una agencia en Bangladesh hicieron auditar todo su proceso de contratación, "
                "corrigieron lo que faltaba y dejaron que terceros evaluaran el efecto."
            ),
        ),
        context=Text(
            en="Construction workers on this route used to pay long before they saw a contract.",
            fr="Sur ce parcours, les ouvriers de la construction payaient bien avant de voir un contrat.",
            es="En esta ruta, quienes trabajan en la construcción solían pagar mucho antes de ver un contrato.",
        ),
        action=Text(
            en=(
                "An audit against the ILO principles showed the gaps. Training followed, the service agreement between "
                "company and agency was rewritten, and a complaints channel and a pre-departure course were set up."
            ),
            fr=(
                "Un audit au regard des principes de l’OIT a montré les écarts. Ont suivi des formations, une nouvelle "
                "convention entre l’entreprise et l’agence, un canal de plainte et un cours avant le départ."
            ),
            es=(
                "Una auditoría según los principios de la OIT mostró las brechas. Siguieron formaciones, un nuevo "
                "acuerdo de servicios entre empresa y agencia, un canal de quejas y un curso previo a la salida."
            ),
        ),
        results=Text(
            en="Workers recruited this way came with clear contracts, and the pilot was assessed independently.",
            fr=(
                "Les travailleurs ainsi recrutés sont arrivés avec des contrats clairs, et le projet a fait l’objet "
                "d’une évaluation indépendante."
            ),
            es=(
                "Las personas así contratadas llegaron con contratos claros, y el piloto se evaluó de forma "
                "independiente."
            ),
        ),
        lessons=Text(
            en="Write “no fees” into the price between company and agency, or the worker ends up paying.",
            fr=(
                "Inscrire « zéro frais » dans le prix convenu entre l’entreprise et l’agence, sinon c’est le "
                "travailleur qui finit par payer."
            ),
            es=(
                "El «sin comisiones» debe figurar en el precio entre empresa y agencia; si no, acaba pagando la "
                "persona trabajadora."
            ),
        ),
        copies=database(197),
        themes=("recruitment-fees", "business", "information"),
        sectors=("construction",),
        submitted_by="yousef.alnaimi@people.example",
        actors=Text(
            en=(
                "A builder in Qatar, an agency in each country, the labour ministries and the ILO; researchers "
                "spoke with the workers at both ends."
            ),
            fr=(
                "Un constructeur au Qatar, une agence dans chaque pays, les ministères du Travail et l’OIT ; des "
                "chercheurs ont parlé aux travailleurs aux deux bouts."
            ),
            es=(
                "Una constructora en Qatar, una agencia en cada país, los ministerios de Trabajo y la OIT; se "
                "entrevistó a las personas en ambos extremos."
            ),
        ),
        cost=Text(
            en=(
                "The employer pays the agency a service charge per worker; nothing is passed on. The project paid "
                "for the research only."
            ),
            fr=(
                "L’employeur verse à l’agence une rémunération par travailleur ; rien n’est répercuté. Le projet "
                "n’a financé que la recherche."
            ),
            es=(
                "El empleador paga a la agencia una tarifa por persona y nada se repercute. El proyecto solo "
                "financió la investigación."
            ),
        ),
        challenges=Text(
            en="Sub-agents in the villages went on asking for money, in the name of an agency that did not.",
            fr=(
                "Dans les villages, des sous-agents ont continué de demander de l’argent au nom d’une agence qui "
                "n’en demandait pas."
            ),
            es="En los pueblos, los subagentes siguieron pidiendo dinero en nombre de una agencia que no lo pedía.",
        ),
        evidence="monitored",
        origins=("bd",),
        destinations=("qa",),
        audiences=("employers", "recruiters", "labour-ministries"),
        instruments=("C181",),
        items=("gp7", "og-employers"),
    ),
    Practice(
        slug="nepal-jordan-garment-pilot",
        title=Text(
            en="Fair recruitment pilot between Nepal and Jordan in the garment sector",
            fr="Projet pilote de recrutement équitable entre le Népal et la Jordanie dans l’habillement",
            es="Proyecto piloto de contratación equitativa entre Nepal y Jordania en la confección",
        ),
        summary=Text(
            en=(
                "An agency, four factories and unions at both ends tried out recruitment without charges to workers, "
                "and researchers compared the outcome."
            ),
            fr=(
                "Une agence, quatre usines et des syndicats aux deux bouts ont essayé un recrutement sans frais pour "
                "les travailleuses, et des chercheurs ont comparé les résultats."
            ),
            es=(
                "Una agencia, cuatro fábricas y sindicatos en ambos extremos probaron una contratación sin costo para "
                "las trabajadoras, y se compararon los resultados."
            ),
        ),
        context=Text(
            en=(
                "Mostly young women leave Nepal for the sewing lines of Jordan, often with a loan taken out for the "
                "job."
            ),
            fr=(
                "Ce sont surtout de jeunes femmes qui quittent le Népal pour les ateliers de couture de Jordanie, "
                "souvent avec un prêt contracté pour l’emploi."
            ),
            es=(
                "Son sobre todo mujeres jóvenes quienes salen de Nepal hacia los talleres de Jordania, a menudo con un "
                "préstamo para conseguir el empleo."
            ),
        ),
        action=Text(
            en=(
                "The agency built its procedures on the ILO principles. Partners added skills training and honest "
                "pre-departure information, and unions explained rights and ways to complain."
            ),
            fr=(
                "L’agence a bâti ses procédures sur les principes de l’OIT. Des partenaires y ont ajouté une formation "
                "et une information honnête avant le départ, et les syndicats ont expliqué les droits et les recours."
            ),
            es=(
                "La agencia basó sus procedimientos en los principios de la OIT. Otros socios sumaron formación e "
                "información honesta antes de la salida, y los sindicatos explicaron derechos y vías de queja."
            ),
        ),
        results=Text(
            en="The independent study found less debt and less deception than among workers who came by the usual way.",
            fr=(
                "L’étude indépendante a constaté moins de dettes et moins de tromperie que chez les travailleuses "
                "venues par la voie habituelle."
            ),
            es=(
                "El estudio independiente halló menos deudas y menos engaños que entre quienes llegaron por la vía "
                "habitual."
            ),
        ),
        lessons=Text(
            en="Buyers’ interest opened the factory doors; keeping the model going takes a price that covers it.",
            fr=(
                "L’intérêt des acheteurs a ouvert les portes des usines ; faire durer le modèle suppose un prix qui le "
                "couvre."
            ),
            es=(
                "El interés de los compradores abrió las puertas de las fábricas; mantener el modelo exige un precio "
                "que lo cubra."
            ),
        ),
        copies=database(205),
        themes=("recruitment-fees", "gender-equality", "workers-organisations"),
        sectors=("manufacturing",),
        submitted_by="bishal.gurung@people.example",
        actors=Text(
            en=(
                "One agency, four factories, unions in Nepal and Jordan, buyers who asked questions, and a "
                "university that compared workers recruited in both ways."
            ),
            fr=(
                "Une agence, quatre usines, des syndicats au Népal et en Jordanie, des acheteurs qui posaient des "
                "questions et une université qui a comparé les deux façons de recruter."
            ),
            es=(
                "Una agencia, cuatro fábricas, sindicatos en Nepal y Jordania, compradores que hacían preguntas y "
                "una universidad que comparó ambas formas de contratar."
            ),
        ),
        enabling_factors=Text(
            en=(
                "Factories were assessed for buyers anyway; questions on recruitment fitted into visits that took "
                "place already."
            ),
            fr=(
                "Les usines étaient de toute façon évaluées pour les acheteurs ; les questions sur le recrutement "
                "ont trouvé place dans des visites existantes."
            ),
            es=(
                "Las fábricas ya se evaluaban para los compradores; las preguntas sobre contratación cabían en "
                "visitas que ya se hacían."
            ),
        ),
        challenges=Text(
            en="The agency earned less per worker than its competitors, and waited longer for its money.",
            fr=(
                "L’agence gagnait moins par travailleuse que ses concurrentes, et attendait plus longtemps son argent."
            ),
            es="La agencia ganaba menos por persona que sus competidoras y esperaba más por su dinero.",
        ),
        replicability=Text(
            en=(
                "A factory that wants to know, an agency that opens its books, and somebody independent who asks "
                "the workers."
            ),
            fr=(
                "Une usine qui veut savoir, une agence qui ouvre ses comptes, et quelqu’un d’indépendant qui "
                "interroge les travailleuses."
            ),
            es=(
                "Una fábrica que quiere saber, una agencia que abre sus cuentas y alguien independiente que "
                "pregunta a las trabajadoras."
            ),
        ),
        inclusion=Text(
            en=(
                "Almost all of those recruited were women, many on their first journey; women trained and "
                "accompanied them."
            ),
            fr=(
                "Presque toutes les personnes recrutées étaient des femmes, souvent pour un premier départ ; des "
                "femmes les ont formées et accompagnées."
            ),
            es=(
                "Casi todas las personas contratadas eran mujeres, muchas en su primer viaje; otras mujeres las "
                "formaron y acompañaron."
            ),
        ),
        evidence="evaluated",
        ties=(Tie("cites", "agreement-nepal-jordan-labour"),),
        origins=("np",),
        destinations=("jo",),
        audiences=("employers", "recruiters", "trade-unions"),
        instruments=("C181",),
        items=("gp7", "gp10", "og-employers"),
    ),
    Practice(
        slug="jordan-zero-fee-policy",
        title=Text(
            en="Zero recruitment fee policy for migrant workers in Jordan",
            fr="Politique « zéro frais de recrutement » pour les travailleurs migrants en Jordanie",
            es="Política de cero comisiones de contratación para trabajadores migrantes en Jordania",
        ),
        summary=Text(
            en=(
                "Garment factories in Jordan took on a policy under which workers do not pay for their recruitment, "
                "checked along with other labour standards."
            ),
            fr=(
                "Des usines d’habillement de Jordanie ont adopté une politique selon laquelle les travailleurs ne "
                "paient pas leur recrutement, contrôlée avec les autres normes du travail."
            ),
            es=(
                "Fábricas de confección de Jordania adoptaron una política por la que las personas trabajadoras no "
                "pagan su contratación, comprobada junto con otras normas."
            ),
        ),
        context=Text(
            en="Export factories rely on workers from South Asia, and buyers ask how these workers were hired.",
            fr=(
                "Les usines d’exportation dépendent de travailleurs d’Asie du Sud, et les acheteurs demandent comment "
                "ils ont été embauchés."
            ),
            es=(
                "Las fábricas exportadoras dependen de personas de Asia meridional, y los compradores preguntan cómo "
                "se las contrató."
            ),
        ),
        action=Text(
            en=(
                "The industry agreed that employers carry the costs, and assessors began to ask newly arrived workers "
                "what they had paid, and to whom."
            ),
            fr=(
                "Le secteur a convenu que les employeurs portent les frais, et les évaluateurs se sont mis à demander "
                "aux nouveaux arrivés ce qu’ils avaient payé, et à qui."
            ),
            es=(
                "El sector acordó que los gastos los asuman los empleadores, y quienes evalúan empezaron a preguntar a "
                "las personas recién llegadas qué habían pagado y a quién."
            ),
        ),
        results=Text(
            en=(
                "The question is now part of regular assessments, so that a factory hears of charges it did not know "
                "about."
            ),
            fr=(
                "La question fait désormais partie des évaluations régulières, si bien qu’une usine apprend "
                "l’existence de frais qu’elle ignorait."
            ),
            es=(
                "La pregunta forma parte ya de las evaluaciones periódicas, de modo que la fábrica se entera de cobros "
                "que desconocía."
            ),
        ),
        lessons=Text(
            en="Ask in the worker’s language, after the first wage, and without the supervisor in the room.",
            fr="Poser la question dans la langue du travailleur, après le premier salaire, et sans le chef d’équipe.",
            es="Conviene preguntar en el idioma de la persona, tras el primer salario y sin supervisores presentes.",
        ),
        copies=LIST,
        themes=("recruitment-fees", "business"),
        sectors=("manufacturing",),
        submitted_by="rania.khoury@people.example",
        evidence="monitored",
        destinations=("jo",),
        audiences=("employers", "recruiters"),
        instruments=("C181",),
        items=("gp7", "og-employers"),
    ),
    Practice(
        slug="philippines-hong-kong-domestic-work-code",
        title=Text(
            en="Code of conduct on the fair recruitment of Filipino migrant domestic workers in Hong Kong, China",
            fr=(
                "Code de conduite sur le recrutement équitable des travailleuses domestiques philippines à Hong Kong, "
                "Chine"
            ),
            es=(
                "Código de conducta sobre la contratación equitativa de trabajadoras del hogar filipinas en Hong Kong, "
                "China"
            ),
        ),
        summary=Text(
            en=(
                "In June 2019 two associations of agencies, one at each end of the route, signed a common code and "
                "agreed to ask workers whether it is kept."
            ),
            fr=(
                "En juin 2019, deux associations d’agences, une à chaque bout du parcours, ont signé un code commun et "
                "convenu de demander aux travailleuses s’il est respecté."
            ),
            es=(
                "En junio de 2019, dos asociaciones de agencias, una en cada extremo de la ruta, firmaron un código "
                "común y acordaron preguntar a las trabajadoras si se cumple."
            ),
        ),
        context=Text(
            en=(
                "Agencies in two jurisdictions share one client and one candidate, and can each blame the other for a "
                "charge."
            ),
            fr=(
                "Des agences de deux juridictions partagent un client et une candidate, et chacune peut rejeter sur "
                "l’autre la responsabilité d’un paiement."
            ),
            es=(
                "Agencias de dos jurisdicciones comparten un cliente y una candidata, y cada una puede culpar a la "
                "otra de un cobro."
            ),
        ),
        action=Text(
            en=(
                "After joint training, the associations wrote the code with public authorities and the ILO: no "
                "recruitment fees, clear contracts, papers stay with the worker, complaints are heard."
            ),
            fr=(
                "Après une formation commune, les associations ont rédigé le code avec les autorités et l’OIT : pas de "
                "commission, contrats clairs, papiers laissés à la travailleuse, plaintes entendues."
            ),
            es=(
                "Tras una formación conjunta, redactaron el código con las autoridades y la OIT: sin comisiones, "
                "contratos claros, documentos en manos de la trabajadora y quejas atendidas."
            ),
        ),
        results=Text(
            en="A feedback survey was built to test compliance, and members can be excluded.",
            fr="Une enquête auprès des travailleuses permet d’en vérifier le respect, et un membre peut être exclu.",
            es=(
                "Se creó una encuesta a las trabajadoras para comprobar el cumplimiento, y un miembro puede ser "
                "excluido."
            ),
        ),
        lessons=Text(
            en="A code reaches only its signatories; many agencies stand outside it, so the law has to do the rest.",
            fr=(
                "Un code n’engage que ses signataires ; beaucoup d’agences restent dehors, et la loi doit faire le "
                "reste."
            ),
            es="Un código solo obliga a quienes lo firman; muchas agencias quedan fuera y la ley debe hacer el resto.",
        ),
        copies=database(203),
        publishers=("ilo", "tfhi"),
        themes=("business", "worker-feedback", "recruitment-fees"),
        sectors=("domestic-work",),
        year=2019,
        actors=Text(
            en=(
                "An association of agencies at each end, the labour authorities and the ILO; workers' groups "
                "helped with the questions of the survey."
            ),
            fr=(
                "Une association d’agences à chaque bout, les autorités du travail et l’OIT ; des groupes de "
                "travailleuses ont aidé à formuler l’enquête."
            ),
            es=(
                "Una asociación de agencias en cada extremo, las autoridades laborales y la OIT; grupos de "
                "trabajadoras ayudaron a formular la encuesta."
            ),
        ),
        inclusion=Text(
            en=(
                "Nearly all who travel this way are women who live where they work. The survey reaches them on "
                "their own telephone and on their day off."
            ),
            fr=(
                "Presque toutes celles qui font ce parcours sont des femmes qui logent là où elles travaillent. "
                "L’enquête les atteint sur leur téléphone, leur jour de repos."
            ),
            es=(
                "Casi todas las que recorren esta ruta son mujeres que viven donde trabajan. La encuesta les "
                "llega a su propio teléfono en su día libre."
            ),
        ),
        evidence="monitored",
        origins=("ph",),
        destinations=("hk",),
        audiences=("recruiters", "civil-society"),
        instruments=("C189", "C181"),
        items=("gp7", "gp11", "og-recruiters"),
    ),
    Practice(
        slug="mexico-agency-covid-19",
        title=Text(
            en="Mexico: fair recruitment practice by a recruitment agency adapted to COVID-19",
            fr="Mexique : la pratique de recrutement équitable d’une agence, adaptée à la COVID-19",
            es="México: práctica de contratación equitativa de una agencia adaptada a la COVID-19",
        ),
        summary=Text(
            en=(
                "An agency that recruits farm workers without charging them adapted its steps to the pandemic, from "
                "testing to health cover and the journey home."
            ),
            fr=(
                "Une agence qui recrute sans frais des ouvriers agricoles a adapté ses étapes à la pandémie, du "
                "dépistage à l’assurance maladie et au retour."
            ),
            es=(
                "Una agencia que contrata trabajadores agrícolas sin cobrarles adaptó sus pasos a la pandemia, de las "
                "pruebas a la cobertura médica y el regreso."
            ),
        ),
        context=Text(
            en="Seasonal farm work went on while borders closed, because it was counted as essential.",
            fr=(
                "Le travail agricole saisonnier s’est poursuivi malgré la fermeture des frontières, car il était jugé "
                "essentiel."
            ),
            es="El trabajo agrícola de temporada siguió pese al cierre de fronteras, porque se consideró esencial.",
        ),
        action=Text(
            en=(
                "The agency kept employer-paid recruitment, let an independent party watch over it in the villages of "
                "origin, and added health checks and cover during travel and after return."
            ),
            fr=(
                "L’agence a maintenu le principe de l’employeur-payeur, laissé un tiers indépendant veiller dans les "
                "villages d’origine, et ajouté contrôles et couverture santé pendant le voyage et après le retour."
            ),
            es=(
                "La agencia mantuvo que paga el empleador, dejó que un tercero independiente vigilara en las "
                "comunidades de origen y añadió controles y cobertura de salud durante el viaje y tras el regreso."
            ),
        ),
        results=Text(
            en="Recruitment went on under stricter health rules, without moving the cost to workers.",
            fr=(
                "Le recrutement s’est poursuivi avec des règles sanitaires plus strictes, sans en reporter le coût sur "
                "les travailleurs."
            ),
            es=(
                "La contratación siguió con reglas sanitarias más estrictas, sin trasladar el costo a las personas "
                "trabajadoras."
            ),
        ),
        lessons=Text(
            en="In a crisis, trust built in the villages beforehand is worth more than any new form.",
            fr=(
                "En temps de crise, la confiance bâtie auparavant dans les villages vaut plus que tout nouveau "
                "formulaire."
            ),
            es=(
                "En una crisis, la confianza construida antes en las comunidades vale más que cualquier formulario "
                "nuevo."
            ),
        ),
        copies=database(202),
        publishers=("ilo", "cierto"),
        themes=("climate-crises", "recruitment-fees"),
        sectors=("agriculture",),
        submitted_by="member.es@hub.example",
        origins=("mx",),
        destinations=("us",),
        audiences=("recruiters", "employers"),
        items=("gp7", "og-recruiters"),
    ),
)
