"""Fill the hub with its demonstration."""

from auditlog.context import disable_auditlog
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from hub.demo.loading import load
from hub.demo.people import ADMIN
from members.models import Member
from resources.services import refresh_words


class Command(BaseCommand):
    """Make what is missing of the demonstration; change nothing that is there."""

    help = "Load demo data: organisations, members with known passwords, resources and events. Sends no mail."

    def handle(self, *_args: object, **_options: object) -> None:
        """Load, and print one line of counts; refuse in a hub that has administrators of its own."""
        if not settings.DEMO and Member.objects.filter(is_superuser=True).exclude(email=ADMIN.email).exists():
            message = (
                "This hub has an administrator of its own, and the demo would add one whose password is public. "
                "Set DEMO=1 if that is what you want."
            )
            raise CommandError(message)
        # A demo of years would begin with thousands of changes by nobody.
        with disable_auditlog():
            added = load()
        if added["resources"]:
            refresh_words()
        self.stdout.write("Demo data added: " + ", ".join(f"{count} {noun}" for noun, count in added.items()) + ".")
