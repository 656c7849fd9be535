"""Pages that belong to no single app: home, the hub about itself, errors, health."""

import logging

from celery.exceptions import CeleryError
from django.conf import settings
from django.db import Error as DatabaseError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, HttpResponseServerError, JsonResponse
from django.shortcuts import render
from django.template import loader
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import requires_csrf_token
from django.views.decorators.http import require_safe
from kombu.exceptions import KombuError
from redis.exceptions import RedisError

from events.models import Event
from events.views import with_standings
from hub.celery import app
from hub.languages import current
from hub.outbox import channel
from hub.taxonomy.models import Theme
from members.models import StakeholderGroup
from resources.models import Resource, sees_hidden_works

logger = logging.getLogger(__name__)


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show what is next, what is new, and where to start."""
    upcoming = list(Event.objects.visible_to(request.user).for_listing().with_seats_taken().upcoming()[:4])
    with_standings(request, upcoming)
    following = next((event for event in upcoming if event.is_happening and event.is_date_confirmed), None)
    visible = Resource.objects.visible_to(request.user)
    context = {
        "next": following,
        "upcoming": [event for event in upcoming if event is not following][:3],
        # Asked for only when the page's own cache does not have the library.
        "resources": visible.newest_first().defer("summary", "description").prefetch_related("editions")[:4],
        "resource_count": visible.count,
        "sees_hidden_works": sees_hidden_works(request.user),
        "themes": Theme.objects.filter(
            slug__in=["recruitment-fees", "public-employment-services", "access-to-justice"]
        ),
    }
    return render(request, "hub/home.html", context)


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Say what the hub is and who runs it."""
    return render(request, "hub/about.html", {"groups": StakeholderGroup.labels})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """Say what is done for readers with disabilities, and whom to tell about a barrier."""
    return render(request, "hub/accessibility.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Say what is kept about people, why and for how long."""
    return render(request, "hub/privacy.html")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Tell search engines what to leave alone."""
    lines = ["User-agent: *", "Disallow: /admin/", "Disallow: /join/", "Disallow: /registration/", "Disallow: /follow/"]
    # Not "/calendar/": Google's calendar obeys this file, too. Personal feeds are answered with "noindex".
    lines += ["", f"Sitemap: {settings.BASE_URL}{reverse('sitemap')}"]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """Say that the process is alive; asks nothing and nobody."""
    return JsonResponse({"status": "ok"})


@require_safe
@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """Say whether requests can be served: 503 without database or migrations.

    Without the broker the hub is slower but whole, so that only names it as degraded.
    """
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return JsonResponse({"status": "unavailable", "reason": "migrations"}, status=503)
        is_mail_paused = channel.is_closed("default")
    except DatabaseError:
        logger.exception("The database does not answer")
        return JsonResponse({"status": "unavailable", "reason": "database"}, status=503)
    degraded = [*(["broker"] if not _broker_answers() else []), *(["mail"] if is_mail_paused else [])]
    return JsonResponse({"status": "degraded" if degraded else "ok", "degraded": degraded})


def _broker_answers() -> bool:
    options = app.conf.broker_transport_options | {"socket_timeout": 1, "socket_connect_timeout": 1}
    try:
        with app.connection_for_read(transport_options=options) as broker:
            broker.ensure_connection(max_retries=0, timeout=1)
    except (CeleryError, KombuError, RedisError, OSError):
        return False
    return True


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Show the page for an address that leads nowhere."""
    return render(request, "404.html", status=404)


@requires_csrf_token
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Show the page for what this visitor may not do."""
    return render(request, "403.html", status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Show what to do when a form was too old or came from elsewhere."""
    return render(request, "403_csrf.html", status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """Show the page for our own mistakes. It asks neither session nor database, which may be what is broken."""
    return HttpResponseServerError(loader.render_to_string("500.html", {"language": current()}))
