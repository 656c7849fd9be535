"""Abstract bases that the apps share."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class Dated(models.Model):
    """A row that knows when it was made and last changed."""

    created_at = models.DateTimeField(_("created"), auto_now_add=True, editable=False)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True, editable=False)

    class Meta:
        abstract = True


class PubliclyIdentified(models.Model):
    """A row whose public address is a UUID, so that numbers give nothing away."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        abstract = True


class Language(models.TextChoices):
    """The three languages of the hub's pages, mails and contents."""

    ENGLISH = "en", _("English")
    FRENCH = "fr", _("French")
    SPANISH = "es", _("Spanish")
