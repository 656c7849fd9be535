"""Promising practices: laws and licences."""

from datetime import date

from hub.demo.practices.sources import LIST, database
from hub.demo.shapes import Practice, Text, Tie

LAWS = (
    Practice(
        slug="madagascar-labour-code-alignment",
        title=Text(
            en="Madagascar: alignment of the labour code with newly ratified conventions",
            fr="Madagascar : mise en conformité du code du travail avec les conventions nouvellement ratifiées",
            es="Madagascar: adaptación del código del trabajo a los convenios recién ratificados",
        ),
        summary=Text(
            en=(
                "After ratifying several ILO conventions, Madagascar began to carry them over into its labour code, "
                "recruitment included."
            ),
            fr=(
                "Après avoir ratifié plusieurs conventions de l’OIT, Madagascar a entrepris de les transposer dans son "
                "code du travail, recrutement compris."
            ),
            es=(
                "Tras ratificar varios convenios de la OIT, Madagascar empezó a trasladarlos a su código del trabajo, "
                "incluida la contratación."
            ),
        ),
        context=Text(
            en=(
                "Ratifying a convention is a promise; people feel it only when national law changes too. Madagascar "
                "had taken on new obligations on migration, domestic work and private agencies."
            ),
            fr=(
                "Ratifier une convention, c’est promettre ; on n’en sent l’effet que si la loi nationale change aussi. "
                "Madagascar avait pris de nouveaux engagements sur les migrations, le travail domestique et les "
                "agences privées."
            ),
            es=(
                "Ratificar un convenio es una promesa; solo se nota cuando cambia también la ley nacional. Madagascar "
                "había asumido nuevas obligaciones sobre migración, trabajo doméstico y agencias privadas."
            ),
        ),
        action=Text(
            en=(
                "The ministry went through the code with employers and workers, article by article, and drafted the "
                "missing provisions with technical support from the ILO."
            ),
            fr=(
                "Le ministère a parcouru le code avec les employeurs et les travailleurs, article par article, et "
                "rédigé les dispositions manquantes avec l’appui technique de l’OIT."
            ),
            es=(
                "El ministerio repasó el código con empleadores y trabajadores, artículo por artículo, y redactó las "
                "disposiciones que faltaban con apoyo técnico de la OIT."
            ),
        ),
        results=Text(
            en=(
                "Fair recruitment became part of the reform debate, and the social partners worked from one shared "
                "text."
            ),
            fr=(
                "Le recrutement équitable est entré dans le débat sur la réforme, et les partenaires sociaux ont "
                "travaillé sur un texte commun."
            ),
            es=(
                "La contratación equitativa entró en el debate de la reforma y los interlocutores sociales trabajaron "
                "sobre un mismo texto."
            ),
        ),
        lessons=Text(
            en="Start the gap analysis before ratification, and plan inspection and budgets along with the law.",
            fr=(
                "Commencer l’analyse des écarts avant la ratification, et prévoir l’inspection et les budgets en même "
                "temps que la loi."
            ),
            es=(
                "Conviene empezar el análisis de brechas antes de ratificar y prever la inspección y el presupuesto "
                "junto con la ley."
            ),
        ),
        copies=LIST,
        themes=("private-employment-agencies", "fair-recruitment"),
        sectors=("domestic-work",),
        places=("mg",),
        audiences=("labour-ministries",),
        instruments=("C181", "C189", "C097", "C143"),
        items=("gp3",),
    ),
    Practice(
        slug="uganda-regulation-private-recruitment-agencies",
        title=Text(
            en="Regulation of private recruitment agencies in Uganda",
            fr="Réglementation des agences de recrutement privées en Ouganda",
            es="Regulación de las agencias de contratación privadas en Uganda",
        ),
        summary=Text(
            en=(
                "Uganda sets out in regulations who may recruit for jobs abroad, under which licence and with which "
                "duties towards workers."
            ),
            fr=(
                "L’Ouganda fixe par règlement qui peut recruter pour l’étranger, avec quel agrément et avec quelles "
                "obligations envers les travailleurs."
            ),
            es=(
                "Uganda establece por reglamento quién puede contratar para el extranjero, con qué licencia y con qué "
                "deberes hacia las personas trabajadoras."
            ),
        ),
        context=Text(
            en="Demand for jobs abroad grew faster than the State’s ability to watch those who offered them.",
            fr=(
                "La demande d’emplois à l’étranger a crû plus vite que la capacité de l’État à surveiller ceux qui les "
                "proposaient."
            ),
            es=(
                "La demanda de empleos en el extranjero creció más rápido que la capacidad del Estado para vigilar a "
                "quienes los ofrecían."
            ),
        ),
        action=Text(
            en=(
                "The labour ministry requires a licence with proof of means, checks contracts against a standard form "
                "and asks agencies to inform workers before they sign."
            ),
            fr=(
                "Le ministère du Travail exige un agrément assorti d’une preuve de moyens, compare les contrats à un "
                "modèle et demande aux agences d’informer les travailleurs avant la signature."
            ),
            es=(
                "El ministerio de Trabajo exige una licencia con prueba de medios, coteja los contratos con un modelo "
                "y pide a las agencias que informen a las personas antes de firmar."
            ),
        ),
        results=Text(
            en="There is now a public list of licensed agencies, and a ground on which a licence can be withdrawn.",
            fr="Il existe désormais une liste publique d’agences agréées, et une base pour retirer un agrément.",
            es="Existe ahora una lista pública de agencias con licencia y una base para retirarla.",
        ),
        lessons=Text(
            en="Licensing needs inspectors who can travel, and a rule for sub-agents, who otherwise stay out of sight.",
            fr=(
                "L’agrément suppose des inspecteurs qui puissent se déplacer, et une règle pour les sous-agents, qui "
                "sinon restent invisibles."
            ),
            es=(
                "La licencia requiere inspectores que puedan desplazarse y una regla para los subagentes, que si no "
                "quedan fuera de la vista."
            ),
        ),
        copies=database(50),
        themes=("private-employment-agencies", "labour-inspection"),
        submitted_by="patience.namukasa@people.example",
        started_on=date(2005, 7, 15),
        ties=(Tie("cites", "uganda-recruitment-regulations-2005"),),
        origins=("ug",),
        audiences=("labour-ministries", "recruiters", "inspectorates"),
        instruments=("C181",),
        items=("gp5", "og-governments"),
    ),
    Practice(
        slug="thailand-law-amendment-migrant-workers",
        title=Text(
            en="Law amendment concerning the management of migrant workers in Thailand",
            fr="Modification de la loi sur la gestion des travailleurs migrants en Thaïlande",
            es="Reforma de la ley sobre la gestión de los trabajadores migrantes en Tailandia",
        ),
        summary=Text(
            en=(
                "Thailand amended its law on the employment of migrant workers and moved recruitment charges from "
                "workers towards employers."
            ),
            fr=(
                "La Thaïlande a modifié sa loi sur l’emploi des travailleurs migrants et déplacé les frais de "
                "recrutement du travailleur vers l’employeur."
            ),
            es=(
                "Tailandia reformó su ley sobre el empleo de trabajadores migrantes y trasladó los gastos de "
                "contratación hacia el empleador."
            ),
        ),
        context=Text(
            en=(
                "Workers from neighbouring countries often arrived in debt, having paid brokers on both sides of the "
                "border."
            ),
            fr=(
                "Les travailleurs des pays voisins arrivaient souvent endettés, après avoir payé des courtiers des "
                "deux côtés de la frontière."
            ),
            es=(
                "Quienes llegaban de los países vecinos lo hacían a menudo con deudas, tras pagar a intermediarios a "
                "ambos lados de la frontera."
            ),
        ),
        action=Text(
            en=(
                "The amendment limits what a worker may be asked to pay, forbids keeping personal documents and sets "
                "duties for recruiters who bring workers in."
            ),
            fr=(
                "La modification limite ce qui peut être demandé au travailleur, interdit de retenir ses papiers et "
                "fixe les obligations des recruteurs qui font venir de la main-d’œuvre."
            ),
            es=(
                "La reforma limita lo que se puede pedir a la persona trabajadora, prohíbe retener sus documentos y "
                "fija los deberes de quienes traen mano de obra."
            ),
        ),
        results=Text(
            en=(
                "Inspectors and unions have a clear text to refer to. How far practice has followed still needs "
                "measuring."
            ),
            fr=(
                "Inspecteurs et syndicats disposent d’un texte clair. Reste à mesurer dans quelle mesure la pratique a "
                "suivi."
            ),
            es=(
                "Inspectores y sindicatos tienen un texto claro al que remitirse. Falta medir en qué medida lo ha "
                "seguido la práctica."
            ),
        ),
        lessons=Text(
            en=(
                "A ban on fees works when both countries define the same costs and workers can report without losing "
                "their job."
            ),
            fr=(
                "Interdire les commissions fonctionne si les deux pays définissent les mêmes frais et si l’on peut "
                "signaler un abus sans perdre son emploi."
            ),
            es=(
                "Prohibir las comisiones funciona si ambos países definen los mismos gastos y se puede denunciar sin "
                "perder el empleo."
            ),
        ),
        copies=LIST,
        themes=("recruitment-fees", "private-employment-agencies"),
        sectors=("fishing", "construction"),
        ties=(Tie("cites", "thailand-foreign-workers-ordinance-2018-amendment"),),
        destinations=("th",),
        audiences=("labour-ministries", "employers"),
        instruments=("C181",),
        items=("gp7", "gp11"),
    ),
    Practice(
        slug="viet-nam-law-contract-based-overseas-workers",
        title=Text(
            en="Revision of the Law on Contract-Based Overseas Workers",
            fr="Révision de la loi sur les travailleurs contractuels à l’étranger",
            es="Revisión de la ley sobre trabajadores contratados en el extranjero",
        ),
        summary=Text(
            en=(
                "Viet Nam revised the law under which its nationals work abroad on contract, with more protection "
                "during recruitment."
            ),
            fr=(
                "Le Viet Nam a révisé la loi qui régit le travail contractuel de ses ressortissants à l’étranger, en "
                "renforçant la protection lors du recrutement."
            ),
            es=(
                "Viet Nam revisó la ley por la que sus nacionales trabajan por contrato en el extranjero, con más "
                "protección durante la contratación."
            ),
        ),
        context=Text(
            en="The earlier law let agencies and brokers pass on charges that weighed heavily on low-paid workers.",
            fr=(
                "L’ancienne loi permettait aux agences et aux courtiers de répercuter des frais qui pesaient lourd sur "
                "les bas salaires."
            ),
            es=(
                "La ley anterior permitía a agencias e intermediarios repercutir gastos que pesaban mucho en los "
                "salarios bajos."
            ),
        ),
        action=Text(
            en=(
                "Drafters consulted ministries, agencies and workers’ representatives, and compared the bill with the "
                "ILO principles on fair recruitment."
            ),
            fr=(
                "Les rédacteurs ont consulté les ministères, les agences et les représentants des travailleurs, et "
                "confronté le projet aux principes de l’OIT sur le recrutement équitable."
            ),
            es=(
                "Los redactores consultaron a ministerios, agencias y representantes de trabajadores, y compararon el "
                "proyecto con los principios de la OIT sobre contratación equitativa."
            ),
        ),
        results=Text(
            en=(
                "The revised text narrows what may be charged and spells out grounds on which a worker may end the "
                "contract."
            ),
            fr=(
                "Le texte révisé restreint ce qui peut être facturé et précise les motifs pour lesquels un travailleur "
                "peut rompre son contrat."
            ),
            es=(
                "El texto revisado restringe lo que se puede cobrar y precisa los motivos por los que se puede poner "
                "fin al contrato."
            ),
        ),
        lessons=Text(
            en="Bring cost data to the table early: it settles arguments that principles alone do not.",
            fr=(
                "Mettre tôt les données sur les coûts sur la table : elles tranchent des débats que les principes "
                "seuls ne tranchent pas."
            ),
            es=(
                "Conviene poner pronto sobre la mesa los datos de costos: zanjan debates que los principios solos no "
                "zanjan."
            ),
        ),
        copies=LIST,
        themes=("recruitment-fees", "contracts"),
        submitted_by="linh.pham@people.example",
        started_on=date(2020, 11, 13),
        ties=(Tie("cites", "viet-nam-law-overseas-workers-2020"),),
        origins=("vn",),
        audiences=("labour-ministries", "recruiters"),
        instruments=("C181", "C105"),
        items=("gp3", "gp12"),
    ),
)
