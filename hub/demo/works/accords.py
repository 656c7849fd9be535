"""Bilateral agreements: only what is certain and public; days and clauses that are not are left out."""

from datetime import date

from hub.demo.shapes import AgreementFacts, Copy, Text, Work

ACCORDS = (
    Work(
        slug="agreement-kenya-united-kingdom-health-workforce",
        kind="agreement",
        title=Text(
            en="Kenya and United Kingdom: bilateral agreement on healthcare workforce collaboration",
            fr="Kenya et Royaume-Uni : accord bilatéral de collaboration sur le personnel de santé",
            es="Kenya y Reino Unido: acuerdo bilateral de colaboración sobre personal sanitario",
        ),
        summary=Text(
            en=(
                "The framework under which Kenyan health workers are recruited for the United Kingdom: "
                "recruitment, conditions of employment, regulation of recruiters and a joint committee."
            ),
            fr=(
                "Le cadre dans lequel du personnel de santé kenyan est recruté pour le Royaume-Uni : recrutement, "
                "conditions d’emploi, réglementation des recruteurs et comité mixte."
            ),
            es=(
                "El marco en que se contrata personal sanitario de Kenya para el Reino Unido: contratación, "
                "condiciones de empleo, regulación de quienes contratan y comité mixto."
            ),
        ),
        copies=(
            Copy(
                language="en",
                url="https://www.gov.uk/government/publications/bilateral-agreement-between-the-uk-and-kenya-on-healthcare-workforce-collaboration",
                pages=8,
            ),
        ),
        year=2021,
        issued_on=date(2021, 11, 11),
        themes=("bilateral-agreements", "skills-recognition"),
        sectors=("health-care",),
        audiences=("labour-ministries", "foreign-affairs"),
        instruments=("C097", "R086"),
        items=("gp6", "og13-1"),
        origins=("ke",),
        destinations=("gb",),
        agreement=AgreementFacts(signed_on=date(2021, 7, 29), is_text_public=True, clauses=("contract", "committee")),
    ),
    Work(
        slug="agreement-nepal-jordan-labour",
        kind="agreement",
        title=Text(
            en="Nepal and Jordan: labour agreement",
            fr="Népal et Jordanie : accord de main-d’œuvre",
            es="Nepal y Jordania: acuerdo laboral",
        ),
        summary=Text(
            en=(
                "General workers and domestic workers have a model contract each. The employer pays visa and "
                "ticket, papers stay with the worker, and a joint committee meets once a year."
            ),
            fr=(
                "Les travailleurs en général et les travailleurs domestiques ont chacun un contrat type. "
                "L’employeur paie le visa et le billet, les papiers restent au travailleur, un comité mixte se "
                "réunit une fois par an."
            ),
            es=(
                "Hay un contrato tipo para trabajadores en general y otro para el trabajo doméstico. El empleador "
                "paga visado y billete, los documentos quedan con la persona y un comité mixto se reúne una vez "
                "al año."
            ),
        ),
        copies=(
            Copy(language="en", url="https://ceslam.org/news/nepal-jordan-sign-labour-agreement", kind="unofficial"),
        ),
        year=2017,
        themes=("bilateral-agreements", "recruitment-fees", "contracts"),
        sectors=("manufacturing", "domestic-work"),
        audiences=("labour-ministries", "foreign-affairs"),
        instruments=("C097",),
        items=("gp6", "gp7", "gp8", "gp11"),
        origins=("np",),
        destinations=("jo",),
        agreement=AgreementFacts(
            signed_on=date(2017, 10, 18), clauses=("fees", "contract", "wages", "safety", "complaints", "committee")
        ),
    ),
    Work(
        slug="agreement-france-tunisia-migration-management",
        kind="agreement",
        title=Text(
            en="France and Tunisia: framework agreement on joint management of migration and solidarity development",
            fr=(
                "France et Tunisie : accord-cadre relatif à la gestion concertée des migrations et au "
                "développement solidaire"
            ),
            es="Francia y Túnez: acuerdo marco sobre gestión concertada de las migraciones y desarrollo solidario",
        ),
        summary=Text(
            en=(
                "With its two protocols it opens work in France to Tunisians with certain skills and occupations, "
                "and pays for training in Tunisia."
            ),
            fr=(
                "Avec ses deux protocoles, il ouvre le travail en France à des Tunisiens de certaines "
                "qualifications et certains métiers, et finance la formation en Tunisie."
            ),
            es=(
                "Con sus dos protocolos abre el trabajo en Francia a tunecinos con ciertas cualificaciones y "
                "oficios, y financia formación en Túnez."
            ),
        ),
        copies=(Copy(language="fr", url="https://www.senat.fr/leg/pjl08-069.html"),),
        year=2009,
        themes=("bilateral-agreements", "skills-recognition"),
        audiences=("labour-ministries", "foreign-affairs", "employment-services"),
        items=("gp4", "gp6", "og13-1"),
        origins=("tn",),
        destinations=("fr",),
        agreement=AgreementFacts(
            signed_on=date(2008, 4, 28), in_force_on=date(2009, 7, 1), is_text_public=True, clauses=("skills",)
        ),
    ),
    Work(
        slug="agreement-mexico-canada-seasonal-agricultural-workers",
        kind="agreement",
        title=Text(
            en="Mexico and Canada: Seasonal Agricultural Workers Programme",
            fr="Mexique et Canada : Programme des travailleurs agricoles saisonniers",
            es="México y Canadá: Programa de Trabajadores Agrícolas Temporales",
        ),
        summary=Text(
            en=(
                "Since 1974 the employment services of both countries send farm workers to the same farms season "
                "after season, on a contract that is renegotiated every year."
            ),
            fr=(
                "Depuis 1974, les services de l’emploi des deux pays envoient des ouvriers agricoles dans les "
                "mêmes exploitations, saison après saison, sur un contrat renégocié chaque année."
            ),
            es=(
                "Desde 1974, los servicios de empleo de ambos países envían a personas a las mismas "
                "explotaciones, temporada tras temporada, con un contrato que se renegocia cada año."
            ),
        ),
        copies=(
            Copy(
                language="en",
                url="https://www.canada.ca/en/employment-social-development/services/foreign-workers/agricultural/seasonal-agricultural.html",
            ),
            Copy(
                language="fr",
                url="https://www.canada.ca/fr/emploi-developpement-social/services/travailleurs-etrangers/agricoles/agricole-saisonnier.html",
                kind="official",
            ),
            Copy(
                language="es",
                url="https://www.gob.mx/stps/acciones-y-programas/programa-de-trabajadores-agricolas-temporales-mexico-canada",
                kind="official",
            ),
        ),
        year=1974,
        themes=("bilateral-agreements", "public-employment-services"),
        sectors=("agriculture",),
        audiences=("employment-services", "labour-ministries", "employers"),
        instruments=("C088",),
        items=("gp6", "og-employment-services"),
        origins=("mx",),
        destinations=("ca",),
        agreement=AgreementFacts(signed_on=date(1974, 6, 17), clauses=("contract", "wages", "safety")),
    ),
    Work(
        slug="agreement-nepal-malaysia-labour",
        kind="agreement",
        title=Text(
            en=(
                "Nepal and Malaysia: memorandum of understanding on the recruitment, employment and repatriation "
                "of workers"
            ),
            fr=(
                "Népal et Malaisie : mémorandum d’accord sur le recrutement, l’emploi et le rapatriement des "
                "travailleurs"
            ),
            es=(
                "Nepal y Malasia: memorando de entendimiento sobre contratación, empleo y repatriación de trabajadores"
            ),
        ),
        summary=Text(
            en=(
                "The employer in Malaysia pays for ticket, visa, medical examination and agency; after a stop of "
                "several months, departures began again on these terms."
            ),
            fr=(
                "L’employeur de Malaisie paie le billet, le visa, l’examen médical et l’agence ; après un arrêt "
                "de plusieurs mois, les départs ont repris à ces conditions."
            ),
            es=(
                "El empleador de Malasia paga billete, visado, examen médico y agencia; tras una pausa de varios "
                "meses, las salidas se reanudaron en esas condiciones."
            ),
        ),
        copies=(Copy(language="ne", url="https://moless.gov.np/"),),
        year=2018,
        themes=("bilateral-agreements", "recruitment-fees"),
        audiences=("labour-ministries", "foreign-affairs"),
        items=("gp6", "gp7"),
        origins=("np",),
        destinations=("my",),
        agreement=AgreementFacts(signed_on=date(2018, 10, 29), clauses=("fees", "contract", "wages", "committee")),
    ),
    Work(
        slug="agreement-philippines-germany-health-professionals",
        kind="agreement",
        title=Text(
            en="Philippines and Germany: agreement on the placement of health professionals",
            fr="Philippines et Allemagne : accord sur le placement de professionnels de santé",
            es="Filipinas y Alemania: acuerdo sobre la colocación de profesionales de la salud",
        ),
        summary=Text(
            en=(
                "The public employment services of both countries place nurses free of charge. Unions sit on the "
                "joint committee that watches over it."
            ),
            fr=(
                "Les services publics de l’emploi des deux pays placent gratuitement du personnel infirmier. Des "
                "syndicats siègent au comité mixte qui y veille."
            ),
            es=(
                "Los servicios públicos de empleo de ambos países colocan sin costo a personal de enfermería. Los "
                "sindicatos participan en el comité mixto que lo supervisa."
            ),
        ),
        copies=(Copy(language="en", url="https://www.giz.de/en/worldwide/41533.html"),),
        year=2013,
        themes=("bilateral-agreements", "public-employment-services", "skills-recognition"),
        sectors=("health-care",),
        audiences=("employment-services", "labour-ministries", "trade-unions"),
        instruments=("C097", "C088"),
        items=("gp4", "gp6", "og-employment-services"),
        origins=("ph",),
        destinations=("de",),
        agreement=AgreementFacts(signed_on=date(2013, 3, 19), clauses=("contract", "equality", "skills", "committee")),
    ),
)
