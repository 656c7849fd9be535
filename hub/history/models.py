"""The history: who changed what, when, from what to what."""

from collections.abc import Collection
from typing import Any

from auditlog.context import auditlog_disabled
from auditlog.models import AbstractLogEntry, LogEntryManager
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.history import acting
from hub.history.kept import how, page_named, page_of

_EMPTY: tuple[Any, ...] = (None, "", [])


def _whose() -> dict[str, Any]:
    """Return whose doing the present one is: a member's, a visitor's or the hub's."""
    visitor = acting.visitor()
    if visitor is None:
        return {"actor": None, "author": Entry.Author.HUB}
    author = Entry.Author.VISITOR if visitor.member is None else Entry.Author.MEMBER
    return {"actor": visitor.member, "author": author}


class EntryManager(LogEntryManager):
    """Writes entries; auditlog calls it for each row that is saved or deleted, and for each list that changes."""

    def new(self, row: models.Model, **fields: Any) -> "Entry":
        """Return an unsaved entry about a row: whose doing it is, and on which page it is read."""
        known = how(type(row))
        says_its_name = known is not None and not known.is_personal and not known.part_of
        return self.model(
            content_type=ContentType.objects.get_for_model(row),
            object_pk=str(row.pk),
            page=page_of(row),
            # Names of people are looked up when the history is read: whoever is forgotten has none.
            object_repr=str(row) if says_its_name else "",
            **_whose(),
            **fields,
        )

    def about(self, rows: Collection[models.Model]) -> models.QuerySet["Entry"]:
        """Return the entries about some rows of one model."""
        if not rows:
            return self.none()
        kind = ContentType.objects.get_for_model(next(iter(rows)))
        pages = {page_of(row) for row in rows}
        return self.filter(page__in=pages, content_type=kind, object_pk__in=[str(row.pk) for row in rows])

    def log_create(self, instance: models.Model, force_log: bool = False, **kwargs: Any) -> "Entry | None":  # noqa: FBT001, FBT002 - auditlog's signature
        """Write down that a row was made, changed or deleted."""
        changes, action = kwargs.get("changes"), kwargs["action"]
        if changes is None:
            return None
        known = how(type(instance))
        if action == Entry.Action.CREATE:
            changes = {name: [None, after] for name, (_none, after) in changes.items() if after not in _EMPTY}
        if action == Entry.Action.DELETE:
            changes = {name: [before, None] for name, (before, _none) in changes.items() if before not in _EMPTY}
            if known is not None and known.is_personal:
                # Nothing of a person stays but that somebody was deleted, by whom and when.
                self.about([instance]).delete()
                changes = {}
        if action == Entry.Action.UPDATE:
            # Forms write an empty text where there was none.
            changes = {name: pair for name, pair in changes.items() if any(value not in _EMPTY for value in pair)}
            if not changes:
                return None
        entry = self.new(instance, action=action, changes=changes)
        entry.save(force_insert=True)
        return entry

    def log_m2m_changes(
        self, changed_queryset: Any, instance: models.Model, operation: str, field_name: str, **kwargs: Any
    ) -> None:
        """Write down what was added to a list or taken from it, by keys; from either side."""
        others = list(changed_queryset)
        is_own_side = any(field.name == field_name for field in instance._meta.many_to_many)  # noqa: SLF001
        told = [(instance, others)] if is_own_side else [(other, [instance]) for other in others]
        self.bulk_create(
            self.new(
                row,
                action=Entry.Action.UPDATE,
                changes={field_name: {"type": "m2m", "operation": operation, "objects": [each.pk for each in listed]}},
            )
            for row, listed in told
            if listed
        )

    def note(self, row: models.Model, words: str, **values: Any) -> None:
        """Write down what was done to a row, in English words that the reader gets translated; `values` fill them."""
        self.note_all([row], words, **values)

    def note_all(self, rows: Any, words: str, **values: Any) -> None:
        """Write the same about many rows at once."""
        told = {"note": words, "values": values}
        self._write_all([self.new(row, action=Entry.Action.UPDATE, changes={}, additional_data=told) for row in rows])

    def note_list(self, model: type[models.Model], words: str, **values: Any) -> None:
        """Write down what was done with a whole list, such as taking a copy of it; as `note` otherwise."""
        kind = ContentType.objects.get_for_model(model)
        told = {"note": words, "values": values}
        doing = {"action": Entry.Action.ACCESS, "changes": {}, "additional_data": told}
        self._write_all([self.model(content_type=kind, object_pk="", page=page_named(model, ""), **_whose(), **doing)])

    def made(self, rows: Any) -> None:
        """Write down that rows were made in bulk, which no signal tells."""
        self._write_all([self.new(row, action=Entry.Action.CREATE, changes={}) for row in rows])

    def _write_all(self, entries: list["Entry"]) -> None:
        if not auditlog_disabled.get():
            self.bulk_create(entries, batch_size=500)

    def changed(self, row: models.Model, changes: dict[str, list[Any]]) -> "Entry":
        """Return an unsaved entry about a change of a row in bulk: names of columns to what was and what is."""
        return self.new(row, action=Entry.Action.UPDATE, changes=changes)


class Entry(AbstractLogEntry):
    """One change of one row. Neither a network address nor the actor's own address is kept."""

    class Author(models.TextChoices):
        MEMBER = "member", _("somebody who was signed in")
        VISITOR = "visitor", _("a visitor who was not signed in")
        HUB = "hub", _("the hub by itself")

    # Columns of auditlog that nobody needs here.
    serialized_data = None
    changes_text = None
    cid = None
    remote_addr = None
    remote_port = None
    actor_email = None
    object_id = None

    # Without the indexes that the base has for each.
    object_pk = models.CharField(_("key of the row"), max_length=64)
    action = models.PositiveSmallIntegerField(_("action"), choices=AbstractLogEntry.Action.choices)
    timestamp = models.DateTimeField(_("when"), default=timezone.now)

    page = models.CharField(_("page"), max_length=120)
    # Tells an entry of somebody whose account is gone from one of a visitor or of the hub.
    author = models.CharField(_("whose doing"), max_length=7, choices=Author)

    objects = EntryManager()

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("history of changes")
        ordering = ["-timestamp", "-pk"]
        default_permissions = ("view",)
        indexes = [
            # The list, the list of one person's changes, of one kind of rows, and the page of one row.
            models.Index(fields=["-timestamp", "-id"], name="history_newest"),
            models.Index(fields=["actor", "-timestamp"], name="history_of_actor"),
            models.Index(fields=["content_type", "-timestamp"], name="history_of_kind"),
            models.Index(fields=["page", "-timestamp"], name="history_of_page"),
        ]

    def __str__(self) -> str:
        return f"{self.page} {self.timestamp:%Y-%m-%d %H:%M}"
