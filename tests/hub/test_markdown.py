"""Markdown from facilitators cannot hurt readers."""

from html.parser import HTMLParser

import pytest

from hub.markdown import to_html, to_text


class Elements(HTMLParser):
    """Notes the elements a browser would see."""

    def __init__(self):
        super().__init__()
        self.elements = []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        '<img src=x onerror="alert(1)">',
        '[x](https://ok.example "onmouseover=alert(1)")',
        "<svg/onload=alert(1)>",
        "![x](https://tracker.example/pixel.gif)",
        "<iframe src=https://evil.example></iframe>",
        "[x](vbscript:x)",
        "<a href='&#106;avascript:alert(1)'>x</a>",
    ],
)
def test_nothing_that_runs_or_loads_survives(text):
    found = Elements()

    found.feed(to_html(text))

    assert {tag for tag, _attributes in found.elements} <= {"p", "a"}
    for _tag, attributes in found.elements:
        assert set(attributes) <= {"href", "rel", "title"}
        assert attributes.get("href", "https://").startswith(("https://", "mailto:"))


def test_lists_links_and_emphasis_survive():
    html = to_html("- **one** [two](https://www.ilo.org/)")

    assert "<li><strong>one</strong> " in html
    assert 'href="https://www.ilo.org/"' in html


def test_headings_fit_below_the_headings_of_the_page():
    assert to_html("# One\n\n## Two", 3) == "<h3>One</h3>\n<h4>Two</h4>\n"


def test_plain_words_carry_no_markup():
    assert to_text("**Bold** and [a link](https://x.example)") == "Bold and a link"


def test_plain_words_are_not_html():
    assert to_text("Fees & “costs” < 5 %, see `<b>`") == "Fees & “costs” < 5 %, see <b>"
