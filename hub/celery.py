"""The Celery application: background work on the rows of the database."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hub.settings")

app = Celery("hub")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.visibility_timeout = app.conf.broker_transport_options["visibility_timeout"]
app.autodiscover_tasks(["hub", "hub.outbox", "resources", "resources.links", "events"])
