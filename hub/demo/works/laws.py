"""Laws of countries in Africa, the Americas and Europe: only what is certain and public."""

from datetime import date

from hub.demo.shapes import Copy, LawFacts, Text, Tie, Work

STATUTES = (
    Work(
        slug="uganda-recruitment-regulations-2005",
        kind="law",
        title=Text(
            en="Uganda: Employment (Recruitment of Ugandan Migrant Workers Abroad) Regulations, 2005",
            fr=(
                "Ouganda : règlement de 2005 sur l’emploi (recrutement de travailleurs migrants ougandais à l’étranger)"
            ),
            es=(
                "Uganda: Reglamento de empleo (contratación de trabajadores migrantes ugandeses en el extranjero), 2005"
            ),
        ),
        summary=Text(
            en=(
                "The first regulations for agencies that recruit Ugandans for jobs abroad: licences, inspection, "
                "fees, advertising, accreditation of employers. New ones have replaced them."
            ),
            fr=(
                "Le premier règlement des agences qui recrutent des Ougandais pour l’étranger : agrément, "
                "contrôle, frais, annonces, accréditation des employeurs. Un nouveau l’a remplacé."
            ),
            es=(
                "El primer reglamento de las agencias que contratan a ugandeses para el extranjero: licencias, "
                "inspección, comisiones, anuncios, acreditación de empleadores. Otro lo ha sustituido."
            ),
        ),
        copies=(Copy(language="en", url="https://ulii.org/akn/ug/act/si/2005/62/eng@2005-07-15"),),
        year=2005,
        issued_on=date(2005, 7, 5),
        series="Statutory Instrument",
        series_number="62/2005",
        themes=("private-employment-agencies", "labour-inspection"),
        audiences=("labour-ministries", "recruiters"),
        instruments=("C181",),
        items=("gp5",),
        origins=("ug",),
        law=LawFacts(jurisdiction="ug", in_force_on=date(2005, 7, 15), fees="regulates", scope="international"),
    ),
    Work(
        slug="uganda-recruitment-regulations-2021",
        kind="law",
        title=Text(
            en="Uganda: Employment (Recruitment of Ugandan Migrant Workers) Regulations, 2021",
            fr="Ouganda : règlement de 2021 sur l’emploi (recrutement de travailleurs migrants ougandais)",
            es="Uganda: Reglamento de empleo (contratación de trabajadores migrantes ugandeses), 2021",
        ),
        summary=Text(
            en=(
                "An agency that is paid by its partner abroad may not charge the worker; if it is not paid, it "
                "may charge only with the ministry’s approval. Deposits and penalties rise."
            ),
            fr=(
                "Une agence payée par son partenaire à l’étranger ne peut rien demander au travailleur ; sinon, "
                "il lui faut l’accord du ministère. Cautions et sanctions augmentent."
            ),
            es=(
                "Una agencia a la que paga su socio en el extranjero no puede cobrar a la persona; si no le paga, "
                "solo con autorización del ministerio. Suben las garantías y las sanciones."
            ),
        ),
        copies=(Copy(language="en", url="https://mglsd.go.ug/"),),
        year=2021,
        themes=("private-employment-agencies", "recruitment-fees"),
        audiences=("labour-ministries", "recruiters"),
        instruments=("C181",),
        items=("gp5", "gp7"),
        origins=("ug",),
        law=LawFacts(jurisdiction="ug", fees="regulates", scope="international"),
        ties=(Tie("supersedes", "uganda-recruitment-regulations-2005"),),
    ),
    Work(
        slug="ethiopia-overseas-employment-proclamation-2016",
        kind="law",
        title=Text(
            en="Ethiopia: Overseas Employment Proclamation No. 923/2016",
            fr="Éthiopie : proclamation n° 923/2016 sur l’emploi à l’étranger",
            es="Etiopía: Proclamación núm. 923/2016 sobre el empleo en el extranjero",
        ),
        summary=Text(
            en=(
                "Opened work abroad again after a ban, under conditions: agreements with the country of "
                "destination, licensed agencies, trained workers. Amended in 2021."
            ),
            fr=(
                "A rouvert l’emploi à l’étranger après une interdiction, sous conditions : accords avec le pays "
                "de destination, agences agréées, travailleurs formés. Modifiée en 2021."
            ),
            es=(
                "Reabrió el empleo en el extranjero tras una prohibición, con condiciones: acuerdos con el país "
                "de destino, agencias con licencia, personas formadas. Modificada en 2021."
            ),
        ),
        copies=(
            Copy(language="en", url="https://negarit-gazette.vercel.app/proclamations/2016/923", kind="unofficial"),
            Copy(language="am", url="https://www.hopr.gov.et/"),
        ),
        year=2016,
        themes=("private-employment-agencies", "bilateral-agreements"),
        sectors=("domestic-work",),
        audiences=("labour-ministries", "recruiters"),
        instruments=("C181",),
        items=("gp3", "gp5"),
        origins=("et",),
        destinations=("arab-states",),
        law=LawFacts(jurisdiction="et", fees="regulates", scope="international"),
    ),
    Work(
        slug="italy-law-199-2016",
        kind="law",
        title=Text(
            en=(
                "Italy: Law No. 199 of 29 October 2016 against undeclared work, labour exploitation in "
                "agriculture and wage misalignment"
            ),
            fr=(
                "Italie : loi n° 199 du 29 octobre 2016 contre le travail non déclaré, l’exploitation du travail "
                "en agriculture et la distorsion des salaires"
            ),
            es=(
                "Italia: Ley núm. 199 de 29 de octubre de 2016 contra el trabajo no declarado, la explotación "
                "laboral en la agricultura y el desajuste salarial"
            ),
        ),
        summary=Text(
            en=(
                "Makes the illegal brokering of labour and its use by employers a crime, and strengthens a "
                "network of farms that keep to the rules."
            ),
            fr=(
                "Fait de l’intermédiation illicite de main-d’œuvre et de son usage par l’employeur un délit, et "
                "renforce un réseau d’exploitations respectueuses des règles."
            ),
            es=(
                "Convierte en delito la intermediación ilícita de mano de obra y su uso por el empleador, y "
                "refuerza una red de explotaciones que cumplen."
            ),
        ),
        copies=(Copy(language="it", url="https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:legge:2016-10-29;199"),),
        year=2016,
        issued_on=date(2016, 10, 29),
        themes=("internal-recruitment", "forced-labour"),
        sectors=("agriculture",),
        audiences=("inspectorates", "judiciary", "employers"),
        instruments=("C029", "P029", "C129"),
        items=("gp3", "gp5", "gp9"),
        places=("it",),
        law=LawFacts(jurisdiction="it", in_force_on=date(2016, 11, 4), scope="both"),
    ),
    Work(
        slug="mexico-placement-agencies-regulation",
        kind="law",
        title=Text(
            en="Mexico: Regulation on worker placement agencies",
            fr="Mexique : règlement des agences de placement de travailleurs",
            es="México: Reglamento de Agencias de Colocación de Trabajadores",
        ),
        summary=Text(
            en=(
                "Placement is free of charge for the worker. The regulation says who may run an agency, what it "
                "must report, and which offers need the labour ministry’s registration."
            ),
            fr=(
                "Le placement est gratuit pour le travailleur. Le règlement dit qui peut tenir une agence, ce "
                "qu’elle doit déclarer et quelles offres s’enregistrent au ministère du Travail."
            ),
            es=(
                "La colocación es gratuita para la persona trabajadora. El reglamento dice quién puede llevar una "
                "agencia, qué debe informar y qué ofertas requieren registro."
            ),
        ),
        copies=(Copy(language="es", url="https://www.diputados.gob.mx/LeyesBiblio/regla.htm"),),
        year=2006,
        issued_on=date(2006, 3, 3),
        themes=("private-employment-agencies", "recruitment-fees"),
        audiences=("labour-ministries", "recruiters", "inspectorates"),
        items=("gp3", "gp7"),
        places=("mx",),
        origins=("mx",),
        law=LawFacts(jurisdiction="mx", in_force_on=date(2006, 3, 6), fees="prohibits", scope="both"),
        submitted_by="member.es@hub.example",
    ),
)
