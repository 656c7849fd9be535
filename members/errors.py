"""What can be wrong with what a facilitator asks for; the text is for her to read."""


class PeopleError(Exception):
    """Something about people cannot be done; the text says why, in the reader's language."""


class ApplicationDecided(PeopleError):
    """The application has been decided meanwhile."""


class CannotMerge(PeopleError):
    """Two members cannot be made one."""


class CannotHandOver(PeopleError):
    """Nothing can be handed over between these two."""
