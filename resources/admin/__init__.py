"""The administration of the repository."""

from resources.admin.resource import ResourceAdmin

__all__ = ["ResourceAdmin"]
