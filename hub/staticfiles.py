"""Static files with hashed names and compressed twins."""

from collections.abc import Iterable, Iterator

from django.contrib.staticfiles.finders import FileSystemFinder
from django.core.files.storage import Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

# The packages bring every script and weight of their families; the stylesheet uses these.
FONTS = {
    "overpass-latin-700-normal.woff2",
    "overpass-latin-ext-700-normal.woff2",
    "noto-sans-latin-wght-normal.woff2",
}


class NeededFilesFinder(FileSystemFinder):
    """Finds of the npm packages only what the pages ask for: hundreds of files less to hash and compress."""

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        """Return the fonts in use with their storages."""
        return ((path, storage) for path, storage in super().list(ignore_patterns) if path in FONTS)


class HubStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Follows the imports of JavaScript modules too, so that they are cached for a year as well."""

    support_js_module_import_aggregation = True
