"""Pages of the repository."""

from resources.views.citations import list_citations, resource_citation
from resources.views.detail import resource
from resources.views.feeds import resources_atom
from resources.views.files import file
from resources.views.harvest import oai
from resources.views.lists import index

__all__ = ["file", "index", "list_citations", "oai", "resource", "resource_citation", "resources_atom"]
