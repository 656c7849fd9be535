"""Works for companies and agencies that recruit: tools, standards and training."""

from hub.demo.shapes import Copy, Text, Tie, Work

EMPLOYERS = (
    Work(
        slug="eliminating-recruitment-fees-supply-chains",
        kind="guidance",
        title=Text(
            en="Eliminating recruitment and employment fees charged to workers in supply chains",
            fr=(
                "Éliminer les frais de recrutement et d’emploi facturés aux travailleurs dans les chaînes "
                "d’approvisionnement"
            ),
            es=(
                "Eliminar los cobros de contratación y empleo a las personas trabajadoras en las cadenas de suministro"
            ),
        ),
        summary=Text(
            en=(
                "For companies that buy from others: find out who pays for recruitment, stop it, pay it back, and "
                "keep it from coming back."
            ),
            fr=(
                "Pour les entreprises qui s’approvisionnent auprès d’autres : savoir qui paie le recrutement, y "
                "mettre fin, rembourser, et éviter que cela recommence."
            ),
            es=(
                "Para empresas que compran a otras: averiguar quién paga la contratación, ponerle fin, devolver "
                "lo cobrado y evitar que se repita."
            ),
        ),
        copies=(Copy(language="en", url="https://responsiblerecruitmenttoolkit.org/"),),
        year=2019,
        version="3rd ed.",
        publishers=("rrt",),
        authors=("rrt",),
        themes=("recruitment-fees", "business"),
        audiences=("employers", "recruiters"),
        instruments=("UNGPs",),
        items=("gp7", "og-employers", "fri-2021-3"),
        places=("global",),
    ),
    Work(
        slug="ethical-recruitment-due-diligence-toolkit",
        kind="tool",
        title=Text(
            en="Ethical Recruitment Due Diligence Toolkit",
            fr="Boîte à outils de diligence raisonnable pour le recrutement éthique",
            es="Herramientas de debida diligencia para la contratación ética",
        ),
        summary=Text(
            en=(
                "Questionnaires, checklists and templates with which a company looks at the recruiters in its "
                "supply chain and talks to the people they recruited."
            ),
            fr=(
                "Des questionnaires, des listes de contrôle et des modèles pour examiner les recruteurs d’une "
                "chaîne d’approvisionnement et parler à celles et ceux qu’ils ont recrutés."
            ),
            es=(
                "Cuestionarios, listas de comprobación y modelos para examinar a quienes contratan en una cadena "
                "de suministro y hablar con las personas contratadas."
            ),
        ),
        copies=(Copy(language="en", url="https://iris.iom.int/ethical-recruitment-due-diligence-toolkit"),),
        publishers=("iom",),
        authors=("iom",),
        themes=("business", "private-employment-agencies"),
        audiences=("employers", "recruiters"),
        instruments=("UNGPs",),
        items=("og-employers",),
        places=("global",),
        ties=(Tie("cites", "iris-standard"),),
    ),
    Work(
        slug="iris-standard",
        kind="code",
        title=Text(
            en="IRIS Standard on ethical recruitment",
            fr="Norme IRIS de recrutement éthique",
            es="Estándar IRIS de contratación ética",
        ),
        summary=Text(
            en=(
                "What recruiters promise who want to be certified: no fees for workers, freedom of movement, "
                "transparent contracts, confidential data and a way to complain."
            ),
            fr=(
                "Ce que promettent les recruteurs qui veulent être certifiés : pas de frais pour les "
                "travailleurs, liberté de mouvement, contrats transparents, données confidentielles et voie de "
                "plainte."
            ),
            es=(
                "Lo que prometen quienes quieren certificarse: ninguna comisión a las personas trabajadoras, "
                "libertad de movimiento, contratos transparentes, datos confidenciales y una vía de queja."
            ),
        ),
        copies=(
            Copy(language="en", url="https://iris.iom.int/iris-standard"),
            Copy(language="fr", url="https://iris.iom.int/fr/iris-standard", kind="official"),
            Copy(language="es", url="https://iris.iom.int/es/iris-standard", kind="official"),
        ),
        year=2019,
        publishers=("iom",),
        authors=("iom",),
        themes=("business", "private-employment-agencies"),
        audiences=("recruiters", "employers"),
        instruments=("C181", "Montreal 2020"),
        items=("gp7", "og-recruiters"),
        places=("global",),
    ),
    Work(
        slug="guidelines-skills-modules-blma",
        kind="guidance",
        title=Text(
            en="Guidelines for skills modules in bilateral labour migration agreements",
            fr=(
                "Lignes directrices sur les volets « compétences » des accords bilatéraux de migration de main-d’œuvre"
            ),
            es="Directrices sobre módulos de competencias en los acuerdos bilaterales de migración laboral",
        ),
        summary=Text(
            en=(
                "What an agreement should say so that people are trained for the job, recognised for what they "
                "know and do not lose it on return."
            ),
            fr=(
                "Ce qu’un accord devrait prévoir pour que les personnes soient formées à l’emploi, reconnues pour "
                "ce qu’elles savent et ne le perdent pas au retour."
            ),
            es=(
                "Qué debería decir un acuerdo para que las personas se formen para el empleo, se reconozca lo que "
                "saben y no lo pierdan al volver."
            ),
        ),
        copies=(
            Copy(
                language="en",
                url="https://www.ilo.org/skills/areas/skills-for-migration/WCMS_748723/lang--en/index.htm",
            ),
        ),
        year=2020,
        publishers=("ilo",),
        authors=("ilo",),
        themes=("bilateral-agreements", "skills-recognition"),
        audiences=("labour-ministries", "foreign-affairs"),
        instruments=("C097", "R086"),
        items=("gp4", "gp6", "fri-2021-2"),
        places=("global",),
        ties=(Tie("cites", "bilateral-agreements-low-skilled-workers-review"),),
    ),
    Work(
        slug="master-class-fair-recruitment",
        kind="training",
        title=Text(
            en="Master class on fair recruitment",
            fr="Master class sur le recrutement équitable",
            es="Clase magistral sobre contratación equitativa",
        ),
        summary=Text(
            en=(
                "Six modules for those who train others: slides, cases and group work on principles, costs, "
                "inspection, agreements, business and remedy."
            ),
            fr=(
                "Six modules pour qui forme d’autres personnes : diapositives, cas et travaux de groupe sur les "
                "principes, les coûts, le contrôle, les accords, les entreprises et les recours."
            ),
            es=(
                "Seis módulos para quienes forman a otras personas: diapositivas, casos y trabajo en grupo sobre "
                "principios, costos, inspección, acuerdos, empresas y reparación."
            ),
        ),
        copies=(Copy(language="en", url="https://www.fairrecruitmenthub.org/node/292"),),
        year=2021,
        publishers=("fri", "itcilo"),
        authors=("itcilo",),
        themes=("fair-recruitment",),
        audiences=("labour-ministries", "employment-services", "trade-unions", "employers"),
        items=("fri-2021-1-4",),
        places=("global",),
    ),
    Work(
        slug="employers-guide-fair-recruitment",
        kind="guidance",
        title=Text(
            en="An employer’s guide to fair recruitment",
            fr="Guide de l’employeur pour un recrutement équitable",
            es="Guía del empleador para la contratación equitativa",
        ),
        summary=Text(
            en=(
                "Written by employers for employers: what to ask a recruiter, what to put into the contract and what "
                "to do when workers turn out to have paid."
            ),
            fr=(
                "Écrit par des employeurs pour des employeurs : que demander à un recruteur, que mettre dans le "
                "contrat, et que faire s’il s’avère que des travailleurs ont payé."
            ),
            es=(
                "Escrita por empleadores para empleadores: qué preguntar a una agencia, qué incluir en el contrato y "
                "qué hacer si resulta que alguien ha pagado."
            ),
        ),
        copies=(Copy(language="en", url="https://www.ioe-emp.org/policy-priorities/labour-migration"),),
        year=2021,
        publishers=("ioe",),
        themes=("business", "recruitment-fees"),
        places=("global",),
        authors=("ioe",),
        audiences=("employers",),
        instruments=("UNGPs", "C181"),
        items=("gp7", "og-employers", "fri-2021-3"),
    ),
    Work(
        slug="establishing-fair-recruitment-processes",
        kind="training",
        title=Text(
            en="Establishing fair recruitment processes: self-guided course",
            fr="Établir des processus de recrutement équitables : cours en autoformation",
            es="Establecer procesos de contratación equitativa: curso autoguiado",
        ),
        summary=Text(
            en=(
                "Five modules to follow at one’s own pace, free of charge, with a certificate at the end. A good first "
                "step for new members of the Hub."
            ),
            fr=(
                "Cinq modules à suivre à son rythme, gratuitement, avec une attestation à la fin. Une bonne première "
                "étape pour les nouveaux membres de la plateforme."
            ),
            es=(
                "Cinco módulos para seguir al propio ritmo, gratis y con certificado al final. Un buen primer paso "
                "para quienes se incorporan al portal."
            ),
        ),
        copies=(
            Copy(language="en", url="https://www.itcilo.org/courses/establishing-fair-recruitment-processes-0"),
            Copy(
                language="fr",
                kind="official",
                url="https://www.itcilo.org/fr/courses/establishing-fair-recruitment-processes-0",
            ),
            Copy(
                language="es",
                kind="official",
                url="https://www.itcilo.org/es/courses/establishing-fair-recruitment-processes-0",
            ),
            Copy(
                language="ar",
                kind="official",
                url="https://www.itcilo.org/ar/courses/establishing-fair-recruitment-processes-0",
            ),
        ),
        year=2021,
        publishers=("itcilo", "ilo"),
        themes=("fair-recruitment",),
        places=("global",),
        authors=("itcilo",),
        audiences=("labour-ministries", "employment-services", "employers", "recruiters", "trade-unions"),
        items=("fri-2021-1-4",),
    ),
)
