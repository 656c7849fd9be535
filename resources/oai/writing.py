"""The answers as XML (OAI-PMH 2.0, sections 3.2 and 4)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from io import StringIO

from django.conf import settings
from django.utils import timezone
from django.utils.xmlutils import SimplerXMLGenerator

from hub.atom import clean
from resources.metadata.dublin_core import elements
from resources.metadata.reading import Said
from resources.oai.errors import BadArgument, BadVerb, OaiError
from resources.oai.harvest import Record, identifier_of
from resources.oai.sets import Set

OAI = "http://www.openarchives.org/OAI/2.0/"
DC = f"{OAI}oai_dc/"
DC_SCHEMA = f"{OAI}oai_dc.xsd"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_DC_ATTRIBUTES = {
    "xmlns:oai_dc": DC,
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:xsi": _XSI,
    "xsi:schemaLocation": f"{DC} {DC_SCHEMA}",
}


def base_url() -> str:
    """Return the address at which the library is harvested."""
    return f"{settings.BASE_URL}/oai"


def stamp(moment: datetime) -> str:
    """Return a moment as the protocol writes it: UTC, to the second, cut and not rounded."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


class Writer:
    """Writes elements one inside the other."""

    def __init__(self) -> None:
        self._out = StringIO()
        self._xml = SimplerXMLGenerator(self._out, "utf-8", short_empty_elements=True)
        self._xml.startDocument()

    def add(self, name: str, text: str = "", attributes: Mapping[str, str] | None = None) -> None:
        """Write an element with a text."""
        self._xml.addQuickElement(name, clean(text), _clean(attributes))

    @contextmanager
    def inside(self, name: str, attributes: Mapping[str, str] | None = None) -> Iterator[None]:
        """Write an element around what is written meanwhile."""
        self._xml.startElement(name, _clean(attributes))  # type: ignore[arg-type]
        yield
        self._xml.endElement(name)

    @property
    def text(self) -> str:
        """All that was written."""
        return self._out.getvalue()


# Writes what stands inside the document.
type Body = Callable[[Writer], None]


def _clean(attributes: Mapping[str, str] | None) -> dict[str, str]:
    return {name: clean(value) for name, value in (attributes or {}).items()}


def document(request: Mapping[str, str], body: Body | OaiError) -> str:
    """Return an answer.

    Args:
        request: the arguments that the answer repeats, the verb among them.
        body: writes what belongs to the verb, or says what was wrong.
    """
    # Of a request that is not understood, no argument is repeated.
    repeated = {} if isinstance(body, BadVerb | BadArgument) else request
    writer = Writer()
    attributes = {"xmlns": OAI, "xmlns:xsi": _XSI, "xsi:schemaLocation": f"{OAI} {OAI}OAI-PMH.xsd"}
    with writer.inside("OAI-PMH", attributes):
        writer.add("responseDate", stamp(timezone.now()))
        writer.add("request", base_url(), repeated)
        if isinstance(body, OaiError):
            writer.add("error", str(body), {"code": body.code})
        else:
            body(writer)
    return writer.text


def write_header(writer: Writer, record: Record) -> None:
    """Write what a record is called, when it changed and in which sets it is."""
    with writer.inside("header", None if record.work else {"status": "deleted"}):
        writer.add("identifier", identifier_of(record.uuid))
        writer.add("datestamp", stamp(record.changed))
        for spec in record.sets:
            writer.add("setSpec", spec)


def write_record(writer: Writer, record: Record) -> None:
    """Write a record; of what is gone there is only a header."""
    with writer.inside("record"):
        write_header(writer, record)
        if record.work:
            with writer.inside("metadata"):
                statements = ((one.name, Said(one.value, one.language)) for one in elements(record.work))
                write_dublin_core(writer, statements)


def write_dublin_core(writer: Writer, statements: Iterable[tuple[str, Said]]) -> None:
    """Write statements of simple Dublin Core; each text says in which language it is."""
    with writer.inside("oai_dc:dc", _DC_ATTRIBUTES):
        for name, said in statements:
            writer.add(f"dc:{name}", said.value, {"xml:lang": said.language} if said.language else None)


def write_set(writer: Writer, found: Set) -> None:
    """Write what a set is called: in English, and in a description in all languages."""
    with writer.inside("set"):
        writer.add("setSpec", found.spec)
        writer.add("setName", next(iter(found.names.values()), found.spec))
        with writer.inside("setDescription"):
            write_dublin_core(writer, (("title", Said(name, code)) for code, name in found.names.items()))
