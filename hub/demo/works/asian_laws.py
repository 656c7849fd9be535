"""Laws of countries in Asia: only what is certain and public."""

from datetime import date

from hub.demo.shapes import Copy, LawFacts, Text, Tie, Work

ASIAN_STATUTES = (
    Work(
        slug="viet-nam-law-overseas-workers-2020",
        kind="law",
        title=Text(
            en="Viet Nam: Law No. 69/2020/QH14 on Vietnamese workers working abroad under contract",
            fr="Viet Nam : loi n° 69/2020/QH14 sur les travailleurs vietnamiens employés à l’étranger sous contrat",
            es="Viet Nam: Ley núm. 69/2020/QH14 sobre los trabajadores vietnamitas contratados en el extranjero",
        ),
        summary=Text(
            en=(
                "The law under which Vietnamese work abroad: licences for agencies, what may and may not be "
                "charged, training, a support fund, and grounds on which a worker may leave."
            ),
            fr=(
                "La loi qui régit le travail des Vietnamiens à l’étranger : agrément des agences, ce qui peut "
                "être facturé ou non, formation, fonds d’appui et motifs de départ."
            ),
            es=(
                "La ley que rige el trabajo de vietnamitas en el extranjero: licencias de las agencias, qué se "
                "puede cobrar y qué no, formación, fondo de apoyo y motivos para dejar el empleo."
            ),
        ),
        copies=(
            Copy(language="vi", url="https://vanban.chinhphu.vn/"),
            Copy(language="en", url="https://dazpro.com/law-69-2020-on-vietnamese-guest-workers/", kind="unofficial"),
        ),
        year=2020,
        issued_on=date(2020, 11, 13),
        themes=("recruitment-fees", "private-employment-agencies", "contracts"),
        audiences=("labour-ministries", "recruiters"),
        instruments=("C181", "C105"),
        items=("gp3", "gp5", "gp12"),
        origins=("vn",),
        law=LawFacts(jurisdiction="vn", in_force_on=date(2022, 1, 1), fees="regulates", scope="international"),
        verified_on=date(2026, 6, 3),
    ),
    Work(
        slug="thailand-foreign-workers-ordinance-2017",
        kind="law",
        title=Text(
            en="Thailand: Royal Ordinance on the management of employment of foreign workers, B.E. 2560 (2017)",
            fr=(
                "Thaïlande : ordonnance royale sur la gestion de l’emploi des travailleurs étrangers, B.E. 2560 (2017)"
            ),
            es="Tailandia: Ordenanza Real sobre la gestión del empleo de trabajadores extranjeros, B.E. 2560 (2017)",
        ),
        summary=Text(
            en=(
                "Brings work permits and the recruitment of foreign workers for employers in Thailand under one "
                "law, with licences, deposits and penalties."
            ),
            fr=(
                "Réunit en une loi les permis de travail et le recrutement de travailleurs étrangers pour des "
                "employeurs de Thaïlande, avec agréments, dépôts et sanctions."
            ),
            es=(
                "Reúne en una ley los permisos de trabajo y la contratación de extranjeros para empleadores de "
                "Tailandia, con licencias, depósitos y sanciones."
            ),
        ),
        copies=(
            Copy(language="th", url="https://www.krisdika.go.th/"),
            Copy(
                language="en",
                url="https://www.skyinterlegal.com/foreigners-working-management-emergency-decree-b-e-2560-2017",
                kind="unofficial",
            ),
        ),
        year=2017,
        issued_on=date(2017, 6, 17),
        themes=("private-employment-agencies", "recruitment-fees"),
        audiences=("labour-ministries", "employers", "recruiters"),
        items=("gp3", "gp5"),
        destinations=("th",),
        origins=("kh", "la", "mm"),
        law=LawFacts(jurisdiction="th", in_force_on=date(2017, 6, 23), scope="international"),
    ),
    Work(
        slug="thailand-foreign-workers-ordinance-2018-amendment",
        kind="law",
        title=Text(
            en=(
                "Thailand: Royal Ordinance on the management of employment of foreign workers (No. 2), B.E. 2561 (2018)"
            ),
            fr=(
                "Thaïlande : ordonnance royale sur la gestion de l’emploi des travailleurs étrangers (n° 2), B.E. "
                "2561 (2018)"
            ),
            es=(
                "Tailandia: Ordenanza Real sobre la gestión del empleo de trabajadores extranjeros (núm. 2), B.E. "
                "2561 (2018)"
            ),
        ),
        summary=Text(
            en=(
                "Amends the ordinance of the year before: recruitment costs move towards the employer, personal "
                "documents may not be kept, penalties become milder."
            ),
            fr=(
                "Modifie l’ordonnance de l’année précédente : les coûts de recrutement passent vers l’employeur, "
                "les papiers personnels ne peuvent être retenus, les peines s’allègent."
            ),
            es=(
                "Modifica la ordenanza del año anterior: los costos de contratación pasan hacia el empleador, no "
                "se pueden retener documentos personales y se suavizan las sanciones."
            ),
        ),
        copies=(
            Copy(language="th", url="https://www.doe.go.th/"),
            Copy(
                language="en",
                url="https://www.sunbeltasia.com/thailand-the-emergency-decree-on-management-of-foreigner-working",
                kind="unofficial",
            ),
        ),
        year=2018,
        issued_on=date(2018, 3, 24),
        themes=("recruitment-fees", "private-employment-agencies"),
        audiences=("labour-ministries", "employers", "recruiters"),
        items=("gp7", "gp11"),
        destinations=("th",),
        origins=("kh", "la", "mm"),
        law=LawFacts(jurisdiction="th", in_force_on=date(2018, 3, 28), scope="international"),
        ties=(Tie("part", "thailand-foreign-workers-ordinance-2017"),),
    ),
    Work(
        slug="india-emigration-act-1983",
        kind="law",
        title=Text(
            en="India: Emigration Act, 1983",
            fr="Inde : loi de 1983 sur l’émigration",
            es="India: Ley de Emigración de 1983",
        ),
        summary=Text(
            en=(
                "Nobody may recruit in India for work abroad without registration. The Act creates protectors of "
                "emigrants, who clear departures and hear complaints."
            ),
            fr=(
                "Nul ne peut recruter en Inde pour l’étranger sans être enregistré. La loi crée des protecteurs "
                "des émigrants, qui autorisent les départs et entendent les plaintes."
            ),
            es=(
                "Nadie puede contratar en la India para el extranjero sin estar registrado. La ley crea "
                "protectores de emigrantes, que autorizan las salidas y atienden quejas."
            ),
        ),
        copies=(
            Copy(language="en", url="https://www.indiacode.nic.in/"),
            Copy(language="hi", url="https://www.indiacode.nic.in/?locale=hi", kind="official"),
        ),
        year=1983,
        series="Act",
        series_number="31 of 1983",
        themes=("private-employment-agencies", "complaint-mechanisms"),
        audiences=("labour-ministries", "foreign-affairs", "recruiters"),
        items=("gp5",),
        origins=("in",),
        law=LawFacts(jurisdiction="in", in_force_on=date(1983, 12, 30), fees="regulates", scope="international"),
    ),
    Work(
        slug="philippines-migrant-workers-act",
        kind="law",
        title=Text(
            en="Philippines: Migrant Workers and Overseas Filipinos Act (Republic Act No. 8042)",
            fr=(
                "Philippines : loi sur les travailleurs migrants et les Philippins de l’étranger (Republic Act n° 8042)"
            ),
            es=(
                "Filipinas: Ley de trabajadores migrantes y filipinos en el extranjero (Ley de la República núm. 8042)"
            ),
        ),
        summary=Text(
            en=(
                "Who may recruit, what illegal recruitment is, and how agencies and employers answer together for "
                "unpaid wages. Strengthened in 2010 by Republic Act No. 10022."
            ),
            fr=(
                "Qui peut recruter, ce qu’est le recrutement illicite, et comment agences et employeurs répondent "
                "ensemble des salaires impayés. Renforcée en 2010 par le Republic Act n° 10022."
            ),
            es=(
                "Quién puede contratar, qué es la contratación ilícita y cómo responden juntos agencias y "
                "empleadores de los salarios impagados. Reforzada en 2010 por la Ley núm. 10022."
            ),
        ),
        copies=(Copy(language="en", url="https://lawphil.net/statutes/repacts/ra1995/ra_8042_1995.html"),),
        year=1995,
        issued_on=date(1995, 6, 7),
        themes=("private-employment-agencies", "access-to-justice"),
        audiences=("labour-ministries", "recruiters", "judiciary"),
        instruments=("C097", "C143", "C189"),
        items=("gp5", "gp13"),
        origins=("ph",),
        law=LawFacts(jurisdiction="ph", in_force_on=date(1995, 7, 15), fees="regulates", scope="international"),
        licence="Public domain",
    ),
    Work(
        slug="nepal-foreign-employment-act-2007",
        kind="law",
        title=Text(
            en="Nepal: Foreign Employment Act, 2064 (2007)",
            fr="Népal : loi de 2007 (2064) sur l’emploi à l’étranger",
            es="Nepal: Ley de Empleo en el Extranjero, 2064 (2007)",
        ),
        summary=Text(
            en=(
                "Licences for agencies, a welfare fund, a tribunal for complaints and a duty to train before departure."
            ),
            fr=(
                "Agrément des agences, fonds de protection, tribunal pour les plaintes et obligation de formation "
                "avant le départ."
            ),
            es=(
                "Licencias para las agencias, fondo de bienestar, tribunal para las quejas y obligación de "
                "formación antes de la salida."
            ),
        ),
        copies=(
            Copy(language="ne", url="https://lawcommission.gov.np/np/"),
            Copy(language="en", url="https://lawcommission.gov.np/en/", kind="unofficial"),
        ),
        year=2007,
        themes=("private-employment-agencies", "complaint-mechanisms", "information"),
        audiences=("labour-ministries", "recruiters", "judiciary"),
        items=("gp5", "gp10", "gp13"),
        origins=("np",),
        law=LawFacts(jurisdiction="np", fees="regulates", scope="international"),
    ),
    Work(
        slug="bangladesh-overseas-employment-act-2013",
        kind="law",
        title=Text(
            en="Bangladesh: Overseas Employment and Migrants Act, 2013",
            fr="Bangladesh : loi de 2013 sur l’emploi à l’étranger et les migrants",
            es="Bangladesh: Ley de Empleo en el Extranjero y Migrantes, 2013",
        ),
        summary=Text(
            en=(
                "Rules for agencies and their conduct, the right of migrants to information and legal aid, and a "
                "duty of the State to negotiate agreements."
            ),
            fr=(
                "Règles pour les agences et leur conduite, droit des migrants à l’information et à l’aide "
                "juridique, et devoir de l’État de négocier des accords."
            ),
            es=(
                "Reglas para las agencias y su conducta, derecho de las personas migrantes a la información y a "
                "la asistencia jurídica, y deber del Estado de negociar acuerdos."
            ),
        ),
        copies=(
            Copy(language="bn", url="http://bdlaws.minlaw.gov.bd/"),
            Copy(
                language="en",
                url="http://bdlaws.minlaw.gov.bd/laws-of-bangladesh-chronological-index.html",
                kind="unofficial",
            ),
        ),
        year=2013,
        themes=("private-employment-agencies", "bilateral-agreements"),
        audiences=("labour-ministries", "recruiters"),
        instruments=("ICRMW",),
        items=("gp3", "gp5"),
        origins=("bd",),
        law=LawFacts(jurisdiction="bd", fees="regulates", scope="international"),
    ),
)
