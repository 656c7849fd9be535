"""Files in an S3-compatible store, by setting. Readers never see the store: the hub sends its files itself."""

from collections.abc import Iterator
from typing import Any

from botocore.config import Config
from storages.backends.s3 import S3Storage

_CHUNK = 64 * 1024


class BucketStorage(S3Storage):
    """The files in one bucket."""

    def get_default_settings(self) -> dict[str, Any]:
        """Return django-storages' defaults with ours: private, never overwritten, and no store that hangs for ever."""
        return super().get_default_settings() | {
            "file_overwrite": False,
            "default_acl": None,
            "client_config": Config(
                connect_timeout=5,
                read_timeout=20,
                retries={"max_attempts": 2},
                signature_version="s3v4",
                # Stores other than Amazon's rarely have a host name per bucket, nor the newest checksums.
                s3={"addressing_style": "path" if self._has_endpoint else "auto"},
                request_checksum_calculation="when_required",
                response_checksum_validation="when_required",
            ),
        }

    def __init__(self, **settings: Any) -> None:
        self._has_endpoint = bool(settings.get("endpoint_url"))
        super().__init__(**settings)

    def stream(self, name: str, first: int, last: int) -> Iterator[bytes]:
        """Yield the bytes of a file from `first` to `last`, both included, without a copy on our disk."""
        key = self._normalize_name(name)
        answer = self.bucket.Object(key).get(Range=f"bytes={first}-{last}")
        yield from answer["Body"].iter_chunks(_CHUNK)
