"""Reviewed sentences for the exercises of the workshop page: read from a TOML file, checked.

The workshop page holds no text of a case by itself. Only what somebody has looked at sentence by
sentence may be added, and the file must say who did so and when.
"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from dossier_nlp.errors import InputError
from dossier_nlp.records import ACTORS, FAMILIES

ROLES = FAMILIES["role"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def _actor(code: str) -> str:
    if code not in ACTORS:
        raise ValueError(f"no such actor; there are {', '.join(ACTORS)}")
    return code


class VoiceQuestion(_Strict):
    """Whose voice this is; ``options`` are shown in the order of the file."""

    text: str = Field(min_length=1)
    answer: str
    options: tuple[str, ...] = Field(min_length=2)
    why: str = ""
    source: str = ""

    @field_validator("options")
    @classmethod
    def _known(cls, options: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(_actor, options))

    @model_validator(mode="after")
    def _answered(self) -> VoiceQuestion:
        if self.answer not in self.options:
            raise ValueError("the answer is not one of the options")
        return self


class Cast(_Strict):
    """Somebody in a role."""

    actor: str
    role: str

    @field_validator("actor")
    @classmethod
    def _known_actor(cls, code: str) -> str:
        return _actor(code)

    @field_validator("role")
    @classmethod
    def _known_role(cls, code: str) -> str:
        if code not in ROLES:
            raise ValueError(f"no such role; there are {', '.join(ROLES)}")
        return code


class RoleQuestion(_Strict):
    """Which role is given to whom."""

    text: str = Field(min_length=1)
    casts: tuple[Cast, ...] = Field(min_length=1)
    why: str = ""
    source: str = ""


class Rewording(_Strict):
    """A sentence before and after; ``marked`` are the words of it that the exercise is about."""

    text: str = Field(min_length=1)
    marked: tuple[str, ...] = ()
    rewrite: str = Field(min_length=1)
    why: str = ""
    source: str = ""

    @model_validator(mode="after")
    def _in_text(self) -> Rewording:
        if any(words not in self.text for words in self.marked):
            raise ValueError("marked words do not stand in the text")
        return self

    @property
    def pieces(self) -> tuple[tuple[str, bool], ...]:
        """The text cut into pieces, with whether a piece is marked."""
        pieces, rest = [], self.text
        for words in sorted(self.marked, key=self.text.index):
            before, found, after = rest.partition(words)
            if found:
                pieces += [(before, False), (found, True)]
                rest = after
        return tuple((text, marked) for text, marked in (*pieces, (rest, False)) if text)


class Examples(_Strict):
    """All reviewed sentences of a file."""

    reviewed_by: str = Field(min_length=1)
    reviewed_on: date
    voice: tuple[VoiceQuestion, ...] = ()
    role: tuple[RoleQuestion, ...] = ()
    wording: tuple[Rewording, ...] = ()


def read_examples(file: Path) -> Examples:
    """Read a file of reviewed sentences.

    Raises
    ------
    InputError
        When the file cannot be read, is no TOML, does not say who reviewed it and when, or holds
        something the exercises cannot use. The message names the entry and never its text.
    """
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(f"no examples read from {file}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise InputError(f"{file}: is not UTF-8 text") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(f"{file}: is not valid TOML ({error})") from None
    try:
        return Examples(**content)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise InputError(f"{file}: {where or 'file'}: {_plainly(first['msg'])}") from None
    except TypeError:
        raise InputError(f"{file}: holds a name that is not used") from None


def _plainly(message: str) -> str:
    return message.removeprefix("Value error, ")
