"""WSGI entry point, for Granian or any other WSGI server."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hub.settings")

application = get_wsgi_application()

# What is loaded by now stays for good: the garbage collector need not walk through it again and again.
gc.collect()
gc.freeze()
