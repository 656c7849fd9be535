"""What members have proposed: one proposal in every state. People and texts are invented.

A member writes in her own language; the facilitators translate what they publish.
"""

from hub.demo.shapes import Offer, Remark, Verdict

_FACILITATOR = "facilitator@hub.example"

OFFERS = (
    Offer(
        slug="visits-prepared-with-unions",
        by="member.fr@hub.example",
        status="draft",
        language="fr",
        kind="practice",
        title="Des visites d’agences préparées avec les syndicats",
        summary=(
            "Avant de contrôler une agence de placement, l’inspection demande aux syndicats ce que racontent ses "
            "anciens clients."
        ),
        parts=(
            (
                "context",
                (
                    "Les dossiers des agences sont en ordre le jour du contrôle. Ce que les travailleurs ont payé "
                    "n’y figure pas."
                ),
            ),
            (
                "action",
                (
                    "Deux semaines avant la visite, nous réunissons des témoignages anonymes et préparons nos "
                    "questions à partir d’eux."
                ),
            ),
        ),
        themes=("labour-inspection", "workers-organisations"),
        places=("tn",),
    ),
    Offer(
        slug="booklet-before-the-season",
        by="member.es@hub.example",
        status="submitted",
        language="es",
        kind="tool",
        title="Antes de la temporada: cartilla para personas jornaleras",
        summary=(
            "Ocho páginas con dibujos: qué preguntar a quien ofrece trabajo, qué no hay que pagar y a quién llamar. "
            "En español y en tres idiomas originarios."
        ),
        url="https://casa-jornalera.example/cartilla",
        year=2026,
        themes=("information", "recruitment-fees"),
        sectors=("agriculture",),
        audiences=("civil-society", "trade-unions"),
        places=("mx",),
        publishers=("valley",),
        submitted_days_ago=3,
        remarks=(
            Remark(
                by=_FACILITATOR,
                text="Check with the ILO office in Mexico whether a similar booklet exists already.",
                days_ago=2,
                is_internal=True,
            ),
        ),
    ),
    Offer(
        slug="questions-to-a-job-order",
        by="member.en@hub.example",
        status="returned",
        language="en",
        kind="brief",
        title="Twelve questions to a job order from abroad",
        summary=(
            "What our placement officers ask before a job order from another country is accepted, and what we do "
            "when an answer is missing."
        ),
        url="https://savanna-employment.example/job-orders",
        year=2026,
        themes=("public-employment-services", "contracts"),
        audiences=("employment-services",),
        places=("ke",),
        publishers=("savanna",),
        submitted_days_ago=12,
        remarks=(
            Remark(
                by=_FACILITATOR,
                text=(
                    "Thank you, Grace: this is just what colleagues ask for. The link leads to a page that wants a "
                    "password. Is there a public one?"
                ),
                days_ago=10,
            ),
            Remark(
                by="member.en@hub.example",
                text="I have asked our web team to open it. It should work by next week.",
                days_ago=8,
            ),
            Remark(
                by=_FACILITATOR,
                text="Very good. Please submit it again when the page is open; a PDF file would do as well.",
                days_ago=7,
            ),
        ),
    ),
    Offer(
        slug="what-was-paid-ledger",
        by="kofi.asante@people.example",
        status="review",
        language="en",
        kind="practice",
        title="A ledger of what was paid, kept by returned workers",
        summary=(
            "A migrant resource centre notes with those who come back what their job had cost, and takes the figures "
            "to the agencies and the ministry."
        ),
        parts=(
            (
                "context",
                (
                    "Nobody in our region could say what a job in a household abroad really costs. Agencies named "
                    "one sum, families another."
                ),
            ),
            (
                "action",
                (
                    "Since 2024 two advisers sit down with everybody who returns. They note each payment, to whom it "
                    "went and whether there is a receipt. Names stay in the centre."
                ),
            ),
            (
                "actors",
                (
                    "The centre, a trade union that offers the room, and the labour office, which reads the sums "
                    "four times a year."
                ),
            ),
            (
                "results",
                (
                    "After eighteen months there are 312 entries. The labour office has questioned four agencies "
                    "with them, and two have paid money back."
                ),
            ),
            ("cost", "Two half-time advisers and a locked cupboard."),
            ("challenges", "People who paid a relative do not call it a fee. We ask for the way of the money instead."),
            ("lessons", "Ask late and ask twice: after the first month at home people remember more, and fear less."),
            (
                "replicability",
                (
                    "A place that people come to anyway, one page of questions, and somebody in the labour office "
                    "who reads the sums."
                ),
            ),
            (
                "inclusion",
                "Four out of five are women who worked in households; the advisers are women who did the same.",
            ),
        ),
        evidence="monitored",
        themes=("recruitment-fees", "complaint-mechanisms", "return-reintegration"),
        sectors=("domestic-work",),
        places=("gh",),
        submitted_days_ago=16,
        remarks=(
            Remark(
                by=_FACILITATOR,
                text="Thank you, Kofi. We have asked reviewers and write to you as soon as we have heard from them.",
                days_ago=14,
            ),
        ),
        verdicts=(
            Verdict(
                by="lucia.quispe@people.example",
                status="done",
                has_conflict=False,
                scores=(4, 3, 3, 4, 3, 4),
                recommendation="publish",
                comment=(
                    "Modest, cheap and convincing. I should like to read how you make sure that entries are not "
                    "counted twice."
                ),
                internal_comment="The figures are their own; I have seen the form and find it sound.",
                days_ago=4,
            ),
            Verdict(by="ilze.ozola@people.example", status="accepted", has_conflict=False),
            Verdict(
                by="mariam.haddad@people.example",
                status="declined",
                has_conflict=True,
                conflict_note="Our union and the centre share a project.",
            ),
            Verdict(by="member.fr@hub.example"),
        ),
    ),
    Offer(
        slug="job-fair-announcement",
        by="rania.khoury@people.example",
        status="declined",
        language="en",
        kind="media",
        title="Our job fair in spring",
        summary="An announcement of a job fair with forty employers.",
        url="https://olive-grove.example/job-fair",
        year=2026,
        places=("jo",),
        submitted_days_ago=40,
        decided_days_ago=37,
        remarks=(
            Remark(
                by=_FACILITATOR,
                text=(
                    "Thank you for thinking of us. The library keeps what can be used for years; an announcement is "
                    "out of date in spring. Would you tell us afterwards how employers confirmed that workers pay "
                    "nothing?"
                ),
                days_ago=37,
            ),
        ),
    ),
    Offer(
        slug="draft-code-for-agencies",
        by="selam.tesfaye@people.example",
        status="withdrawn",
        language="en",
        kind="code",
        title="Draft code for agencies, for comment",
        summary="A first draft of a revised code of conduct.",
        url="https://entoto-agencies.example/code",
        year=2026,
        themes=("private-employment-agencies",),
        places=("et",),
        submitted_days_ago=30,
        decided_days_ago=26,
        remarks=(
            Remark(
                by="selam.tesfaye@people.example",
                text="Our board wants to adopt it first. I will come back with the final text.",
                days_ago=26,
            ),
        ),
    ),
    Offer(
        slug="kenya-united-kingdom-health-workers-agreement",
        by="member.en@hub.example",
        status="accepted",
        language="en",
        submitted_days_ago=120,
        decided_days_ago=92,
        remarks=(
            Remark(
                by=_FACILITATOR,
                text="It is in the library. Thank you, Grace, and thanks to both reviewers.",
                days_ago=92,
            ),
        ),
        verdicts=(
            Verdict(
                by="ilze.ozola@people.example",
                status="done",
                has_conflict=False,
                scores=(4, 2, 3, 3, 4, 3),
                recommendation="publish",
                comment="A clear description of a public channel. Figures on costs would make it stronger.",
                days_ago=99,
            ),
            Verdict(
                by="mariam.haddad@people.example",
                status="done",
                has_conflict=False,
                scores=(3, 2, 3, 4, 3, 3),
                recommendation="publish",
                comment="Please say what the health system at home receives in return.",
                days_ago=96,
            ),
        ),
    ),
    Offer(
        slug="contratacion-equitativa-centroamerica-mexico",
        by="member.es@hub.example",
        status="accepted",
        language="es",
        submitted_days_ago=75,
        decided_days_ago=74,
    ),
)
