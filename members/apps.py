from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    name = "members"
    verbose_name = _("People and organisations")

    def ready(self) -> None:
        # They register kinds of mail, and what of this app belongs to a person, once the models are loaded.
        from members import belongings, duties, mail, records  # noqa: F401 - imported for that alone
