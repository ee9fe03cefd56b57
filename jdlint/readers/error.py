"""What a reader says when it cannot read a file."""

from __future__ import annotations


class ReadError(Exception):
    """A file that cannot be read as a posting: what is wrong, and what the user can do about it."""

    def __init__(self, path: str, message: str, hint: str = "") -> None:
        super().__init__(f"{path}: {message}")
        self.path = path
        self.message = message
        self.hint = hint
