"""The administration of the repository."""

from resources.admin.link import LinkCheckAdmin
from resources.admin.resource import ResourceAdmin

__all__ = ["LinkCheckAdmin", "ResourceAdmin"]
