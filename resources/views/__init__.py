"""Pages of the repository."""

from resources.views.detail import resource
from resources.views.feeds import resources_atom
from resources.views.files import file
from resources.views.links import links, links_csv
from resources.views.lists import index

__all__ = ["file", "index", "links", "links_csv", "resource", "resources_atom"]
