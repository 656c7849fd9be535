"""The files of editions, and the pictures of their first pages."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from resources import counting
from resources.files import streaming
from resources.models import Edition, Resource

# Nothing in a file may run on our pages.
_SANDBOX = "default-src 'none'; sandbox"
_A_YEAR = 365 * 24 * 3600


@require_safe
def file(request: HttpRequest, uuid: UUID, name: str) -> HttpResponseBase:
    """Send an edition's file, always as a download: nothing in it may run on our pages. Downloads can be resumed."""
    edition = get_object_or_404(_visible(request).exclude(file=""), uuid=uuid)
    if name != edition.download_name:
        raise Http404
    counting.note(edition, request)
    response = streaming.send(
        request,
        edition.file,
        size=edition.size or 0,
        content_type=edition.mime_type or "application/octet-stream",
        tag=f"{edition.file.name}-{edition.size}-{edition.checksum[:12]}",
        modified=edition.updated_at.timestamp(),
    )
    response.headers["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=edition.download_name
    )
    response.headers["Content-Security-Policy"] = _SANDBOX
    response.headers["Cache-Control"] = "private, max-age=3600"
    return response


@require_safe
def thumbnail(request: HttpRequest, uuid: UUID) -> HttpResponseBase:
    """Show the first page of an edition to whoever may see the work. Another file gives the picture another address."""
    edition = get_object_or_404(_visible(request).exclude(thumbnail="").select_related("resource"), uuid=uuid)
    response = streaming.send(
        request,
        edition.thumbnail,
        size=edition.thumbnail.size,
        content_type="image/webp",
        tag=str(edition.thumbnail.name),
        modified=(edition.processed_at or edition.updated_at).timestamp(),
    )
    is_public = edition.resource.access == Resource.Access.PUBLIC and edition.resource.published_at
    response.headers["Content-Security-Policy"] = _SANDBOX
    response.headers["Cache-Control"] = f"{'public' if is_public else 'private'}, max-age={_A_YEAR}"
    return response


def _visible(request: HttpRequest) -> QuerySet[Edition]:
    return Edition.objects.filter(resource__in=Resource.objects.visible_to(request.user))
