"""Addresses of the repository below the language prefix."""

from django.urls import path

from resources import views
from resources.citations import FORMATS

app_name = "resources"
urlpatterns = [
    path("resources/", views.index, name="index"),
    path("resources/<slug:slug>/", views.resource, name="resource"),
    *(
        path(f"resources.{form.suffix}", views.list_citations, {"form": form.name}, name=f"index_{form.name}")
        for form in FORMATS.values()
    ),
    *(
        path(
            f"resources/<slug:slug>.{form.suffix}",
            views.resource_citation,
            {"form": form.name},
            name=f"resource_{form.name}",
        )
        for form in FORMATS.values()
    ),
]
