"""Finding works: what a reader asks for, and what is found."""

from resources.search.axes import AXES, Axis
from resources.search.finding import Found, find, found_ids
from resources.search.request import SORTS, Search

__all__ = ["AXES", "SORTS", "Axis", "Found", "Search", "find", "found_ids"]
