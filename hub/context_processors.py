"""What every page needs to know."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from hub.languages import CODES, current, same_page


def hub(request: HttpRequest) -> dict[str, Any]:
    """Return the site's name, the current language and the addresses of the page in the others."""
    query = request.META.get("QUERY_STRING", "")
    suffix = f"?{query}" if query and request.method == "GET" else ""
    return {
        "site_name": settings.SITE_NAME,
        "base_url": settings.BASE_URL,
        "language": current(),
        "languages": [
            {"code": code, "name": name, "url": same_page(request.path, code) + suffix}
            for code, name in settings.LANGUAGES
            if code in CODES
        ],
        # RFC 8674: a reader on a dear line gets no fonts.
        "saves_data": request.headers.get("Save-Data", "").lower() == "on",
    }
