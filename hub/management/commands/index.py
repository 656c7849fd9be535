"""Make the search anew from the works."""

from django.core.management.base import BaseCommand

from resources import services


class Command(BaseCommand):
    """Safe at any time: the old entries serve until the new ones are there."""

    help = "Make the search index and its list of words anew. It happens every night by itself."

    def handle(self, *_args: object, **_options: object) -> None:
        """Index, and say how much there is."""
        works, words = services.index_all(), services.refresh_words()
        self.stdout.write(f"Indexed {works} works and {words} words.")
