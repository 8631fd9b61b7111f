"""The built wheel works alone: the data travels inside it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    copy = folder / "source"
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    for name in filter(None, tracked):  # what is tracked, and nothing that happens to lie about
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_bytes((ROOT / name).read_bytes())
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", str(folder), str(copy)],
        check=True, capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "site")
    return folder / "site"


def run(installed: Path, *args: str, text: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "composer", *args], input=text, capture_output=True, text=True, cwd=installed.parent,
        env={**os.environ, "PYTHONPATH": str(installed)}, check=False,
    )


def test_the_wheel_checks_a_text_with_all_its_rules(installed: Path) -> None:
    done = run(installed, "check", "--channel", "linkedin_note", "--format", "json", "-", text="I hope this finds you well!!!")
    assert done.returncode in (0, 1), done.stderr
    assert json.loads(done.stdout)["findings"]
    rules = run(installed, "rules", "list", "--format", "json")
    assert len(json.loads(rules.stdout)) >= 60


def test_the_wheel_writes_drafts_from_its_own_templates(installed: Path) -> None:
    done = run(installed, "write", "--brief", str(ROOT / "docs/examples/learn.toml"), "--channel", "linkedin_note", "--format", "json")
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["drafts"]) == 3


def test_the_wheel_keeps_a_record(installed: Path) -> None:
    done = run(installed, "log", "sent", "--to", "Ana Prado", "--channel", "email", "--format", "json")
    assert done.returncode == 0, done.stderr
    assert run(installed, "report", "--format", "json").returncode == 0


def test_the_wheel_holds_the_page(installed: Path) -> None:
    assert (installed / "composer/_data/app.py").exists()
    assert (installed / "composer/_data/.streamlit/config.toml").exists()
