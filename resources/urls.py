"""Addresses of the repository below the language prefix."""

from django.urls import path

from resources import views

app_name = "resources"
urlpatterns = [
    path("resources/", views.index, name="index"),
    path("resources/propose/", views.propose, name="propose"),
    path("proposals/", views.proposals, name="proposals"),
    path("proposals/<uuid:uuid>/", views.proposal, name="proposal"),
    path("proposals/<uuid:uuid>/edit/", views.proposal_edit, name="proposal_edit"),
    path("proposals/<uuid:uuid>/check/", views.proposal_check, name="proposal_check"),
    path("proposals/<uuid:uuid>/comment/", views.proposal_comment, name="proposal_comment"),
    path("proposals/<uuid:uuid>/withdraw/", views.proposal_withdraw, name="proposal_withdraw"),
    path("proposals/<uuid:uuid>/files/<uuid:edition>/", views.proposal_file, name="proposal_file"),
    path("reviews/", views.reviews, name="reviews"),
    path("reviews/<uuid:uuid>/", views.review, name="review"),
    path("reviews/<uuid:uuid>/reply/", views.review_reply, name="review_reply"),
    path("resources/<slug:slug>/", views.resource, name="resource"),
]
