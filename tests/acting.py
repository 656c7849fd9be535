"""Running actions on rows of the administration as a facilitator does: choose, read what will happen, confirm."""

from html.parser import HTMLParser


class AskingForm(HTMLParser):
    """The form of a page that asks before something is done: where it posts to, and what it holds ready."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.url = ""
        self.fields: dict[str, list[str]] = {}
        self._is_open = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the form and its hidden fields."""
        values = {name: value or "" for name, value in attrs}
        if tag == "form" and "ask" in values.get("class", "").split():
            self.url, self._is_open = values.get("action", ""), True
        elif tag == "input" and self._is_open and values.get("type") == "hidden":
            self.fields.setdefault(values["name"], []).append(values.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        """Note the end of the form."""
        self._is_open = self._is_open and tag != "form"


def ask(client, url, action, *rows, **more):
    """Choose rows and an action; return the page that says what it will do."""
    chosen = {"action": action, "_selected_action": [row.pk for row in rows]}
    return client.post(url, chosen | more, follow=True)


def confirm(client, page, **answers):
    """Press the button of a page that asks."""
    form = AskingForm(page.text)
    assert "confirmed" in form.fields, "this page asks nothing"
    return client.post(form.url, form.fields | answers, follow=True)


def act(client, url, action, *rows, **answers):
    """Choose rows and an action, and confirm it where it asks; return the page afterwards."""
    asked = ask(client, url, action, *rows)
    asks = not asked.streaming and 'name="confirmed"' in asked.text
    return confirm(client, asked, **answers) if asks else asked
