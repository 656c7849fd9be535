"""The dry run: what a table would add and change, and which cells are bad. Nothing is written here."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext as _

from hub.languages import CODES, current, fallbacks
from hub.tables import harmless, unharmed
from resources.exchange.cells import Cells, checked, same_number, uuid_of
from resources.exchange.columns import EDITION_COLUMNS, WORK_COLUMNS, column
from resources.exchange.sheets import Row, Sheet
from resources.exchange.vocabulary import BadValue
from resources.models import Edition, Resource

# By which a work is known to be another one's duplicate.
_NUMBERS = ("doi", "isbn", "url")
_SLUG = 120
PARTS = ("editions", "publishers", "themes", "sectors", "audiences", "instruments", "placements")


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell that cannot be taken over: where it is, what it holds and why."""

    row: int
    column: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What changes in one column, in the words of the table."""

    column: str
    before: str
    after: str
    language: str = ""


@dataclass(slots=True)
class EditionPlan:
    """An edition that is added or changed."""

    edition: Edition
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def is_new(self) -> bool:
        """Whether the work has none in this language yet."""
        return self.edition.pk is None


@dataclass(slots=True)
class WorkPlan:
    """A work of the table with what becomes of it."""

    rows: list[Row]
    work: Resource
    values: dict[str, Any] = field(default_factory=dict)
    editions: list[EditionPlan] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    bad: list[BadCell] = field(default_factory=list)

    @property
    def is_new(self) -> bool:
        """Whether the work is added."""
        return self.work.pk is None

    @property
    def status(self) -> str:
        """One of bad, new, changed, unchanged."""
        if self.bad:
            return "bad"
        if self.is_new:
            return "new"
        return "changed" if self.differences else "unchanged"

    @property
    def title(self) -> str:
        """The title as it will be, in the best language for the reader."""
        titles = (self.values.get(f"title_{c}") or getattr(self.work, f"title_{c}") for c in fallbacks(current()))
        return str(next(filter(None, titles), "") or self.work.slug or "–")


@dataclass(slots=True)
class Plan:
    """The whole dry run."""

    works: list[WorkPlan]

    def of(self, status: str) -> list[WorkPlan]:
        """Return the works of one status."""
        return [each for each in self.works if each.status == status]

    @property
    def bad_cells(self) -> list[BadCell]:
        """All bad cells in the order of the table."""
        return sorted((bad for each in self.works for bad in each.bad), key=lambda bad: bad.row)

    @property
    def fingerprint(self) -> str:
        """What tells whether two dry runs would do the same."""
        told = [
            (each.status, each.work.pk, each.work.slug, each.differences, [bad.row for bad in each.bad])
            for each in self.works
        ]
        return sha256(repr(told).encode()).hexdigest()


def make_plan(sheet: Sheet) -> Plan:
    """Return what a table would do to the library as it is now."""
    return _Planner(sheet).plan()


def _identifier(row: Row) -> str:
    return unharmed(row.cells.get("identifier", ""))


class _Planner:
    def __init__(self, sheet: Sheet) -> None:
        self.columns = set(sheet.columns)
        self.cells = Cells()
        self.works = self._works_of({_identifier(row) for row in sheet.rows})
        self.groups = self._grouped(sheet.rows)
        self.taken = set(Resource.objects.values_list("slug", flat=True))
        self.holders = self._holders()

    def plan(self) -> Plan:
        """Return the dry run."""
        return Plan([self._work(rows) for rows in self.groups])

    def _grouped(self, rows: Iterable[Row]) -> list[list[Row]]:
        """Return the rows of each work, whether its short name or its UUID is given."""
        groups: dict[Any, list[Row]] = {}
        for row in rows:
            identifier = _identifier(row)
            work = self._found(identifier)
            groups.setdefault(work.pk if work else identifier.lower() or (row.number,), []).append(row)
        return list(groups.values())

    @staticmethod
    def _works_of(identifiers: Iterable[str]) -> dict[str, Resource]:
        names = {variant for name in identifiers if name for variant in (name, name.lower())}
        uuids = [uuid for name in names if (uuid := uuid_of(name))]
        found = Resource.objects.filter(Q(slug__in=names) | Q(uuid__in=uuids)).prefetch_related(*PARTS)
        return {name: work for work in found for name in (work.slug, str(work.uuid)) if name in names}

    @staticmethod
    def _holders() -> dict[tuple[str, str], dict[Any, str]]:
        """Return which works have each DOI, ISBN and link: by key, with what to call them."""
        held: dict[tuple[str, str], dict[Any, str]] = defaultdict(dict)
        rows = Edition.objects.values_list("resource_id", "resource__slug", *_NUMBERS)
        for pk, slug, *numbers in rows.iterator(5000):
            for name, number in zip(_NUMBERS, numbers, strict=True):
                if number:
                    held[name, same_number(name, number)][pk] = slug
        return held

    def _found(self, identifier: str) -> Resource | None:
        return self.works.get(identifier) or self.works.get(identifier.lower())

    # ── One work ─────────────────────────────────────────────────────────────────────────────
    def _work(self, rows: list[Row]) -> WorkPlan:
        identifier = _identifier(rows[0])
        found = self._found(identifier)
        plan = WorkPlan(rows, found or Resource(slug="", access=Resource.Access.PUBLIC))
        for row in rows:
            if row.is_too_long:
                self._complain(plan, row, "", "", _("The row has more cells than the table has columns."))
        before = self.cells.work_row(plan.work) if found else dict.fromkeys(self.cells.of_work, "")
        for each in WORK_COLUMNS:
            if each.name in self.columns:
                self._work_cell(plan, each.name, before[each.name])
        self._check_work(plan, identifier)
        self._editions(plan)
        if plan.is_new and not plan.bad:
            plan.work.slug = self._slug(plan, identifier)
        return plan

    def _complain(self, plan: WorkPlan, row: Row, name: str, value: str, reason: str) -> None:
        plan.bad.append(BadCell(row.number, name, value[:200], reason))

    def _work_cell(self, plan: WorkPlan, name: str, before: str) -> None:
        """Read a column of the work, which the first of its rows that says anything speaks for."""
        said = [(row, row.cells[name]) for row in plan.rows if row.cells.get(name)]
        row, text = said[0] if said else (plan.rows[0], "")
        for other, different in said[1:]:
            if different != text:
                reason = _("Row %(row)s says something else about the same work.") % {"row": row.number}
                self._complain(plan, other, name, different, reason)
                return
        cell = self.cells.of_work[name]
        self._read(plan, row, name, text=text, before=before, cell=cell, values=plan.values)

    def _read(
        self,
        plan: WorkPlan,
        row: Row,
        name: str,
        *,
        text: str,
        before: str,
        cell: Any,
        values: dict[str, Any],
        code: str = "",
    ) -> None:
        """Take over what a cell says if it says anything new."""
        # What was exported is never wrong: only what differs is looked at.
        if text in (before, harmless(before)) or (not text and column(name).keeps_when_empty):
            return
        try:
            value = cell.parse(checked(unharmed(text)))
            after = cell.render(value)
        except BadValue as error:
            self._complain(plan, row, name, text, str(error))
            return
        if after != before:
            values[name] = value
            plan.differences.append(Difference(name, before, after, code))

    def _check_work(self, plan: WorkPlan, identifier: str) -> None:
        first = plan.rows[0]
        titles = [f"title_{code}" for code in CODES]
        complained = {bad.column for bad in plan.bad}
        if not any(plan.values.get(t, getattr(plan.work, t, "")) for t in titles) and not complained & set(titles):
            self._complain(plan, first, "title_en", "", _("A work needs a title in one language at least."))
        if not plan.is_new:
            return
        if not plan.values.get("kind") and "kind" not in complained:
            self._complain(plan, first, "kind", "", _("A new work needs its kind."))
        if uuid_of(identifier):
            self._complain(plan, first, "identifier", identifier, _("There is no work with this identifier."))
        elif identifier:
            try:
                validate_slug(identifier)
            except ValidationError:
                reason = _("A short name has letters without accents, digits and hyphens only.")
                self._complain(plan, first, "identifier", identifier, reason)
            if len(identifier) > _SLUG:
                reason = _("The text has %(length)s characters; %(longest)s are allowed.")
                reason %= {"length": len(identifier), "longest": _SLUG}
                self._complain(plan, first, "identifier", identifier, reason)

    def _slug(self, plan: WorkPlan, identifier: str) -> str:
        base = identifier.lower() or slugify(plan.title)[: _SLUG - 6].strip("-") or "resource"
        slug, number = base, 1
        while slug in self.taken:
            number += 1
            slug = f"{base}-{number}"
        self.taken.add(slug)
        return slug

    # ── Its editions ─────────────────────────────────────────────────────────────────────────
    def _editions(self, plan: WorkPlan) -> None:
        known = {edition.language: edition for edition in plan.work.editions.all()} if plan.work.pk else {}
        seen: dict[str, int] = {}
        for row in plan.rows:
            said = row.cells.get("language", "")
            if not said:
                if filled := next((each.name for each in EDITION_COLUMNS if row.cells.get(each.name)), ""):
                    reason = _("Say in the column “language” of which edition this is.")
                    self._complain(plan, row, filled, row.cells[filled], reason)
                continue
            try:
                language = self.cells.language(checked(said))
            except BadValue as error:
                self._complain(plan, row, "language", said, str(error))
                continue
            if language in seen:
                reason = _("Row %(row)s holds the edition in this language already.") % {"row": seen[language]}
                self._complain(plan, row, "language", said, reason)
                continue
            seen[language] = row.number
            self._edition(plan, row, known.get(language), language)

    def _edition(self, plan: WorkPlan, row: Row, known: Edition | None, language: str) -> None:
        change = EditionPlan(known or Edition(language=language))
        before = self.cells.edition_row(known) if known else dict.fromkeys(self.cells.of_edition, "")
        bad_before = len(plan.bad)
        for each in EDITION_COLUMNS:
            if each.name in self.columns:
                cell, text = self.cells.of_edition[each.name], row.cells.get(each.name, "")
                told: Any = {"text": text, "before": before[each.name], "cell": cell}
                self._read(plan, row, each.name, **told, values=change.values, code=language)
        has_file = bool(known and known.file)
        if has_file and change.values.get("url"):
            reason = _("This edition is a file; it cannot be a link as well.")
            self._complain(plan, row, "url", change.values["url"], reason)
        elif not has_file and not change.values.get("url", before["url"]) and len(plan.bad) == bad_before:
            self._complain(plan, row, "url", "", _("An edition needs a link."))
        for name in _NUMBERS:
            if number := change.values.get(name):
                self._claim(plan, row, name, number)
        if change.is_new and not change.values:
            plan.differences.append(Difference("language", "", language, language))
        if change.values or change.is_new:
            plan.editions.append(change)

    def _claim(self, plan: WorkPlan, row: Row, name: str, number: str) -> None:
        """Complain if another work, of the library or of the table, has this DOI, ISBN or link."""
        own: Any = plan.work.pk or f"row {plan.rows[0].number}"
        holders = self.holders[name, same_number(name, number)]
        others = [called for key, called in holders.items() if key != own]
        if others:
            reason = _("Another work has the same: %(work)s.") % {"work": others[0]}
            self._complain(plan, row, name, number, reason)
        holders[own] = plan.work.slug or _("row %(row)s") % {"row": row.number}
