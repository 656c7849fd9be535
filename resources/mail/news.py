"""What a member's saved searches have found since the last time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from hub.languages import Text, text_of
from hub.outbox import kinds
from hub.outbox.models import Content, Message, Suppression
from hub.outbox.suppression import Subscription
from hub.outbox.writing import written
from members.models import Member
from resources.models import Resource, SavedSearch
from resources.search import Search, found_ids

NEWS = "resources.news"
# As many works of a search as a mail shows, and as many as are counted.
_SHOWN, _COUNTED = 5, 200


@dataclass(frozen=True, slots=True)
class _Item:
    title: Text
    kind: str
    year: int | None
    languages: list[str]
    url: str


@dataclass(frozen=True, slots=True)
class _Section:
    name: str
    url: str
    items: list[_Item]
    more: int


def news(member: Member, *, spans: Mapping[str, tuple[datetime, datetime]], until: datetime, now: datetime) -> Message:
    """Return the mail about a member's searches, to be queued.

    Args:
        member: who keeps the searches.
        spans: the UUID of each search to the span of time whose works are news.
        until: the end of the last span: each search is told of once for it.
        now: from when it may be sent.
    """
    return Message(
        kind=NEWS,
        # A search is asked once for a span. Another one that becomes due in the same week makes another mail.
        dedupe_key=f"library-news:{min(spans)}:{until:%Y-%m-%d}",
        recipient=member.email,
        recipient_name=member.name,
        language=member.language,
        time_zone=member.time_zone,
        payload={
            "member": str(member.uuid),
            "spans": {uuid: [since.isoformat(), end.isoformat()] for uuid, (since, end) in spans.items()},
        },
        not_before=now,
    )


def _render_news(message: Message) -> Content | None:
    # What she may see is asked for now, not when the mail was queued.
    member = Member.objects.approved().filter(uuid=message.payload["member"]).first()
    if member is None:
        return None
    kept = {str(saved.uuid): saved for saved in member.saved_searches.exclude(frequency=SavedSearch.Frequency.NEVER)}
    with override(member.language):
        sections = []
        for uuid, span in message.payload["spans"].items():
            since, until = map(datetime.fromisoformat, span)
            if uuid in kept and (section := _section(kept[uuid], member, since, until)):
                sections.append(section)
        if not sections:
            return None
        return written(
            "resources/email/news",
            name=member.name,
            recipient=member.email,
            language=member.language,
            unsubscribe_url=Subscription(member.email, Suppression.Category.LIBRARY, member.language).url,
            library_url=f"{settings.BASE_URL}{reverse('resources:library')}",
            sections=sections,
            total=sum(len(section.items) + section.more for section in sections),
        )


def _section(saved: SavedSearch, member: Member, since: datetime, until: datetime) -> _Section | None:
    search = Search.followed(saved.query)
    if search is None:
        return None
    found = found_ids(search, members_too=member.is_approved, limit=_COUNTED, published_after=since)
    works = Resource.objects.visible_to(member).filter(pk__in=found, published_at__lte=until)
    fresh = list(works.prefetch_related("editions").order_by("-published_at", "pk"))
    if not fresh:
        return None
    query = Search(search.words, search.chosen, "added").query()
    return _Section(
        name=saved.name,
        url=f"{settings.BASE_URL}{reverse('resources:index')}?{query}",
        items=[_item(work) for work in fresh[:_SHOWN]],
        more=max(0, len(fresh) - _SHOWN),
    )


def _item(work: Resource) -> _Item:
    return _Item(
        title=text_of(work, "title"),
        kind=work.get_kind_display(),
        year=work.year,
        languages=[edition.language for edition in work.editions.all()],
        url=f"{settings.BASE_URL}{work.get_absolute_url()}",
    )


kinds.register(NEWS, _("News of saved searches"), _render_news, category=Suppression.Category.LIBRARY)
