"""What a browser does with accounts, and what it gets by mail."""

import base64
import hashlib
import hmac
import re
import struct
import time
from html import unescape

from django.urls import reverse
from django.utils.translation import override

from hub.outbox.models import Message
from hub.taxonomy.models import Place
from tests.factories import PASSWORD

LANGUAGES = ("en", "fr", "es")


def url(name, language="en", **kwargs):
    with override(language):
        return reverse(name, kwargs=kwargs)


def application(**changes):
    return {
        "name": "Neema Juma",
        "organisation_name": "Dock Workers’ Union",
        "group": "union",
        "country": Place.objects.get(slug="ke").pk,
        "email": "neema@union.example",
        "password1": "a-mild-and-windy-evening",
    } | changes


def sign_up(client, language="en", **changes):
    return client.post(url("account_signup", language), application(**changes))


def sign_in(client, member, **query):
    return client.post(
        url("account_login") + (f"?next={query['next']}" if query else ""),
        {"login": member.email, "password": PASSWORD} | query,
    )


def newest_mail(address):
    return Message.objects.filter(recipient=address).latest("pk")


def link_in(message):
    return re.search(r"^http://testserver(\S+)$", message.content.text, re.MULTILINE)[1]


def code_in(message):
    return re.search(r"^ +([A-Z0-9]+-[A-Z0-9]+)$", message.content.text, re.MULTILINE)[1]


def is_signed_in(client):
    return client.get(url("members:profile")).status_code == 200


def text_of(response):
    return unescape(response.content.decode())


def authenticator_code(secret):
    """Return the code that an authenticator app shows now (RFC 6238)."""
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    offset = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[offset : offset + 4])[0] & 0x7FFFFFFF) % 10**6:06}"
