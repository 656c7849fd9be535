"""What this app and the floor under it keep about a person."""

from allauth.account.models import EmailAddress
from django.apps import apps
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hub.history.kept import page_of
from hub.history.models import Entry
from hub.history.reading import what, who
from hub.outbox.kinds import all_kinds
from hub.outbox.models import Message, Suppression
from members.dossier import Moment, Person, Record, between, register
from members.models import ApplicationAnswer, Member


def _herself(person: Person) -> models.QuerySet:
    return Member.objects.filter(pk=person.member.pk) if person.member else Member.objects.none()


register(
    Record(
        "members.member",
        _("Account"),
        _herself,
        (Moment("created_at", _("Applied for membership")), Moment("approved_at", _("Became a member"))),
        words=lambda member: member.affiliation,
        hidden=("password",),
        related=("organisation",),
    )
)


def _log(person: Person) -> models.QuerySet:
    if person.member is None:
        return Entry.objects.none()
    return Entry.objects.filter(page=page_of(person.member))


register(
    Record(
        "members.log",
        _("Changes in the administration"),
        _log,
        (Moment("timestamp", _("In the administration")),),
        words=lambda entry: f"{what(entry)} ({who(entry)})",
        related=("actor", "content_type"),
    )
)
register(
    Record(
        "members.answer",
        _("Answers to her application"),
        lambda person: ApplicationAnswer.objects.filter(member=person.member),
        (Moment("created_at", _("A facilitator wrote to her")),),
        words=lambda written: f"{written.text} ({written.author or '–'})",
        related=("author",),
    )
)
register(
    Record(
        "members.address",
        _("Addresses"),
        lambda person: EmailAddress.objects.filter(user=person.member),
    )
)
register(
    Record(
        "members.network",
        _("Networks"),
        lambda person: between(Member, "networks").filter(member=person.member),
    )
)
register(
    Record(
        "members.interest",
        _("Themes of interest"),
        lambda person: between(Member, "interests").filter(member=person.member),
    )
)
register(
    Record(
        "members.group",
        _("Roles"),
        lambda person: between(Member, "groups").filter(member=person.member),
    )
)
register(
    Record(
        "members.factor",
        _("Second factors"),
        lambda person: apps.get_model("mfa.Authenticator").objects.filter(user=person.member),
        (Moment("created_at", _("Set up a second factor")),),
        words=lambda factor: str(factor.get_type_display()),
        hidden=("data",),
    )
)


def _mail(person: Person) -> models.QuerySet:
    # As they are written and in small letters: both are found in the index by recipient.
    spelled = {spelling for address in person.addresses for spelling in (address, address.lower())}
    return Message.objects.filter(recipient__in=spelled).defer("sealed_content")


def _mail_words(message: Message) -> str:
    name = message.subject or next((str(k.label) for k in all_kinds() if k.name == message.kind), message.kind)
    return f"{name} ({message.get_state_display()})"


register(
    Record(
        "outbox.message",
        _("Mail"),
        _mail,
        (Moment("created_at", _("Mail")),),
        words=_mail_words,
        url=lambda message: reverse("admin:outbox_message_change", args=[message.pk]),
        # What it says is made of the rows given out here, and may carry links that sign in.
        hidden=("sealed_content", "payload", "lease_token", "dedupe_key"),
    )
)
register(
    Record(
        "outbox.suppression",
        _("Unsubscribed"),
        lambda person: Suppression.objects.filter(person.under()),
        (Moment("created_at", _("No more mail")),),
        words=lambda row: f"{row.get_category_display()} ({row.get_reason_display()})",
    )
)
