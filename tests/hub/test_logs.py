"""Personal links do not stand in logs."""

import logging

import pytest

from hub.logs import MaskPersonalLinks


@pytest.mark.parametrize(
    "path",
    [
        "/join/{}/",
        "/registration/{}/",
        "/follow/{}/",
        "/fr/invitations/{}/",
        "/en/account/password/reset/key/{}/",
        "/calendar/{}.ics",
        "/calendar/{}.atom",
    ],
)
def test_a_line_with_a_personal_link_hides_the_token(path):
    token = "A1b2" * 10 + "xyz"
    record = logging.LogRecord(
        "django.request", logging.ERROR, "", 0, "Internal Server Error: %s", (path.format(token),), None
    )

    MaskPersonalLinks().filter(record)

    assert token not in record.getMessage()
    assert path.split("{}")[0] in record.getMessage()


def test_the_public_calendar_is_no_secret():
    record = logging.LogRecord("web", logging.INFO, "", 0, "GET %s", ("/calendar/events.ics?theme=fees",), None)

    MaskPersonalLinks().filter(record)

    assert record.getMessage() == "GET /calendar/events.ics?theme=fees"


def test_every_handler_of_the_hub_masks(settings):
    assert all("mask" in handler["filters"] for handler in settings.LOGGING["handlers"].values())
