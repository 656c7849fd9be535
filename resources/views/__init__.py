"""Pages of the repository."""

from resources.views.contact import contact
from resources.views.corridors import corridor, corridors
from resources.views.detail import resource
from resources.views.feeds import resources_atom
from resources.views.files import file
from resources.views.lists import index
from resources.views.places import place, places
from resources.views.themes import theme, themes

__all__ = [
    "contact",
    "corridor",
    "corridors",
    "file",
    "index",
    "place",
    "places",
    "resource",
    "resources_atom",
    "theme",
    "themes",
]
