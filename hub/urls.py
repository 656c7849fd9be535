"""All addresses of the hub: the roof that composes the apps."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path
from django.views.i18n import JavaScriptCatalog, set_language

from events import views as events
from hub import views
from hub.outbox import views as outbox
from hub.site_search import opensearch, search
from hub.sitemaps import sitemap
from members import views as members
from resources import views as resources

handler403 = "hub.views.forbidden"
handler404 = "hub.views.not_found"
handler500 = "hub.views.server_error"

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("robots.txt", views.robots, name="robots"),
    path("opensearch.xml", opensearch, name="opensearch"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("admin/jsi18n/", JavaScriptCatalog.as_view(packages=["django.contrib.admin"]), name="admin_jsi18n"),
    path("admin/language/", set_language, name="set_language"),
    path("admin/", admin.site.urls),
    path("join/<str:token>/", events.join_link, name="join"),
    path("unsubscribe/<str:token>/", outbox.unsubscribe, name="unsubscribe"),
    path("registration/<str:token>/", events.registration_link, name="registration"),
    path("follow/<str:token>/", events.follow_link, name="follow"),
    path("registrations/<uuid:uuid>/invite.ics", events.invite_file, name="invite_file"),
    path("events/<slug:slug>.ics", events.event_file, name="event_file"),
    path("calendar/events.ics", events.calendar_feed, name="calendar_feed"),
    path("calendar/<str:token>.ics", events.personal_calendar, name="personal_calendar"),
    path("calendar/<str:token>.atom", events.personal_atom, name="personal_atom"),
    path("feeds/events.atom", events.events_atom, name="events_atom"),
    path("feeds/resources.atom", resources.resources_atom, name="resources_atom"),
    path("oai", resources.oai, name="oai"),
    path("files/<uuid:uuid>/thumbnail.webp", resources.thumbnail, name="thumbnail"),
    path("files/<uuid:uuid>/<str:name>", resources.file, name="file"),
    *i18n_patterns(
        path("", views.home, name="home"),
        path("search/", search, name="search"),
        path("about/", views.about, name="about"),
        path("accessibility/", views.accessibility, name="accessibility"),
        path("privacy/", views.privacy, name="privacy"),
        path("time-zone/", members.time_zone, name="time_zone"),
        path("account/", include("allauth.urls")),
        path("", include("members.urls")),
        path("", include("resources.urls")),
        path("", include("events.urls")),
    ),
]
