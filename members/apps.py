from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    name = "members"
    verbose_name = _("People and organisations")

    def ready(self) -> None:
        from members import mail  # noqa: F401 - registers its kinds of mail once the models are loaded
