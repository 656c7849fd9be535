"""What can keep somebody from registering, asking, following, announcing or writing; the words are for the reader."""


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


class QuestionError(Exception):
    """A question cannot be asked, supported, changed or withdrawn; the text says why, in the reader's language."""


class QuestionsClosed(QuestionError):
    """The event is over or cancelled: nobody asks any more."""


class TooManyQuestions(QuestionError):
    """The participant has asked as many questions as she may."""


class QuestionHasBeenRead(QuestionError):
    """A facilitator has decided on the question: its words stay as they are."""


class NominationError(Exception):
    """The nomination cannot be made; the text says why, in the reader's language."""


class NominationsUsedUp(NominationError):
    """The person has proposed as many colleagues as she may."""


class AlreadyInvited(NominationError):
    """The colleague has been invited, proposed or registered already."""


class TooManyFeeds(Exception):
    """The member has as many calendar feeds as anybody needs; the text says so, in the reader's language."""


class NotFollowable(Exception):
    """There is nothing to wait for; the text says why, in the reader's language."""


class MailingError(Exception):
    """A mailing cannot be sent, paused or resumed; the text says why, in the reader's language."""


class MailingOutdated(MailingError):
    """The people, the texts or the event are not those that the facilitator has seen."""


class ConceptNoteError(Exception):
    """A concept note cannot be read; the text says why, in the reader's language."""
