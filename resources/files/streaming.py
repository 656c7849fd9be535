"""Sending stored files: whole, in part, or only what is known of them (RFC 9110, sections 8.8, 13 and 14)."""

import re
from collections.abc import Iterator

from django.core.files.storage import Storage
from django.db.models.fields.files import FieldFile
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, parse_http_date_safe, quote_etag

_CHUNK = 64 * 1024
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.IGNORECASE)


class Unsatisfiable(Exception):
    """No byte of the range is in the file."""


def wanted_range(header: str, size: int) -> tuple[int, int] | None:
    """Return the first and the last byte that a Range header asks for (RFC 9110, section 14.1.2).

    Returns:
        None for the whole file: there is no range, not one that is understood, or several, which nobody needs.

    Raises:
        Unsatisfiable: if it lies behind the end of the file.
    """
    found = _RANGE.fullmatch(header.strip())
    if not found or not (found[1] or found[2]):
        return None
    if not found[1]:
        length = min(int(found[2]), size)
        if not length:
            raise Unsatisfiable
        return size - length, size - 1
    first, last = int(found[1]), int(found[2]) if found[2] else size - 1
    if found[2] and last < first:
        return None
    if first >= size:
        raise Unsatisfiable
    return first, min(last, size - 1)


def send(
    request: HttpRequest, file: FieldFile, *, size: int, content_type: str, tag: str, modified: float
) -> HttpResponseBase:
    """Return the answer to GET or HEAD for a stored file: 200, 206, 304, 412 or 416.

    Args:
        request: with its conditions and range.
        file: the stored file.
        size: its size, as its row tells.
        content_type: its media type.
        tag: what changes with every change of its content.
        modified: when it was last changed, in seconds.
    """
    etag = quote_etag(tag)
    unchanged = get_conditional_response(request, etag=etag, last_modified=int(modified))
    response = unchanged or _content(request, file, size, etag, int(modified))
    if response.status_code in {200, 206}:
        response.headers["Content-Type"] = content_type
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = http_date(modified)
    response.headers["Accept-Ranges"] = "bytes"
    return response


def _content(request: HttpRequest, file: FieldFile, size: int, etag: str, modified: int) -> HttpResponseBase:
    try:
        part = wanted_range(_range_header(request, etag, modified), size)
    except Unsatisfiable:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    first, last = part or (0, size - 1)
    if request.method == "HEAD":
        response: HttpResponseBase = HttpResponse()
    else:
        response = StreamingHttpResponse(_stream(file, first, last))
    if part:
        response.status_code = 206
        response.headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    response.headers["Content-Length"] = str(last - first + 1)
    return response


def _range_header(request: HttpRequest, etag: str, modified: int) -> str:
    """Return the Range header if it is to be followed: HEAD knows none, and If-Range must name this version."""
    if request.method != "GET":
        return ""
    condition = request.headers.get("If-Range", "").strip()
    if condition and condition != etag and parse_http_date_safe(condition) != modified:
        return ""
    return request.headers.get("Range", "")


def _stream(file: FieldFile, first: int, last: int) -> Iterator[bytes]:
    storage: Storage = file.storage
    if last < first:
        return iter(())
    if hasattr(storage, "stream"):
        chunks: Iterator[bytes] = storage.stream(file.name, first, last)
        return chunks
    return _read(file, first, last)


def _read(file: FieldFile, first: int, last: int) -> Iterator[bytes]:
    with file.storage.open(str(file.name), "rb") as opened:
        opened.seek(first)
        left = last - first + 1
        while left and (chunk := opened.read(min(_CHUNK, left))):
            left -= len(chunk)
            yield chunk
