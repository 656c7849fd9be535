"""The state of a link in words for readers."""

from django.utils.translation import gettext as _

from resources.links.addresses import Reason
from resources.models import LinkCheck


def explanation(link: LinkCheck) -> str:
    """Return why a link does not work as it is written, empty if it does."""
    if link.note in Reason.values:
        return str(Reason(link.note).label)
    code = link.status_code or 0
    if link.state == LinkCheck.State.BLOCKED:
        return _("The site does not let programs look; readers may be able to open it.")
    if code in {404, 410}:
        return _("The page is not there any more.")
    if code >= 500:
        return _("The site has a fault.")
    if code >= 400:
        return _("The site refuses to show the page.")
    return ""
