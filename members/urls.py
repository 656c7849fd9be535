"""Addresses of a member's pages below the language prefix."""

from django.urls import path

from members import views

app_name = "members"
urlpatterns = [
    path("profile/", views.profile, name="profile"),
    path("members/", views.index, name="index"),
    path("members/<uuid:uuid>/", views.member, name="member"),
    path("members/<uuid:uuid>/contact/", views.contact, name="contact"),
]
