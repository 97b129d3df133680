"""Certificates as docs/operations.md makes them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

_NEW = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"


def openssl(folder: Path, *commands: str) -> None:
    """Run commands of openssl in a folder."""
    program = shutil.which("openssl")
    if program is None:
        pytest.skip("openssl, which makes the certificates, is not installed")
    for command in commands:
        subprocess.run([program, *command.split()], cwd=folder, check=True, capture_output=True)


def certified(folder: Path) -> tuple[str, str, str]:
    """The files of an authority, of a certificate by it and of its key."""
    folder.mkdir(exist_ok=True)
    openssl(
        folder,
        f"req -x509 {_NEW} -days 2 -subj /CN=desk-ca -keyout ca.key -out ca.pem",
        f"req {_NEW} -subj /CN=desk -keyout desk.key -out desk.csr",
        "x509 -req -in desk.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -out desk.pem",
    )
    return str(folder / "ca.pem"), str(folder / "desk.pem"), str(folder / "desk.key")
