"""Promising practices: agreements between countries."""

from datetime import date

from hub.demo.practices.sources import LIST
from hub.demo.shapes import Practice, Text, Tie

AGREEMENTS = (
    Practice(
        slug="kenya-united-kingdom-health-workers-agreement",
        title=Text(
            en="Recruitment of health workers through bilateral labour agreements: Kenya and the United Kingdom",
            fr="Recrutement de personnel de santé par accord bilatéral de main-d’œuvre : Kenya et Royaume-Uni",
            es="Contratación de personal sanitario mediante acuerdos bilaterales: Kenya y el Reino Unido",
        ),
        summary=Text(
            en=(
                "Kenya and the United Kingdom agreed how health workers move between them, with public bodies in "
                "charge of the process."
            ),
            fr=(
                "Le Kenya et le Royaume-Uni ont convenu des conditions de mobilité du personnel de santé, le processus "
                "étant piloté par des institutions publiques."
            ),
            es=(
                "Kenya y el Reino Unido acordaron cómo se desplaza el personal sanitario entre ambos, con "
                "instituciones públicas a cargo del proceso."
            ),
        ),
        context=Text(
            en=(
                "Health systems compete for nurses. Without rules, agencies charge applicants and the country of "
                "origin loses staff it needs."
            ),
            fr=(
                "Les systèmes de santé se disputent le personnel infirmier. Sans règles, des agences font payer les "
                "candidats et le pays d’origine perd un personnel dont il a besoin."
            ),
            es=(
                "Los sistemas de salud compiten por el personal de enfermería. Sin reglas, las agencias cobran a "
                "quienes se postulan y el país de origen pierde personal que necesita."
            ),
        ),
        action=Text(
            en=(
                "The two governments set up a channel for qualified staff, with agreed steps for selection, "
                "recognition of qualifications and departure."
            ),
            fr=(
                "Les deux gouvernements ont ouvert une voie pour le personnel qualifié, avec des étapes convenues de "
                "sélection, de reconnaissance des diplômes et de départ."
            ),
            es=(
                "Los dos gobiernos abrieron una vía para el personal cualificado, con pasos acordados de selección, "
                "reconocimiento de títulos y salida."
            ),
        ),
        results=Text(
            en="Applicants have one official route to follow and know which costs are not theirs to bear.",
            fr="Les candidats disposent d’une voie officielle unique et savent quels frais ne leur incombent pas.",
            es="Quienes se postulan tienen una única vía oficial y saben qué gastos no les corresponden.",
        ),
        lessons=Text(
            en="Plan for the health system that stays behind, and publish the text so that others can check it.",
            fr="Penser au système de santé qui reste, et publier le texte pour que chacun puisse vérifier.",
            es="Hay que pensar en el sistema de salud que queda y publicar el texto para que otros puedan comprobarlo.",
        ),
        copies=LIST,
        themes=("bilateral-agreements", "skills-recognition"),
        sectors=("health-care",),
        submitted_by="member.en@hub.example",
        actors=Text(
            en=(
                "Labour and health ministries on both sides, the employment authority in Kenya, hospitals of the "
                "health service in the United Kingdom, and professional bodies that recognise diplomas."
            ),
            fr=(
                "Les ministères du Travail et de la Santé des deux côtés, l’autorité kenyane de l’emploi, des "
                "hôpitaux du service de santé britannique et les ordres qui reconnaissent les diplômes."
            ),
            es=(
                "Los ministerios de Trabajo y de Salud de ambos lados, la autoridad de empleo de Kenya, "
                "hospitales del servicio de salud británico y los colegios que reconocen los títulos."
            ),
        ),
        challenges=Text(
            en=(
                "Numbers stay small while tests of language and skills are paid by applicants in advance. "
                "Hospitals at home ask who comes after those who leave."
            ),
            fr=(
                "Les chiffres restent modestes tant que les examens de langue et de compétences sont payés "
                "d’avance par les candidats. Au pays, les hôpitaux demandent qui remplacera ceux qui partent."
            ),
            es=(
                "Las cifras siguen siendo pequeñas mientras los exámenes de idioma y competencias los adelanten "
                "quienes se postulan. En el país, los hospitales preguntan quién sustituirá a quienes se van."
            ),
        ),
        replicability=Text(
            en=(
                "Two health systems that plan their staff, a public body that selects, and an agreement that "
                "others may read."
            ),
            fr=(
                "Deux systèmes de santé qui planifient leur personnel, une institution publique qui sélectionne "
                "et un accord que chacun peut lire."
            ),
            es=(
                "Dos sistemas de salud que planifican su personal, una institución pública que selecciona y un "
                "acuerdo que cualquiera puede leer."
            ),
        ),
        review_summary=Text(
            en=(
                "Both reviewers find the public channel convincing and easy to follow. They would like to see "
                "figures on costs borne by applicants, and what the health system at home receives in return."
            ),
            fr=(
                "Les deux évaluatrices trouvent la voie publique convaincante et lisible. Elles aimeraient des "
                "chiffres sur les frais supportés par les candidats et sur ce que reçoit en retour le système de "
                "santé du pays."
            ),
            es=(
                "Las dos evaluadoras encuentran convincente y clara la vía pública. Les gustaría ver cifras sobre "
                "los gastos que asumen quienes se postulan y sobre lo que recibe a cambio el sistema de salud del "
                "país."
            ),
        ),
        started_on=date(2021, 7, 29),
        ties=(Tie("cites", "agreement-kenya-united-kingdom-health-workforce"),),
        origins=("ke",),
        destinations=("gb",),
        audiences=("labour-ministries", "foreign-affairs", "employment-services"),
        instruments=("C097", "R086"),
        items=("gp4", "gp6"),
    ),
    Practice(
        slug="nepal-bilateral-agreements-fair-recruitment",
        title=Text(
            en="Nepal: bilateral labour agreements include provisions on fair recruitment",
            fr="Népal : des accords bilatéraux de main-d’œuvre qui intègrent le recrutement équitable",
            es="Nepal: los acuerdos bilaterales incorporan disposiciones sobre contratación equitativa",
        ),
        summary=Text(
            en=(
                "Nepal has written fair recruitment into agreements with countries of destination, among them that the "
                "employer pays."
            ),
            fr=(
                "Le Népal a inscrit le recrutement équitable dans ses accords avec des pays de destination, notamment "
                "le principe de l’employeur-payeur."
            ),
            es=(
                "Nepal ha incluido la contratación equitativa en sus acuerdos con países de destino, entre otras cosas "
                "que paga el empleador."
            ),
        ),
        context=Text(
            en="Work abroad supports many households in Nepal, and many leave owing money for the job itself.",
            fr=(
                "Le travail à l’étranger fait vivre de nombreux foyers népalais, et beaucoup partent endettés pour "
                "l’emploi lui-même."
            ),
            es=(
                "El trabajo en el extranjero sostiene a muchos hogares de Nepal, y muchas personas parten endeudadas "
                "por el propio empleo."
            ),
        ),
        action=Text(
            en=(
                "Negotiators used international standards as their starting text and asked for standard contracts, "
                "insurance and employer-paid costs."
            ),
            fr=(
                "Les négociateurs ont pris les normes internationales comme texte de départ et demandé contrats types, "
                "assurance et frais à la charge de l’employeur."
            ),
            es=(
                "Los negociadores tomaron las normas internacionales como texto de partida y pidieron contratos tipo, "
                "seguro y gastos a cargo del empleador."
            ),
        ),
        results=Text(
            en=(
                "Several newer agreements name these points, which gives joint committees something concrete to follow "
                "up."
            ),
            fr=(
                "Plusieurs accords récents nomment ces points, ce qui donne aux comités mixtes des éléments concrets à "
                "suivre."
            ),
            es=(
                "Varios acuerdos recientes recogen estos puntos, lo que da a los comités mixtos algo concreto a lo que "
                "dar seguimiento."
            ),
        ),
        lessons=Text(
            en=(
                "An agreement is only as good as its joint committee: agree on data, meetings and a way to settle "
                "cases."
            ),
            fr=(
                "Un accord vaut ce que vaut son comité mixte : convenir des données, des réunions et d’une façon de "
                "régler les cas."
            ),
            es=(
                "Un acuerdo vale lo que vale su comité mixto: hay que acordar datos, reuniones y una forma de resolver "
                "casos."
            ),
        ),
        copies=LIST,
        themes=("bilateral-agreements", "recruitment-fees"),
        ties=(
            Tie("cites", "agreement-nepal-jordan-labour"),
            Tie("cites", "agreement-nepal-malaysia-labour"),
        ),
        origins=("np",),
        audiences=("labour-ministries", "foreign-affairs"),
        instruments=("C097", "R086"),
        items=("gp6", "gp7", "og13-1"),
    ),
    Practice(
        slug="bangladesh-negotiation-capacity",
        title=Text(
            en="Bangladesh: government capacity to promote fair recruitment in bilateral negotiations",
            fr=(
                "Bangladesh : renforcer l’administration pour promouvoir le recrutement équitable dans les "
                "négociations bilatérales"
            ),
            es=(
                "Bangladesh: capacidad del gobierno para promover la contratación equitativa en las negociaciones "
                "bilaterales"
            ),
        ),
        summary=Text(
            en=(
                "Officials who negotiate labour agreements for Bangladesh were trained to bring fair recruitment into "
                "the talks."
            ),
            fr=(
                "Les fonctionnaires qui négocient les accords de main-d’œuvre du Bangladesh ont été formés à y porter "
                "le recrutement équitable."
            ),
            es=(
                "El personal que negocia los acuerdos laborales de Bangladesh se formó para llevar la contratación "
                "equitativa a la mesa."
            ),
        ),
        context=Text(
            en="Countries of origin often come to the table with less data and fewer lawyers than the other side.",
            fr=(
                "Les pays d’origine arrivent souvent à la table avec moins de données et moins de juristes que l’autre "
                "partie."
            ),
            es="Los países de origen suelen llegar a la mesa con menos datos y menos juristas que la otra parte.",
        ),
        action=Text(
            en=(
                "Training, mock negotiations and model clauses were prepared with the ILO for the ministries involved "
                "and the labour attachés."
            ),
            fr=(
                "Formations, négociations simulées et clauses types ont été préparées avec l’OIT pour les ministères "
                "concernés et les attachés du travail."
            ),
            es=(
                "Se prepararon con la OIT formaciones, negociaciones simuladas y cláusulas modelo para los ministerios "
                "y los agregados laborales."
            ),
        ),
        results=Text(
            en="Negotiators share one brief, and fees, contracts and complaints are raised from the first draft.",
            fr=(
                "Les négociateurs partagent un même dossier, et les frais, les contrats et les plaintes sont abordés "
                "dès le premier projet."
            ),
            es=(
                "Los negociadores comparten un mismo expediente, y los gastos, los contratos y las quejas se plantean "
                "desde el primer borrador."
            ),
        ),
        lessons=Text(
            en="Staff rotate: put the knowledge into written briefs, not only into people.",
            fr=(
                "Le personnel change : consigner les connaissances dans des notes écrites, pas seulement dans les "
                "têtes."
            ),
            es="El personal rota: conviene dejar el conocimiento por escrito y no solo en las personas.",
        ),
        copies=LIST,
        themes=("bilateral-agreements",),
        submitted_by="rupa.chowdhury@people.example",
        origins=("bd",),
        audiences=("labour-ministries", "foreign-affairs"),
        instruments=("C097",),
        items=("gp6",),
    ),
)
