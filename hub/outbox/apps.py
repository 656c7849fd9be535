from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    name = "hub.outbox"
    verbose_name = _("Mail")

    def ready(self) -> None:
        # They register what they know once the models are loaded.
        from hub.outbox import history, today  # noqa: F401
