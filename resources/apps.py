from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_delete
from django.utils.translation import gettext_lazy as _


class ResourcesConfig(AppConfig):
    name = "resources"
    verbose_name = _("Repository")

    def ready(self) -> None:
        # They register what they know once the models are loaded.
        from resources import duties, history, mail, merging, records, today  # noqa: F401
        from resources.search import names  # noqa: F401 - tells the search what publishers are called

        # A signal, since editions also go with their work, by a cascade that calls no verb of ours.
        post_delete.connect(_discard_files, sender="resources.Edition", dispatch_uid="discard files")


def _discard_files(instance: Any, **kwargs: Any) -> None:
    instance.discard_files()
