"""Pages of the repository."""

from resources.views.citations import list_citations, resource_citation
from resources.views.detail import resource
from resources.views.feeds import resources_atom
from resources.views.files import file
from resources.views.harvest import oai
from resources.views.keeping import library, save, search_delete, search_edit, search_new
from resources.views.lists import index
from resources.views.reading_lists import (
    add_to_list,
    list_delete,
    list_edit,
    list_item,
    list_new,
    reading_list,
    reading_list_citations,
)

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
    "reading_list",
    "reading_list_citations",
    "resource",
    "resource_citation",
    "resources_atom",
    "save",
    "search_delete",
    "search_edit",
    "search_new",
]
