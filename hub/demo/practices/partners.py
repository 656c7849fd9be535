"""Promising practices: workers’ organisations and companies."""

from hub.demo.practices.sources import LIST
from hub.demo.shapes import Copy, Practice, Text

PARTNERS = (
    Practice(
        slug="senamama-malagasy-domestic-workers-union",
        title=Text(
            en="Establishment of the National Union of Malagasy Domestic Workers (SENAMAMA)",
            fr="Création du Syndicat national des travailleurs domestiques malagasy (SENAMAMA)",
            es="Creación del Sindicato Nacional de Trabajadores Domésticos Malgaches (SENAMAMA)",
        ),
        summary=Text(
            en=(
                "Domestic workers in Madagascar founded a union of their own in 2019, which now informs colleagues "
                "before they accept a job at home or abroad."
            ),
            fr=(
                "Les travailleuses domestiques de Madagascar ont fondé en 2019 leur propre syndicat, qui informe leurs "
                "collègues avant qu’elles n’acceptent un emploi, au pays ou à l’étranger."
            ),
            es=(
                "Las trabajadoras del hogar de Madagascar fundaron en 2019 su propio sindicato, que informa a sus "
                "compañeras antes de aceptar un empleo en el país o fuera."
            ),
        ),
        context=Text(
            en="Domestic workers are hired one by one, through relatives and brokers, and rarely meet one another.",
            fr=(
                "Les travailleuses domestiques sont embauchées une à une, par des proches et des courtiers, et se "
                "rencontrent rarement."
            ),
            es=(
                "A las trabajadoras del hogar se las contrata una a una, por familiares e intermediarios, y rara vez "
                "se conocen entre sí."
            ),
        ),
        action=Text(
            en=(
                "With support from the ILO and the international federation of domestic workers, organisers held "
                "workshops, registered the union and opened branches outside the capital."
            ),
            fr=(
                "Avec l’appui de l’OIT et de la fédération internationale des travailleurs domestiques, des militantes "
                "ont tenu des ateliers, enregistré le syndicat et ouvert des antennes hors de la capitale."
            ),
            es=(
                "Con apoyo de la OIT y de la federación internacional del sector, las organizadoras hicieron talleres, "
                "registraron el sindicato y abrieron sedes fuera de la capital."
            ),
        ),
        results=Text(
            en="Domestic workers have elected representatives and a seat in talks on the reform of labour law.",
            fr=(
                "Les travailleuses domestiques ont des représentantes élues et une place dans les discussions sur la "
                "réforme du droit du travail."
            ),
            es=(
                "Las trabajadoras del hogar tienen representantes electas y un lugar en las conversaciones sobre la "
                "reforma laboral."
            ),
        ),
        lessons=Text(
            en="Meet on the day off, near home, and start from concrete problems; membership follows.",
            fr="Se réunir le jour de repos, près de chez soi, et partir de problèmes concrets ; les adhésions suivent.",
            es=(
                "Conviene reunirse en el día de descanso, cerca de casa, y partir de problemas concretos; la "
                "afiliación llega después."
            ),
        ),
        copies=(
            Copy(
                language="fr",
                url="https://www.ilo.org/global/topics/labour-migration/events-training/WCMS_769061/lang--fr/index.htm",
            ),
            Copy(
                language="en", url="https://www.ilo.org/global/topics/labour-migration/WCMS_778839/lang--en/index.htm"
            ),
        ),
        themes=("workers-organisations", "freedom-of-association", "gender-equality"),
        sectors=("domestic-work",),
        submitted_by="hery.rakotomalala@people.example",
        inclusion=Text(
            en=(
                "The members are women who worked alone in other people’s houses. Meetings are on Sundays, with "
                "their children."
            ),
            fr=(
                "Les adhérentes sont des femmes qui travaillaient seules chez autrui. Les réunions ont lieu le "
                "dimanche, avec leurs enfants."
            ),
            es=(
                "Las afiliadas son mujeres que trabajaban solas en casas ajenas. Las reuniones son los domingos, "
                "con sus hijos."
            ),
        ),
        origins=("mg",),
        audiences=("trade-unions", "civil-society"),
        instruments=("C087", "C098", "C189"),
        items=("gp1", "gp13"),
    ),
    Practice(
        slug="responsible-business-alliance-code",
        title=Text(
            en="Code of conduct in international supply chains by the Responsible Business Alliance",
            fr=(
                "Code de conduite de la Responsible Business Alliance dans les chaînes d’approvisionnement "
                "internationales"
            ),
            es="Código de conducta de la Responsible Business Alliance en las cadenas internacionales de suministro",
        ),
        summary=Text(
            en=(
                "Companies in the alliance ask their suppliers not to charge workers for recruitment, and audits look "
                "for such charges."
            ),
            fr=(
                "Les entreprises membres demandent à leurs fournisseurs de ne pas faire payer le recrutement aux "
                "travailleurs, et les audits recherchent ces paiements."
            ),
            es=(
                "Las empresas de la alianza piden a sus proveedores que no cobren la contratación a las personas "
                "trabajadoras, y las auditorías buscan esos cobros."
            ),
        ),
        context=Text(
            en=(
                "Electronics and other supply chains employ many migrant workers through several layers of suppliers "
                "and agents."
            ),
            fr=(
                "L’électronique et d’autres chaînes d’approvisionnement emploient beaucoup de travailleurs migrants, à "
                "travers plusieurs niveaux de fournisseurs et d’agents."
            ),
            es=(
                "La electrónica y otras cadenas emplean a muchas personas migrantes a través de varios niveles de "
                "proveedores y agentes."
            ),
        ),
        action=Text(
            en=(
                "The common code forbids charges to workers and the keeping of identity papers; suppliers are assessed "
                "against it and asked to correct what is found."
            ),
            fr=(
                "Le code commun interdit les frais à la charge des travailleurs et la rétention des papiers ; les "
                "fournisseurs sont évalués et priés de corriger les écarts."
            ),
            es=(
                "El código común prohíbe los cobros a las personas trabajadoras y la retención de documentos; se "
                "evalúa a los proveedores y se les pide corregir lo hallado."
            ),
        ),
        results=Text(
            en="Repaying what workers were charged has become a known remedy in audits of members’ supply chains.",
            fr=(
                "Le remboursement de ce que les travailleurs ont payé est devenu une réparation reconnue dans les "
                "audits des membres."
            ),
            es=(
                "Devolver lo que pagaron las personas trabajadoras es ya una reparación conocida en las auditorías de "
                "los miembros."
            ),
        ),
        lessons=Text(
            en="Repayment helps those already charged; prevention needs buyers to pay prices that include recruitment.",
            fr=(
                "Rembourser aide ceux qui ont déjà payé ; prévenir suppose des prix d’achat qui comprennent le "
                "recrutement."
            ),
            es="La devolución ayuda a quien ya pagó; prevenir exige precios de compra que incluyan la contratación.",
        ),
        copies=(Copy(language="en", url="https://www.responsiblebusiness.org/code-of-conduct/"),),
        publishers=("rba",),
        themes=("business", "recruitment-fees"),
        sectors=("manufacturing",),
        places=("global",),
        evidence="monitored",
        audiences=("employers",),
        instruments=("UNGPs", "C181"),
        items=("gp7", "og-employers"),
    ),
    Practice(
        slug="guatemala-sugar-palm-oil-due-diligence",
        title=Text(
            en="Commitment to fair recruitment and due diligence in the sugar and palm oil industry of Guatemala",
            fr=(
                "Engagement pour le recrutement équitable et la diligence raisonnable dans le sucre et l’huile de "
                "palme au Guatemala"
            ),
            es=(
                "Compromiso con la contratación equitativa y la debida diligencia en la industria del azúcar y la "
                "palma de aceite de Guatemala"
            ),
        ),
        summary=Text(
            en=(
                "Producers of sugar and palm oil in Guatemala looked into how their seasonal workers are found and "
                "agreed on steps towards fair recruitment."
            ),
            fr=(
                "Des producteurs de sucre et d’huile de palme du Guatemala ont examiné comment leurs saisonniers sont "
                "trouvés et convenu d’étapes vers un recrutement équitable."
            ),
            es=(
                "Productores de azúcar y aceite de palma de Guatemala examinaron cómo se encuentra a su personal de "
                "temporada y acordaron pasos hacia una contratación equitativa."
            ),
        ),
        context=Text(
            en="Each season labour contractors bring workers from the highlands to the plantations of the coast.",
            fr=(
                "À chaque saison, des recruteurs amènent des travailleurs des hautes terres vers les plantations de la "
                "côte."
            ),
            es="Cada temporada, los contratistas llevan a personas del altiplano a las plantaciones de la costa.",
        ),
        action=Text(
            en=(
                "The industry bodies took on a policy, mapped who recruits for them and trained staff on the ILO "
                "principles and on due diligence."
            ),
            fr=(
                "Les organisations du secteur ont adopté une politique, recensé ceux qui recrutent pour elles et formé "
                "leur personnel aux principes de l’OIT et à la diligence raisonnable."
            ),
            es=(
                "Las gremiales adoptaron una política, identificaron a quienes contratan para ellas y formaron a su "
                "personal en los principios de la OIT y la debida diligencia."
            ),
        ),
        results=Text(
            en=(
                "Fair recruitment has become a topic between producers and buyers, and some contractors work under "
                "written terms."
            ),
            fr=(
                "Le recrutement équitable est devenu un sujet entre producteurs et acheteurs, et certains recruteurs "
                "travaillent selon des conditions écrites."
            ),
            es=(
                "La contratación equitativa es ya tema entre productores y compradores, y algunos contratistas "
                "trabajan con condiciones por escrito."
            ),
        ),
        lessons=Text(
            en=(
                "Contractors come from the same villages as the workers: bring them in early instead of going round "
                "them."
            ),
            fr=(
                "Les recruteurs viennent des mêmes villages que les travailleurs : les associer tôt plutôt que les "
                "contourner."
            ),
            es=(
                "Los contratistas son de las mismas comunidades que el personal: conviene incorporarlos pronto en "
                "lugar de rodearlos."
            ),
        ),
        copies=LIST,
        themes=("business", "internal-recruitment"),
        sectors=("plantations", "agriculture"),
        places=("gt",),
        audiences=("employers",),
        instruments=("UNGPs",),
        items=("og-employers",),
    ),
    Practice(
        slug="guatemala-trade-union-outreach",
        title=Text(
            en="Guatemala: outreach through trade unions, including attention to COVID-19",
            fr="Guatemala : action de proximité des syndicats, y compris face à la COVID-19",
            es="Guatemala: acercamiento a través de los sindicatos, con atención a la COVID-19",
        ),
        summary=Text(
            en=(
                "Unions in Guatemala told workers about recruitment, rights and health in their own languages, on the "
                "road and by radio."
            ),
            fr=(
                "Les syndicats du Guatemala ont informé les travailleurs sur le recrutement, les droits et la santé "
                "dans leurs langues, sur les routes et à la radio."
            ),
            es=(
                "Los sindicatos de Guatemala informaron sobre contratación, derechos y salud en los idiomas de las "
                "personas trabajadoras, en el camino y por radio."
            ),
        ),
        context=Text(
            en=(
                "Many seasonal workers speak a Mayan language and leave from villages that written notices do not "
                "reach."
            ),
            fr=(
                "Beaucoup de saisonniers parlent une langue maya et partent de villages que les avis écrits "
                "n’atteignent pas."
            ),
            es=(
                "Muchas personas de temporada hablan un idioma maya y salen de comunidades a las que no llegan los "
                "avisos escritos."
            ),
        ),
        action=Text(
            en=(
                "Unions trained promoters, recorded radio spots and staffed points along the route, adding advice on "
                "health when the pandemic came."
            ),
            fr=(
                "Les syndicats ont formé des relais, enregistré des messages radio et tenu des points d’accueil en "
                "chemin, avec des conseils de santé quand la pandémie est arrivée."
            ),
            es=(
                "Los sindicatos formaron promotores, grabaron cuñas de radio y atendieron puntos en la ruta, con "
                "consejos de salud cuando llegó la pandemia."
            ),
        ),
        results=Text(
            en="Workers learnt whom to call, and unions learnt of offers that were false.",
            fr="Les travailleurs ont appris qui appeler, et les syndicats ont eu connaissance de fausses offres.",
            es=(
                "Las personas trabajadoras supieron a quién llamar, y los sindicatos tuvieron noticia de ofertas "
                "falsas."
            ),
        ),
        lessons=Text(
            en="Speak the language, literally; and agree with employers on access to the estates before the season.",
            fr=(
                "Parler la langue, au sens propre ; et convenir avec les employeurs de l’accès aux domaines avant la "
                "saison."
            ),
            es=(
                "Hay que hablar el idioma, en sentido literal, y acordar con los empleadores el acceso a las fincas "
                "antes de la temporada."
            ),
        ),
        copies=LIST,
        themes=("workers-organisations", "information", "climate-crises"),
        sectors=("agriculture", "plantations"),
        places=("gt",),
        submitted_by="mateo.xicara@people.example",
        inclusion=Text(
            en="Radio and conversation reach women and older people who do not read Spanish.",
            fr="La radio et la parole touchent des femmes et des personnes âgées qui ne lisent pas l’espagnol.",
            es="La radio y la conversación llegan a mujeres y personas mayores que no leen español.",
        ),
        audiences=("trade-unions",),
        instruments=("C087",),
        items=("gp10",),
    ),
)
