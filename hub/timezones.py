"""Time zones: the viewer's (profile, then cookie, then none), their cities and offsets."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, available_timezones

from babel.core import get_global
from babel.dates import get_timezone_location
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from hub.languages import sort_key

COOKIE = "tz"

# The hub's own city stands for its zone: readers look for Geneva, not for Zurich.
_GENEVA_ZONE = "Europe/Zurich"


@cache
def zone_names() -> frozenset[str]:
    """Return every Area/City zone of the IANA database, without abbreviations and fixed offsets."""
    areas = _continents().keys()
    return frozenset(name for name in available_timezones() if name.partition("/")[0] in areas) | {"UTC"}


def is_zone(name: str) -> bool:
    """Whether `name` is an IANA Area/City zone (or UTC)."""
    return name in zone_names()


def city(zone_name: str) -> str:
    """Return the city that stands for a zone, in the current language: "Africa/Nairobi" gives "Nairobi"."""
    if zone_name == _GENEVA_ZONE:
        return pgettext("city", "Geneva")
    if zone_name == "UTC":
        return "UTC"
    return _babel_city(zone_name, get_language() or settings.LANGUAGE_CODE)


@lru_cache(maxsize=4096)
def _babel_city(zone_name: str, language: str) -> str:
    name = get_timezone_location(zone_name, locale=language, return_city=True)
    return name.rpartition("/")[2]


def _continents() -> dict[str, str]:
    """Return the first parts of zone names in the current language."""
    return {
        "Africa": _("Africa"),
        "America": _("Americas"),
        "Antarctica": _("Antarctica"),
        "Arctic": _("Arctic"),
        "Asia": _("Asia"),
        "Atlantic": _("Atlantic"),
        "Australia": _("Australia"),
        "Europe": _("Europe"),
        "Indian": _("Indian Ocean"),
        "Pacific": _("Pacific"),
    }


def choices(stored: str = "") -> list[tuple[str, str]]:
    """Return (zone, "Nairobi (Africa, UTC+3)") for every zone, sorted by city in the current language.

    A `stored` zone that is not offered, such as one under its former name, comes last.
    """
    now = datetime.now(UTC)
    areas = _continents()

    def label(name: str) -> str:
        area = name.partition("/")[0]
        return f"{city(name)} ({areas.get(area, area)}, {utc_offset(now.astimezone(_zone(name)))})"

    named = sorted(((name, label(name)) for name in common_zone_names()), key=lambda pair: sort_key(pair[1]))
    if stored and stored not in common_zone_names():
        named.append((stored, label(stored)))
    return named


@cache
def _zone(name: str) -> ZoneInfo:
    """Return a zone that stays in memory: by itself Python forgets all but the last eight and reads the files again."""
    return ZoneInfo(name)


@cache
def common_zone_names() -> tuple[str, ...]:
    """Return the zones worth offering: one per city, without the aliases that history left behind."""
    return tuple(sorted(zone_names() & set(get_global("zone_territories")) - set(get_global("zone_aliases"))))


def utc_offset(moment: datetime) -> str:
    """Return the offset of an aware `moment` as people read it: "UTC+2", "UTC−3:30", "UTC"."""
    seconds = int((moment.utcoffset() or timedelta()).total_seconds())
    if not seconds:
        return "UTC"
    hours, minutes = divmod(abs(seconds) // 60, 60)
    sign = "+" if seconds > 0 else "−"
    return f"UTC{sign}{hours}:{minutes:02}" if minutes else f"UTC{sign}{hours}"


def readings(local: datetime, zone_name: str) -> list[datetime]:
    """Return the instants (UTC) that the naive wall-clock time `local` can mean in a zone.

    One on an ordinary day; two where the clock is put back and the time comes twice. Where the clock is put forward
    and the time does not come at all, two again: the times an hour before and after it that people may have meant.
    :func:`exists` tells these cases apart.
    """
    zone = ZoneInfo(zone_name)
    found = {local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)}
    return sorted(found)


def exists(local: datetime, zone_name: str) -> bool:
    """Whether the naive wall-clock time `local` occurs in a zone (it does not in the hour that spring skips)."""
    zone = ZoneInfo(zone_name)
    return any(moment.astimezone(zone).replace(tzinfo=None) == local for moment in readings(local, zone_name))


def viewer_zone(request: HttpRequest) -> str:
    """Return the viewer's zone name: the profile's, else the cookie's, else an empty string."""
    user = getattr(request, "user", None)
    chosen = getattr(user, "time_zone", "") if user is not None and user.is_authenticated else ""
    candidate = chosen or request.COOKIES.get(COOKIE, "")
    return candidate if is_zone(candidate) else ""


class ViewerTimeZoneMiddleware:
    """Puts `request.viewer_zone` on every request, and shows the administration in it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Lazy, since asking for the user costs a query that most files and feeds do not need.
        request.viewer_zone = SimpleLazyObject(lambda: viewer_zone(request))  # type: ignore[attr-defined]
        if not request.path.startswith("/admin/"):
            return self.get_response(request)
        with timezone.override(str(request.viewer_zone) or settings.EVENT_TIME_ZONE):  # type: ignore[attr-defined]
            return self.get_response(request)
