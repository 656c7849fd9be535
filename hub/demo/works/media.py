"""Works for and by the media, and on those who seek justice."""

from datetime import date

from hub.demo.shapes import Copy, Text, Tie, Work

MEDIA = (
    Work(
        slug="toolkit-for-journalists-viet-nam",
        kind="tool",
        title=Text(
            en="Reporting on forced labour and fair recruitment: An ILO toolkit for journalists in Viet Nam",
            fr=(
                "Informer sur le travail forcé et le recrutement équitable : boîte à outils de l’OIT pour les "
                "journalistes du Viet Nam"
            ),
            es=(
                "Informar sobre el trabajo forzoso y la contratación equitativa: guía de la OIT para periodistas "
                "de Viet Nam"
            ),
        ),
        summary=Text(
            en=(
                "The toolkit for newsrooms, with cases, laws and contacts from Viet Nam. Vietnamese journalists "
                "tried it out in training before it was printed."
            ),
            fr=(
                "La boîte à outils des rédactions, avec des cas, des lois et des contacts du Viet Nam. Des "
                "journalistes vietnamiens l’ont essayée en formation avant sa parution."
            ),
            es=(
                "La guía para redacciones, con casos, leyes y contactos de Viet Nam. Periodistas vietnamitas la "
                "probaron en talleres antes de su publicación."
            ),
        ),
        copies=(
            Copy(language="vi", url="https://www.ilo.org/hanoi/lang--vi/index.htm"),
            Copy(
                language="en",
                url="https://www.ilo.org/global/topics/fair-recruitment/publications/lang--en/nextRow--0/index.htm",
                kind="official",
            ),
        ),
        year=2021,
        issued_on=date(2021, 1, 27),
        publishers=("ilo",),
        authors=("ilo",),
        themes=("media", "forced-labour"),
        audiences=("media",),
        instruments=("C029", "P029"),
        items=("gp9", "gp10", "fri-2021-4"),
        origins=("vn",),
        ties=(Tie("adaptation", "toolkit-for-journalists", "vn"),),
    ),
    Work(
        slug="toolkit-for-journalists-uganda",
        kind="tool",
        title=Text(
            en="Reporting on forced labour and fair recruitment: An ILO toolkit for journalists in Uganda",
            fr=(
                "Informer sur le travail forcé et le recrutement équitable : boîte à outils de l’OIT pour les "
                "journalistes d’Ouganda"
            ),
            es=(
                "Informar sobre el trabajo forzoso y la contratación equitativa: guía de la OIT para periodistas "
                "de Uganda"
            ),
        ),
        summary=Text(
            en=(
                "An edition for Ugandan newsrooms, for which departures to the Gulf are daily news: local "
                "sources, local law and exercises from local stories."
            ),
            fr=(
                "Une édition pour les rédactions ougandaises, pour qui les départs vers le Golfe sont une "
                "actualité quotidienne : sources, droit et exercices du pays."
            ),
            es=(
                "Una edición para las redacciones de Uganda, donde las salidas hacia el Golfo son noticia diaria: "
                "fuentes, leyes y ejercicios del país."
            ),
        ),
        copies=(
            Copy(
                language="en",
                url="https://www.ilo.org/global/topics/fair-recruitment/publications/lang--en/nextRow--10/index.htm",
            ),
        ),
        year=2022,
        issued_on=date(2022, 7, 29),
        publishers=("ilo",),
        authors=("ilo",),
        themes=("media", "forced-labour"),
        audiences=("media",),
        instruments=("C029", "P029"),
        items=("gp9", "gp10", "fri-2021-4"),
        origins=("ug",),
        ties=(Tie("adaptation", "toolkit-for-journalists", "ug"),),
    ),
    Work(
        slug="toolkit-for-journalists-nigeria",
        kind="tool",
        title=Text(
            en="Reporting on forced labour and fair recruitment: An ILO toolkit for journalists in Nigeria",
            fr=(
                "Informer sur le travail forcé et le recrutement équitable : boîte à outils de l’OIT pour les "
                "journalistes du Nigéria"
            ),
            es=(
                "Informar sobre el trabajo forzoso y la contratación equitativa: guía de la OIT para periodistas "
                "de Nigeria"
            ),
        ),
        summary=Text(
            en=(
                "An edition for Nigeria, made with journalists, unions and the authorities there: how to follow a "
                "job offer from the advertisement to the workplace abroad."
            ),
            fr=(
                "Une édition pour le Nigéria, conçue avec des journalistes, des syndicats et les autorités du "
                "pays : suivre une offre d’emploi de l’annonce jusqu’au lieu de travail à l’étranger."
            ),
            es=(
                "Una edición para Nigeria, hecha con periodistas, sindicatos y autoridades del país: cómo seguir "
                "una oferta de empleo desde el anuncio hasta el lugar de trabajo en el extranjero."
            ),
        ),
        copies=(Copy(language="en", url="https://www.ilo.org/africa/countries-covered/nigeria/lang--en/index.htm"),),
        year=2022,
        issued_on=date(2022, 7, 29),
        publishers=("ilo",),
        authors=("ilo",),
        themes=("media", "forced-labour"),
        audiences=("media",),
        instruments=("C029", "P029"),
        items=("gp9", "gp10", "fri-2021-4"),
        origins=("ng",),
        ties=(Tie("adaptation", "toolkit-for-journalists", "ng"),),
    ),
    Work(
        slug="toolkit-for-journalists-ecowas",
        kind="tool",
        title=Text(
            en=(
                "Reporting on forced labour, fair recruitment and labour migration: An ILO toolkit for "
                "journalists, ECOWAS edition"
            ),
            fr=(
                "Informer sur le travail forcé, le recrutement équitable et les migrations de main-d’œuvre : "
                "boîte à outils de l’OIT pour les journalistes, édition CEDEAO"
            ),
            es=(
                "Informar sobre el trabajo forzoso, la contratación equitativa y la migración laboral: guía de la "
                "OIT para periodistas, edición CEDEAO"
            ),
        ),
        summary=Text(
            en=(
                "An edition for West Africa, where people move freely between fifteen countries and information "
                "does not: rumours, reliable figures and people’s own words."
            ),
            fr=(
                "Une édition pour l’Afrique de l’Ouest, où l’on circule librement d’un pays à l’autre, mais pas "
                "l’information : rumeurs, chiffres fiables et parole des personnes."
            ),
            es=(
                "Una edición para África Occidental, donde las personas circulan libremente y la información no: "
                "rumores, cifras fiables y la voz de la gente."
            ),
        ),
        copies=(
            Copy(
                language="en",
                url="https://researchrepository.ilo.org/esploro/outputs/other/Reporting-on-forced-labour-fair-recruitment/995691870902676",
                doi="10.54394/DQXY4093",
            ),
            Copy(language="fr", url="https://www.fairrecruitmenthub.org/resource-library", kind="official"),
        ),
        year=2026,
        publishers=("ilo",),
        authors=("ilo",),
        themes=("media", "forced-labour"),
        audiences=("media",),
        instruments=("C029", "P029"),
        items=("gp9", "gp10", "fri-2026-1"),
        places=("africa",),
        ties=(Tie("adaptation", "toolkit-for-journalists", "africa"),),
        licence="CC BY 4.0",
    ),
    Work(
        slug="media-friendly-glossary-uganda",
        kind="media",
        title=Text(
            en="Media-friendly glossary on migration: Fair recruitment and forced labour, Uganda edition",
            fr=(
                "Glossaire sur les migrations à l’usage des médias : recrutement équitable et travail forcé, "
                "édition Ouganda"
            ),
            es="Glosario sobre migración para medios: contratación equitativa y trabajo forzoso, edición de Uganda",
        ),
        summary=Text(
            en="The words of migration as Ugandan media use them, with terms that hurt nobody and say what happened.",
            fr=(
                "Les mots des migrations tels que les médias ougandais les emploient, avec des termes qui ne "
                "blessent personne et disent ce qui s’est passé."
            ),
            es=(
                "Las palabras de la migración tal como las usan los medios de Uganda, con términos que no hieren "
                "y dicen lo que pasó."
            ),
        ),
        copies=(Copy(language="en", url="https://www.ilo.org/africa/countries-covered/uganda/lang--en/index.htm"),),
        year=2022,
        issued_on=date(2022, 7, 29),
        publishers=("ilo",),
        themes=("media",),
        audiences=("media",),
        items=("gp10",),
        origins=("ug",),
        ties=(Tie("adaptation", "media-friendly-glossary-migration", "ug"),),
    ),
    Work(
        slug="gender-sensitive-reporting-labour-migration",
        kind="brief",
        title=Text(
            en="Gender-sensitive reporting and communication on labour migration",
            fr="Informer et communiquer sur les migrations de main-d’œuvre en tenant compte du genre",
            es="Información y comunicación sobre migración laboral con perspectiva de género",
        ),
        summary=Text(
            en=(
                "Stories about migrants are often told as if all were men. The brief shows what changes when a "
                "newsroom asks who travels, who pays and who is believed, with an example from Nepal."
            ),
            fr=(
                "Les récits sur les migrants sont souvent écrits comme s’il n’y avait que des hommes. La note "
                "montre ce qui change quand une rédaction demande qui part, qui paie et qui est cru, avec un "
                "exemple du Népal."
            ),
            es=(
                "Las historias sobre migrantes suelen contarse como si todos fueran hombres. La nota muestra qué "
                "cambia cuando una redacción pregunta quién viaja, quién paga y a quién se cree, con un ejemplo "
                "de Nepal."
            ),
        ),
        copies=(
            Copy(
                language="en",
                url="https://www.ilo.org/global/topics/fair-recruitment/publications/WCMS_858566/lang--en/index.htm",
            ),
        ),
        year=2022,
        issued_on=date(2022, 8, 25),
        series="ILO brief",
        publishers=("ilo",),
        authors=("ilo",),
        themes=("media", "gender-equality"),
        audiences=("media",),
        instruments=("C111", "C190"),
        items=("gp1", "fri-2021-4"),
        places=("global", "np"),
    ),
    Work(
        slug="global-media-competition-labour-migration",
        kind="media",
        title=Text(
            en="Global Media Competition on Labour Migration and Fair Recruitment",
            fr="Concours mondial des médias sur les migrations de main-d’œuvre et le recrutement équitable",
            es="Concurso mundial de medios sobre migración laboral y contratación equitativa",
        ),
        summary=Text(
            en=(
                "Since 2015 journalists from all over the world send in their reports each year; the winning ones "
                "can be read and watched. In 2020 there were 290 entries from 67 countries."
            ),
            fr=(
                "Depuis 2015, des journalistes du monde entier présentent chaque année leurs reportages ; ceux "
                "qui l’emportent se lisent et se regardent en ligne. En 2020, il y avait 290 candidatures de 67 "
                "pays."
            ),
            es=(
                "Desde 2015, periodistas de todo el mundo presentan cada año sus reportajes; los premiados pueden "
                "leerse y verse. En 2020 hubo 290 candidaturas de 67 países."
            ),
        ),
        copies=(
            Copy(
                language="en",
                url="https://www.ilo.org/global/topics/labour-migration/events-training/lang--en/index.htm",
            ),
            Copy(
                language="fr",
                url="https://www.ilo.org/global/topics/labour-migration/events-training/lang--fr/index.htm",
                kind="official",
            ),
            Copy(
                language="es",
                url="https://www.ilo.org/global/topics/labour-migration/events-training/lang--es/index.htm",
                kind="official",
            ),
        ),
        year=2020,
        publishers=("ilo",),
        themes=("media",),
        audiences=("media",),
        items=("gp10", "fri-2021-4"),
        places=("global",),
    ),
    Work(
        slug="fair-recruitment-access-to-justice-thailand-centres",
        kind="report",
        title=Text(
            en=(
                "Ensuring migrant workers' access to justice: An assessment of Thailand’s Migrant Workers "
                "Assistance Centers"
            ),
            fr=(
                "Garantir l’accès à la justice des travailleurs migrants : évaluation des centres d’aide aux "
                "travailleurs migrants de Thaïlande"
            ),
            es=(
                "Garantizar el acceso a la justicia de los trabajadores migrantes: evaluación de los centros de "
                "asistencia de Tailandia"
            ),
        ),
        summary=Text(
            en=(
                "Ten provincial centres of the Thai labour ministry advise people from the neighbouring "
                "countries. The assessment asks who comes, with which complaints, and what becomes of them."
            ),
            fr=(
                "Dix centres provinciaux du ministère du Travail thaïlandais conseillent les personnes venues des "
                "pays voisins. L’évaluation demande qui vient, avec quelles plaintes et avec quelles suites."
            ),
            es=(
                "Diez centros provinciales del ministerio de Trabajo de Tailandia asesoran a personas de los "
                "países vecinos. La evaluación pregunta quién acude, con qué quejas y qué ocurre con ellas."
            ),
        ),
        copies=(Copy(language="en", url="https://www.ilo.org/asia/publications/labour-migration/lang--en/index.htm"),),
        year=2020,
        issued_on=date(2020, 12, 17),
        publishers=("ilo",),
        authors=("ilo",),
        themes=("access-to-justice", "complaint-mechanisms"),
        audiences=("labour-ministries", "judiciary", "civil-society"),
        instruments=("C143",),
        items=("gp13", "fri-2021-2"),
        origins=("kh", "la", "mm"),
        destinations=("th",),
    ),
)
