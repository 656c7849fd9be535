"""The page of a work."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from resources.models import Resource


@require_safe
def resource(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one work with its editions and the events it belongs to."""
    visible = Resource.objects.visible_to(request.user)
    found = get_object_or_404(
        visible.prefetch_related("editions__link", "publishers", "themes", "places", "sectors"), slug=slug
    )
    events = found.events.visible_to(request.user).distinct().order_by("-starts_at")
    return render(request, "resources/resource.html", {"resource": found, "events": events})
