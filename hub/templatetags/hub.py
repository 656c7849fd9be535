"""Template tags of the whole hub. They are built in: no template needs to load them."""

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import Any

from babel.dates import format_datetime
from django import template
from django.conf import settings
from django.db import models
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hub import clocks as clock_faces
from hub import markdown as md
from hub import timezones
from hub.alternates import alternates, canonical_query
from hub.clocks import Clock
from hub.languages import CODES, Text, current, name_of, sort_key, text_of, translations_of
from hub.taxonomy.models import Place

register = template.Library()


@register.simple_tag
@lru_cache(maxsize=64)
def icon(name: str) -> SafeString:
    """Return a line icon of the page's sprite; always used beside words."""
    return format_html('<svg class="icon" width="20" height="20" aria-hidden="true"><use href="#i-{}"/></svg>', name)


def in_language(code: str) -> str:
    """Return the remark on a text in another language than the page: "in English"."""
    return {"en": _("in English"), "fr": _("in French"), "es": _("in Spanish")}[code]


@register.simple_tag
def text(row: models.Model, field: str) -> SafeString:
    """Return a translated field; in another language than the page's it is marked as such, also visibly."""
    return marked(text_of(row, field))


@register.filter
def marked(content: Text) -> SafeString:
    """Return a text, with `lang` and a small remark where it is in another language than the page."""
    if not content.is_foreign:
        return SafeString(escape(content.value))
    return format_html(
        '<span lang="{}">{}</span> <small class="foreign">{}</small>',
        content.language,
        content.value,
        in_language(content.language),
    )


@register.filter
def marked_as(content: Text, html: SafeString) -> SafeString:
    """Return a text like `marked`, but as the safe HTML in which its words are marked."""
    if not content.is_foreign:
        return html
    return format_html(
        '<span lang="{}">{}</span> <small class="foreign">{}</small>',
        content.language,
        html,
        in_language(content.language),
    )


@register.simple_tag
def prose(row: models.Model, field: str, heading: int = 3) -> SafeString:
    """Return a translated Markdown field as HTML, marked where it is in another language than the page's."""
    content = text_of(row, field)
    html = md.to_html(content.value, heading)
    if not content.is_foreign:
        return html
    return format_html(
        '<p class="foreign">{}</p><div lang="{}">{}</div>', in_language(content.language), content.language, html
    )


@register.simple_tag
def markdown(content: str, heading: int = 3) -> SafeString:
    """Return Markdown that is not translated as HTML."""
    return md.to_html(content, heading)


@register.filter
def plain(content: Text | str) -> str:
    """Return a text without any mark-up, for titles and attributes."""
    return str(content)


@register.filter
def raw(row: models.Model, field: str) -> Text:
    """Return a translated field with its language, for places that cannot carry mark-up."""
    return text_of(row, field)


@register.simple_tag
def langs(codes: Iterable[str], label: str = "") -> SafeString:
    """Return small boxes EN FR ES, with the full names for those who listen."""
    return _langs(tuple(codes), label, current())


@lru_cache(maxsize=256)
def _langs(codes: tuple[str, ...], label: str, _language: str) -> SafeString:
    names = joined(name_of(code) for code in codes)
    words = f"{label} {names}" if label else names
    boxes = format_html_join(
        "", '<abbr title="{}" aria-hidden="true">{}</abbr>', ((name_of(c), c.upper()) for c in codes)
    )
    return format_html('<span class="langs"><span class="sr">{}</span>{}</span>', words, boxes)


@register.filter
def language_name(code: str) -> str:
    """Return the name of a language in the page's language: "French"."""
    return name_of(code)


@register.filter
def colon(label: str) -> str:
    """Return a label with its colon, before which French sets a space that does not break."""
    return f"{label}\u00a0:" if current() == "fr" else f"{label}:"


@register.filter
def joined(words: Iterable[Any]) -> str:
    """Return words as an enumeration in the page's language: "English, French and Spanish"."""
    items = [str(word) for word in words]
    if len(items) < 2:
        return "".join(items)
    first, last = ", ".join(items[:-1]), items[-1]
    # Spanish says "francés e inglés": its "y" changes before the same sound.
    if current() == "es" and sort_key(last).startswith(("i", "hi")) and not sort_key(last).startswith("hie"):
        return f"{first} e {last}"
    return pgettext("enumeration", "%(first)s and %(last)s") % {"first": first, "last": last}


@register.filter
def language_names(codes: Iterable[str]) -> str:
    """Return languages as an enumeration: "English, French and Spanish"."""
    return joined(name_of(code) for code in codes)


@register.simple_tag(takes_context=True)
def clocks_of(context: Context, event: Any) -> list[Clock]:
    """Return the clocks of an event for whoever looks at the page; empty without a date."""
    if event.starts_at is None or event.ends_at is None:
        return []
    request = context.get("request")
    zone = str(request.viewer_zone) if request is not None else ""
    return clock_faces.clocks(event.starts_at, event.ends_at, event.time_zone, zone)


@register.filter
def in_zone(moment: datetime, zone: Any) -> datetime:
    """Return an aware moment as the wall clock of `zone`, a ZoneInfo or an object with one."""
    return moment.astimezone(getattr(zone, "zone", zone))


@register.filter
def wall(moment: datetime) -> datetime:
    """Return what the clock and the calendar of the moment's own zone show.

    Django's filter `date` turns an aware moment to the zone of the process first: late in the evening that is another
    day.
    """
    return moment.replace(tzinfo=None)


@register.filter
def tile(moment: datetime, part: str) -> str:
    """Return a part of the date for a tile, on the moment's own calendar: "EEE" Thu, "MMM" Jun (CLDR's short forms).

    Django's own short months are the same in French for June and July.
    """
    return _tile(moment.replace(tzinfo=None), part, current())


@lru_cache(maxsize=2048)
def _tile(moment: datetime, part: str, language: str) -> str:
    return format_datetime(moment, part, locale=language)


@register.filter
def full_date(moment: datetime) -> str:
    """Return "Thursday 15 June 2023"."""
    return clock_faces.full_date(moment)


@register.filter
def weekday_and_day(moment: datetime) -> str:
    """Return "Thursday 15 June"."""
    return clock_faces.weekday_and_day(moment)


@register.filter
def clock_time(moment: datetime) -> str:
    """Return the time of day: "15:30"."""
    return clock_faces.clock_time(moment)


@register.filter
def zone_city(zone: Any) -> str:
    """Return the city that stands for a zone."""
    return timezones.city(str(zone))


@register.filter
def countries_by_name(places: Iterable[Place]) -> list[Place]:
    """Return places in the alphabetical order of the page's language, accents ignored."""
    return sorted(places, key=lambda place: sort_key(place.name))


@register.inclusion_tag("components/pager.html", takes_context=True)
def pager(context: Context, page: Any, label: str, query: str | None = None) -> dict[str, Any]:
    """Show the pages of a list, keeping the filters of the address, or those of `query` alone."""
    if query is None:
        kept = context["request"].GET.copy()
        kept.pop("page", None)
        query = kept.urlencode()
    prefix = f"?{query}&" if query else "?"
    return {"page": page, "label": label, "prefix": prefix, "gap": page.paginator.ELLIPSIS}


@register.simple_tag
def here(path: str, prefix: str) -> SafeString:
    """Return aria-current for a link to `prefix`: "page" on that page, "true" on the pages below it."""
    if path == prefix:
        return SafeString(' aria-current="page"')
    return SafeString(' aria-current="true"') if path.startswith(prefix) else SafeString("")


@register.simple_tag
def fixed(template_name: str) -> SafeString:
    """Return a part that is the same on every page of a language: it is made once."""
    return _fixed(template_name, current())


@lru_cache(maxsize=32)
def _fixed(template_name: str, _language: str) -> SafeString:
    return render_to_string(template_name)


@register.simple_tag
def current_language() -> str:
    """Return the code of the page's language."""
    return current()


@register.simple_tag(takes_context=True)
def languages_of_page(context: Context) -> SafeString:
    """Tell search engines the page's own address and those of its translations; for public pages in all languages."""
    request = context["request"]
    return _page_links(request.path, canonical_query(request.GET), CODES, current())


@register.simple_tag(takes_context=True)
def own_address(context: Context, query: str) -> SafeString:
    """Tell the page's own address, for a page that search engines leave out; `query` begins with "?", or is empty."""
    return format_html('<link rel="canonical" href="{}{}{}">', settings.BASE_URL, context["request"].path, query)


@lru_cache(maxsize=1024)
def _page_links(path: str, query: str, codes: tuple[str, ...], own: str) -> SafeString:
    found = alternates(path, codes)
    links = ((code, f"{address}{query}") for code, address in found.items())
    return format_html(
        '<link rel="canonical" href="{}">{}',
        f"{found[own]}{query}",
        format_html_join("", '<link rel="alternate" hreflang="{}" href="{}">', links),
    )


# Open Graph wants a country with each language; no reader is excluded by it.
_LOCALES = {"en": "en_GB", "fr": "fr_FR", "es": "es_ES"}
# About what search engines and messengers show of a description.
_SHOWN = 300


@register.inclusion_tag("components/about_page.html", takes_context=True)
def about_page(
    context: Context, row: models.Model, field: str, kind: str = "website", titled_by: str = "title"
) -> dict[str, Any]:
    """Tell search engines and messengers what the public page of `row` is about, and in which languages it exists.

    Args:
        context: of the page.
        row: what the page shows.
        field: the translated text that describes it, plain or Markdown; empty where there is none.
        kind: the page's type in Open Graph.
        titled_by: the translated field that the page is called by.
    """
    title, codes = text_of(row, titled_by), tuple(translations_of(row, titled_by))
    found = alternates(context["request"].path, codes)
    return {
        "title": title.value,
        "description": Truncator(md.to_text(text_of(row, field).value)).chars(_SHOWN) if field else "",
        "kind": kind,
        "canonical": found.get(title.language, ""),
        "alternates": list(found.items()),
        "locale": _LOCALES[title.language],
        "other_locales": [_LOCALES[code] for code in codes if code != title.language],
        "site_name": settings.SITE_NAME,
    }
