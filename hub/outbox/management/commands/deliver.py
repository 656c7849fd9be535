"""Send the waiting mail without a broker: the operator's way out while it is down."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from hub.outbox.deliver import deliver_batch


class Command(BaseCommand):
    """`manage.py deliver` empties the queue once; with `--watch` it goes on."""

    help = "Send the mail that is due, without Celery."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add --watch."""
        parser.add_argument("--watch", type=float, metavar="SECONDS", help="look again every so many seconds")

    def handle(self, *args: Any, **options: Any) -> None:
        """Deliver batch after batch."""
        sent = failed = 0
        while True:
            batch = deliver_batch()
            sent, failed = sent + batch.sent, failed + batch.failed
            if batch.is_paused:
                self.stderr.write("The mail channel is paused; see the administration, Mail channels.")
            if batch.was_full:
                continue
            if not options["watch"]:
                break
            time.sleep(options["watch"])
        self.stdout.write(f"{sent} sent, {failed} failed")
