"""What can keep somebody from proposing, deciding or reviewing; the words are for the reader."""


class ProposalError(Exception):
    """Nothing can be done with the proposal as it stands; the text says why, in the reader's language."""


class Incomplete(ProposalError):
    """The work lacks what its kind must have."""


class AlreadyDecided(ProposalError):
    """Somebody else was faster: the proposal is published, declined or withdrawn."""


class NotReviewed(ProposalError):
    """A practice cannot be shown before its reviews are done."""


class ReviewError(Exception):
    """The review cannot be asked for or changed; the text says why, in the reader's language."""
