"""The files of editions."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from resources import counting
from resources.models import Edition, Resource


@require_safe
def file(request: HttpRequest, uuid: UUID, name: str) -> FileResponse:
    """Send an edition's file, always as a download: nothing in it may run on our pages."""
    visible = Resource.objects.visible_to(request.user)
    edition = get_object_or_404(Edition.objects.exclude(file="").filter(resource__in=visible), uuid=uuid)
    if name != edition.download_name:
        raise Http404
    counting.note(edition, request)
    response = FileResponse(edition.file.open("rb"), as_attachment=True, filename=edition.download_name)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, max-age=3600"
    return response
