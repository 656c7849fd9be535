from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TaxonomyConfig(AppConfig):
    name = "hub.taxonomy"
    verbose_name = _("Vocabulary")

    def ready(self) -> None:
        from hub.taxonomy import history  # noqa: F401 - says what the history is kept of once the models are loaded
