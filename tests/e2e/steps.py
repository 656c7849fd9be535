"""What people do again and again: sign in, fill in the form, follow a link of a mail."""

import re
from email.message import EmailMessage

from django.utils.translation import gettext, override
from playwright.sync_api import Page

from hub.demo.people import PASSWORD
from hub.taxonomy.models import Place
from tests.conftest import part

SUBMIT = "main form.form .actions button"
HEADING = "main h1"


def in_language(language: str, english: str) -> str:
    """Return how the hub says something in a language."""
    with override(language):
        return gettext(english)


def sign_in(page: Page, email: str, language: str = "en") -> None:
    """Sign in with the demo's password."""
    page.goto(f"/{language}/account/login/")
    page.fill("[name=login]", email)
    page.fill("[name=password]", PASSWORD)
    page.click(SUBMIT)
    page.wait_for_url(f"**/{language}/")


def answer_as_member(page: Page, listening_language: str) -> None:
    """Fill in what a member is asked."""
    page.check(f"[name=listening_language][value={listening_language}]")
    page.fill("[name=question]", "¿Quién paga? Qui paie ? Who pays?")
    page.check("[name=consent]")


def answer_as_guest(page: Page, email: str, time_zone: str = "America/Bogota") -> None:
    """Fill in what a guest is asked."""
    page.fill("[name=name]", "Amina Odhiambo")
    page.fill("[name=email]", email)
    page.fill("[name=organisation_name]", "Sindicato de estibadores")
    page.select_option("[name=group]", "union")
    page.select_option("[name=country]", str(Place.objects.get(slug="co").pk))
    page.select_option("[name=time_zone]", time_zone)
    page.locator("[name=listening_language]").first.check()
    page.check("[name=consent]")


def link_in(mail: EmailMessage, word: str) -> str:
    """Return the personal link of a mail that starts with `word`: join or registration."""
    found = re.search(rf"http://127\.0\.0\.1:\d+/{word}/[\w-]+/", part(mail, "text/plain"))
    assert found, f"no link to /{word}/"
    return found[0]
