"""Refuse translations that are incomplete or behind the sources."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

# The same as in the Makefile's target "messages".
_MAKEMESSAGES = ("makemessages", "--no-location", "--no-wrap", "--no-obsolete")
# Nothing of ours is in there, and some of it is large.
_NOT_SOURCES = shutil.ignore_patterns(".*", "node_modules", "var", "staticfiles", "__pycache__")


class Command(BaseCommand):
    """Compare every catalogue with the sources, and find what a translator left open."""

    help = "Fail when a translation is missing, fuzzy, obsolete or out of date with the sources."
    requires_system_checks = ()

    def handle(self, *_args: object, **_options: object) -> None:
        """Print one line per problem, and fail if there is any."""
        if not shutil.which("xgettext"):
            message = "xgettext is missing: install gettext (apt-get install gettext, brew install gettext)"
            raise CommandError(message)
        languages = [code for code, _ in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
        with tempfile.TemporaryDirectory() as folder:
            fresh = Path(folder) / "project"
            shutil.copytree(settings.BASE_DIR, fresh, ignore=_NOT_SOURCES)
            _make_messages(fresh, languages)
            problems = [problem for code in languages for problem in _problems(settings.BASE_DIR, fresh, code)]
        for problem in problems:
            self.stderr.write(problem)
        if problems:
            message = f"{len(problems)} problems in the catalogues; `make messages` brings them up to date"
            raise CommandError(message)
        self.stdout.write(f"catalogues complete: {', '.join(languages)}")


def _make_messages(project: Path, languages: list[str]) -> None:
    """Update the catalogues of a copy of the project, away from the real ones."""
    (project / "locale").mkdir(exist_ok=True)
    argv = [sys.executable, "-m", "django", *_MAKEMESSAGES, *(f"--locale={code}" for code in languages)]
    # The settings would name the real catalogues.
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    result = subprocess.run(  # noqa: S603 - our own arguments, without a shell
        argv, cwd=project, env=environment, capture_output=True, text=True, check=False
    )
    if result.returncode:
        message = f"makemessages failed: {' '.join(result.stderr.split())}"
        raise CommandError(message)


def _problems(project: Path, fresh: Path, language: str) -> Iterator[str]:
    """Yield what is wrong with the catalogue of one language, a line each."""
    name = Path("locale") / language / "LC_MESSAGES" / "django.po"
    if not (project / name).exists():
        yield f"{name}: the catalogue is missing"
        return
    present, expected = _read(project / name, language), _read(fresh / name, language)
    known, wanted = ({_identity(message) for message in catalogue if message.id} for catalogue in (present, expected))
    yield from (f"{name}: not in the catalogue: {_shown(key)}" for key in sorted(wanted - known))
    yield from (f"{name}: no longer in the sources: {_shown(key)}" for key in sorted(known - wanted))
    yield from (f"{name}: obsolete: {_shown(_identity(message))}" for message in present.obsolete.values())
    for message in present:
        if not message.id:
            continue
        texts = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
        if message.fuzzy:
            yield f"{name}: fuzzy: {_shown(_identity(message))}"
        elif not all(texts):
            yield f"{name}: not translated: {_shown(_identity(message))}"
        else:
            yield from (f"{name}: {error}: {_shown(_identity(message))}" for error in message.check(present))


def _read(path: Path, language: str) -> Catalog:
    with path.open("rb") as source:
        catalogue = read_po(source)
    # The header's own may be empty.
    catalogue.locale = language
    return catalogue


def _identity(message: Message) -> tuple[str, str]:
    """Return what gettext looks a text up by: its context and its (singular) source text."""
    text = message.id if isinstance(message.id, str) else message.id[0]
    return message.context or "", text


def _shown(identity: tuple[str, str]) -> str:
    context, text = identity
    return f"{text!r} ({context})" if context else repr(text)
