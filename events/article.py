"""What the page of an event tells beside the event itself: programme, people, documents, questions and answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet, TextChoices
from django.db.models.functions import JSONObject

from events.models import Contribution, DiscussionTopic, Event, EventDocument, EventOrganisation, Question
from hub.taxonomy.models import Place, Theme
from resources.models import Edition, Resource

# What a link to an edition needs.
_OF_EDITION = ("uuid", "language", "url", "file", "file_name", "size")


@dataclass(frozen=True, slots=True)
class Document:
    """A work beside an event, with its editions."""

    role: str
    resource: Resource
    editions: list[Edition]


class Article:
    """The parts of an event's article, for one reader.

    Each part is asked for when it is shown first: where the page has kept the whole article, none is, and not even the
    statements are put together.
    """

    def __init__(self, event: Event, user: object) -> None:
        self._event = event
        self._user = user

    @cached_property
    def topics(self) -> QuerySet[DiscussionTopic]:
        """The discussion topics, with who presents them."""
        return self._event.topics.select_related("presenter", "organisation", "organisation__country")

    @cached_property
    def contributions(self) -> QuerySet[Contribution]:
        """Who contributes."""
        return self._event.contributions.select_related("organisation", "country")

    @cached_property
    def people(self) -> list[tuple[str, list[Contribution]]]:
        """Who contributes, by role."""
        return _by_role(self.contributions, Contribution.Role)

    @cached_property
    def hosts(self) -> QuerySet[EventOrganisation]:
        """The organisations behind the event."""
        return self._event.event_organisations.select_related("organisation")

    @cached_property
    def organisations(self) -> list[tuple[str, list[EventOrganisation]]]:
        """The organisations behind the event, by role."""
        return _by_role(self.hosts, EventOrganisation.Role)

    @cached_property
    def themes(self) -> QuerySet[Theme]:
        """What the event is about."""
        return self._event.themes.all()

    @cached_property
    def places(self) -> QuerySet[Place]:
        """The countries and regions that the event is about."""
        return self._event.places.all()

    @cached_property
    def documents(self) -> list[Document]:
        """What there is to read, apart from what the event has brought about."""
        return [document for document in self._shown_documents if document.role != EventDocument.Role.OUTCOME]

    @cached_property
    def outcomes(self) -> list[Document]:
        """What the event has brought about."""
        return [document for document in self._shown_documents if document.role == EventDocument.Role.OUTCOME]

    @cached_property
    def _shown_documents(self) -> list[Document]:
        return shown_documents(self._event, self._user)

    @cached_property
    def questions_shown(self) -> int:
        """How many questions participants see."""
        return Question.objects.filter(event=self._event).shown().count()

    @cached_property
    def answers(self) -> list[tuple[DiscussionTopic | None, list[Question]]]:
        """The answered questions under their topics; topics without any are left out."""
        answered = Question.objects.filter(event=self._event).answered().most_wanted_first()
        return [group for group in answered.under(self.topics) if group[1]]


def shown_documents(event: Event, user: object) -> list[Document]:
    """Return the works beside an event that are shown and that `user` may see, with all that their list shows."""
    works = (
        Resource.objects.visible_to(user)
        .filter(published_at__isnull=False, event_documents__event=event)
        .defer("summary", "description")
        .annotate(role=F("event_documents__role"), copies=_editions())
        .order_by("event_documents__position", "event_documents__pk")
    )
    return [Document(work.role, work, [Edition(resource=work, **copy) for copy in work.copies]) for work in works]


@cache
def _editions() -> ArraySubquery:
    editions = Edition.objects.filter(resource=OuterRef("pk")).order_by("pk")
    return ArraySubquery(editions.annotate(shown=JSONObject(**{name: name for name in _OF_EDITION})).values("shown"))


def _by_role[Row: (Contribution, EventOrganisation)](
    rows: Iterable[Row], roles: type[TextChoices]
) -> list[tuple[str, list[Row]]]:
    """Return rows grouped by role, in the order of the roles, each with its label; empty roles are left out."""
    rows = list(rows)
    groups = [(str(role.label), [row for row in rows if row.role == role]) for role in roles]
    return [(label, members) for label, members in groups if members]
