"""What can keep somebody from registering, joining or following; the words are for the reader."""


class RegistrationError(Exception):
    """The registration cannot be made or changed; the text says why, in the reader's language."""


class RegistrationClosed(RegistrationError):
    """Nobody can register for this event now."""


class NotAdmitted(RegistrationError):
    """The person cannot register for this event."""


class TooManyFeeds(Exception):
    """The member has as many calendar feeds as anybody needs; the text says so, in the reader's language."""


class NotFollowable(Exception):
    """There is nothing to wait for; the text says why, in the reader's language."""
