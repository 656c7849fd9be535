"""Carrying out what the dry run showed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from resources.exchange.cells import Cells
from resources.exchange.plan import EditionPlan, Plan, WorkPlan
from resources.models import Edition, Resource, ResourcePlace
from resources.services.indexing import index_works
from resources.services.publication import hide, publish

_BATCH = 500
_LISTS = ("publishers", "themes", "sectors", "audiences", "instruments")


@dataclass(frozen=True, slots=True)
class Written:
    """What was done."""

    added: list[WorkPlan]
    changed: list[WorkPlan]


@transaction.atomic
def write(*, plan: Plan) -> Written:
    """Add and change the works of a dry run, apart from those with a bad cell, and tell the search. All or nothing."""
    done = Written(plan.of("new"), plan.of("changed"))
    cells = Cells()
    # As in the administration: the untranslated column keeps the English text.
    with override(settings.LANGUAGE_CODE):
        _write_works(done, cells)
        _write_editions([(each, change) for each in (*done.added, *done.changed) for change in each.editions], cells)
    _write_lists([*done.added, *done.changed])
    publish(works=[each.work for each in done.changed if each.values.get("published") is True])
    hide(works=[each.work for each in done.changed if each.values.get("published") is False])
    index_works(each.work.pk for each in (*done.added, *done.changed))
    return done


def _write_works(done: Written, cells: Cells) -> None:
    now = timezone.now()
    attributes = {name: cell.attribute for name, cell in cells.of_work.items() if cell.attribute}
    for each in (*done.added, *done.changed):
        for name, value in each.values.items():
            if name in attributes:
                setattr(each.work, attributes[name], value)
        each.work.updated_at = now
    for each in done.added:
        each.work.published_at = now if each.values.get("published") else None
    Resource.objects.bulk_create([each.work for each in done.added], batch_size=_BATCH)
    used = {attributes[name] for each in done.changed for name in each.values if name in attributes}
    used |= {name.rpartition("_")[0] for name in used if name.startswith(("title_", "summary_"))}
    works = [each.work for each in done.changed]
    Resource.objects.bulk_update(works, sorted({name.removesuffix("_id") for name in used} | {"updated_at"}), _BATCH)


def _write_editions(changes: Iterable[tuple[WorkPlan, EditionPlan]], cells: Cells) -> None:
    now, new, changed, used = timezone.now(), [], [], {"updated_at"}
    for each, change in changes:
        edition = change.edition
        for name, value in change.values.items():
            attribute = cells.of_edition[name].attribute
            setattr(edition, attribute, value)
            used.add(attribute)
        edition.updated_at = now
        if change.is_new:
            edition.resource = each.work
            new.append(edition)
        else:
            changed.append(edition)
    Edition.objects.bulk_create(new, batch_size=_BATCH)
    Edition.objects.bulk_update(changed, sorted(used), _BATCH)


def _write_lists(works: list[WorkPlan]) -> None:
    for name in _LISTS:
        of_field: Any = Resource._meta.get_field(name)  # noqa: SLF001 - public in all but name
        own, other = of_field.m2m_field_name(), of_field.m2m_reverse_field_name()
        through = of_field.remote_field.through
        chosen = [each for each in works if name in each.values]
        through.objects.filter(**{f"{own}__in": [each.work for each in chosen]}).delete()
        rows = [
            through(**{f"{own}_id": each.work.pk, f"{other}_id": pk}) for each in chosen for pk in each.values[name]
        ]
        through.objects.bulk_create(rows, batch_size=_BATCH)
    placed = [each for each in works if "places" in each.values]
    ResourcePlace.objects.filter(resource__in=[each.work for each in placed]).delete()
    placements = [
        ResourcePlace(resource=each.work, place_id=pk, role=role)
        for each in placed
        for pk, role in each.values["places"]
    ]
    ResourcePlace.objects.bulk_create(placements, batch_size=_BATCH)
