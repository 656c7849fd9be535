"""Where uploaded files are kept and how large they may be, from the environment."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from environs import Env, EnvError, validate

# In megabytes. The child process that looks into files first copies none that is larger than 300.
_UPLOADS = {"document": 50, "image": 10, "audio": 200}
_MOST = 250


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


def upload_limits(env: Env) -> dict[str, int]:
    """Return how many megabytes a document, an image and a sound file may have.

    Raises:
        EnvError: if one is no number, or more than can be looked into.
    """
    limits = validate.Range(min=1, max=_MOST)
    return {kind: env.int(f"UPLOAD_LIMIT_{kind.upper()}", usual, validate=limits) for kind, usual in _UPLOADS.items()}
