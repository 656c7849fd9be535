"""The six requests of the protocol (OAI-PMH 2.0, section 4)."""

import re
from collections.abc import Callable
from email.utils import parseaddr
from functools import partial

from django.conf import settings
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import override

from resources.oai import arguments, tokens
from resources.oai.errors import (
    BadResumptionToken,
    CannotDisseminateFormat,
    OaiError,
)
from resources.oai.harvest import Page, earliest, find, identifier_of, page_of, repository, size_of
from resources.oai.sets import all_sets
from resources.oai.writing import (
    DC,
    DC_SCHEMA,
    Body,
    Writer,
    base_url,
    document,
    stamp,
    write_header,
    write_record,
    write_set,
)

_IDENTIFIERS = "http://www.openarchives.org/OAI/2.0/oai-identifier"
# What the description of identifiers takes for the name of a repository.
_DOMAIN = re.compile(r"[a-zA-Z][a-zA-Z0-9-]*(\.[a-zA-Z][a-zA-Z0-9-]*)+")

type Values = dict[str, str]


def answer(query: QueryDict) -> str:
    """Return the answer to a harvester's request, which may be an error of the protocol."""
    # The answer is the same whatever language the harvester's program asks for.
    with override("en"):
        try:
            verb, values = arguments.read(query)
        except OaiError as error:
            return document({}, error)
        body: Body | OaiError
        try:
            body = _VERBS[verb](values)
        except OaiError as error:
            body = error
        return document({"verb": verb, **values}, body)


def _identify(values: Values) -> Body:
    first = stamp(earliest())

    def write(writer: Writer) -> None:
        with writer.inside("Identify"):
            writer.add("repositoryName", str(settings.SITE_NAME))
            writer.add("baseURL", base_url())
            writer.add("protocolVersion", "2.0")
            writer.add("adminEmail", parseaddr(settings.DEFAULT_FROM_EMAIL)[1])
            writer.add("earliestDatestamp", first)
            writer.add("deletedRecord", "persistent")
            writer.add("granularity", "YYYY-MM-DDThh:mm:ssZ")
            writer.add("compression", "gzip")
            if _DOMAIN.fullmatch(repository()):
                _describe_identifiers(writer)

    return write


def _describe_identifiers(writer: Writer) -> None:
    attributes = {
        "xmlns": _IDENTIFIERS,
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        "xsi:schemaLocation": f"{_IDENTIFIERS} {_IDENTIFIERS}.xsd",
    }
    with writer.inside("description"), writer.inside("oai-identifier", attributes):
        writer.add("scheme", "oai")
        writer.add("repositoryIdentifier", repository())
        writer.add("delimiter", ":")
        writer.add("sampleIdentifier", identifier_of("0b8f6a1e-7d52-4c39-9a44-5f0c7e2d1b60"))


def _list_metadata_formats(values: Values) -> Body:
    if "identifier" in values:
        find(values["identifier"], is_full=False)

    def write(writer: Writer) -> None:
        with writer.inside("ListMetadataFormats"), writer.inside("metadataFormat"):
            writer.add("metadataPrefix", arguments.PREFIX)
            writer.add("schema", DC_SCHEMA)
            writer.add("metadataNamespace", DC)

    return write


def _list_sets(values: Values) -> Body:
    if "resumptionToken" in values:
        raise BadResumptionToken("All sets are in one list.")
    found = list(all_sets())

    def write(writer: Writer) -> None:
        with writer.inside("ListSets"):
            for one in found:
                write_set(writer, one)

    return write


def _get_record(values: Values) -> Body:
    _check_format(values)
    record = find(values["identifier"], is_full=True)

    def write(writer: Writer) -> None:
        with writer.inside("GetRecord"):
            write_record(writer, record)

    return write


def _list(values: Values, *, verb: str) -> Body:
    """Answer ListRecords and ListIdentifiers, which differ in what they write of a record."""
    is_full = verb == "ListRecords"
    before = None
    if "resumptionToken" in values:
        before = tokens.read(values["resumptionToken"], verb)
        selection = before.selection
    else:
        _check_format(values)
        selection = arguments.selection_of(values)
    page = page_of(selection, before.after if before else None, is_full=is_full)
    size = 0
    if before or page.last:
        size = before.size if before else size_of(selection)
    cursor = before.cursor if before else 0
    following = _token(verb, selection, page, cursor, size)

    def write(writer: Writer) -> None:
        with writer.inside(verb):
            for record in page.records:
                (write_record if is_full else write_header)(writer, record)
            if size:
                _write_token(writer, following, cursor, size)

    return write


def _token(verb: str, selection: arguments.Selection, page: Page, cursor: int, size: int) -> str:
    if page.last is None:
        return ""
    return tokens.write(tokens.Token(verb, selection, page.last, cursor + len(page.records), size))


def _write_token(writer: Writer, token: str, cursor: int, size: int) -> None:
    # The list may have grown since it began.
    attributes = {"completeListSize": str(size), "cursor": str(cursor)}
    if token:
        attributes["expirationDate"] = stamp(timezone.now() + tokens.LIFETIME)
    writer.add("resumptionToken", token, attributes)


def _check_format(values: Values) -> None:
    if values["metadataPrefix"] != arguments.PREFIX:
        raise CannotDisseminateFormat(f"Records are written in {arguments.PREFIX} only.")


_VERBS: dict[str, Callable[[Values], Body]] = {
    "GetRecord": _get_record,
    "Identify": _identify,
    "ListIdentifiers": partial(_list, verb="ListIdentifiers"),
    "ListMetadataFormats": _list_metadata_formats,
    "ListRecords": partial(_list, verb="ListRecords"),
    "ListSets": _list_sets,
}
