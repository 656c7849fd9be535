"""Works on agreements between countries, on corridors and on regions."""

from hub.demo.shapes import Copy, Text, Tie, Work

COUNTRIES = (
    Work(
        slug="guidance-bilateral-labour-migration-agreements",
        kind="guidance",
        title=Text(
            en="Guidance on bilateral labour migration agreements",
            fr="Orientations sur les accords bilatéraux de migration de main-d’œuvre",
            es="Orientaciones sobre acuerdos bilaterales de migración laboral",
        ),
        summary=Text(
            en=(
                "For those who negotiate, apply or evaluate an agreement between two countries: what it should "
                "contain, clause by clause, and how workers and employers take part."
            ),
            fr=(
                "Pour qui négocie, applique ou évalue un accord entre deux pays : ce qu’il devrait contenir, clause "
                "par clause, et comment travailleurs et employeurs y participent."
            ),
            es=(
                "Para quienes negocian, aplican o evalúan un acuerdo entre dos países: qué debería contener, cláusula "
                "a cláusula, y cómo participan trabajadores y empleadores."
            ),
        ),
        copies=(
            Copy(
                language="en",
                pages=82,
                url="https://www.ilo.org/global/topics/labour-migration/publications/WCMS_837529/lang--en/index.htm",
            ),
            Copy(
                language="es",
                kind="official",
                pages=23,
                title="Orientaciones sobre acuerdos bilaterales de migración laboral: resumen ejecutivo",
                url="https://www.ilo.org/global/topics/labour-migration/publications/WCMS_913059/lang--es/index.htm",
            ),
        ),
        year=2022,
        publishers=("unnm", "ilo", "iom"),
        themes=("bilateral-agreements", "contracts"),
        places=("global",),
        ties=(Tie("cites", "bilateral-agreements-low-skilled-workers-review"),),
        authors=("ilo", "iom"),
        audiences=("labour-ministries", "foreign-affairs"),
        instruments=("C097", "R086", "C143", "GCM"),
        items=("gp6", "og13-1", "fri-2021-2"),
    ),
    Work(
        slug="bilateral-agreements-low-skilled-workers-review",
        kind="report",
        title=Text(
            en="Bilateral agreements and memoranda of understanding on migration of low skilled workers: A review",
            fr="Accords bilatéraux et protocoles d’entente sur la migration des travailleurs peu qualifiés : bilan",
            es=(
                "Acuerdos bilaterales y memorandos de entendimiento sobre migración de trabajadores poco cualificados: "
                "una revisión"
            ),
        ),
        summary=Text(
            en=(
                "A comparison of agreements across regions against a list of good practice, which shows how seldom "
                "they protect workers in so many words."
            ),
            fr=(
                "Une comparaison d’accords de plusieurs régions au regard d’une liste de bonnes pratiques, qui montre "
                "combien rares sont ceux qui protègent expressément les travailleurs."
            ),
            es=(
                "Una comparación de acuerdos de varias regiones con una lista de buenas prácticas, que muestra qué "
                "pocos protegen de forma expresa a las personas trabajadoras."
            ),
        ),
        copies=(
            Copy(
                language="en",
                pages=64,
                isbn="978-92-2-130026-7",
                url="https://www.ilo.org/global/topics/labour-migration/publications/WCMS_417022/lang--en/index.htm",
            ),
        ),
        year=2015,
        publishers=("ilo",),
        themes=("bilateral-agreements",),
        places=("global",),
        licence="All rights reserved",
        authors=("ilo",),
        audiences=("labour-ministries", "foreign-affairs", "academia"),
        instruments=("C097", "R086"),
        items=("gp6", "og13-1"),
    ),
    Work(
        slug="asean-regional-operational-guidelines",
        kind="guidance",
        title=Text(
            en="Regional operational guidelines on fair and ethical recruitment in ASEAN",
            fr="Directives opérationnelles régionales pour un recrutement équitable et éthique dans l’ASEAN",
            es="Directrices operativas regionales sobre contratación equitativa y ética en la ASEAN",
        ),
        summary=Text(
            en=(
                "What the international principles mean for the laws and agencies of one region where workers cross "
                "many borders."
            ),
            fr=(
                "Ce que les principes internationaux impliquent pour les lois et les agences d’une région où les "
                "travailleurs franchissent de nombreuses frontières."
            ),
            es=(
                "Qué implican los principios internacionales para las leyes y las agencias de una región con muchas "
                "fronteras que cruzar."
            ),
        ),
        copies=(Copy(language="en", url="https://www.ilo.org/asia/publications/lang--en/index.htm"),),
        year=2023,
        publishers=("ilo", "asean"),
        themes=("private-employment-agencies", "bilateral-agreements"),
        places=("asia-pacific",),
        ties=(
            Tie("adaptation", "general-principles-operational-guidelines", "asia-pacific"),
            Tie("cites", "achieving-fair-ethical-recruitment-asean"),
        ),
        audiences=("labour-ministries", "recruiters"),
        instruments=("C181",),
        items=("gp5", "gp6", "fri-2021-2"),
    ),
    Work(
        slug="contratacion-equitativa-centroamerica-mexico",
        kind="report",
        title=Text(
            en=(
                "Fair recruitment in El Salvador, Guatemala, Honduras and Mexico: Assessing progress and closing the "
                "gaps"
            ),
            fr=(
                "Recrutement équitable au El Salvador, au Guatemala, au Honduras et au Mexique : évaluer les progrès "
                "et combler les lacunes"
            ),
            es=(
                "Contratación equitativa en El Salvador, Guatemala, Honduras y México: evaluar los avances y cerrar "
                "las brechas"
            ),
        ),
        summary=Text(
            en=(
                "What four neighbouring countries have achieved, what is missing, and 21 recommendations to their "
                "governments, employers and unions."
            ),
            fr=(
                "Ce que quatre pays voisins ont accompli, ce qui manque, et 21 recommandations à leurs gouvernements, "
                "employeurs et syndicats."
            ),
            es=(
                "Qué han logrado cuatro países vecinos, qué falta y 21 recomendaciones a sus gobiernos, empleadores y "
                "sindicatos."
            ),
        ),
        copies=(
            Copy(
                language="es", url="https://www.ilo.org/global/topics/fair-recruitment/publications/lang--es/index.htm"
            ),
        ),
        year=2023,
        publishers=("ilo",),
        themes=("fair-recruitment", "private-employment-agencies"),
        places=("sv", "gt", "hn", "mx"),
        licence="CC BY 4.0",
        submitted_by="member.es@hub.example",
        authors=("ilo",),
        audiences=("labour-ministries", "employers", "trade-unions"),
        instruments=("C181", "C143"),
        items=("gp3", "gp5", "fri-2021-2"),
    ),
    Work(
        slug="brief-guide-ethical-recruitment-palm-oil",
        kind="guidance",
        title=Text(
            en="A brief guide to ethical recruitment for the palm oil sector",
            fr="Petit guide du recrutement éthique pour le secteur de l’huile de palme",
            es="Breve guía de contratación ética para el sector del aceite de palma",
        ),
        summary=Text(
            en=(
                "What buyers and growers should look at in the way plantation workers are hired, from the first "
                "contact in the village to the payslip."
            ),
            fr=(
                "Ce que les acheteurs et les producteurs devraient examiner dans l’embauche des ouvriers de "
                "plantation, du premier contact au village à la fiche de paie."
            ),
            es=(
                "Qué deberían examinar compradores y productores en la contratación para las plantaciones, del primer "
                "contacto en la comunidad a la nómina."
            ),
        ),
        copies=(Copy(language="en", url="https://verite.org/resources/"),),
        year=2021,
        publishers=("verite",),
        themes=("business",),
        sectors=("plantations",),
        places=("global",),
        authors=("verite",),
        audiences=("employers", "recruiters"),
        instruments=("UNGPs",),
        items=("og-employers", "fri-2021-3"),
    ),
    Work(
        slug="five-corridors-project",
        kind="report",
        title=Text(
            en="The Five Corridors Project: Exploring regulatory and enforcement mechanisms",
            fr="Le projet « Cinq corridors » : étude des mécanismes de réglementation et de contrôle",
            es="Proyecto Cinco Corredores: mecanismos de regulación y control",
        ),
        summary=Text(
            en=(
                "Five migration routes seen from both ends and measured by 44 indicators in nine policy areas, from "
                "licensing to workers’ freedom to organise."
            ),
            fr=(
                "Cinq parcours migratoires vus des deux bouts et mesurés par 44 indicateurs dans neuf domaines, de "
                "l’agrément à la liberté de s’organiser."
            ),
            es=(
                "Cinco rutas migratorias vistas desde ambos extremos y medidas con 44 indicadores en nueve ámbitos, de "
                "las licencias a la libertad de organizarse."
            ),
        ),
        copies=(Copy(language="en", url="https://fivecorridorsproject.org/"),),
        year=2021,
        publishers=("fairsquare",),
        themes=("private-employment-agencies", "labour-inspection", "access-to-justice"),
        authors=("fairsquare",),
        audiences=("labour-ministries", "civil-society", "academia"),
        instruments=("C181", "C097"),
        items=("gp5", "gp6", "gp13"),
        origins=("mm", "np", "ph", "mx"),
        destinations=("th", "kw", "qa", "tw", "ca"),
    ),
)
