"""Addresses of the repository below the language prefix."""

from django.urls import path

from resources import views
from resources.citations import FORMATS

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
    path("resources/links/", views.links, name="links"),
    path("resources/links.csv", views.links_csv, name="links_csv"),
    path("resources/<slug:slug>/", views.resource, name="resource"),
    path("resources/<slug:slug>/save/", views.save, name="save"),
    path("resources/<slug:slug>/list/", views.add_to_list, name="add_to_list"),
    path("library/", views.library, name="library"),
    path("lists/new/", views.list_new, name="list_new"),
    path("lists/<uuid:uuid>/", views.reading_list, name="reading_list"),
    path("lists/<uuid:uuid>/edit/", views.list_edit, name="list_edit"),
    path("lists/<uuid:uuid>/delete/", views.list_delete, name="list_delete"),
    path("lists/<uuid:uuid>/items/<slug:slug>/", views.list_item, name="list_item"),
    path("searches/new/", views.search_new, name="search_new"),
    path("searches/<uuid:uuid>/", views.search_edit, name="search_edit"),
    path("searches/<uuid:uuid>/delete/", views.search_delete, name="search_delete"),
    *(
        path(f"resources.{form.suffix}", views.list_citations, {"form": form.name}, name=f"index_{form.name}")
        for form in FORMATS.values()
    ),
    *(
        path(
            f"lists/<uuid:uuid>.{form.suffix}",
            views.reading_list_citations,
            {"form": form.name},
            name=f"reading_list_{form.name}",
        )
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
    path("resources/<slug:slug>/contact/", views.contact, name="contact"),
    path("themes/", views.themes, name="themes"),
    path("themes/<slug:slug>/", views.theme, name="theme"),
    path("places/", views.places, name="places"),
    path("places/<slug:slug>/", views.place, name="place"),
    path("corridors/", views.corridors, name="corridors"),
    path("corridors/<slug:origin>/<slug:destination>/", views.corridor, name="corridor"),
]
