"""Which edition of a work a reader takes first."""

from collections.abc import Iterable

from hub.languages import fallbacks
from resources.models import Edition, LinkCheck, Resource


def in_reading_order(work: Resource, editions: Iterable[Edition], language: str) -> list[Edition]:
    """Return the editions of a work, the best for a reader of `language` first.

    A link that is known to be dead comes last. Then counts the reader's language, even where only a machine translated;
    where it is missing, people's texts come before machines', in the languages that the reader is likely to understand,
    and the original before its translations.

    Args:
        work: whose editions they are; its original language is asked of it.
        editions: with their `link`, if the query is not to grow with their number.
        language: of the reader.
    """
    likely = fallbacks(language)

    def rank(edition: Edition) -> tuple[bool, bool, bool, int, bool, int]:
        link = getattr(edition, "link", None)
        return (
            link is not None and link.url == edition.url and link.state == LinkCheck.State.DEAD,
            edition.language != language,
            edition.kind == Edition.Kind.MACHINE,
            likely.index(edition.language) if edition.language in likely else len(likely),
            edition.kind != Edition.Kind.ORIGINAL and edition.language != work.original_language,
            edition.pk,
        )

    return sorted(editions, key=rank)
