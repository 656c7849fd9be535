"""Works on principles, strategy, fees and statistics."""

from datetime import date

from hub.demo.shapes import Copy, Text, Tie, Work

STANDARDS = (
    Work(
        slug="general-principles-operational-guidelines",
        kind="standard",
        title=Text(
            en=(
                "General principles and operational guidelines for fair recruitment and Definition of recruitment fees "
                "and related costs"
            ),
            fr=(
                "Principes généraux et directives opérationnelles concernant le recrutement équitable et Définition "
                "des commissions de recrutement et frais connexes"
            ),
            es=(
                "Principios generales y directrices para la contratación equitativa y Definición de las comisiones de "
                "contratación y los gastos conexos"
            ),
        ),
        summary=Text(
            en=(
                "The reference text of the field, negotiated by governments, employers and workers. It says what fair "
                "recruitment means, who has to do what, and which costs a worker must never bear."
            ),
            fr=(
                "Le texte de référence du domaine, négocié par les gouvernements, les employeurs et les travailleurs. "
                "Il dit ce qu’est un recrutement équitable, qui doit faire quoi, et quels frais un travailleur ne doit "
                "jamais supporter."
            ),
            es=(
                "El texto de referencia, negociado por gobiernos, empleadores y trabajadores. Dice qué es una "
                "contratación equitativa, qué le toca a cada parte y qué gastos no debe asumir nunca una persona "
                "trabajadora."
            ),
        ),
        copies=(
            Copy(
                language="en", url="https://www.ilo.org/global/topics/fair-recruitment/WCMS_536755/lang--en/index.htm"
            ),
            Copy(
                language="fr",
                kind="official",
                url="https://www.ilo.org/global/topics/fair-recruitment/WCMS_536755/lang--fr/index.htm",
            ),
            Copy(
                language="es",
                kind="official",
                url="https://www.ilo.org/global/topics/fair-recruitment/WCMS_536755/lang--es/index.htm",
                isbn="978-92-2-133418-7",
            ),
        ),
        year=2019,
        publishers=("ilo",),
        themes=("fair-recruitment", "recruitment-fees"),
        places=("global",),
        verified_on=date(2026, 9, 14),
        authors=("ilo",),
        audiences=("labour-ministries", "employment-services", "employers", "recruiters", "trade-unions"),
        instruments=("C181", "C097", "C143", "C088", "C189", "C029", "P029"),
        items=("gp1", "gp7", "gp13", "og-governments", "og-employment-services", "og-recruiters", "og-employers"),
    ),
    Work(
        slug="fair-recruitment-roadmap",
        kind="guidance",
        title=Text(
            en="Fair recruitment roadmap: A guide for national action",
            fr="Feuille de route pour un recrutement équitable : guide pour l’action nationale",
            es="Hoja de ruta para la contratación equitativa: guía para la acción nacional",
        ),
        summary=Text(
            en=(
                "A step-by-step guide for governments and social partners who want a national plan: take stock, agree "
                "on priorities, act, and look back together."
            ),
            fr=(
                "Un guide pas à pas pour les gouvernements et les partenaires sociaux qui veulent un plan national : "
                "faire le point, convenir de priorités, agir et en tirer ensemble le bilan."
            ),
            es=(
                "Una guía paso a paso para gobiernos e interlocutores sociales que quieran un plan nacional: hacer "
                "balance, acordar prioridades, actuar y evaluar en común."
            ),
        ),
        copies=(
            Copy(language="en", url="https://www.ilo.org/publications/fair-recruitment-roadmap-guide-national-action"),
        ),
        year=2024,
        publishers=("ilo",),
        themes=("fair-recruitment",),
        places=("global",),
        licence="CC BY 4.0",
        verified_on=date(2026, 9, 14),
        ties=(Tie("cites", "general-principles-operational-guidelines"),),
        authors=("ilo",),
        audiences=("labour-ministries", "employers", "trade-unions"),
        items=("og-governments", "fri-2021-2"),
    ),
    Work(
        slug="fair-recruitment-initiative-strategy-2021-2025",
        kind="report",
        title=Text(
            en="ILO Fair Recruitment Initiative, Strategy 2021–2025: Taking stock, moving forward",
            fr=(
                "Initiative de l’OIT pour le recrutement équitable, Stratégie 2021-2025 : faire le point, aller de "
                "l’avant"
            ),
            es="Iniciativa de la OIT para la Contratación Equitativa, Estrategia 2021-2025: hacer balance y avanzar",
        ),
        summary=Text(
            en=(
                "The second strategy of the Initiative, in four pillars: knowledge, laws and enforcement, business "
                "practice, and the protection of workers."
            ),
            fr=(
                "La deuxième stratégie de l’Initiative, en quatre piliers : connaissances, lois et contrôle, pratiques "
                "des entreprises, protection des travailleurs."
            ),
            es=(
                "La segunda estrategia de la Iniciativa, en cuatro pilares: conocimiento, leyes y control, prácticas "
                "empresariales y protección de las personas trabajadoras."
            ),
        ),
        copies=(
            Copy(
                language="en",
                pages=16,
                url="https://www.ilo.org/global/topics/fair-recruitment/publications/WCMS_817166/lang--en/index.htm",
            ),
            Copy(
                language="fr",
                kind="official",
                pages=16,
                url="https://www.ilo.org/global/topics/fair-recruitment/publications/WCMS_817166/lang--fr/index.htm",
            ),
            Copy(
                language="es",
                kind="official",
                pages=16,
                url="https://www.ilo.org/global/topics/fair-recruitment/publications/WCMS_817166/lang--es/index.htm",
            ),
        ),
        year=2021,
        publishers=("fri", "ilo"),
        themes=("fair-recruitment",),
        places=("global",),
        authors=("fri",),
        audiences=("labour-ministries", "donors", "international-organisations"),
        items=("fri-2021-1", "fri-2021-2", "fri-2021-3", "fri-2021-4"),
    ),
    Work(
        slug="fair-recruitment-initiative-strategy-2026-2030",
        kind="report",
        title=Text(
            en="ILO Fair Recruitment Initiative, Strategy 2026–2030: The way forward, from policy to practice",
            fr=(
                "Initiative de l’OIT pour le recrutement équitable, Stratégie 2026-2030 : la voie à suivre, des "
                "politiques à la pratique"
            ),
            es=(
                "Iniciativa de la OIT para la Contratación Equitativa, Estrategia 2026-2030: el camino a seguir, de "
                "las políticas a la práctica"
            ),
        ),
        summary=Text(
            en=(
                "The third phase of the Initiative turns from adopting principles to applying them: better data and "
                "measurement, reformed laws that are enforced, and results that workers notice."
            ),
            fr=(
                "La troisième phase de l’Initiative passe de l’adoption des principes à leur application : de "
                "meilleures données et mesures, des lois réformées et appliquées, des résultats que les travailleurs "
                "ressentent."
            ),
            es=(
                "La tercera fase de la Iniciativa pasa de adoptar principios a aplicarlos: mejores datos y mediciones, "
                "leyes reformadas que se cumplen y resultados que las personas trabajadoras notan."
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
        year=2025,
        publishers=("fri", "ilo"),
        themes=("fair-recruitment",),
        places=("global",),
        licence="CC BY 4.0",
        verified_on=date(2026, 9, 14),
        ties=(Tie("supersedes", "fair-recruitment-initiative-strategy-2021-2025"),),
        authors=("fri",),
        audiences=("labour-ministries", "donors", "international-organisations"),
        items=("fri-2026-1", "fri-2026-2"),
    ),
    Work(
        slug="promising-practices-for-fair-recruitment",
        kind="report",
        title=Text(
            en="Promising practices for fair recruitment",
            fr="Pratiques prometteuses en matière de recrutement équitable",
            es="Prácticas prometedoras de contratación equitativa",
        ),
        summary=Text(
            en=(
                "The selection that the Initiative published after its first five years: laws, agreements, pilots and "
                "codes from many countries. Each of them has a page of its own in this library."
            ),
            fr=(
                "La sélection publiée par l’Initiative après ses cinq premières années : lois, accords, projets "
                "pilotes et codes de nombreux pays. Chacun a sa propre page dans cette bibliothèque."
            ),
            es=(
                "La selección que publicó la Iniciativa tras sus primeros cinco años: leyes, acuerdos, pilotos y "
                "códigos de muchos países. Cada uno tiene su propia página en esta biblioteca."
            ),
        ),
        copies=(
            Copy(
                language="en", url="https://www.ilo.org/global/topics/labour-migration/WCMS_778839/lang--en/index.htm"
            ),
        ),
        year=2021,
        publishers=("fri", "ilo"),
        themes=("fair-recruitment",),
        places=("global",),
        audiences=("labour-ministries", "employers", "trade-unions", "recruiters"),
        items=("fri-2021-1",),
    ),
)
