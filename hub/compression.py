"""Compressing pages, not files."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware import gzip


class GZipMiddleware(gzip.GZipMiddleware):
    """Leaves what is streamed as it is.

    Downloads are compressed already, and readers who resume one count its bytes.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> Any:
        """Compress a page."""
        return response if response.streaming else super().process_response(request, response)
