"""Where a harvest goes on (OAI-PMH 2.0, section 3.5): nothing is kept for it, the token itself says all."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core import signing

from resources.oai.arguments import Selection
from resources.oai.errors import BadResumptionToken

LIFETIME = timedelta(days=1)
_SALT = "resources.oai"


@dataclass(frozen=True, slots=True)
class Position:
    """The last record that was sent: when it changed, whether it is gone (1) or not (0), its key."""

    moment: datetime
    is_gone: int
    key: int


@dataclass(frozen=True, slots=True)
class Token:
    """The rest of a list.

    Attributes:
        verb: of the request that it goes on with.
        selection: as it was asked for at first.
        after: the last record that was sent.
        cursor: how many records were sent.
        size: of the whole list, when it began.
    """

    verb: str
    selection: Selection
    after: Position
    cursor: int
    size: int


def write(token: Token) -> str:
    """Return a token as text that nobody else can make."""
    return signing.dumps(asdict(token), salt=_SALT, serializer=_Serializer, compress=True)


def read(text: str, verb: str) -> Token:
    """Return the token behind a text.

    Raises:
        BadResumptionToken: it is not ours, too old, or belongs to another verb.
    """
    try:
        data = signing.loads(text, salt=_SALT, serializer=_Serializer, max_age=LIFETIME)
    except (signing.BadSignature, ValueError) as error:
        raise BadResumptionToken("The token is unknown or has expired. Please begin anew.") from error
    if data["verb"] != verb:
        raise BadResumptionToken(f"The token belongs to {data['verb']}.")
    return Token(
        verb=verb,
        selection=Selection(**data["selection"]),
        after=Position(**data["after"]),
        cursor=data["cursor"],
        size=data["size"],
    )


class _Serializer(signing.JSONSerializer):
    """JSON that knows moments; to the microsecond, so that no record is sent twice or left out."""

    def dumps(self, obj: Any) -> bytes:
        return super().dumps(_told(obj))

    def loads(self, data: bytes) -> Any:
        return _understood(super().loads(data))


_MOMENTS = {"since", "before", "moment"}


def _told(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _told(part) for name, part in value.items()}
    return value.isoformat() if isinstance(value, datetime) else value


def _understood(value: dict[str, Any]) -> dict[str, Any]:
    return {
        name: _understood(part)
        if isinstance(part, dict)
        else datetime.fromisoformat(part)
        if name in _MOMENTS and part
        else part
        for name, part in value.items()
    }
