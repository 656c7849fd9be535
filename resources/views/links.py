"""Which links of the library do not work any more."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hub.languages import name_of, text_of
from hub.tables import csv_response
from resources.links import report
from resources.links.words import explanation

PAGE = 50


@require_safe
def links(request: HttpRequest) -> HttpResponse:
    """List the works whose links are dead or lead elsewhere, and say how many are fine."""
    page = Paginator(report.reported_links(request.user), PAGE).get_page(request.GET.get("page"))
    works: dict[int, dict[str, Any]] = {}
    for link in page.object_list:
        work = link.edition.resource
        of_work = works.setdefault(work.pk, {"work": work, "links": []})
        of_work["links"].append({"link": link, "explanation": explanation(link)})
    context = {
        "page": page,
        "works": list(works.values()),
        "counts": report.counts(request.user),
        "may_mend": request.user.is_staff and request.user.has_perm("resources.change_resource"),
    }
    return render(request, "resources/links.html", context)


@require_safe
def links_csv(request: HttpRequest) -> HttpResponse:
    """Return the same list as a file."""
    header = (
        _("Resource"), _("Language"), _("Link"), _("State"), _("Answer"), _("Explanation"), _("Leads to"),
        _("Failing since"), _("Last checked"), _("Page of the resource"),
    )  # fmt: skip
    response = csv_response("links", header, _rows(request))
    # Members see more works than guests.
    response["Vary"] = "Cookie"
    return response


def _rows(request: HttpRequest) -> Iterator[tuple[Any, ...]]:
    for link in report.reported_links(request.user):
        work = link.edition.resource
        yield (
            text_of(work, "title"),
            name_of(link.edition.language),
            link.url,
            link.get_state_display(),
            link.status_code,
            explanation(link),
            link.final_url,
            _day(link.failing_since),
            _day(link.checked_at),
            request.build_absolute_uri(work.get_absolute_url()),
        )


def _day(moment: datetime | None) -> str:
    return moment.date().isoformat() if moment else ""
