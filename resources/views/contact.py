"""Asking the contact of a practice."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from hub.decorators import private
from members.contacting import contact_page
from resources.models import Resource


@private
@login_required
def contact(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the form that writes to the contact of a practice; POST sends."""
    visible = Resource.objects.visible_to(request.user).select_related("practice__contact")
    found = get_object_or_404(visible, slug=slug, practice__contact__isnull=False)
    contact = found.practice.contact
    if not contact.is_approved:
        raise Http404
    return contact_page(request, recipient=contact, about=found, back=found.get_absolute_url())
