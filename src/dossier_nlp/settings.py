"""One place for every setting: defaults < TOML file < environment < command line."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from dossier_nlp.errors import SettingsError


class ReadingSettings(BaseModel):
    """Bounds and choices of the reading room."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    max_pages: int = Field(3000, gt=0, description="Pages of one file that are read at most.")
    max_bytes: int = Field(500_000_000, gt=0, description="Size of one file at most, in bytes.")
    max_seconds: float = Field(120.0, gt=0, description="Seconds spent on one file at most.")
    max_chars: int = Field(20_000_000, gt=0, description="Characters of one document at most.")
    ocr: Literal["auto", "off", "force"] = Field("auto", description="When to use OCR.")
    ocr_language: str = Field("nld", description="Language of tesseract.")


class LanguageSettings(BaseModel):
    """Which model parses, and how."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    model: Literal["auto", "embedded", "nl_core_news_lg"] = Field(
        "auto", description="auto: nl_core_news_lg when installed, else the embedded model."
    )
    batch_size: int = Field(8, gt=0, description="Texts per batch of the parser.")


class BatchSettings(BaseModel):
    """How a pile of dossiers is run."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    workers: int = Field(0, ge=0, description="Processes; 0: one per core.")
    max_seconds: float = Field(900.0, gt=0, description="Seconds for one dossier at most.")
    max_memory_mb: int = Field(0, ge=0, description="Memory of one worker in MB; 0: no limit.")
    scheduler: str = Field("", description="Address of a Dask scheduler; empty: this machine.")
    cache_mb: int = Field(
        2000, ge=0, description="Room for kept readings and parses in OUT, in MB; 0: keep none."
    )


class PrivacySettings(BaseModel):
    """What is done about papers that still hold names and numbers of persons."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    check: bool = Field(True, description="Warn of identifiers in the papers.")
    redact: bool = Field(False, description="Mask identifiers in everything that is written.")
    allow: tuple[str, ...] = Field((), description="Names that may stand, such as pseudonyms.")


class ReportSettings(BaseModel):
    """What the tables and pages look like."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    csv_dialect: Literal["standard", "excel-nl"] = Field("standard", description="CSV dialect.")
    xlsx: bool = Field(False, description="Also write tables.xlsx.")
    language: Literal["nl", "en"] = Field("nl", description="Language of the pages.")


class Settings(BaseSettings):
    """All settings of a run; unknown keys are refused."""

    model_config = SettingsConfigDict(
        extra="forbid", frozen=True, env_prefix="DOSSIER_NLP_", env_nested_delimiter="__"
    )

    reading: ReadingSettings = Field(default_factory=ReadingSettings)
    language: LanguageSettings = Field(default_factory=LanguageSettings)
    batch: BatchSettings = Field(default_factory=BatchSettings)
    report: ReportSettings = Field(default_factory=ReportSettings)
    privacy: PrivacySettings = Field(default_factory=PrivacySettings)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Keep only what :func:`load` passes and the environment: no .env, no secrets folder."""
        return (init_settings, env_settings)


def merge(low: Mapping[str, Any], high: Mapping[str, Any]) -> dict[str, Any]:
    """Merge two nested mappings; ``high`` wins; ``None`` in ``high`` means 'not given'."""
    merged = dict(low)
    for key, value in high.items():
        if isinstance(value, Mapping):
            below = merged.get(key)
            merged[key] = merge(below if isinstance(below, Mapping) else {}, value)
        elif value is not None:
            merged[key] = value
    return merged


def load(file: Path | None = None, overrides: Mapping[str, Any] | None = None) -> Settings:
    """Make the settings of a run.

    Parameters
    ----------
    file
        A TOML file, or none.
    overrides
        What the command line gave, nested like the settings; ``None`` values do not count.

    Raises
    ------
    SettingsError
        When the file is missing, is no TOML, or holds an unknown key or a wrong value.
    """
    from_file: dict[str, Any] = {}
    if file is not None:
        try:
            from_file = tomllib.loads(file.read_text(encoding="utf-8"))
        except OSError as error:
            raise SettingsError(
                f"settings file cannot be read: {file} ({error.strerror})"
            ) from None
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
            raise SettingsError(f"settings file is not valid TOML: {file}: {error}") from None
    try:
        # The environment must beat the file, so it is read by itself and merged above it.
        from_environment = Settings().model_dump(exclude_unset=True)
        return Settings(**merge(merge(from_file, from_environment), overrides or {}))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise SettingsError(f"setting {where or '?'}: {first['msg']}") from None
