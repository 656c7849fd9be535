"""The names and acronyms of publishers, which the search takes for words that mean the same."""

from collections.abc import Iterator

from hub.languages import CODES
from hub.search import rings
from hub.search.rings import Name, Ring
from members.models import Organisation

_COLUMNS = [f"{field}_{code}" for field in ("name", "acronym") for code in CODES]


def publishers() -> Iterator[Ring]:
    """Yield the ring of each organisation that has published and is known under several names."""
    rows = Organisation.objects.filter(publications__isnull=False).order_by("pk").distinct()
    for texts in rows.values_list(*_COLUMNS):
        named = zip(texts, CODES * 2, strict=True)
        ring = dict.fromkeys(Name(text, code) for text, code in named if text)
        if len({name.text for name in ring}) > 1:
            yield tuple(ring)


rings.sources.append(publishers)
