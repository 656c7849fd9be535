"""Receiving files."""

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler

from resources.files.checking import largest


class CappedUploadHandler(TemporaryFileUploadHandler):
    """Writes a file to the disk, where the child process reads it, and no more of it than any file may have.

    It goes on counting what it drops: the form then says how large the file is and how large it may be, which a
    connection that is cut does not.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write down what comes, up to the limit."""
        if start + len(raw_data) <= largest():
            super().receive_data_chunk(raw_data, start)

    def file_complete(self, file_size: int) -> UploadedFile | None:
        """Return the file with the size that it had; of one that was too large nothing is left."""
        if file_size > largest():
            self.file.truncate(0)
        return super().file_complete(file_size)
