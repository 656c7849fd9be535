"""What a file or a page says about itself, to begin a proposal with."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

from django.core.files import File

from resources.links.documents import describe_file
from resources.links.metadata import describe
from resources.models import Creator, Edition, Proposal
from resources.publishers import name_publishers


@dataclass(frozen=True, slots=True)
class Described:
    """What is known of a work from its file or page; empty or None where nothing is."""

    title: str = ""
    summary: str = ""
    language: str = ""
    year: int | None = None
    publisher: str = ""
    doi: str = ""
    isbn: str = ""
    authors: Sequence[str] = ()


def of_link(url: str) -> Described | None:
    """Return what the page behind a link says about itself; None where it may not be read."""
    page = describe(url)
    if page is None:
        return None
    names = [field.name for field in fields(Described)]
    return Described(**{name: getattr(page, name) for name in names})


def of_file(file: File) -> Described:
    """Return what a stored file says about itself, and close it.

    Who wrote it inside the file is not asked: often that is who typed it.
    """
    try:
        found = describe_file(file)
    finally:
        file.close()
    return Described(title=found.title, language=found.language, doi=found.doi, isbn=found.isbn)


def fill_in(proposal: Proposal, edition: Edition, found: Described) -> None:
    """Write into a draft what is known of its file or page, where the member has written nothing yet; saves it."""
    work, language = proposal.resource, proposal.language
    if not getattr(work, f"title_{language}"):
        setattr(work, f"title_{language}", (found.title or "")[:300])
    if not getattr(work, f"summary_{language}"):
        setattr(work, f"summary_{language}", found.summary or "")
    work.year = work.year or found.year
    work.save()
    edition.doi = edition.doi or (found.doi or "")[:100]
    edition.isbn = edition.isbn or (found.isbn or "")[:20]
    edition.save(update_fields=["doi", "isbn", "updated_at"])
    if found.publisher and not work.publishers.exists() and not proposal.publisher_name:
        name_publishers(proposal, found.publisher)
    if not work.creators.exists():
        Creator.objects.bulk_create(
            Creator(resource=work, position=position, family_name=family[:100], given_name=given[:100])
            for position, (family, given) in enumerate(map(_name, found.authors or ()))
            if family
        )


def _name(author: str) -> tuple[str, str]:
    """Return the family name and the given names of an author as a page writes them."""
    family, comma, given = author.partition(",")
    if comma:
        return family.strip(), given.strip()
    given, _space, family = author.strip().rpartition(" ")
    return family, given
