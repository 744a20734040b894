"""Defuse text that a spreadsheet would run as a formula.

Excel, LibreOffice and Google Sheets run a cell that begins with ``=``, ``+``, ``-`` or ``@``,
also behind white space, and some also behind full-width signs. A file that is opened with
another separator than it was written with is cut at tabs, line ends, semicolons and commas, so
that what follows one of those may become the beginning of a cell as well. An apostrophe before
the sign makes every spreadsheet show the text as it is.
"""

from __future__ import annotations

import re

SIGNS = "=+-@＝＋－＠﹢﹣﹦﹫⁼⁺⁻₌₊₋−"
"""Signs that start a formula, with the forms that a spreadsheet may fold into them."""

_SPACE = "\\s\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
_FORMULA = re.compile(
    rf"(?:(?P<before>^|[\t\r\n;])(?P<skip>[{_SPACE}\"']*)(?=[{re.escape(SIGNS)}]))"
    rf"|(?:(?P<comma>,)(?P<gap>[{_SPACE}\"']*)(?=[=+@＝＋＠]))"
)


def defuse(text: str) -> str:
    """Return ``text`` with an apostrophe before every sign that could start a formula.

    Text without such a sign comes back unchanged. Defusing twice changes nothing more.

    Parameters
    ----------
    text
        Any text of a case, a file name or a message.
    """
    clean = text.replace("\x00", "\N{REPLACEMENT CHARACTER}")
    return _FORMULA.sub(_with_apostrophe, clean)


def _with_apostrophe(match: re.Match[str]) -> str:
    found = match.group(0)
    # An apostrophe as the last sign already defuses it; anything else does not.
    return found if found.endswith("'") else f"{found}'"
