"""Markdown as the plain part of a mail: what the eye reads without mark-up, and every address."""

import pytest

from hub.markdown import to_html, to_plain_text


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("Dear **Ana**,\n\nplease *come*.", "Dear Ana,\n\nplease come."),
        ("Kind regards,\nthe team", "Kind regards,\nthe team"),
        ("[Join](https://hub.example/join/) now", "Join <https://hub.example/join/> now"),
        ("<https://hub.example/é>", "https://hub.example/é"),
        ("- one\n- two\n  - deeper\n\nafter", "- one\n- two\n  - deeper\n\nafter"),
        ("1. one\n2. two", "1. one\n2. two"),
        ("# Title\n\n> quoted", "Title\n\nquoted"),
        ("`code`\n\n    block", "code\n\nblock"),
        ("", ""),
    ],
)
def test_words_lists_and_links_stay(markdown, plain):
    assert to_plain_text(markdown) == plain


def test_line_breaks_within_a_paragraph_are_kept_where_a_mail_wants_them():
    assert "<br>" in to_html("Kind regards,\nthe team", keeps_lines=True)
    assert "<br>" not in to_html("Kind regards,\nthe team")
