"""Who reaches the pages of proposals and reviews."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render

from hub.decorators import private
from resources.models import Proposal, Review


def approved_member(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponse]:
    """Let approved members in; strangers sign in first, applicants are told how they become members."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
        if not request.user.is_approved:
            return render(request, "resources/proposals/closed.html", status=403)
        return view(request, *args, **kwargs)

    return private(wrapper)


def own_proposal(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Hand a member's own proposal to the view, else 404: nobody learns what others propose."""

    @approved_member
    @wraps(view)
    def wrapper(request: HttpRequest, uuid: UUID) -> HttpResponse:
        rows = Proposal.objects.select_related("resource", "member__organisation")
        return view(request, get_object_or_404(rows, uuid=uuid, member=request.user))

    return wrapper


def own_review(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Hand a review to the one who was asked for it, else 404."""

    @approved_member
    @wraps(view)
    def wrapper(request: HttpRequest, uuid: UUID) -> HttpResponse:
        rows = Review.objects.select_related("proposal__resource", "proposal__member__organisation")
        return view(request, get_object_or_404(rows, uuid=uuid, reviewer=request.user))

    return wrapper
