"""The row of an event in a list. It is made once for all readers who see the same row."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from events.models import Event
from events.standing import Standing
from hub.clocks import clocks
from hub.languages import Text, current, text_of


@dataclass(frozen=True, slots=True)
class Row:
    """All that a row shows. Its template gets nothing else, so equal rows have equal HTML."""

    slug: str
    title: Text
    teaser: Text
    starts_at: datetime | None
    ends_at: datetime | None
    time_zone: str
    has_ended: bool
    is_happening: bool
    recording_minutes: int | None
    interpretation_languages: tuple[str, ...]
    standing: Standing
    viewer_zone: str
    language: str


def row_of(event: Event, standing: Standing, viewer_zone: str) -> SafeString:
    """Return the row of `event` in the current language, for a reader in `viewer_zone` for whom it stands so."""
    return _html(
        Row(
            slug=event.slug,
            title=text_of(event, "title"),
            teaser=text_of(event, "teaser"),
            starts_at=event.starts_at,
            ends_at=event.ends_at,
            time_zone=event.time_zone,
            has_ended=event.has_ended,
            is_happening=event.is_happening,
            recording_minutes=event.recording_minutes,
            interpretation_languages=tuple(event.interpretation_languages),
            standing=standing,
            viewer_zone=viewer_zone,
            language=current(),
        )
    )


# Some two dozen events in three languages and the zones of most readers: about 5 MB.
@lru_cache(maxsize=2048)
def _html(row: Row) -> SafeString:
    has_date = row.starts_at is not None and row.ends_at is not None
    shown = clocks(row.starts_at, row.ends_at, row.time_zone, row.viewer_zone) if has_date else []  # type: ignore[arg-type]
    return render_to_string("events/_row.html", {"row": row, "clocks": shown})
