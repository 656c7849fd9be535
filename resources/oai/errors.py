"""What the protocol calls wrong (OAI-PMH 2.0, section 3.6)."""


class OaiError(Exception):
    """A request that cannot be answered; the answer says why."""

    code = ""


class BadVerb(OaiError):
    """There is no such request."""

    code = "badVerb"


class BadArgument(OaiError):
    """An argument is missing, unknown, repeated or malformed."""

    code = "badArgument"


class BadResumptionToken(OaiError):
    """The token is not ours, of another request, or too old."""

    code = "badResumptionToken"


class CannotDisseminateFormat(OaiError):
    """Records are not kept in this format."""

    code = "cannotDisseminateFormat"


class IdDoesNotExist(OaiError):
    """No record has or had this identifier."""

    code = "idDoesNotExist"


class NoRecordsMatch(OaiError):
    """Nothing has changed at that time in that set."""

    code = "noRecordsMatch"
