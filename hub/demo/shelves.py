"""What the demo's members keep: saved works, reading lists, searches."""

from hub.demo.shapes import Shelf, Watch

# Works by the addresses of those who saved them.
SAVED = {
    "member.en@hub.example": (
        "general-principles-operational-guidelines",
        "vacancy-checklist",
        "agreement-kenya-united-kingdom-health-workforce",
        "nepal-jordan-garment-pilot",
    ),
    "member.fr@hub.example": ("labour-inspection-domestic-work-sector", "tunisia-inspectors-recruitment-industry"),
    "member.es@hub.example": ("contratacion-equitativa-centroamerica-mexico", "mexico-placement-agencies-regulation"),
}

SHELVES = (
    Shelf(
        by="member.en@hub.example",
        title="Before we open a new corridor",
        description="What my team reads before we place people in a country for the first time.",
        visibility="link",
        works=(
            ("guidance-bilateral-labour-migration-agreements", "Start with the checklist of clauses."),
            ("agreement-kenya-united-kingdom-health-workforce", "Our own: eight pages."),
            ("global-study-recruitment-fees-second-edition", "Look the country up here."),
            ("vacancy-checklist", ""),
            ("migrant-recruitment-advisor", "What workers say of the agencies there."),
        ),
    ),
    Shelf(
        by="member.fr@hub.example",
        title="Pour la formation des nouveaux inspecteurs",
        works=(
            ("labour-inspection-domestic-work-sector", "Chapitre sur l’accès au domicile."),
            ("labour-inspection-monitoring-recruitment", ""),
            ("italy-action-plan-agriculture", "Bon exemple de table commune."),
        ),
    ),
)

WATCHES = (
    Watch(by="member.en@hub.example", name="New laws on fees", query="q=fees&kind=law", frequency="weekly"),
    Watch(
        by="member.en@hub.example",
        name="Agreements of Kenya",
        query="kind=agreement&place=ke",
        frequency="monthly",
    ),
    Watch(by="member.fr@hub.example", name="Inspection du travail", query="theme=labour-inspection"),
)
