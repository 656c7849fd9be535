"""Sectors: the branches of the economy in which recruitment needs most attention."""

# Slug, English, French, Spanish.
SECTORS = (
    ("agriculture", "Agriculture", "Agriculture", "Agricultura"),
    ("fishing", "Fishing", "Pêche", "Pesca"),
    ("construction", "Construction", "Construction", "Construcción"),
    ("domestic-work", "Domestic work", "Travail domestique", "Trabajo doméstico"),
    ("health-care", "Health and care", "Santé et soins", "Salud y cuidados"),
    ("manufacturing", "Garments and manufacturing", "Habillement et industrie", "Confección e industria"),
    ("hospitality", "Hotels and catering", "Hôtellerie et restauration", "Hotelería y restauración"),
    ("transport", "Transport and seafaring", "Transports et gens de mer", "Transporte y gente de mar"),
    ("plantations", "Palm oil and plantations", "Huile de palme et plantations", "Aceite de palma y plantaciones"),
    ("mining", "Mining", "Mines", "Minería"),
    ("sports", "Sports", "Sport", "Deporte"),
    ("agency-work", "Temporary agency work", "Travail intérimaire", "Trabajo temporal por agencia"),
)
