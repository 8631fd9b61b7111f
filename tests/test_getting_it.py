"""Getting Overture: the steps of the container file, the set-up's sentences, one version everywhere."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from composer import __version__

ROOT = Path(__file__).resolve().parent.parent
FILES = ("Makefile", "requirements.txt", "requirements-dev.txt", "requirements.lock", "requirements-dev.lock")


def make(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """The real Makefile in a folder without a set-up."""
    for name in FILES:
        shutil.copy(ROOT / name, folder / name)
    env = {key: value for key, value in os.environ.items() if not key.startswith("PIP_")}
    return subprocess.run(["make", *args], cwd=folder, capture_output=True, text=True, check=False, env=env)


def test_a_python_that_does_not_exist_is_said_as_that(tmp_path: Path) -> None:
    done = make(tmp_path, "run", "PYTHON=python9.9")
    assert done.returncode != 0
    assert "There is no python9.9 here" in done.stdout
    assert "venv module is missing" not in done.stdout


def test_without_the_network_the_first_set_up_says_so_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "pip.conf").write_text("[global]\nindex-url = http://127.0.0.1:9/simple\nretries = 0\ntimeout = 1\n")
    os.environ["PIP_CONFIG_FILE"] = str(tmp_path / "pip.conf")
    try:
        for name in FILES:
            shutil.copy(ROOT / name, tmp_path / name)
        done = subprocess.run(
            ["make", "run", f"PYTHON={sys.executable}"], cwd=tmp_path, capture_output=True, text=True, check=False,
        )
    finally:
        del os.environ["PIP_CONFIG_FILE"]
    assert done.returncode != 0
    assert "The set-up needs the network this once" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert "ERROR:" not in done.stderr


def test_the_version_is_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["version"] == __version__
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text()


def test_every_step_of_the_container_file_can_be_done() -> None:
    """What it copies is there, what it installs is named, and the command that it starts is one the program has."""
    steps = re.findall(r"^(FROM|RUN|COPY|CMD|ENV|USER|WORKDIR|VOLUME) (.+)$", (ROOT / "Containerfile").read_text(), re.MULTILINE)
    assert [step for step, _ in steps].count("FROM") == 1
    assert "requirements.txt" in dict(steps)["RUN"]
    assert (ROOT / "requirements.txt").is_file()
    words = re.findall(r'"([^"]+)"', dict(steps)["CMD"])
    assert words[0] in tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["scripts"]
    from composer.cli.parser import build_parser

    assert build_parser().parse_args(words[1:]).run == "system:app"


@pytest.mark.parametrize("name", ["README.md", "docs/guide.md"])
def test_no_page_names_a_version_of_long_ago(name: str) -> None:
    assert "0.1.0" not in (ROOT / name).read_text()
