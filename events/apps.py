from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


def keep_roles(**_kwargs: Any) -> None:
    """Give each role its group and the group its permissions, once all tables and permissions are there."""
    from members.roles import keep_groups

    keep_groups()


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("Events")

    def ready(self) -> None:
        # They register what they know once the models are loaded.
        from events import duties, history, mail, merging, records, today  # noqa: F401

        # The last of the apps: when it has been migrated, all the others have.
        post_migrate.connect(keep_roles, sender=self)
