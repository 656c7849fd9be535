from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    name = "members"
    verbose_name = _("People and organisations")

    def ready(self) -> None:
        # They register what they know once the models are loaded.
        from members import belongings, duties, history, mail, records, today  # noqa: F401
