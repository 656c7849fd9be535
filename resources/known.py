"""What a member may learn about works that look like hers."""

from dataclasses import dataclass

from django.urls import reverse

from hub.languages import Text, text_of
from members.models import Member
from resources.models import Proposal, Resource
from resources.services.duplicates import candidate_of, find


@dataclass(frozen=True, slots=True)
class Known:
    """A work of the library that looks like the member's.

    Attributes:
        title: what it is called; None where others have proposed it and it is not shown yet.
        url: its page; empty where the member must not see it.
        about: its kind and year.
        reasons: why it looks like the member's.
    """

    title: Text | None
    url: str
    about: str
    reasons: tuple[str, ...]


def known_works(member: Member, work: Resource) -> list[Known]:
    """Return the works that look like `work`, as far as the member may know of them."""
    found = find(candidate_of(work))
    visible = set(
        Resource.objects.visible_to(member).filter(pk__in=[one.work.pk for one in found]).values_list("pk", flat=True)
    )
    known = []
    for one in found:
        proposal: Proposal | None = getattr(one.work, "proposal", None)
        reasons = tuple(str(reason.label) for reason in one.reasons)
        about = f"{one.work.get_kind_display()}, {one.work.year}" if one.work.year else one.work.get_kind_display()
        is_own = proposal is not None and proposal.member_id == member.pk
        if proposal is not None and is_own and one.work.published_at is None:
            url = reverse("resources:proposal", args=[proposal.uuid])
            known.append(Known(text_of(one.work, "title"), url, about, reasons))
        elif one.work.pk in visible:
            known.append(Known(text_of(one.work, "title"), one.work.get_absolute_url(), about, reasons))
        elif proposal is not None and proposal.status in Proposal.OPEN:
            known.append(Known(None, "", about, reasons))
    return known
