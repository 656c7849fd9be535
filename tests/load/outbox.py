"""How fast the outbox sends, against a bare loop over Django's SMTP backend on the same sink."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from io import StringIO
from statistics import median

from tests.load.servers import HOST, cpu_seconds, listens, running, say, verdict, wait_until

# No new round begins after so many seconds.
SECONDS = 80
ROUNDS, MAILS, GOAL = 3, 500, 0.7

# As `manage.py demo` and docs/operations.md run it.
CELERY = "celery -A hub worker -Q mail,celery -c 2 --without-gossip --without-mingle --loglevel WARNING"


@dataclass
class Sending:
    """A way of sending mail, and per round: seconds, CPU seconds of the sender, CPU seconds of PostgreSQL."""

    name: str
    run: Callable[[], tuple[float, float, float]]
    is_judged: bool = False
    rounds: list[tuple[float, float, float]] = field(default_factory=list)

    def figures(self, bare: "Sending") -> dict[str, object]:
        seconds, sender, database = (median(column) for column in zip(*self.rounds, strict=True))
        share = median(fast[0] / own[0] for fast, own in zip(bare.rounds, self.rounds, strict=True))
        goal = GOAL if self.is_judged else None
        return {
            "name": self.name,
            "mails_per_second": MAILS / seconds,
            "share": share,
            "goal": goal,
            "verdict": verdict(-share, -goal) if goal else "",
            "sender_ms": sender * 1000 / MAILS,
            "database_ms": database * 1000 / MAILS,
            "rounds": self.rounds,
        }


def measure_mail(sink_port: int, postgres: int) -> list[Sending]:
    """Send the same confirmations by each way in turns, round by round."""
    from django.db import transaction

    from events import mail
    from events.models import Registration
    from hub.celery import app
    from hub.outbox.models import Message

    registrations = Registration.objects.confirmed().filter(event__status="published").select_related("event")
    sink = f"aiosmtpd -n -c aiosmtpd.handlers.Sink -l {HOST}:{sink_port}"
    with (
        running("sink", sink, lambda: listens(sink_port)),
        running("worker", CELERY, lambda: bool(app.control.ping(timeout=1))) as worker,
    ):
        # The hub's own way of writing the rows; sending them once warms the worker up and renders the texts.
        with transaction.atomic():
            for registration in registrations.order_by("-event__starts_at", "pk")[:MAILS]:
                mail.confirmed(registration)
        wait_until(is_all_sent, "the worker")
        contents = [(message.recipient, message.message_id, message.content) for message in Message.objects.all()]

        def by_celery(*, is_rendered: bool) -> tuple[float, float, float]:
            return timed(give_hints, lambda: cpu_seconds(worker), postgres, is_rendered=is_rendered)

        def by_command(*, is_rendered: bool) -> tuple[float, float, float]:
            return timed(deliver_here, time.process_time, postgres, is_rendered=is_rendered)

        sendings = [
            Sending("bare SMTP loop", lambda: bare_loop(contents)),
            Sending("Celery -c 2, rendered when sent", lambda: by_celery(is_rendered=False), is_judged=True),
            Sending("Celery -c 2, rendered before", lambda: by_celery(is_rendered=True)),
            Sending("manage.py deliver, rendered when sent", lambda: by_command(is_rendered=False)),
            Sending("manage.py deliver, rendered before", lambda: by_command(is_rendered=True)),
        ]
        deadline = time.monotonic() + SECONDS
        for done in range(ROUNDS):
            if done and time.monotonic() > deadline:
                break
            for sending in sendings:
                sending.rounds.append(sending.run())
    return sendings


def timed(
    send: Callable[[], None], sender: Callable[[], float], postgres: int, *, is_rendered: bool
) -> tuple[float, float, float]:
    """Put all rows back into the queue, with their texts or without, and send them."""
    from django.db import connection

    from hub.outbox.models import Message

    texts = {} if is_rendered else {"sealed_content": None, "subject": ""}
    Message.objects.update(state=Message.State.QUEUED, attempts=0, sent_at=None, **texts)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM outbox_message")
    sender_cpu, database_cpu, started = sender(), cpu_seconds(postgres), time.time()
    send()
    wait_until(is_all_sent, "the outbox")
    last = Message.objects.order_by("-sent_at").values_list("sent_at", flat=True)[0]
    # The worker's last look for more belongs to the work.
    time.sleep(0.3)
    return last.timestamp() - started, sender() - sender_cpu, cpu_seconds(postgres) - database_cpu


def is_all_sent() -> bool:
    from hub.outbox.models import Message

    return not Message.objects.exclude(state=Message.State.SENT).exists()


def give_hints() -> None:
    """Give a hint for each row, as `enqueue` does after the commit."""
    from hub.outbox import hints

    for _ in range(MAILS):
        hints.give()


def deliver_here() -> None:
    from django.core.management import call_command

    call_command("deliver", stdout=StringIO())


def bare_loop(contents: list) -> tuple[float, float, float]:
    """Build and send the mails one after the other over one connection, with nothing around it."""
    from django.conf import settings
    from django.core.mail import mailers

    from hub.outbox.mime import CalendarMail

    cpu, started = time.process_time(), time.time()
    backend = mailers["default"]
    backend.open()
    for recipient, message_id, content in contents:
        mail = CalendarMail(
            subject=content.subject,
            body=content.text,
            from_email=settings.DEFAULT_FROM_EMAIL,
            to=[recipient],
            headers={"Message-ID": message_id, "Auto-Submitted": "auto-generated", "Content-Language": "en"},
        )
        mail.attach_alternative(content.html, "text/html")
        mail.calendar, mail.method = content.calendar, content.method
        mail.attach("invite.ics", content.calendar.encode(), "application/ics")
        backend.send_messages([mail])
    backend.close()
    return time.time() - started, time.process_time() - cpu, 0


def print_mail(rows: list[dict]) -> None:
    say(f"\n{f'Outbox: {MAILS} confirmations':<38}mails/s  of bare  goal          CPU ms/mail  + PostgreSQL")
    for row in rows:
        goal = f"{row['goal']:.0%}" if row["goal"] else ""
        say(
            f"{row['name']:<38}{row['mails_per_second']:>7.0f}{row['share']:>9.0%}{goal:>6}{row['verdict']:>9}"
            f"{row['sender_ms']:>12.1f}{row['database_ms']:>14.1f}"
        )
