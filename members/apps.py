from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    name = "members"
    verbose_name = _("People and organisations")

    def ready(self) -> None:
        from members import mail, today  # noqa: F401 - register what they know once the models are loaded
