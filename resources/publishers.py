"""Publishers as a member writes them: chosen from the organisations that are known, or by a name of their own."""

from collections.abc import Iterable

from django.db.models import Q

from hub.languages import CODES, sort_key, text_of
from members.models import Organisation
from resources.models import Proposal

# What a list of suggestions may hold without making the page heavy.
_SUGGESTED = 300


def suggestions() -> list[str]:
    """Return the names of organisations that have published something, in the reader's language and order."""
    rows = Organisation.objects.filter(publications__isnull=False).distinct().order_by("name")[:_SUGGESTED]
    return sorted({text_of(row, "name").value for row in rows}, key=sort_key)


def written(proposal: Proposal) -> str:
    """Return the publishers of a proposal as one line."""
    known = [text_of(publisher, "name").value for publisher in proposal.resource.publishers.all()]
    return "; ".join(filter(None, (*known, proposal.publisher_name)))


def name_publishers(proposal: Proposal, line: str) -> None:
    """Set the publishers of a proposal from one line, names parted by semicolons; saves it.

    A name or an acronym of one organisation, in any language, is that organisation; others are kept as written, for the
    facilitators.
    """
    known, unknown = [], []
    for name in _names(line):
        match = _organisation(name)
        if match is None:
            unknown.append(name)
        else:
            known.append(match)
    proposal.resource.publishers.set(known)
    proposal.publisher_name = "; ".join(unknown)[:300]
    proposal.save(update_fields=["publisher_name", "updated_at"])


def _names(line: str) -> Iterable[str]:
    return dict.fromkeys(name for part in line.split(";") if (name := " ".join(part.split())))


def _organisation(name: str) -> Organisation | None:
    same = Q()
    for code in CODES:
        same |= Q(**{f"name_{code}__iexact": name}) | Q(**{f"acronym_{code}__iexact": name})
    rows = list(Organisation.objects.filter(same)[:2])
    # Two ministries of labour: a facilitator knows which one is meant.
    return rows[0] if len(rows) == 1 else None
