"""Fill the hub with synthetic data for load tests: as much as is asked for, in bulk, the same every time."""

import time

from auditlog.context import disable_auditlog
from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from events.models import Event, Registration
from hub.scale.trails import leave_trails
from hub.scale.works import add_works
from hub.scale.world import World, top_up
from members.models import Member


class Command(BaseCommand):
    """Make what is missing up to the numbers asked for; change nothing that is there."""

    help = "Load synthetic members, events, registrations and resources, whose names begin with “scale-”."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add one number for each sort of rows."""
        for noun in ("members", "events", "registrations", "resources"):
            parser.add_argument(f"--{noun}", type=int, default=0, metavar="N", help=f"how many {noun} there should be")
        trails = "also the mails, invitations, stays, questions and announcements that the registrations leave behind"
        parser.add_argument("--trails", action="store_true", help=trails)

    @transaction.atomic
    def handle(
        self,
        *_args: object,
        members: int,
        events: int,
        registrations: int,
        resources: int,
        trails: bool,
        **_options: object,
    ) -> None:
        """Load, and print what is new."""
        started = time.monotonic()
        with disable_auditlog():
            world = World()
            added = {
                "members": top_up("member", members, Member, world.member, world.address),
                "resources": add_works(resources, today=world.today, organisations=world.organisations),
                "events": top_up("event", events, Event, world.event, world.parts_of_event),
                "registrations": top_up("registration", registrations, Registration, world.registration),
            }
            if trails:
                added["rows they leave behind"] = leave_trails()
        news = ", ".join(f"{count} {noun}" for noun, count in added.items())
        self.stdout.write(f"Scale data added: {news}; {time.monotonic() - started:.1f} s.")
