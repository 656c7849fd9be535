from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


def keep_roles(**_kwargs: Any) -> None:
    """Make the groups and give the facilitators their permissions, once all tables and permissions are there."""
    from members.roles import facilitator_group, reviewer_group

    facilitator_group()
    reviewer_group()


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("Events")

    def ready(self) -> None:
        # They register kinds of mail, and what of this app belongs to a person, once the models are loaded.
        from events import duties, mail, merging, records  # noqa: F401 - imported for that alone

        # The last of the apps: when it has been migrated, all the others have.
        post_migrate.connect(keep_roles, sender=self)
