"""What a harvester asks for (OAI-PMH 2.0, sections 3.1 and 4)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from django.http import QueryDict

from resources.oai.errors import BadArgument, BadVerb

PREFIX = "oai_dc"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SECOND = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_SET = re.compile(r"[A-Za-z0-9\-_.!~*'()]+(:[A-Za-z0-9\-_.!~*'()]+)*")


class _Takes(NamedTuple):
    """Which arguments a verb takes beside itself."""

    required: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()


_LIST = _Takes(frozenset({"metadataPrefix"}), frozenset({"from", "until", "set", "resumptionToken"}))
VERBS = {
    "GetRecord": _Takes(frozenset({"identifier", "metadataPrefix"})),
    "Identify": _Takes(),
    "ListIdentifiers": _LIST,
    "ListMetadataFormats": _Takes(optional=frozenset({"identifier"})),
    "ListRecords": _LIST,
    "ListSets": _Takes(optional=frozenset({"resumptionToken"})),
}


@dataclass(frozen=True, slots=True)
class Selection:
    """Which records are harvested.

    Attributes:
        since: changed at this moment or later.
        before: changed earlier than this.
        spec: of the set, or empty.
    """

    since: datetime | None = None
    before: datetime | None = None
    spec: str = ""


def read(query: QueryDict) -> tuple[str, dict[str, str]]:
    """Return the verb and its arguments.

    Raises:
        BadVerb: the verb is missing, repeated or unknown.
        BadArgument: an argument is missing, repeated or unknown.
    """
    verbs = query.getlist("verb")
    if len(verbs) != 1:
        raise BadVerb("Give one verb." if not verbs else "The verb is repeated.")
    takes = VERBS.get(verbs[0])
    if takes is None:
        raise BadVerb(f"There is no verb {verbs[0]}.")
    given = {name: values for name, values in query.lists() if name != "verb"}
    for name, values in given.items():
        if name not in takes.required | takes.optional:
            raise BadArgument(f"{verbs[0]} takes no argument {name}.")
        if len(values) != 1:
            raise BadArgument(f"The argument {name} is repeated.")
    if "resumptionToken" in given:
        if len(given) != 1:
            raise BadArgument("A resumptionToken stands alone.")
    elif missing := takes.required - given.keys():
        raise BadArgument(f"{verbs[0]} needs {' and '.join(sorted(missing))}.")
    return verbs[0], {name: values[0] for name, values in given.items()}


def selection_of(values: Mapping[str, str]) -> Selection:
    """Return which records the arguments of a list choose.

    Raises:
        BadArgument: a date or a set is malformed, the dates differ in granularity, or they are the wrong way round.
    """
    given = [values[name] for name in ("from", "until") if name in values]
    moments = [_moment(text) for text in given]
    if len({len(text) for text in given}) > 1:
        raise BadArgument("The dates from and until must be of the same granularity.")
    if moments != sorted(moments):
        raise BadArgument("The date from is later than until.")
    spec = values.get("set", "")
    if "set" in values and not _SET.fullmatch(spec):
        raise BadArgument("That is no name of a set.")
    return Selection(
        since=_moment(values["from"]) if "from" in values else None,
        before=_after(values["until"]) if "until" in values else None,
        spec=spec,
    )


def _moment(text: str) -> datetime:
    is_day = _DAY.fullmatch(text)
    if not is_day and not _SECOND.fullmatch(text):
        raise BadArgument("Write dates as YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ.")
    try:
        return datetime.strptime(text, "%Y-%m-%d" if is_day else "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError as error:
        raise BadArgument(f"There is no date {text}.") from error


def _after(text: str) -> datetime | None:
    """Return the end of the day or second: both dates belong to what is asked for (section 2.7.1)."""
    try:
        return _moment(text) + (timedelta(days=1) if _DAY.fullmatch(text) else timedelta(seconds=1))
    except OverflowError:
        return None
