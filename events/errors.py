"""What can keep somebody from registering, joining or announcing; the words are for the reader."""


class RegistrationError(Exception):
    """The registration cannot be made or changed; the text says why, in the reader's language."""


class RegistrationClosed(RegistrationError):
    """Nobody can register for this event now."""


class NotAdmitted(RegistrationError):
    """The person cannot register for this event."""


class NotOfThisEvent(Exception):
    """A row of one event was given where one of another event belongs; the text says so, in the reader's language."""


class AnnouncementError(Exception):
    """An announcement cannot be sent; the text says why, in the reader's language."""


class AnnouncementOutdated(AnnouncementError):
    """The event has changed since the announcement was written or read."""
