"""Reading a page as a program: its language, title and headings, where it leads and what times it names."""

from datetime import datetime
from html.parser import HTMLParser


class PageReader(HTMLParser):
    """What a page says about itself."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.language = ""
        self.title = ""
        self.headings = 0
        self.links: list[str] = []
        # What <time> elements mean and what they show.
        self.times: list[tuple[datetime, str]] = []
        self.texts: list[str] = []
        self._open: list[str] = []
        self._moment = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element begins."""
        values = {name: value or "" for name, value in attrs}
        self._open.append(tag)
        if tag == "html":
            self.language = values.get("lang", "")
        elif tag == "h1":
            self.headings += 1
        elif tag == "time":
            self._moment = values["datetime"]
            self.times.append((datetime.fromisoformat(self._moment), ""))
        elif tag in {"a", "link", "form"}:
            self.links.append(values.get("href") or values.get("action") or "")

    def handle_endtag(self, tag: str) -> None:
        """Note what an element ends."""
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Note a piece of text."""
        if {"script", "style"} & set(self._open):
            return
        words = " ".join(data.split())
        if "title" in self._open and "svg" not in self._open:
            self.title += words
        elif words:
            self.texts.append(words)
        if "time" in self._open and words:
            moment, shown = self.times[-1]
            self.times[-1] = moment, f"{shown} {words}".strip()

    @property
    def text(self) -> str:
        """All visible words, on one line."""
        return " ".join(self.texts)
