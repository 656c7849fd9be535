"""The lists of the administration: as quick with a million rows as with a hundred, and all of them as files.

`ListAdmin` is the base of every admin (`hub.admin_base`).
"""

from hub.admin_lists.base import ListAdmin
from hub.admin_lists.bulk import previewed, unless
from hub.admin_lists.counting import count_of
from hub.admin_lists.filters import AutocompleteFilter, DateRangeFilter

__all__ = ["AutocompleteFilter", "DateRangeFilter", "ListAdmin", "count_of", "previewed", "unless"]
