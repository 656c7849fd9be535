"""Pages of the repository."""

from resources.views.detail import resource
from resources.views.feeds import resources_atom
from resources.views.files import file, thumbnail
from resources.views.lists import index

__all__ = ["file", "index", "resource", "resources_atom", "thumbnail"]
