"""What readers of the demo have looked for and fetched this month: numbers, as the hub counts them."""

from datetime import datetime

from resources.models import DownloadCount, Edition, SearchCount

# Words, their language, how often they were looked for, how many works were found.
_SEARCHES = (
    ("recruitment fees", "en", 41, 32),
    ("bilateral agreement", "en", 27, 21),
    ("c181", "en", 19, 9),
    ("frais de recrutement", "fr", 17, 12),
    ("contrato tipo", "es", 12, 4),
    ("seafarers", "en", 9, 0),
    ("au pair", "en", 6, 0),
    ("travailleurs saisonniers canada", "fr", 5, 0),
    ("plataformas digitales", "es", 4, 0),
)
# A work to how often its editions were fetched.
_DOWNLOADS = {
    "vacancy-checklist": 64,
    "general-principles-operational-guidelines": 58,
    "promising-practices-for-fair-recruitment": 33,
    "fair-recruitment-initiative-strategy-2021-2025": 21,
}


def add_usage(now: datetime) -> None:
    """Make the figures, in a hub that has none."""
    month = now.date().replace(day=1)
    if not SearchCount.objects.exists():
        SearchCount.objects.bulk_create(
            SearchCount(month=month, language=language, words=words, searches=searches, results=results)
            for words, language, searches, results in _SEARCHES
        )
    if not DownloadCount.objects.exists():
        editions = (
            Edition.objects.filter(resource__slug__in=_DOWNLOADS).order_by("resource", "pk").select_related("resource")
        )
        first = {edition.resource.slug: edition for edition in reversed(editions)}
        DownloadCount.objects.bulk_create(
            DownloadCount(month=month, edition=first[slug], count=count)
            for slug, count in _DOWNLOADS.items()
            if slug in first
        )
