"""Compile the translations for Django, without gettext's programs, which a newcomer may lack."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Write a .mo file beside every catalogue that has none, or an older one."""

    help = "Compile the translation catalogues that changed."
    requires_system_checks = ()

    def handle(self, *_args: object, **options: object) -> None:
        """Compile what is out of date and name it."""
        for folder in settings.LOCALE_PATHS:
            for source in sorted(Path(folder).glob("*/LC_MESSAGES/*.po")):
                compiled = source.with_suffix(".mo")
                if compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime:
                    continue
                _compile(source, compiled)
                if options["verbosity"]:
                    self.stdout.write(f"compiled {source}")


def _compile(source: Path, compiled: Path) -> None:
    """Write the catalogue in one step, because running processes read the old one."""
    with source.open("rb") as catalogue:
        messages = read_po(catalogue)
    # The directory names the language (locale/fr/LC_MESSAGES), also where gettext left the header's empty; without one
    # Babel drops the plural forms.
    messages.locale = source.parts[-3]
    draft = compiled.with_suffix(".mo.new")
    with draft.open("wb") as output:
        write_mo(output, messages)
    draft.replace(compiled)
