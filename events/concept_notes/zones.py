"""Time zones as concept notes write them: a city, a country, an abbreviation or an offset. Knows nothing of Django."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from babel.core import get_global
from babel.dates import get_timezone_location

from events.concept_notes.countries import country_in
from events.concept_notes.dates import flat
from events.concept_notes.sentences import Span

_LANGUAGES = ("en", "fr", "es")
# Cities that no zone is named after.
_CITIES = {
    "Europe/Zurich": "geneva geneve ginebra genf bern berne berna",
    "Europe/Rome": "turin torino",
    "America/New_York": "washington washington_dc washington_d.c.",
    "Asia/Kolkata": "new_delhi delhi mumbai",
    "Africa/Lagos": "abuja",
    "America/Mexico_City": "mexico_city ciudad_de_mexico cdmx",
    "America/Sao_Paulo": "brasilia",
    "Asia/Karachi": "islamabad",
    "Africa/Casablanca": "rabat",
    "Africa/Douala": "yaounde",
    "Africa/Dar_es_Salaam": "dodoma",
    "Asia/Kathmandu": "kathmandu katmandou katmandu",
}
# Of the countries with several zones, the one that is meant when only the country is named.
_MAIN = {
    "MX": "America/Mexico_City", "ES": "Europe/Madrid", "PT": "Europe/Lisbon", "CL": "America/Santiago",
    "EC": "America/Guayaquil", "AR": "America/Argentina/Buenos_Aires", "ID": "Asia/Jakarta", "DE": "Europe/Berlin",
    "CH": "Europe/Zurich", "BR": "America/Sao_Paulo", "CY": "Asia/Nicosia", "UA": "Europe/Kyiv",
    "CN": "Asia/Shanghai", "PS": "Asia/Hebron", "MY": "Asia/Kuala_Lumpur", "NZ": "Pacific/Auckland",
}  # fmt: skip
# Where nearly everybody keeps the same clock, so that it is no doubt to read the country as its capital.
_SURE = {"ES", "PT", "DE", "CH", "CY", "UA", "CN", "PS", "MY", "AR", "EC", "CL", "NZ"}
# The zone that an abbreviation most often stands for here, and its minutes before or behind UTC.
_ABBREVIATIONS = {
    "CET": ("Europe/Zurich", 60), "CEST": ("Europe/Zurich", 120), "HEC": ("Europe/Zurich", 60),
    "WAT": ("Africa/Lagos", 60), "CAT": ("Africa/Maputo", 120), "EAT": ("Africa/Nairobi", 180),
    "SAST": ("Africa/Johannesburg", 120), "EET": ("Africa/Cairo", 120), "NPT": ("Asia/Kathmandu", 345),
    "PKT": ("Asia/Karachi", 300), "ICT": ("Asia/Bangkok", 420), "PHT": ("Asia/Manila", 480),
    "SGT": ("Asia/Singapore", 480), "JST": ("Asia/Tokyo", 540), "GST": ("Asia/Dubai", 240),
    "EST": ("America/New_York", -300), "EDT": ("America/New_York", -240), "COT": ("America/Bogota", -300),
    "PET": ("America/Lima", -300), "ART": ("America/Argentina/Buenos_Aires", -180),
    "BRT": ("America/Sao_Paulo", -180),
}  # fmt: skip
_NAMES = {
    "central european summer time": "CEST", "central european time": "CET", "heure d'europe centrale": "CET",
    "heure de l'europe centrale": "CET", "hora central europea": "CET", "hora de europa central": "CET",
    "east africa time": "EAT", "west africa time": "WAT",
}  # fmt: skip
_ABBREVIATION = re.compile(rf"\b({'|'.join(_ABBREVIATIONS)})\b")
_NAME = re.compile(rf"\b({'|'.join(map(re.escape, _NAMES))})\b")
_IANA = re.compile(r"\b[A-Z][A-Za-z]+/[A-Z][A-Za-z_-]+(?:/[A-Z][A-Za-z_-]+)?\b")
_OFFSET = re.compile(r"\b(?:gmt|utc|tu)\b(?:\s?(?P<sign>[-+−–])\s?(?P<hours>\d{1,2})(?::?(?P<minutes>[0-5]\d))?)?")


@dataclass(frozen=True, slots=True)
class FoundZone:
    """A zone as it is written.

    Attributes:
        name: the IANA zone; empty where the note does not say enough.
        spans: where it stands in the text.
        written: the abbreviation or offset that goes with it: "CET", "UTC+1".
        offset: how many minutes before UTC that says the clock is; None if it says nothing.
        doubts: codes of what is doubtful about it.
    """

    name: str
    spans: tuple[Span, ...]
    written: str = ""
    offset: int | None = None
    doubts: tuple[str, ...] = ()

    def told(self, local: datetime) -> tuple[str, ...]:
        """Return all doubts, given when the event is: an abbreviation may contradict the date."""
        if not self.name or self.offset is None:
            return self.doubts
        actual = local.replace(tzinfo=ZoneInfo(self.name)).utcoffset() or timedelta()
        gap = int(actual.total_seconds() // 60) - self.offset
        if not gap:
            return self.doubts
        return (*self.doubts, "summer-time" if abs(gap) == 60 else "offset")


@cache
def _cities() -> dict[str, str]:
    """Return zones by the names of their cities in three languages."""
    found: dict[str, str] = {}
    # Of two cities with the same name, the first zone in the order of the alphabet, so that it is always the same one.
    for zone in sorted(set(get_global("zone_territories")) - set(get_global("zone_aliases"))):
        if "/" not in zone or zone.startswith(("Etc/", "SystemV/")):
            continue
        for language in _LANGUAGES:
            city = flat(get_timezone_location(zone, locale=language, return_city=True).rpartition("/")[2])
            found.setdefault(city.partition(" (")[0], zone)
    for zone, names in _CITIES.items():
        found |= {name.replace("_", " "): zone for name in names.split()}
    return {name: zone for name, zone in found.items() if len(name) > 3 and not name.startswith("unknown")}


@cache
def _city_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(_cities(), key=len, reverse=True)))})\b")


@cache
def _zones_of() -> dict[str, list[str]]:
    """Return the zones of each country by its ISO 3166-1 code."""
    found: dict[str, list[str]] = {}
    aliases = get_global("zone_aliases")
    for zone, territory in get_global("zone_territories").items():
        if zone not in aliases and "/" in zone:
            found.setdefault(territory, []).append(zone)
    return found


def zone_in(text: str) -> FoundZone | None:
    """Return the zone that a text names; None if it names none."""
    plain = flat(text)
    spans: list[Span] = []
    written, offset, assumed = "", None, ""
    if found := _ABBREVIATION.search(text):
        spans.append(found.span())
        written = found[1]
        assumed, offset = _ABBREVIATIONS[written]
    if found := _NAME.search(plain):
        spans.append(found.span())
        written = written or _NAMES[found[1]]
        assumed, offset = _ABBREVIATIONS[_NAMES[found[1]]] if offset is None else (assumed, offset)
    if found := _OFFSET.search(plain):
        spans.append(found.span())
        minutes = _minutes(found)
        written = written or re.sub(r"\s", "", text[found.start() : found.end()])
        offset = minutes if offset is None else offset
        assumed = assumed or ("UTC" if minutes == 0 else "")
    if city := _named_in(text) or _city_in(text, plain, spans):
        zone, span = city
        return FoundZone(zone, (*spans, span), written, offset)
    if (country := country_in(text)) and (zones := _zones_of().get(country[0].upper(), [])):
        code = country[0].upper()
        zone = zones[0] if len(zones) == 1 else _MAIN.get(code, "")
        doubts = () if len(zones) == 1 or code in _SURE else ("several-zones",)
        return FoundZone(zone, (*spans, country[1]), written, offset, doubts)
    if not spans:
        return None
    if not assumed:
        return FoundZone("", tuple(spans), written, offset, ("offset-only",))
    return FoundZone(assumed, tuple(spans), written, offset, () if assumed == "UTC" else ("zone-assumed",))


def _minutes(found: re.Match[str]) -> int:
    if not found["hours"]:
        return 0
    minutes = int(found["hours"]) * 60 + int(found["minutes"] or 0)
    return -minutes if found["sign"] in "-−–" else minutes


def _named_in(text: str) -> tuple[str, Span] | None:
    """Return the zone that a text gives by its name in the IANA database."""
    for found in _IANA.finditer(text):
        if found[0] in available_timezones():
            return found[0], found.span()
    return None


def _city_in(text: str, plain: str, taken: list[Span]) -> tuple[str, Span] | None:
    hits = [
        found
        for found in _city_pattern().finditer(plain)
        if text[found.start()].isupper() and not any(start <= found.start() < end for start, end in taken)
    ]
    if not hits:
        return None
    # Of several cities the one that is named most, then first.
    counted = Counter(_cities()[hit[0]] for hit in hits)
    best = next(hit for hit in hits if counted[_cities()[hit[0]]] == max(counted.values()))
    return _cities()[best[0]], best.span()
