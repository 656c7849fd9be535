"""What can be done to works."""

from resources.services.indexing import bury, index_all, index_works
from resources.services.keeping import (
    KeepingError,
    add_to_list,
    drop_work,
    move_item,
    remove_item,
    save_search,
    save_work,
)
from resources.services.news import send_news
from resources.services.publication import hide, publish
from resources.services.wording import refresh_words

__all__ = [
    "KeepingError",
    "add_to_list",
    "bury",
    "drop_work",
    "hide",
    "index_all",
    "index_works",
    "move_item",
    "publish",
    "refresh_words",
    "remove_item",
    "save_search",
    "save_work",
    "send_news",
]
