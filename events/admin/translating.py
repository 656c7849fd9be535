"""Translating events: which come first, who reads them, and what follows from new texts."""

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format

from events import services
from events.admin.announcement import lead_to
from events.admin.fallbacks import counted_by_language
from events.models import Event
from hub.translating.side_by_side import SideBySide

Status = Event.Status


class TranslatingEvents(SideBySide):
    """The part of the event admin that translates."""

    translated_parts = ("contributions", "topics")
    plain_texts = ("teaser",)

    def to_translate(self, request: HttpRequest) -> models.QuerySet[Event]:
        """Return the events: published and coming, other coming ones, past ones, at last the cancelled."""
        is_coming = Q(ends_at__gt=timezone.now()) | Q(ends_at=None)
        rank = Case(
            When(status=Status.CANCELLED, then=Value(3)),
            When(is_coming, status=Status.PUBLISHED, then=Value(0)),
            When(is_coming, then=Value(1)),
            default=Value(2),
        )
        rows = self.get_queryset(request).alias(rank=rank, next=Case(When(rank__lt=2, then=F("starts_at"))))
        return rows.order_by("rank", F("next").asc(nulls_last=True), F("starts_at").desc(nulls_last=True), "pk")

    def urgency(self, obj: Event) -> str:
        """Return the status of an event and its day."""
        if obj.starts_at is None:
            return str(obj.get_status_display())
        return f"{obj.get_status_display()}, {date_format(obj.starts_at.astimezone(obj.zone), 'SHORT_DATE_FORMAT')}"

    def registered_readers(self, obj: Event) -> dict[str, int]:
        """Return how many people with a live registration read each language."""
        return counted_by_language(obj.registrations.live())

    def translated(self, request: HttpRequest, obj: Event) -> None:
        """Lead on to what there is to tell, as the form does: a summary may have been written."""
        lead_to(request, services.arm_follow_up(event=obj))
