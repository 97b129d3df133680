"""Check a built wheel in an empty environment: `python -m tools.package_check FOLDER [PYTHON]`, or `make package`.

    FOLDER/*.whl ── compare with the checkout ── install at the locked versions ── run its commands ──▶ exit status

FOLDER holds one wheel; PYTHON is the interpreter to try, by default this one. The environment and the commands' working
folder are temporary and outside the checkout, so a file or dependency that only the checkout has is noticed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path, PurePosixPath
from typing import Any
from zipfile import ZipFile

from bot.cli import COMMANDS

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("bot", "cogs")
TEXT = """\
North Korea fires two missiles into the East Sea, Seoul says

By Hong Gil-dong, Example News

SEOUL, Oct. 31, 2024 - North Korea fired two short-range ballistic missiles into the East Sea on Thursday morning, South
Korea's Joint Chiefs of Staff said. The missiles flew about 350 kilometers before they fell into the water.

"We strongly condemn the launch," Foreign Minister Cho Tae-yul told reporters. Kim Jong Un watched the launch, the
Korean Central News Agency said on Friday. The United Nations Security Council will meet on Monday to discuss it.
"""


def main(folder: Path, python: str = sys.executable) -> None:
    """Check the one wheel in `folder`. Raises ValueError for its content, CalledProcessError for a command."""
    (wheel,) = folder.glob("*.whl")
    check_content(wheel)
    with tempfile.TemporaryDirectory(prefix="peninsula-desk-wheel-") as temporary:
        installed = Installed(Path(temporary))
        installed.install(wheel, python)
        check_reading(json.loads(installed.run("read", "-", given=TEXT)))
        expect_all(installed.run("--help"), COMMANDS)
        installed.run("import", str(installed.file("article.txt", TEXT)))
        expect_all(installed.run("search", "missiles", "--json"), ["North Korea fires two missiles"])
        installed.run("check")
    print(f"{wheel.name}: complete, and its commands work in an empty environment", file=sys.stderr)


class Installed:
    """An environment, a data folder and a working folder of their own under `folder`."""

    def __init__(self, folder: Path) -> None:
        self._environment, self._work, self._data = folder / "environment", folder / "work", folder / "data"
        self._programs = self._environment / ("Scripts" if os.name == "nt" else "bin")
        self._work.mkdir()

    def install(self, wheel: Path, python: str) -> None:
        """Make the environment and install the wheel with what it declares, at the locked versions."""
        uv = Path(sys.executable).with_name("uv")
        subprocess.run([uv, "venv", "--quiet", "--python", python, self._environment], check=True)
        locked = ROOT / "requirements" / "run.txt"
        where = ["--python", str(self._programs / "python")]
        subprocess.run([uv, "pip", "install", "--quiet", *where, "--constraint", locked, wheel.resolve()], check=True)

    def file(self, name: str, text: str) -> Path:
        """A file with this text in the working folder."""
        path = self._work / name
        path.write_text(text, encoding="utf-8")
        return path

    def run(self, *arguments: str, given: str = "") -> str:
        """Run `peninsula-desk` with `given` as stdin. Returns its stdout; raises CalledProcessError if it fails."""
        kept = {name: text for name, text in os.environ.items() if not name.startswith(("PYTHON", "DESK_", "VIRTUAL"))}
        done = subprocess.run(
            [self._programs / "peninsula-desk", *arguments],
            cwd=self._work, env={**kept, "DESK_HOME": str(self._data)},
            input=given, stdout=subprocess.PIPE, encoding="utf-8", check=True,
        )  # fmt: skip
        return done.stdout


def check_content(wheel: Path) -> None:
    """Raise ValueError unless the wheel holds exactly the packages' tracked files, beside its own metadata."""
    listed = subprocess.run(["git", "ls-files", *PACKAGES], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    with ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if not PurePosixPath(name).parts[0].endswith(".dist-info")}
    if differing := packed.symmetric_difference(listed.stdout.split("\n")) - {""}:
        raise ValueError(f"in the wheel or in the checkout only: {', '.join(sorted(differing))}")


def check_reading(article: dict[str, Any]) -> None:
    """Raise ValueError unless TEXT was read as it should be."""
    found = {
        "verdict": article["verdict"] == "article",
        "title": article["title"] == TEXT.partition("\n")[0],
        "Kim Jong Un": "kim-jong-un" in {entity["id"] for entity in article["entities"]},
        "speaker": any(quote["kind"] == "direct" and quote["speaker"] for quote in article["quotes"]),
        "subject": "missiles" in article["topic"]["subjects"],
        "spans": all(article["text"][part["start"] : part["end"]] == part["text"] for part in article["summary"]),
        "summary": bool(article["summary"]),
    }
    if wrong := [name for name, right in found.items() if not right]:
        raise ValueError(f"wrong: {', '.join(wrong)} in {json.dumps(article, ensure_ascii=False)}")


def expect_all(output: str, words: Any) -> None:
    """Raise ValueError unless the output contains every word."""
    if missing := [word for word in words if word not in output]:
        raise ValueError(f"missing: {', '.join(missing)} in {output}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
