"""What the parts of a practice are called and what belongs into each, for those who write and those who read."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LABELS: dict[str, str | Promise] = {
    "context": _("Context and problem"),
    "action": _("What was done"),
    "actors": _("Who did what"),
    "results": _("Results"),
    "cost": _("Cost and resources"),
    "enabling_factors": _("What helped"),
    "challenges": _("Difficulties"),
    "lessons": _("Lessons"),
    "replicability": _("What others need to do the same"),
    "inclusion": _("Gender and inclusion"),
}

HINTS: dict[str, str | Promise] = {
    "context": _("What went wrong before, for whom, and how you know it."),
    "action": _("Step by step, so that somebody elsewhere can picture it."),
    "actors": _("Ministries, employers, unions, agencies, organisations: who decided, who paid, who carried it out?"),
    "results": _("What changed, for how many, since when? Numbers, and where they come from."),
    "cost": _("Money, people and time, roughly."),
    "enabling_factors": _("A law, a budget, a person, a crisis: what made it possible?"),
    "challenges": _("What was hard or failed? Others learn most from this."),
    "lessons": _("What would you do differently?"),
    "replicability": _("What must be there first, and what can be changed?"),
    "inclusion": _("How did it reach women and groups at risk, and what did it change for them?"),
}
