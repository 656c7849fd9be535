"""Promising practices: agencies and what they bind themselves to."""

from hub.demo.practices.sources import LIST, database
from hub.demo.shapes import Practice, Text, Tie

AGENCIES = (
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
    Practice(
        slug="ethiopia-code-of-conduct-private-employment-agencies",
        title=Text(
            en="Code of conduct for Ethiopian overseas private employment agencies",
            fr="Code de conduite des agences d’emploi privées éthiopiennes pour l’étranger",
            es="Código de conducta de las agencias de empleo privadas etíopes para el extranjero",
        ),
        summary=Text(
            en=(
                "The federation of Ethiopian agencies adopted a code of conduct and a self-assessment, which it uses "
                "beside the State’s supervision."
            ),
            fr=(
                "La fédération des agences éthiopiennes a adopté un code de conduite et une autoévaluation, qu’elle "
                "utilise à côté du contrôle de l’État."
            ),
            es=(
                "La federación de agencias etíopes adoptó un código de conducta y una autoevaluación, que usa junto a "
                "la supervisión del Estado."
            ),
        ),
        context=Text(
            en=(
                "After a pause in overseas placement, a new proclamation let agencies work again, under stricter "
                "conditions."
            ),
            fr=(
                "Après une interruption des placements à l’étranger, une nouvelle proclamation a permis aux agences de "
                "reprendre, à des conditions plus strictes."
            ),
            es=(
                "Tras una pausa en la colocación en el extranjero, una nueva proclamación permitió a las agencias "
                "volver a trabajar con condiciones más estrictas."
            ),
        ),
        action=Text(
            en=(
                "Agencies wrote down what they expect of one another, from advertising to follow-up abroad. Training "
                "sessions brought them together with labour officers and unions."
            ),
            fr=(
                "Les agences ont consigné ce qu’elles attendent les unes des autres, de l’annonce au suivi à "
                "l’étranger. Des formations les ont réunies avec l’administration du travail et les syndicats."
            ),
            es=(
                "Las agencias escribieron lo que esperan unas de otras, del anuncio al seguimiento en el extranjero. "
                "Las formaciones las reunieron con la administración laboral y los sindicatos."
            ),
        ),
        results=Text(
            en="The federation has a yardstick for members, and the ministry a partner to talk to.",
            fr="La fédération dispose d’une mesure pour ses membres, et le ministère d’un interlocuteur.",
            es="La federación cuenta con una vara de medir para sus miembros, y el ministerio con un interlocutor.",
        ),
        lessons=Text(
            en=(
                "Self-regulation supports inspection and cannot replace it: agree from the start what is passed on to "
                "the State."
            ),
            fr=(
                "L’autorégulation soutient l’inspection sans la remplacer : convenir d’emblée de ce qui est transmis à "
                "l’État."
            ),
            es=(
                "La autorregulación apoya la inspección, pero no la sustituye: hay que acordar desde el principio qué "
                "se comunica al Estado."
            ),
        ),
        copies=LIST,
        themes=("private-employment-agencies", "business"),
        submitted_by="selam.tesfaye@people.example",
        ties=(Tie("cites", "ethiopia-overseas-employment-proclamation-2016"),),
        origins=("et",),
        destinations=("arab-states",),
        audiences=("recruiters",),
        instruments=("C181",),
        items=("gp5", "og-recruiters"),
    ),
)
