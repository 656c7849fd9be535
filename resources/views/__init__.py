"""Pages of the repository."""

from resources.views.citations import list_citations, resource_citation
from resources.views.contact import contact
from resources.views.corridors import corridor, corridors
from resources.views.detail import resource
from resources.views.feeds import resources_atom
from resources.views.files import file, thumbnail
from resources.views.harvest import oai
from resources.views.keeping import library, save, search_delete, search_edit, search_new
from resources.views.links import links, links_csv
from resources.views.lists import index
from resources.views.places import place, places
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
from resources.views.themes import theme, themes

__all__ = [
    "add_to_list",
    "contact",
    "corridor",
    "corridors",
    "file",
    "index",
    "library",
    "links",
    "links_csv",
    "list_citations",
    "list_delete",
    "list_edit",
    "list_item",
    "list_new",
    "oai",
    "place",
    "places",
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
    "theme",
    "themes",
    "thumbnail",
]
