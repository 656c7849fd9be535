"""Pages of the repository."""

from resources.views.citations import list_citations, resource_citation
from resources.views.detail import resource
from resources.views.feeds import resources_atom
from resources.views.files import file
from resources.views.harvest import oai
from resources.views.keeping import library, save, search_delete, search_edit, search_new
from resources.views.lists import index
from resources.views.proposals import proposal, proposal_comment, proposal_file, proposal_withdraw, proposals
from resources.views.proposing import proposal_check, proposal_edit, propose
from resources.views.reading_lists import (
    add_to_list,
    list_delete,
    list_edit,
    list_item,
    list_new,
    reading_list,
    reading_list_citations,
)
from resources.views.reviewing import review, review_reply, reviews

__all__ = [
    "add_to_list",
    "file",
    "index",
    "library",
    "list_citations",
    "list_delete",
    "list_edit",
    "list_item",
    "list_new",
    "oai",
    "proposal",
    "proposal_check",
    "proposal_comment",
    "proposal_edit",
    "proposal_file",
    "proposal_withdraw",
    "proposals",
    "propose",
    "reading_list",
    "reading_list_citations",
    "resource",
    "resource_citation",
    "resources_atom",
    "review",
    "review_reply",
    "reviews",
    "save",
    "search_delete",
    "search_edit",
    "search_new",
]
