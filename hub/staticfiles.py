"""Static files with hashed names and compressed twins."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HubStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Follows the imports of JavaScript modules too, so that they are cached for a year as well."""

    support_js_module_import_aggregation = True
