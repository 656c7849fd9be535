"""The limit L: an empty Django on the same server, database and middleware, whose one page shows 20 rows of a query.

The bench serves it beside the hub and measures the hub's pages as multiples of it: what a page costs beyond L is ours.
"""

from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from environs import Env

PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Twenty rows</title></head>
<body>
<h1>Twenty rows</h1>
<ul>
{% for row in rows %}
  <li>
    <h2><a href="/rows/{{ row.slug }}/">{{ row.title_en }}</a></h2>
    <p>From <time>{{ row.starts_at|date:"j F Y, H:i" }}</time> to <time>{{ row.ends_at|date:"j F Y, H:i" }}</time></p>
    <p>{{ row.status }}, {{ row.format }}, {{ row.access }}</p>
  </li>
{% endfor %}
</ul>
</body>
</html>
"""

env = Env()
settings.configure(
    SECRET_KEY=env.str("SECRET_KEY"),
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "django.contrib.messages",
        "django.contrib.staticfiles",
    ],
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.middleware.csp.ContentSecurityPolicyMiddleware",
        "whitenoise.middleware.WhiteNoiseMiddleware",
        "django.middleware.gzip.GZipMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.locale.LocaleMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [
                    ("django.template.loaders.cached.Loader", [("django.template.loaders.locmem.Loader", {"p": PAGE})])
                ],
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.auth.context_processors.auth",
                    "django.contrib.messages.context_processors.messages",
                ],
            },
        }
    ],
    DATABASES={
        "default": env.dj_db_url("DATABASE_URL")
        | {
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {"pool": {"min_size": 1, "max_size": 8, "timeout": 10}},
        }
    },
    SECURE_CSP={"default-src": ["'self'"]},
    STATIC_URL="/static/",
    STATIC_ROOT=Path(__file__).resolve().parents[2] / "var" / "static",
    LANGUAGES=[("en", "English"), ("fr", "French"), ("es", "Spanish")],
)
application = get_wsgi_application()


class Row(models.Model):
    """Some columns of the hub's events, which is a table with enough rows."""

    slug = models.TextField()
    title_en = models.TextField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    status = models.TextField()
    format = models.TextField()
    access = models.TextField()

    class Meta:
        app_label = "bare"
        managed = False
        db_table = "events_event"


def twenty_rows(request: HttpRequest) -> HttpResponse:
    return render(request, "p", {"rows": Row.objects.exclude(starts_at=None).order_by("pk")[:20]})


urlpatterns = [path("", twenty_rows)]
