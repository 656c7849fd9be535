"""What can keep somebody from registering or joining; the words are for the reader."""


class RegistrationError(Exception):
    """The registration cannot be made or changed; the text says why, in the reader's language."""


class RegistrationClosed(RegistrationError):
    """Nobody can register for this event now."""


class NotAdmitted(RegistrationError):
    """The person cannot register for this event."""


class QuestionError(Exception):
    """A question cannot be asked, supported, changed or withdrawn; the text says why, in the reader's language."""


class QuestionsClosed(QuestionError):
    """The event is over or cancelled: nobody asks any more."""


class TooManyQuestions(QuestionError):
    """The participant has asked as many questions as she may."""


class QuestionHasBeenRead(QuestionError):
    """A facilitator has decided on the question: its words stay as they are."""
