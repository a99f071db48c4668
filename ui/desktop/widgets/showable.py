"""The text of a file's name as it can be shown. The first window needs it, so it loads no Qt."""


def showable(text: str) -> str:
    """The text with a question mark for each byte of a file's name that is not UTF-8.

    The binding would drop these bytes in silence, and so show the name of another file.
    """
    return text if text.isascii() else text.encode(errors="replace").decode()
