"""The column of an edition's file."""

from typing import Any

from django.db import models
from django.db.models.fields.files import FieldFile


class EditionFile(FieldFile):
    """A file that is fetched from the hub, wherever it is stored."""

    @property
    def url(self) -> str:
        """The address of the download: the store itself has none that readers can use."""
        return str(self.instance.get_absolute_url())  # type: ignore[attr-defined]  # of an edition


class EditionFileField(models.FileField):
    """A column of such files; to the database it is any other one."""

    attr_class = EditionFile

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        """Return how to make the column anew, for migrations."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.FileField", args, kwargs
