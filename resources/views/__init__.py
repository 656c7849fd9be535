"""Pages of the repository."""

from resources.views.detail import resource
from resources.views.feeds import resources_atom
from resources.views.files import file
from resources.views.lists import index
from resources.views.proposals import proposal, proposal_comment, proposal_file, proposal_withdraw, proposals
from resources.views.proposing import proposal_check, proposal_edit, propose
from resources.views.reviewing import review, review_reply, reviews

__all__ = [
    "file",
    "index",
    "proposal",
    "proposal_check",
    "proposal_comment",
    "proposal_edit",
    "proposal_file",
    "proposal_withdraw",
    "proposals",
    "propose",
    "resource",
    "resources_atom",
    "review",
    "review_reply",
    "reviews",
]
