"""A reader that ends as a crash in a library does."""

import os

os.abort()
