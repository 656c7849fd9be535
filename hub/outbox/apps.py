from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    name = "hub.outbox"
    verbose_name = _("Mail")

    def ready(self) -> None:
        from hub.outbox import today  # noqa: F401 - registers its part of the administration's first page
