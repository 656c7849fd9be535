from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ResourcesConfig(AppConfig):
    name = "resources"
    verbose_name = _("Repository")

    def ready(self) -> None:
        from resources import mail  # noqa: F401 - registers its kinds of mail once the models are loaded
        from resources.search import names  # noqa: F401 - tells the search what publishers are called
