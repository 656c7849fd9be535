"""International texts that fair recruitment rests on, under the names that those who adopted them use."""

from typing import NamedTuple

from hub.taxonomy.vocabulary.themes import Text

_NORMLEX = "https://normlex.ilo.org/dyn/nrmlx_en/f?p=NORMLEXPUB:12100:0::NO::P12100_ILO_CODE:"


class Instrument(NamedTuple):
    """A text: the ILO's have a letter and a number as their code."""

    code: str
    kind: str
    year: int
    name: Text
    url: str
    slug: str


def _ilo(code: str, year: int, *names: str) -> Instrument:
    kinds = {"C": "convention", "P": "protocol", "R": "recommendation"}
    return Instrument(code, kinds[code[0]], year, Text(*names), f"{_NORMLEX}{code}", code.lower())


# The fundamental ones first, then those on recruitment and migration, then the others; within a group by age.
INSTRUMENTS = (
    _ilo(
        "C029",
        1930,
        "Forced Labour Convention, 1930 (No. 29)",
        "Convention (n° 29) sur le travail forcé, 1930",
        "Convenio sobre el trabajo forzoso, 1930 (núm. 29)",
    ),
    _ilo(
        "P029",
        2014,
        "Protocol of 2014 to the Forced Labour Convention, 1930",
        "Protocole de 2014 relatif à la convention sur le travail forcé, 1930",
        "Protocolo de 2014 relativo al Convenio sobre el trabajo forzoso, 1930",
    ),
    _ilo(
        "R203",
        2014,
        "Forced Labour (Supplementary Measures) Recommendation, 2014 (No. 203)",
        "Recommandation (n° 203) sur le travail forcé (mesures complémentaires), 2014",
        "Recomendación sobre el trabajo forzoso (medidas complementarias), 2014 (núm. 203)",
    ),
    _ilo(
        "C087",
        1948,
        "Freedom of Association and Protection of the Right to Organise Convention, 1948 (No. 87)",
        "Convention (n° 87) sur la liberté syndicale et la protection du droit syndical, 1948",
        "Convenio sobre la libertad sindical y la protección del derecho de sindicación, 1948 (núm. 87)",
    ),
    _ilo(
        "C098",
        1949,
        "Right to Organise and Collective Bargaining Convention, 1949 (No. 98)",
        "Convention (n° 98) sur le droit d’organisation et de négociation collective, 1949",
        "Convenio sobre el derecho de sindicación y de negociación colectiva, 1949 (núm. 98)",
    ),
    _ilo(
        "C100",
        1951,
        "Equal Remuneration Convention, 1951 (No. 100)",
        "Convention (n° 100) sur l’égalité de rémunération, 1951",
        "Convenio sobre igualdad de remuneración, 1951 (núm. 100)",
    ),
    _ilo(
        "C105",
        1957,
        "Abolition of Forced Labour Convention, 1957 (No. 105)",
        "Convention (n° 105) sur l’abolition du travail forcé, 1957",
        "Convenio sobre la abolición del trabajo forzoso, 1957 (núm. 105)",
    ),
    _ilo(
        "C111",
        1958,
        "Discrimination (Employment and Occupation) Convention, 1958 (No. 111)",
        "Convention (n° 111) concernant la discrimination (emploi et profession), 1958",
        "Convenio sobre la discriminación (empleo y ocupación), 1958 (núm. 111)",
    ),
    _ilo(
        "C138",
        1973,
        "Minimum Age Convention, 1973 (No. 138)",
        "Convention (n° 138) sur l’âge minimum, 1973",
        "Convenio sobre la edad mínima, 1973 (núm. 138)",
    ),
    _ilo(
        "C155",
        1981,
        "Occupational Safety and Health Convention, 1981 (No. 155)",
        "Convention (n° 155) sur la sécurité et la santé des travailleurs, 1981",
        "Convenio sobre seguridad y salud de los trabajadores, 1981 (núm. 155)",
    ),
    _ilo(
        "C182",
        1999,
        "Worst Forms of Child Labour Convention, 1999 (No. 182)",
        "Convention (n° 182) sur les pires formes de travail des enfants, 1999",
        "Convenio sobre las peores formas de trabajo infantil, 1999 (núm. 182)",
    ),
    _ilo(
        "C187",
        2006,
        "Promotional Framework for Occupational Safety and Health Convention, 2006 (No. 187)",
        "Convention (n° 187) sur le cadre promotionnel pour la sécurité et la santé au travail, 2006",
        "Convenio sobre el marco promocional para la seguridad y salud en el trabajo, 2006 (núm. 187)",
    ),
    _ilo(
        "C088",
        1948,
        "Employment Service Convention, 1948 (No. 88)",
        "Convention (n° 88) sur le service de l’emploi, 1948",
        "Convenio sobre el servicio del empleo, 1948 (núm. 88)",
    ),
    _ilo(
        "C097",
        1949,
        "Migration for Employment Convention (Revised), 1949 (No. 97)",
        "Convention (n° 97) sur les travailleurs migrants (révisée), 1949",
        "Convenio sobre los trabajadores migrantes (revisado), 1949 (núm. 97)",
    ),
    _ilo(
        "R086",
        1949,
        "Migration for Employment Recommendation (Revised), 1949 (No. 86)",
        "Recommandation (n° 86) sur les travailleurs migrants (révisée), 1949",
        "Recomendación sobre los trabajadores migrantes (revisada), 1949 (núm. 86)",
    ),
    _ilo(
        "C143",
        1975,
        "Migrant Workers (Supplementary Provisions) Convention, 1975 (No. 143)",
        "Convention (n° 143) sur les travailleurs migrants (dispositions complémentaires), 1975",
        "Convenio sobre los trabajadores migrantes (disposiciones complementarias), 1975 (núm. 143)",
    ),
    _ilo(
        "R151",
        1975,
        "Migrant Workers Recommendation, 1975 (No. 151)",
        "Recommandation (n° 151) sur les travailleurs migrants, 1975",
        "Recomendación sobre los trabajadores migrantes, 1975 (núm. 151)",
    ),
    _ilo(
        "C181",
        1997,
        "Private Employment Agencies Convention, 1997 (No. 181)",
        "Convention (n° 181) sur les agences d’emploi privées, 1997",
        "Convenio sobre las agencias de empleo privadas, 1997 (núm. 181)",
    ),
    _ilo(
        "R188",
        1997,
        "Private Employment Agencies Recommendation, 1997 (No. 188)",
        "Recommandation (n° 188) sur les agences d’emploi privées, 1997",
        "Recomendación sobre las agencias de empleo privadas, 1997 (núm. 188)",
    ),
    _ilo(
        "C081",
        1947,
        "Labour Inspection Convention, 1947 (No. 81)",
        "Convention (n° 81) sur l’inspection du travail, 1947",
        "Convenio sobre la inspección del trabajo, 1947 (núm. 81)",
    ),
    _ilo(
        "C095",
        1949,
        "Protection of Wages Convention, 1949 (No. 95)",
        "Convention (n° 95) sur la protection du salaire, 1949",
        "Convenio sobre la protección del salario, 1949 (núm. 95)",
    ),
    _ilo(
        "C129",
        1969,
        "Labour Inspection (Agriculture) Convention, 1969 (No. 129)",
        "Convention (n° 129) sur l’inspection du travail (agriculture), 1969",
        "Convenio sobre la inspección del trabajo (agricultura), 1969 (núm. 129)",
    ),
    _ilo(
        "C150",
        1978,
        "Labour Administration Convention, 1978 (No. 150)",
        "Convention (n° 150) sur l’administration du travail, 1978",
        "Convenio sobre la administración del trabajo, 1978 (núm. 150)",
    ),
    # The ILO counts it apart and gives it no number.
    Instrument(
        "MLC, 2006",
        "convention",
        2006,
        Text(
            "Maritime Labour Convention, 2006",
            "Convention du travail maritime, 2006",
            "Convenio sobre el trabajo marítimo, 2006",
        ),
        "https://normlex.ilo.org/dyn/nrmlx_en/f?p=NORMLEXPUB:12100:0::NO::P12100_INSTRUMENT_ID:312331",
        "mlc-2006",
    ),
    _ilo(
        "C188",
        2007,
        "Work in Fishing Convention, 2007 (No. 188)",
        "Convention (n° 188) sur le travail dans la pêche, 2007",
        "Convenio sobre el trabajo en la pesca, 2007 (núm. 188)",
    ),
    _ilo(
        "C189",
        2011,
        "Domestic Workers Convention, 2011 (No. 189)",
        "Convention (n° 189) sur les travailleuses et travailleurs domestiques, 2011",
        "Convenio sobre las trabajadoras y los trabajadores domésticos, 2011 (núm. 189)",
    ),
    _ilo(
        "R201",
        2011,
        "Domestic Workers Recommendation, 2011 (No. 201)",
        "Recommandation (n° 201) sur les travailleuses et travailleurs domestiques, 2011",
        "Recomendación sobre las trabajadoras y los trabajadores domésticos, 2011 (núm. 201)",
    ),
    _ilo(
        "R205",
        2017,
        "Employment and Decent Work for Peace and Resilience Recommendation, 2017 (No. 205)",
        "Recommandation (n° 205) sur l’emploi et le travail décent pour la paix et la résilience, 2017",
        "Recomendación sobre el empleo y el trabajo decente para la paz y la resiliencia, 2017 (núm. 205)",
    ),
    _ilo(
        "C190",
        2019,
        "Violence and Harassment Convention, 2019 (No. 190)",
        "Convention (n° 190) sur la violence et le harcèlement, 2019",
        "Convenio sobre la violencia y el acoso, 2019 (núm. 190)",
    ),
    _ilo(
        "R206",
        2019,
        "Violence and Harassment Recommendation, 2019 (No. 206)",
        "Recommandation (n° 206) sur la violence et le harcèlement, 2019",
        "Recomendación sobre la violencia y el acoso, 2019 (núm. 206)",
    ),
    Instrument(
        "ICRMW",
        "treaty",
        1990,
        Text(
            "International Convention on the Protection of the Rights of All Migrant Workers and Members of Their "
            "Families",
            "Convention internationale sur la protection des droits de tous les travailleurs migrants et des membres "
            "de leur famille",
            "Convención internacional sobre la protección de los derechos de todos los trabajadores migratorios y de "
            "sus familiares",
        ),
        "https://www.ohchr.org/en/instruments-mechanisms/instruments/international-convention-protection-rights-all-migrant-workers",
        "icrmw",
    ),
    Instrument(
        "Palermo Protocol",
        "treaty",
        2000,
        Text(
            "Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially Women and Children",
            "Protocole visant à prévenir, réprimer et punir la traite des personnes, en particulier des femmes et des "
            "enfants",
            "Protocolo para prevenir, reprimir y sancionar la trata de personas, especialmente mujeres y niños",
        ),
        "https://www.ohchr.org/en/instruments-mechanisms/instruments/protocol-prevent-suppress-and-punish-trafficking-persons",
        "palermo-protocol",
    ),
    Instrument(
        "UNGPs",
        "other",
        2011,
        Text(
            "Guiding Principles on Business and Human Rights",
            "Principes directeurs relatifs aux entreprises et aux droits de l’homme",
            "Principios rectores sobre las empresas y los derechos humanos",
        ),
        "https://www.ohchr.org/en/publications/reference-publications/guiding-principles-business-and-human-rights",
        "ungps",
    ),
    Instrument(
        "GCM",
        "other",
        2018,
        Text(
            "Global Compact for Safe, Orderly and Regular Migration",
            "Pacte mondial pour des migrations sûres, ordonnées et régulières",
            "Pacto mundial para la migración segura, ordenada y regular",
        ),
        "https://www.ohchr.org/en/migration/global-compact-safe-orderly-and-regular-migration-gcm",
        "gcm",
    ),
    Instrument(
        "Montreal 2020",
        "other",
        2020,
        Text(
            "Montreal Recommendations on Recruitment",
            "Recommandations de Montréal sur le recrutement",
            "Recomendaciones de Montreal sobre contratación",
        ),
        "https://iris.iom.int/montreal-recommendations",
        "montreal-recommendations",
    ),
)
