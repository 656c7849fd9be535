"""What the hub writes to people about events: one function per mail, one module per subject."""

from events.mail.announcement import announcement, announcement_preview, batch_of
from events.mail.digest import DIGEST, digest
from events.mail.following import confirm_following, date_fixed, follow_url, series_event, withdraw_news
from events.mail.invitation import (
    invitation,
    invitation_reminders,
    invitations,
    invitations_batch,
    with_mail_state,
)
from events.mail.letters import join_url, manage_url
from events.mail.mailing import mailing_invitations, mailing_message, mailing_preview, mailing_test
from events.mail.registration import (
    access_requested,
    cancelled,
    confirm_address,
    confirmed,
    declined,
    promoted,
    remind,
    waitlisted,
    withdraw_unsent,
)
from events.mail.reminder import reminder, reminder_suffix
from events.mail.sheet import Reader, subject_line

__all__ = [
    "DIGEST",
    "Reader",
    "access_requested",
    "announcement",
    "announcement_preview",
    "batch_of",
    "cancelled",
    "confirm_address",
    "confirm_following",
    "confirmed",
    "date_fixed",
    "declined",
    "digest",
    "follow_url",
    "invitation",
    "invitation_reminders",
    "invitations",
    "invitations_batch",
    "join_url",
    "mailing_invitations",
    "mailing_message",
    "mailing_preview",
    "mailing_test",
    "manage_url",
    "promoted",
    "remind",
    "reminder",
    "reminder_suffix",
    "series_event",
    "subject_line",
    "waitlisted",
    "with_mail_state",
    "withdraw_news",
    "withdraw_unsent",
]
