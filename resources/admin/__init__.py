"""The administration of the repository."""

from resources.admin.link import LinkCheckAdmin
from resources.admin.proposal import ProposalAdmin
from resources.admin.resource import ResourceAdmin

__all__ = [
    "LinkCheckAdmin",
    "ProposalAdmin",
    "ResourceAdmin",
]
