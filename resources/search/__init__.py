"""Finding works: what a reader asks for, and what is found."""

from resources.search.axes import AXES, Axis
from resources.search.finding import Found, find, found_ids
from resources.search.request import SORTS, Search
from resources.search.snippets import Snippet, marking

__all__ = ["AXES", "SORTS", "Axis", "Found", "Search", "Snippet", "find", "found_ids", "marking"]
