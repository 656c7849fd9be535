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
)
