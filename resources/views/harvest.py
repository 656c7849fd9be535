"""The library for harvesters."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from resources.oai.verbs import answer


# A harvester may send its arguments either way (OAI-PMH 2.0, section 3.1.1); neither changes anything.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def oai(request: HttpRequest) -> HttpResponse:
    """Answer a request of OAI-PMH 2.0: what everybody may see, the same for everybody."""
    response = HttpResponse(
        answer(request.POST if request.method == "POST" else request.GET), content_type="text/xml; charset=utf-8"
    )
    # Asked for anew each time: records change at any moment.
    response.headers["Cache-Control"] = "no-cache"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
