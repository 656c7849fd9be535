"""A citation in words, for those who copy it into a text of their own."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hub.languages import current
from resources.citations.citation import Citation
from resources.models import Resource

# More authors than these are summed up.
_NAMED = 6


def sentence(citation: Citation) -> SafeString:
    """Return a citation in the current language: author (year). Title. Edition. Series. Publisher. Address."""
    year = str(citation.year) if citation.year else pgettext("no date, in a citation", "n.d.")
    parts = [
        format_html("{} ({}).", _authors(citation), year) if citation.authors else format_html("({}).", year),
        _title(citation),
        *(
            format_html("{}.", part.rstrip("."))
            for part in (citation.version, _series(citation), _publishers(citation))
            if part
        ),
        _address(citation),
    ]
    return format_html_join(" ", "{}", ((part,) for part in parts if part))


def _authors(citation: Citation) -> str:
    names = [author.inverted for author in citation.authors]
    if len(names) > _NAMED:
        return pgettext("further authors, in a citation", "%(names)s et al.") % {"names": "; ".join(names[:_NAMED])}
    return "; ".join(names)


def _title(citation: Citation) -> SafeString:
    text = citation.title.value
    is_foreign = citation.title.language != current()
    title = (
        format_html('<cite lang="{}">{}</cite>', citation.title.language, text)
        if is_foreign
        else format_html("<cite>{}</cite>", text)
    )
    if citation.sort.is_named:
        return format_html("{} [{}].", title, Resource.Kind(citation.kind).label)
    return title if text.endswith((".", "?", "!")) else format_html("{}.", title)


def _series(citation: Citation) -> str:
    if citation.series and citation.number:
        return _("%(series)s, no. %(number)s") % {"series": citation.series, "number": citation.number}
    return citation.series


def _publishers(citation: Citation) -> str:
    """Return the publishers, without those that have been named as authors."""
    named = {author.body for author in citation.authors}
    return "; ".join(name for name in citation.publishers if name not in named)


def _address(citation: Citation) -> SafeString:
    address = citation.doi_url or citation.url
    return format_html('<a href="{}" rel="noopener">{}</a>', address, address)
