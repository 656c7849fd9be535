"""Promising practices: from one country to another, with employers at the far end."""

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
)
