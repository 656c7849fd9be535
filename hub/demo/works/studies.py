"""Studies of countries and trades, and tools of unions and companies."""

from datetime import date

from hub.demo.shapes import Copy, Text, Tie, Work

STUDIES = (
    Work(
        slug="achieving-fair-ethical-recruitment-asean",
        kind="report",
        title=Text(
            en="Achieving fair and ethical recruitment: Improving regulation and enforcement in the ASEAN region",
            fr="Vers un recrutement équitable et éthique : mieux réglementer et contrôler dans la région de l’ASEAN",
            es=(
                "Lograr una contratación equitativa y ética: mejorar la regulación y el control en la región de "
                "la ASEAN"
            ),
        ),
        summary=Text(
            en=(
                "How the countries of the region license, inspect and punish recruiters, and what keeps good "
                "rules from being followed."
            ),
            fr=(
                "Comment les pays de la région agréent, contrôlent et sanctionnent les recruteurs, et ce qui "
                "empêche de bonnes règles d’être suivies."
            ),
            es=(
                "Cómo licencian, inspeccionan y sancionan los países de la región a quienes contratan, y qué "
                "impide que se cumplan buenas normas."
            ),
        ),
        copies=(Copy(language="en", url="https://www.ilo.org/asia/publications/issue-briefs/lang--en/index.htm"),),
        year=2022,
        publishers=("ilo",),
        authors=("ilo",),
        themes=("private-employment-agencies", "labour-inspection"),
        audiences=("labour-ministries", "inspectorates", "recruiters"),
        instruments=("C181", "R188"),
        items=("gp5", "fri-2021-2"),
        places=("asia-pacific",),
        ties=(Tie("cites", "general-principles-operational-guidelines"),),
    ),
    Work(
        slug="what-migrant-workers-pay-thailand",
        kind="report",
        title=Text(
            en=(
                "Recruitment fees and related costs: What migrant workers from Cambodia, the Lao People’s "
                "Democratic Republic and Myanmar pay to work in Thailand"
            ),
            fr=(
                "Commissions de recrutement et frais connexes : ce que paient les travailleurs migrants du "
                "Cambodge, de la République démocratique populaire lao et du Myanmar pour travailler en Thaïlande"
            ),
            es=(
                "Comisiones de contratación y gastos conexos: lo que pagan los trabajadores migrantes de Camboya, "
                "la República Democrática Popular Lao y Myanmar por trabajar en Tailandia"
            ),
        ),
        summary=Text(
            en=(
                "A survey among workers on farms, on building sites and in households, with and without papers, "
                "men and women: each cost, and what it means for wages and rights."
            ),
            fr=(
                "Une enquête auprès de travailleurs agricoles, du bâtiment et domestiques, avec ou sans papiers, "
                "hommes et femmes : chaque dépense, et ce qu’elle signifie pour le salaire et les droits."
            ),
            es=(
                "Una encuesta en el campo, la construcción y los hogares, con y sin documentos, a hombres y "
                "mujeres: cada gasto y lo que supone para el salario y los derechos."
            ),
        ),
        copies=(Copy(language="en", url="https://www.ilo.org/asia/publications/lang--en/index.htm"),),
        year=2020,
        issued_on=date(2020, 4, 1),
        publishers=("ilo",),
        authors=("ilo",),
        themes=("recruitment-fees", "statistics"),
        sectors=("agriculture", "construction", "domestic-work"),
        audiences=("labour-ministries", "academia", "trade-unions"),
        instruments=("C181", "C097"),
        items=("gp7", "fri-2021-1-1"),
        origins=("kh", "la", "mm"),
        destinations=("th",),
        ties=(Tie("cites", "sdg-10-7-1-guidelines"),),
    ),
    Work(
        slug="central-american-migrant-women-mexico",
        kind="brief",
        title=Text(
            en="Central American migrant women in Mexico: Informality in recruitment and employment",
            fr="Les migrantes centraméricaines au Mexique : l’informalité du recrutement et de l’emploi",
            es="Mujeres migrantes centroamericanas en México: informalidad en la contratación y el empleo",
        ),
        summary=Text(
            en=(
                "How women from Guatemala, Honduras and El Salvador find work in Mexico, on farms, in households "
                "and on the street, mostly without a contract and through people they know."
            ),
            fr=(
                "Comment les femmes du Guatemala, du Honduras et du El Salvador trouvent du travail au Mexique, "
                "aux champs, chez des particuliers et dans la rue, le plus souvent sans contrat et par des "
                "connaissances."
            ),
            es=(
                "Cómo encuentran trabajo en México las mujeres de Guatemala, Honduras y El Salvador, en el campo, "
                "en los hogares y en la calle, casi siempre sin contrato y a través de conocidos."
            ),
        ),
        copies=(
            Copy(language="es", url="https://www.ilo.org/mexico/publicaciones/lang--es/index.htm"),
            Copy(language="en", url="https://www.ilo.org/mexico/publicaciones/lang--en/index.htm", kind="official"),
        ),
        year=2020,
        issued_on=date(2020, 12, 18),
        publishers=("ilo",),
        authors=("ilo",),
        themes=("gender-equality", "internal-recruitment"),
        sectors=("agriculture", "domestic-work"),
        audiences=("labour-ministries", "civil-society", "trade-unions"),
        instruments=("C189", "C111"),
        items=("gp3", "fri-2021-1-1"),
        origins=("gt", "hn", "sv"),
        destinations=("mx",),
    ),
    Work(
        slug="fair-recruitment-country-brief-pakistan",
        kind="brief",
        title=Text(
            en="Fair recruitment country brief: Pakistan",
            fr="Le recrutement équitable au Pakistan : note de pays",
            es="Contratación equitativa en Pakistán: nota de país",
        ),
        summary=Text(
            en=(
                "Challenges and openings for fair recruitment in a country from which many leave for the Arab "
                "States, in four pages."
            ),
            fr=(
                "Les difficultés et les possibilités du recrutement équitable dans un pays d’où beaucoup partent "
                "vers les États arabes, en quatre pages."
            ),
            es=(
                "Retos y oportunidades para la contratación equitativa en un país del que muchas personas salen "
                "hacia los Estados Árabes, en cuatro páginas."
            ),
        ),
        copies=(
            Copy(
                language="en", url="https://www.ilo.org/islamabad/whatwedo/publications/lang--en/nextRow--0/index.htm"
            ),
        ),
        year=2020,
        issued_on=date(2020, 4, 7),
        publishers=("ilo",),
        authors=("ilo",),
        themes=("fair-recruitment", "private-employment-agencies"),
        audiences=("labour-ministries", "donors"),
        items=("gp2", "fri-2021-1"),
        origins=("pk",),
        destinations=("arab-states",),
    ),
    Work(
        slug="recruitment-agencies-intermediaries-pakistan",
        kind="report",
        title=Text(
            en=(
                "Recruitment agency business practices and role of intermediaries in the foreign employment "
                "industry in Pakistan"
            ),
            fr=(
                "Pratiques commerciales des agences de recrutement et rôle des intermédiaires dans l’emploi à "
                "l’étranger au Pakistan"
            ),
            es=(
                "Prácticas comerciales de las agencias de contratación y papel de los intermediarios en el empleo "
                "en el extranjero en Pakistán"
            ),
        ),
        summary=Text(
            en=(
                "Who stands between a worker and a licensed agency, how both earn, and what the State could do "
                "about intermediaries that no register knows."
            ),
            fr=(
                "Qui se tient entre un travailleur et une agence agréée, comment les deux gagnent leur vie, et ce "
                "que l’État pourrait faire des intermédiaires qu’aucun registre ne connaît."
            ),
            es=(
                "Quién está entre una persona y una agencia con licencia, cómo ganan ambos y qué podría hacer el "
                "Estado con los intermediarios que ningún registro conoce."
            ),
        ),
        copies=(
            Copy(
                language="en",
                url="https://www.ilo.org/global/topics/fair-recruitment/publications/WCMS_756251/lang--en/index.htm",
                isbn="978-92-2-032569-8",
            ),
        ),
        year=2020,
        issued_on=date(2020, 9, 24),
        publishers=("ilo",),
        authors=("ilo",),
        themes=("private-employment-agencies", "recruitment-fees"),
        audiences=("labour-ministries", "recruiters", "academia"),
        instruments=("C181",),
        items=("gp5", "og-recruiters", "fri-2021-1-1"),
        origins=("pk",),
        licence="All rights reserved",
    ),
    Work(
        slug="review-law-policy-practice-pakistan",
        kind="report",
        title=Text(
            en="Review of law, policy and practice of recruitment of migrant workers in Pakistan",
            fr=(
                "Examen du droit, des politiques et des pratiques de recrutement des travailleurs migrants au Pakistan"
            ),
            es=(
                "Examen de la legislación, las políticas y la práctica de la contratación de trabajadores "
                "migrantes en Pakistán"
            ),
        ),
        summary=Text(
            en=(
                "The rules for recruiting Pakistanis for work abroad, held against the ILO’s principles, with "
                "what officials, agencies and workers say of how they are kept."
            ),
            fr=(
                "Les règles du recrutement de Pakistanais pour l’étranger, confrontées aux principes de l’OIT, et "
                "ce qu’en disent l’administration, les agences et les travailleurs."
            ),
            es=(
                "Las reglas para contratar a personas de Pakistán para el extranjero, comparadas con los "
                "principios de la OIT, y lo que dicen de su cumplimiento la administración, las agencias y las "
                "personas trabajadoras."
            ),
        ),
        copies=(
            Copy(
                language="en",
                url="https://www.ilo.org/islamabad/whatwedo/publications/lang--en/nextRow--10/index.htm",
                isbn="978-92-2-133208-4",
            ),
        ),
        year=2020,
        publishers=("ilo",),
        authors=("ilo",),
        themes=("private-employment-agencies", "complaint-mechanisms"),
        audiences=("labour-ministries", "inspectorates"),
        instruments=("C181", "C097"),
        items=("gp3", "gp5", "fri-2021-2"),
        origins=("pk",),
        licence="All rights reserved",
        ties=(Tie("cites", "general-principles-operational-guidelines"),),
    ),
    Work(
        slug="ethiopian-overseas-employment-proclamation-analysis",
        kind="report",
        title=Text(
            en="The Ethiopian Overseas Employment Proclamation No. 923/2016: A comprehensive analysis",
            fr="La proclamation éthiopienne n° 923/2016 sur l’emploi à l’étranger : analyse complète",
            es="La proclamación etíope núm. 923/2016 sobre empleo en el extranjero: un análisis completo",
        ),
        summary=Text(
            en=(
                "Article by article: what the proclamation asks of agencies, employers and the State, and where "
                "it stays behind international standards."
            ),
            fr=(
                "Article par article : ce que la proclamation demande aux agences, aux employeurs et à l’État, et "
                "où elle reste en deçà des normes internationales."
            ),
            es=(
                "Artículo por artículo: qué exige la proclamación a las agencias, los empleadores y el Estado, y "
                "dónde se queda por debajo de las normas internacionales."
            ),
        ),
        copies=(
            Copy(
                language="en",
                url="https://www.ilo.org/africa/countries-covered/ethiopia/WCMS_554076/lang--en/index.htm",
                pages=62,
                isbn="978-92-2-129132-9",
            ),
        ),
        year=2017,
        publishers=("ilo",),
        authors=("ilo",),
        themes=("private-employment-agencies", "contracts"),
        audiences=("labour-ministries", "recruiters", "judiciary"),
        instruments=("C181",),
        items=("gp3", "gp5"),
        origins=("et",),
        licence="All rights reserved",
        ties=(Tie("cites", "ethiopia-overseas-employment-proclamation-2016"),),
    ),
)
