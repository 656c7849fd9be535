"""Mailings of the demo: one that its participants have got, and a draft. Nothing is sent by loading them."""

from datetime import datetime, timedelta

from events import mail, services
from events.choosing import ATTENDED
from events.models import Event, Mailing, MailTemplate, Registration
from hub.demo.people import FACILITATOR
from hub.demo.rows import member_of
from hub.languages import CODES
from hub.outbox.models import Message

# Event, template of the hub's own, whom it is for, and whether it has gone out.
MAILINGS = (
    ("public-employment-services-fair-recruitment", "Thank you for taking part", {"presence": [ATTENDED]}, True),
    ("labour-inspection-recruitment-chain", "A new event for members", {"languages": list(CODES)}, False),
)
# It went out so long ago.
_SINCE = timedelta(days=2)


def add_mailings(now: datetime) -> int:
    """Make the mailings that are not there; return how many are new."""
    return sum(_add_mailing(*columns, now=now) for columns in MAILINGS)


def _add_mailing(slug: str, name: str, audience: dict[str, list[str]], is_sent: bool, *, now: datetime) -> bool:  # noqa: FBT001 - a column of the table above
    event = Event.objects.filter(slug=slug).first()
    template = MailTemplate.objects.filter(name=name).first()
    # Facilitators may have renamed or deleted what the hub brought along.
    if event is None or template is None or Mailing.objects.filter(event=event, template=template).exists():
        return False
    author = member_of(FACILITATOR.email)
    mailing = services.start_mailing(purpose=template.purpose, event=event, template=template, author=author)
    mailing.audience = audience
    mailing.save(update_fields=["audience"])
    if is_sent:
        _mark_as_sent(mailing, now - _SINCE)
    return True


def _mark_as_sent(mailing: Mailing, sent_at: datetime) -> None:
    """Write the rows that a sending leaves behind, with their texts."""
    people = services.roll_of(mailing=mailing).people
    rows = Registration.objects.in_bulk([person.pk for person in people])
    for person in people:
        row = rows[person.pk]
        reader = mail.Reader(row.email, row.name, row.language, row.time_zone)
        about = {"registration": str(row.uuid), "round": row.round}
        message: Message = mail.mailing_message(
            mailing, reader, key=f"{mailing.batch}:registration:{row.uuid}", about=about
        )
        message.state, message.attempts, message.sent_at, message.last_code = Message.State.SENT, 1, sent_at, 250
        message.content = mail.mailing_preview(mailing, reader, row=person.row, pk=person.pk)
        message.save()
    Mailing.objects.filter(pk=mailing.pk).update(
        state=Mailing.State.SENT, sent_at=sent_at, sent_by=mailing.created_by, recipients=len(people)
    )
