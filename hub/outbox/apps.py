from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    name = "hub.outbox"
    verbose_name = _("Mail")

    def ready(self) -> None:
        from hub.outbox import history  # noqa: F401 - says what the history is kept of once the models are loaded
