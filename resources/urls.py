"""Addresses of the repository below the language prefix."""

from django.urls import path

from resources import views

app_name = "resources"
urlpatterns = [
    path("resources/", views.index, name="index"),
    path("resources/links/", views.links, name="links"),
    path("resources/links.csv", views.links_csv, name="links_csv"),
    path("resources/<slug:slug>/", views.resource, name="resource"),
]
