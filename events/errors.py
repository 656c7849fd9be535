"""What can keep somebody from registering, joining or nominating; the words are for the reader."""


class RegistrationError(Exception):
    """The registration cannot be made or changed; the text says why, in the reader's language."""


class RegistrationClosed(RegistrationError):
    """Nobody can register for this event now."""


class NotAdmitted(RegistrationError):
    """The person cannot register for this event."""


class NominationError(Exception):
    """The nomination cannot be made; the text says why, in the reader's language."""


class NominationsUsedUp(NominationError):
    """The person has proposed as many colleagues as she may."""


class AlreadyInvited(NominationError):
    """The colleague has been invited, proposed or registered already."""
