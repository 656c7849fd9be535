"""The files that the hub holds, by the ending of their names. Knows nothing of Django."""

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "csv": "text/csv",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "mp3": "audio/mpeg",
}

# The pages of these are a fact, not a guess of the program that wrote them.
COUNTED = frozenset({"pdf", "pptx"})
# Of these there is a picture; the images among them have no text.
IMAGES = frozenset({"png", "jpg", "jpeg"})
DRAWN = IMAGES | {"pdf"}
WITHOUT_TEXT = IMAGES | {"mp3"}
# What the child process calls the picture.
PICTURE = "picture.webp"
