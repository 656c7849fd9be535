"""People who wait for a decision on their application, each with another story."""

from hub.demo.shapes import Person

APPLICANTS = (
    # He writes his organisation's name otherwise than the Hub does.
    Person(
        email="joseph.mutua@savanna.example",
        name="Joseph Mutua",
        language="en",
        time_zone="Africa/Nairobi",
        country="ke",
        job_title="Placement officer",
        affiliation="Savannah Employment Services",
        group="employment-service",
        about="I prepare job seekers for work abroad and would like to join the exchange on orientation.",
    ),
    # He has an account already, at another address.
    Person(
        email="carlos.mendez@casa.example",
        name="Carlos Mendez Ruiz",
        language="es",
        time_zone="America/Mexico_City",
        country="mx",
        job_title="Promotor",
        affiliation="Red de personas jornaleras",
        group="civil-society",
    ),
    # Nobody knows her organisation, and her address is not proven yet.
    Person(
        email="awa.ndiaye@teranga.example",
        name="Awa Ndiaye",
        language="fr",
        time_zone="Africa/Dakar",
        country="sn",
        job_title="Animatrice",
        affiliation="Collectif Teranga des travailleuses domestiques",
        group="union",
        about="Nous accompagnons des travailleuses domestiques avant leur départ et à leur retour.",
    ),
)
