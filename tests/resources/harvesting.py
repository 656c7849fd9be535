"""A harvester for tests: every answer is held against the rules of the protocol."""

from pathlib import Path
from typing import Any

from django.test import Client
from lxml import etree

NAMES = {
    "o": "http://www.openarchives.org/OAI/2.0/",
    "oai_dc": "http://www.openarchives.org/OAI/2.0/oai_dc/",
    "dc": "http://purl.org/dc/elements/1.1/",
}
_RULES = etree.RelaxNG(etree.parse(Path(__file__).with_name("oai.rng")))


def ask(client: Client, verb: str = "", **arguments: str) -> etree._Element:
    """Return the answer to a request; fail if it breaks the rules."""
    names = {name.removesuffix("_"): value for name, value in arguments.items()}
    return checked(client.get("/oai", ({"verb": verb} if verb else {}) | names))


def checked(response: Any) -> etree._Element:
    """Return the document of an answer; fail if it breaks the rules."""
    assert response.status_code == 200
    assert response["Content-Type"] == "text/xml; charset=utf-8"
    document = etree.fromstring(response.content)
    assert _RULES.validate(document), _RULES.error_log
    return document


def texts(document: etree._Element, path: str) -> list[str]:
    """Return the texts of all elements at a path."""
    return [element.text or "" for element in document.iterfind(f".//{path}", NAMES)]


def attributes(document: etree._Element, path: str) -> dict[str, str]:
    """Return the attributes of the first element at a path."""
    found = document.find(f".//{path}", NAMES)
    return {} if found is None else dict(found.attrib)


def error(document: etree._Element) -> str:
    """Return the code of the error, empty if there is none."""
    return attributes(document, "o:error").get("code", "")


def identifiers(document: etree._Element) -> list[str]:
    """Return the last parts of the identifiers of all headers."""
    return [text.rsplit(":", 1)[-1] for text in texts(document, "o:header/o:identifier")]


def harvest(client: Client, verb: str = "ListRecords", **arguments: str) -> list[etree._Element]:
    """Return all answers of a list, from the first to the last."""
    answers = [ask(client, verb, metadataPrefix="oai_dc", **arguments)]
    while token := next(iter(texts(answers[-1], "o:resumptionToken")), ""):
        answers.append(ask(client, verb, resumptionToken=token))
    return answers
