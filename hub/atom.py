"""Atom feeds (RFC 4287): what is new, for feed readers and other programs."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.xmlutils import SimplerXMLGenerator

from hub.languages import Text

CONTENT_TYPE = "application/atom+xml; charset=utf-8"

# XML 1.0 has no way to write them, and one that a facilitator pasted must not stop the feed.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `id` never changes, `summary` is plain text, `path` is our page, from the root."""

    id: str
    title: Text
    summary: str
    path: str
    published: datetime
    updated: datetime


class _LocalizedFeed(Atom1Feed):
    """Django's writer, which knows the language of the feed but not of an entry, and dates an empty feed by now."""

    def item_attributes(self, item: dict[str, str]) -> dict[str, str]:
        return {"xml:lang": item["language"]}

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=datetime.fromtimestamp(0, UTC))

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        handler.addQuickElement("generator", "Knowledge Hub")


def write(entries: Iterable[Entry], *, title: str, language: str, path: str, page: str) -> str:
    """Return an Atom feed; the same entries give the same text.

    Args:
        entries: in the order in which they are to stand.
        title: what readers call the feed.
        language: of the feed; an entry whose title is in another one says so.
        path: where the feed itself is, from the root, with its filters. It is also what tells it from other feeds.
        page: the page with the same contents for people, from the root.
    """
    feed = _LocalizedFeed(
        title=clean(title),
        link=f"{settings.BASE_URL}{page}",
        description="",
        language=language,
        feed_url=f"{settings.BASE_URL}{path}",
        feed_guid=f"{settings.BASE_URL}{path}",
        author_name=str(settings.SITE_NAME),
        author_link=f"{settings.BASE_URL}/",
    )
    for entry in entries:
        feed.add_item(
            title=clean(entry.title.value),
            link=f"{settings.BASE_URL}{entry.path}",
            # Django writes type="html", so what is plain must be escaped once more.
            description=escape(clean(entry.summary)),
            pubdate=entry.published,
            updateddate=entry.updated,
            unique_id=entry.id,
            language=entry.title.language,
        )
    return feed.writeString("utf-8")


def clean(text: str) -> str:
    """Return a text without the characters that XML cannot hold."""
    return _UNWRITABLE.sub("", text)
