"""What the hub writes to people about the library: one function per mail, one module per subject."""

from resources.mail.news import NEWS, news

__all__ = ["NEWS", "news"]
