"""Facts for search engines in a page: JSON-LD inside a script element, which our content policy lets nobody run."""

import json
from collections.abc import Mapping
from typing import Any

from django.utils.safestring import SafeString

type Data = dict[str, Any]

# Nothing in a title may end the script element that carries it.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def given(data: Mapping[str, Any]) -> Data:
    """Return what is known of `data`: without what is None, empty or an empty list."""
    return {name: value for name, value in data.items() if value not in (None, "", [], {})}


def for_script(data: Mapping[str, Any]) -> SafeString:
    """Return `data` as JSON that stands safely inside a script element."""
    return SafeString(json.dumps(data, ensure_ascii=False).translate(_ESCAPES))
