"""Settings of the command: built-in defaults < ``chidao.toml`` < environment ``CHIDAO_…`` < flags."""

import re
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from pipeline.parsers.page_watch import processors

CONFIG_FILE = "chidao.toml"
FORMATS = ("json", "jsonl", "csv", "xlsx")
SIZE = re.compile(r"(\d{1,12}(?:\.\d{1,3})?)\s*([KMGT]?)(?:i?B)?", re.IGNORECASE)
UNITS = {"": 1, "K": 1024, "M": 1024**2, "G": 1024**3, "T": 1024**4}


class Settings(BaseSettings):
    """What can be set once and for all.

    ``workers``: processes that read at the same time, 0 reads inside the command itself, without limits; ``timeout``:
    seconds of work a document, waiting for a processor not counted; ``page_timeout``: the same a page, at most a quarter of
    that; ``memory``: bytes a document, written like ``2GiB``; ``format``: what to write, of json, jsonl, csv, xlsx; ``lang``:
    of messages, en or vi; ``ocr``: auto recognises the text of scans where tesseract is there, off refuses them. Raises
    pydantic's ``ValidationError`` for values that make no sense.
    """

    model_config = SettingsConfigDict(env_prefix="CHIDAO_", toml_file=CONFIG_FILE, extra="forbid", frozen=True)

    workers: int = Field(default_factory=processors, ge=0, le=1024)
    timeout: float = Field(default=600.0, gt=0, le=86_400)
    page_timeout: float = Field(default=90.0, gt=0, le=86_400)
    memory: int = Field(default=2 * 1024**3, ge=64 * 1024**2)
    format: str = "json,csv"
    lang: Literal["en", "vi"] = "en"
    ocr: Literal["auto", "off"] = "auto"

    @field_validator("memory", mode="before")
    @classmethod
    def _parse_memory(cls, value: Any) -> Any:
        return parse_size(value) if isinstance(value, str) else value

    @field_validator("format")
    @classmethod
    def _check_format(cls, value: str) -> str:
        parse_formats(value)
        return value

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats as a tuple."""
        return parse_formats(self.format)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Flags, then the environment, then the file; no dotenv, no secrets folder."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, Path(CONFIG_FILE))


def load_settings(**flags: Any) -> Settings:
    """The settings, with the flags that were given (not None) above everything else."""
    return Settings(**{name: value for name, value in flags.items() if value is not None})


def parse_size(text: str) -> int:
    """Bytes of ``2GiB``, ``512M``, ``1.5g`` or a bare number. Raises :class:`ValueError`."""
    match = SIZE.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"not a size: {text!r} (write it like 2GiB or 512MiB)")
    return int(float(match[1]) * UNITS[match[2].upper()])


def parse_formats(text: str) -> tuple[str, ...]:
    """The formats of a comma-separated list, each once, in the given order. Raises :class:`ValueError`."""
    names = tuple(dict.fromkeys(name.strip().lower() for name in text.split(",") if name.strip()))
    unknown = [name for name in names if name not in FORMATS]
    if unknown or not names:
        raise ValueError(f"unknown format {', '.join(unknown) or repr(text)}: choose from {', '.join(FORMATS)}")
    return names
