"""The hub's three languages: which one a text is in, and the same page in another one."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale
from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, get_language_from_path

CODES = tuple(code for code, _name in settings.LANGUAGES)

# In the address of a page that somebody looks at as readers of another language see it.
KEEPS_LANGUAGE = "as-readers"


@dataclass(frozen=True, slots=True)
class Text:
    """A text and the language it is written in."""

    value: str
    language: str

    @property
    def is_foreign(self) -> bool:
        """Whether the text is in another language than the page."""
        return bool(self.value) and self.language != current()

    def __str__(self) -> str:
        return self.value


def current() -> str:
    """Return the code of the current language: en, fr or es."""
    code = (get_language() or settings.LANGUAGE_CODE)[:2]
    return code if code in CODES else settings.LANGUAGE_CODE


@lru_cache(maxsize=16)
def fallbacks(language: str) -> tuple[str, ...]:
    """Return the languages in which a reader of `language` is shown a text, the best first."""
    chain = settings.MODELTRANSLATION_FALLBACK_LANGUAGES
    return tuple(dict.fromkeys((language, *chain.get(language, ()), *chain["default"])))


def text_of(row: models.Model, field: str, language: str = "") -> Text:
    """Return the translated `field` of `row` in `language` (default: the current one), or the best that exists."""
    for code in fallbacks(language or current()):
        if value := getattr(row, f"{field}_{code}"):
            return Text(value, code)
    return Text("", language or current())


def translations_of(row: models.Model, field: str) -> list[str]:
    """Return the codes of the languages in which `field` of `row` is written."""
    return [code for code in CODES if getattr(row, f"{field}_{code}")]


def name_of(code: str) -> str:
    """Return the name of the language `code` in the current language, as it stands in a sentence: "français"."""
    return _name_in(code, current())


@lru_cache(maxsize=1024)
def _name_in(code: str, language: str) -> str:
    return Locale(language).languages.get(code, code)


@lru_cache(maxsize=4096)
def sort_key(name: str) -> str:
    """Return a key that sorts names as readers expect: accents and capitals ignored."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()


def same_page(path: str, language: str) -> str:
    """Return `path` in another language; pages without a language prefix lead to that language's home."""
    prefix = get_language_from_path(path)
    return f"/{language}{path[len(prefix) + 1 :]}" if prefix else f"/{language}/"


class LanguageCookieMiddleware:
    """Remembers the language a reader chose by going to its pages, so that `/` leads there next time."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        language = get_language_from_path(request.path_info)
        if KEEPS_LANGUAGE in request.GET:
            return response
        if language and response.status_code == 200 and request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) != language:
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                language,
                max_age=settings.LANGUAGE_COOKIE_AGE,
                secure=settings.LANGUAGE_COOKIE_SECURE,
                samesite="Lax",
            )
        return response
