"""Series of events."""

from hub.demo.shapes import Circle, Text

LINES = (
    Circle(
        slug="knowledge-exchange",
        name=Text(
            "ILO Fair Recruitment Initiative knowledge exchange series",
            "Série d’échanges de connaissances de l’Initiative de l’OIT pour le recrutement équitable",
            "Serie de intercambios de conocimientos de la Iniciativa de la OIT para la Contratación Equitativa",
        ),
        description=Text(
            en=(
                "Online meetings of an hour or two in which practitioners from different countries tell what they have "
                "tried, each time on one theme of fair recruitment."
            ),
            fr=(
                "Des rencontres en ligne d’une heure ou deux où des praticiennes et praticiens de différents pays "
                "racontent ce qu’ils ont essayé, chaque fois sur un thème du recrutement équitable."
            ),
            es=(
                "Encuentros en línea de una o dos horas en los que profesionales de distintos países cuentan lo que "
                "han probado, cada vez sobre un tema de la contratación equitativa."
            ),
        ),
    ),
    Circle(
        slug="workshops",
        name=Text(
            "Workshops and open doors of the Knowledge Hub",
            "Ateliers et portes ouvertes de la plateforme",
            "Talleres y puertas abiertas del portal",
        ),
        description=Text(
            en=(
                "Small sessions without slides: bring a question or a draft and leave with the help of those who are "
                "in the room. Nothing is recorded."
            ),
            fr=(
                "De petites séances sans diapositives : venez avec une question ou un brouillon, repartez avec l’aide "
                "de celles et ceux qui sont là. Rien n’est enregistré."
            ),
            es=(
                "Sesiones pequeñas y sin diapositivas: traiga una pregunta o un borrador y llévese la ayuda de "
                "quienes están en la sala. No se graba nada."
            ),
        ),
    ),
)

# Who follows a series, by its short name.
FOLLOWERS = {
    "knowledge-exchange": ("member.en@hub.example", "member.es@hub.example", "kofi.asante@people.example"),
    "workshops": ("member.fr@hub.example", "karin.soderlund@people.example"),
}
