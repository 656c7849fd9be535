"""Promising practices: inspection, lists and action plans."""

from datetime import date

from hub.demo.practices.sources import LIST, database
from hub.demo.shapes import Practice, Text, Tie

ENFORCEMENT = (
    Practice(
        slug="tunisia-inspectors-recruitment-industry",
        title=Text(
            en="Tunisia: formation of a new body of inspectors for the recruitment industry",
            fr="Tunisie : création d’un nouveau corps d’inspecteurs pour le secteur du recrutement",
            es="Túnez: formación de un nuevo cuerpo de inspectores para el sector de la contratación",
        ),
        summary=Text(
            en=(
                "Following a study of how Tunisians are recruited for jobs abroad, the government gave dedicated "
                "inspectors the task of supervising private placement agencies."
            ),
            fr=(
                "À la suite d’un diagnostic du recrutement des Tunisiens pour l’étranger, le gouvernement a confié à "
                "des inspecteurs dédiés le contrôle des agences privées de placement."
            ),
            es=(
                "Tras un diagnóstico de cómo se contrata a los tunecinos para el extranjero, el gobierno encargó a "
                "inspectores específicos la supervisión de las agencias privadas de colocación."
            ),
        ),
        context=Text(
            en=(
                "Irregularities reported by Tunisian workers in a country of destination led to a diagnosis of the "
                "whole recruitment process."
            ),
            fr=(
                "Des irrégularités signalées par des travailleurs tunisiens dans un pays de destination ont conduit à "
                "un diagnostic de tout le processus de recrutement."
            ),
            es=(
                "Las irregularidades denunciadas por trabajadores tunecinos en un país de destino llevaron a un "
                "diagnóstico de todo el proceso de contratación."
            ),
        ),
        action=Text(
            en=(
                "A tripartite committee prepared a law on private placement abroad; the ministry then defined the new "
                "inspectors’ job and trained them with tools made for it."
            ),
            fr=(
                "Un comité tripartite a préparé une loi sur le placement privé à l’étranger ; le ministère a ensuite "
                "défini le métier des nouveaux inspecteurs et les a formés avec des outils conçus à cet effet."
            ),
            es=(
                "Un comité tripartito preparó una ley sobre la colocación privada en el extranjero; después el "
                "ministerio definió el puesto de los nuevos inspectores y los formó con herramientas propias."
            ),
        ),
        results=Text(
            en=(
                "The State can now sanction agencies that break the rules, and there is a body whose daily work it is "
                "to look."
            ),
            fr=(
                "L’État peut désormais sanctionner les agences qui enfreignent les règles, et un corps a pour tâche "
                "quotidienne d’y regarder."
            ),
            es=(
                "El Estado puede ahora sancionar a las agencias que incumplen, y hay un cuerpo cuya tarea diaria es "
                "mirar."
            ),
        ),
        lessons=Text(
            en="Define powers, tools and training together; any one of them without the others changes little.",
            fr="Définir ensemble les pouvoirs, les outils et la formation ; l’un sans les autres change peu de choses.",
            es="Hay que definir juntos los poderes, las herramientas y la formación; uno sin los otros cambia poco.",
        ),
        copies=database(201),
        themes=("labour-inspection", "private-employment-agencies"),
        submitted_by="member.fr@hub.example",
        enabling_factors=Text(
            en=(
                "A study of the corridor gave everybody the same facts, and the inspectors had asked for the task "
                "themselves."
            ),
            fr=(
                "Une étude du corridor a donné à tous les mêmes faits, et les inspecteurs avaient eux-mêmes "
                "demandé cette mission."
            ),
            es=(
                "Un estudio del corredor dio a todos los mismos datos, y los propios inspectores habían pedido "
                "esa función."
            ),
        ),
        origins=("tn",),
        audiences=("inspectorates", "labour-ministries"),
        instruments=("C081", "C181"),
        items=("gp5", "og5-1"),
    ),
    Practice(
        slug="india-blacklisting-employers-recruiters",
        title=Text(
            en="India: blacklisting employers and recruiters abroad to protect Indian migrant workers",
            fr=(
                "Inde : une liste noire d’employeurs et de recruteurs à l’étranger pour protéger les travailleurs "
                "migrants indiens"
            ),
            es=(
                "India: lista negra de empleadores y agencias en el extranjero para proteger a los trabajadores "
                "migrantes indios"
            ),
        ),
        summary=Text(
            en=(
                "Employers and recruiters with a record of abuse can be barred from hiring through India’s official "
                "migration system."
            ),
            fr=(
                "Les employeurs et recruteurs aux antécédents d’abus peuvent être exclus du système officiel indien de "
                "migration."
            ),
            es=(
                "Los empleadores y agencias con antecedentes de abusos pueden quedar excluidos del sistema oficial de "
                "migración de la India."
            ),
        ),
        context=Text(
            en="A worker cannot know that the same employer left others unpaid. Embassies often do.",
            fr=(
                "Un travailleur ne peut pas savoir que le même employeur en a laissé d’autres sans salaire. Les "
                "ambassades, souvent, le savent."
            ),
            es=(
                "Una persona trabajadora no puede saber que el mismo empleador dejó a otras sin salario. Las "
                "embajadas, a menudo, sí."
            ),
        ),
        action=Text(
            en=(
                "Missions record complaints; after review, the name is entered in the system and new permits are "
                "refused until the case is settled."
            ),
            fr=(
                "Les missions consignent les plaintes ; après examen, le nom est inscrit dans le système et tout "
                "nouveau permis est refusé jusqu’au règlement."
            ),
            es=(
                "Las misiones registran las quejas; tras su examen, el nombre se inscribe en el sistema y se deniegan "
                "nuevos permisos hasta resolver el caso."
            ),
        ),
        results=Text(
            en="The list works as a warning and as a reason for employers to settle claims.",
            fr="La liste sert d’avertissement, et de raison pour les employeurs de régler les réclamations.",
            es="La lista sirve de aviso y de motivo para que los empleadores resuelvan las reclamaciones.",
        ),
        lessons=Text(
            en=(
                "Name clear grounds, hear the employer, review entries, and share the list with the country of "
                "destination."
            ),
            fr=(
                "Fixer des motifs clairs, entendre l’employeur, revoir les inscriptions et partager la liste avec le "
                "pays de destination."
            ),
            es=(
                "Hay que fijar motivos claros, oír al empleador, revisar las inscripciones y compartir la lista con el "
                "país de destino."
            ),
        ),
        copies=LIST,
        themes=("complaint-mechanisms", "digitalisation"),
        ties=(Tie("cites", "india-emigration-act-1983"),),
        origins=("in",),
        audiences=("foreign-affairs", "labour-ministries"),
        items=("gp5", "gp13"),
    ),
    Practice(
        slug="italy-action-plan-agriculture",
        title=Text(
            en=(
                "Italian National Action Plan to tackle labour exploitation, unlawful recruitment and forced labour in "
                "agriculture"
            ),
            fr=(
                "Plan d’action national italien contre l’exploitation au travail, le recrutement illicite et le "
                "travail forcé dans l’agriculture"
            ),
            es=(
                "Plan de acción nacional de Italia contra la explotación laboral, la contratación ilícita y el trabajo "
                "forzoso en la agricultura"
            ),
        ),
        summary=Text(
            en=(
                "Italy answers gangmaster recruitment in agriculture with one plan for prevention, inspection, "
                "protection and reintegration."
            ),
            fr=(
                "L’Italie répond au recrutement par des intermédiaires illicites dans l’agriculture par un plan "
                "unique : prévention, contrôle, protection, réinsertion."
            ),
            es=(
                "Italia responde a la intermediación ilícita en la agricultura con un único plan de prevención, "
                "inspección, protección y reinserción."
            ),
        ),
        context=Text(
            en=(
                "A law of 2016 made unlawful brokering and exploitation in the fields punishable. Harvests, however, "
                "still need hands at short notice."
            ),
            fr=(
                "Une loi de 2016 a rendu punissables l’intermédiation illicite et l’exploitation dans les champs. Mais "
                "les récoltes demandent toujours des bras à bref délai."
            ),
            es=(
                "Una ley de 2016 castiga la intermediación ilícita y la explotación en el campo. Pero las cosechas "
                "siguen necesitando manos con poca antelación."
            ),
        ),
        action=Text(
            en=(
                "Ministries, regions and social partners agreed on priority actions, from planning seasonal labour "
                "needs to mobile employment services near the fields."
            ),
            fr=(
                "Ministères, régions et partenaires sociaux ont convenu d’actions prioritaires, de la prévision des "
                "besoins saisonniers à des services d’emploi mobiles près des champs."
            ),
            es=(
                "Ministerios, regiones e interlocutores sociales acordaron acciones prioritarias, desde prever las "
                "necesidades estacionales hasta servicios de empleo móviles cerca de los campos."
            ),
        ),
        results=Text(
            en=(
                "Prevention and enforcement are steered together, and victims are referred to help instead of only "
                "being counted."
            ),
            fr=(
                "Prévention et contrôle sont pilotés ensemble, et les victimes sont orientées vers une aide au lieu "
                "d’être seulement comptées."
            ),
            es=(
                "La prevención y el control se dirigen juntos, y a las víctimas se las deriva a ayuda en lugar de solo "
                "contarlas."
            ),
        ),
        lessons=Text(
            en="Honest recruitment must be quicker than the gangmaster: put the service where people wait for work.",
            fr=(
                "Le recrutement honnête doit aller plus vite que l’intermédiaire illicite : placer le service là où "
                "l’on attend du travail."
            ),
            es=(
                "La contratación honesta tiene que ser más rápida que el intermediario ilícito: el servicio debe estar "
                "donde se espera trabajo."
            ),
        ),
        copies=database(199),
        themes=("internal-recruitment", "forced-labour", "labour-inspection"),
        sectors=("agriculture",),
        places=("it",),
        submitted_by="chiara.bellandi@people.example",
        actors=Text(
            en=(
                "Ministries of labour, agriculture, the interior and justice, regions, inspectorate and police, "
                "unions, farmers' associations and civil society at one table."
            ),
            fr=(
                "Les ministères du Travail, de l’Agriculture, de l’Intérieur et de la Justice, les régions, "
                "l’inspection et la police, syndicats, organisations agricoles et société civile autour d’une "
                "même table."
            ),
            es=(
                "Los ministerios de Trabajo, Agricultura, Interior y Justicia, las regiones, la inspección y la "
                "policía, sindicatos, organizaciones agrarias y sociedad civil en una misma mesa."
            ),
        ),
        started_on=date(2020, 2, 20),
        ties=(Tie("cites", "italy-law-199-2016"),),
        audiences=("inspectorates", "labour-ministries", "judiciary"),
        instruments=("C029", "P029", "C129"),
        items=("gp5", "gp9", "og5-1"),
    ),
)
