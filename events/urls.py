"""Addresses of events below the language prefix."""

from django.urls import path

from events import views

app_name = "events"
urlpatterns = [
    path("events/", views.index, name="index"),
    path("events/<slug:slug>/", views.event, name="event"),
    path("events/<slug:slug>/register/", views.register, name="register"),
    path("events/<slug:slug>/register/sent/", views.register_sent, name="register_sent"),
    path("events/<slug:slug>/join/", views.join, name="join"),
    path("events/<slug:slug>/questions/", views.questions, name="questions"),
    path("events/<slug:slug>/questions/<uuid:uuid>/", views.question, name="question"),
    path("events/<slug:slug>/questions/<uuid:uuid>/support/", views.question_support, name="question_support"),
    path("events/<slug:slug>/questions/<uuid:uuid>/take-back/", views.question_take_back, name="question_take_back"),
    path("events/<slug:slug>/questions/<uuid:uuid>/withdraw/", views.question_withdraw, name="question_withdraw"),
    path("events/<slug:slug>/invitation/", views.invitation, name="invitation"),
    path("events/<slug:slug>/invitation/decline/", views.invitation_decline, name="invitation_decline"),
    path("events/<slug:slug>/invitation/opened/", views.invitation_opened, name="invitation_opened"),
    path("events/<slug:slug>/follow/", views.event_follow, name="event_follow"),
    path("events/<slug:slug>/follow/sent/", views.event_follow_sent, name="event_follow_sent"),
    path("series/<slug:slug>/", views.series, name="series"),
    path("series/<slug:slug>/follow/", views.series_follow, name="series_follow"),
    path("series/<slug:slug>/follow/sent/", views.series_follow_sent, name="series_follow_sent"),
    path("follows/<uuid:uuid>/", views.follow, name="follow"),
    path("follows/<uuid:uuid>/confirm/", views.follow_confirm, name="follow_confirm"),
    path("follows/<uuid:uuid>/stop/", views.follow_stop, name="follow_stop"),
    path("invitations/<str:token>/", views.invitation_open, name="invitation_open"),
    path("registrations/", views.registrations, name="registrations"),
    path("registrations/calendar/", views.calendar_feeds, name="calendar_feeds"),
    path("registrations/calendar/<uuid:uuid>/revoke/", views.calendar_feed_revoke, name="calendar_feed_revoke"),
    path("registrations/<uuid:uuid>/", views.registration, name="registration"),
    path("registrations/<uuid:uuid>/confirm/", views.registration_confirm, name="registration_confirm"),
    path("registrations/<uuid:uuid>/cancel/", views.registration_cancel, name="registration_cancel"),
]
