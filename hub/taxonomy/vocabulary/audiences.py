"""Audiences: whom works are written for."""

# Slug, English, French, Spanish.
AUDIENCES = (
    ("labour-ministries", "Ministries of labour", "Ministères du travail", "Ministerios de trabajo"),
    (
        "foreign-affairs",
        "Foreign affairs and labour attachés",
        "Affaires étrangères et attachés du travail",
        "Relaciones exteriores y agregados laborales",
    ),
    (
        "employment-services",
        "Public employment services",
        "Services publics de l’emploi",
        "Servicios públicos de empleo",
    ),
    ("inspectorates", "Labour inspectorates", "Inspections du travail", "Inspecciones del trabajo"),
    ("statistics-offices", "Statistics offices", "Instituts de statistique", "Institutos de estadística"),
    ("judiciary", "Courts and prosecutors", "Tribunaux et ministère public", "Tribunales y fiscalías"),
    (
        "employers",
        "Employers and their organisations",
        "Employeurs et leurs organisations",
        "Empleadores y sus organizaciones",
    ),
    ("recruiters", "Recruitment agencies", "Agences de recrutement", "Agencias de contratación"),
    ("trade-unions", "Trade unions", "Syndicats", "Sindicatos"),
    (
        "civil-society",
        "Civil society and migrant resource centres",
        "Société civile et centres de ressources pour migrants",
        "Sociedad civil y centros de recursos para migrantes",
    ),
    ("academia", "Universities and researchers", "Universités et recherche", "Universidades e investigación"),
    ("media", "Journalists and media", "Journalistes et médias", "Periodistas y medios de comunicación"),
    (
        "international-organisations",
        "International organisations",
        "Organisations internationales",
        "Organizaciones internacionales",
    ),
    ("donors", "Donors", "Bailleurs de fonds", "Donantes"),
)
