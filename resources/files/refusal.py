"""Why a file does not come in."""


class Refused(Exception):
    """A file does not come in; `code` says why and `detail` what it is instead."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code, self.detail = code, detail
