"""Addresses of the repository below the language prefix."""

from django.urls import path

from resources import views

app_name = "resources"
urlpatterns = [
    path("resources/", views.index, name="index"),
    path("resources/<slug:slug>/", views.resource, name="resource"),
    path("resources/<slug:slug>/contact/", views.contact, name="contact"),
    path("themes/", views.themes, name="themes"),
    path("themes/<slug:slug>/", views.theme, name="theme"),
    path("places/", views.places, name="places"),
    path("places/<slug:slug>/", views.place, name="place"),
    path("corridors/", views.corridors, name="corridors"),
    path("corridors/<slug:origin>/<slug:destination>/", views.corridor, name="corridor"),
]
