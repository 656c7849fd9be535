"""Where uploaded files are kept, from the environment."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from environs import Env, EnvError


def file_storage(env: Env, media_root: Path) -> dict[str, Any]:
    """Return the STORAGES entry for uploaded files: a bucket if S3_BUCKET is set, else a folder.

    Raises:
        EnvError: if the store is set only in part.
    """
    options = {
        "bucket_name": env.str("S3_BUCKET", ""),
        "access_key": env.str("S3_ACCESS_KEY_ID", ""),
        "secret_key": env.str("S3_SECRET_ACCESS_KEY", ""),
        "endpoint_url": env.str("S3_ENDPOINT_URL", "") or None,
        "region_name": env.str("S3_REGION", "") or None,
    }
    if not any(options.values()):
        return {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": media_root}}
    required = {"S3_BUCKET": "bucket_name", "S3_ACCESS_KEY_ID": "access_key", "S3_SECRET_ACCESS_KEY": "secret_key"}
    if missing := [name for name, option in required.items() if not options[option]]:
        message = f"environment variable {missing[0]!r} must be set when files are kept in an S3 store"
        raise EnvError(message)
    if options["endpoint_url"] and urlsplit(options["endpoint_url"]).scheme not in {"http", "https"}:
        message = 'environment variable "S3_ENDPOINT_URL" must be an address such as https://storage.example'
        raise EnvError(message)
    return {"BACKEND": "hub.storage.BucketStorage", "OPTIONS": options}
