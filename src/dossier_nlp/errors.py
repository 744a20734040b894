"""The errors of the project. Messages say what, where and what to do; never case text."""

from __future__ import annotations


class DossierError(Exception):
    """Base of all errors that a user can do something about."""


class InputError(DossierError):
    """A path, file or folder cannot be used as asked (exit code 2)."""


class SettingsError(DossierError):
    """A settings file or option is wrong (exit code 2)."""


class ReadingError(DossierError):
    """A file could not be read.

    Parameters
    ----------
    code
        Short stable name of what went wrong, a row of ``problems.csv``.
    message
        One line: what is wrong with which page and what can be done.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class LexiconError(DossierError):
    """A lexicon row cannot be understood; the message names file and line."""
