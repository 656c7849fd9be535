"""What can be done to works."""

from resources.services.indexing import bury, index_all, index_works
from resources.services.publication import hide, publish
from resources.services.wording import refresh_words

__all__ = ["bury", "hide", "index_all", "index_works", "publish", "refresh_words"]
