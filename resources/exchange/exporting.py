"""Works as rows of the table."""

from collections.abc import Iterator

from django.db.models import QuerySet

from resources.exchange.cells import Cells
from resources.exchange.plan import PARTS
from resources.models import Resource

_BATCH = 500


def rows_of(works: QuerySet[Resource]) -> Iterator[dict[str, str]]:
    """Yield the rows of works: the first of each says what there is to say of the work, each an edition."""
    cells = Cells()
    for work in works.prefetch_related(*PARTS).iterator(_BATCH):
        row = {"identifier": work.slug} | cells.work_row(work)
        for edition in work.editions.all():
            # The name of its file is made from the work's.
            edition.resource = work
            yield row | {"language": edition.language} | cells.edition_row(edition)
            row = {"identifier": work.slug}
        if len(row) > 1:
            yield row
