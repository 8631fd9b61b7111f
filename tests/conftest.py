"""What every test gets: a user folder of its own, no keys, no settings from the machine."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

os.environ["OVERTURE_HOME"] = "/nonexistent"  # before the first import: channels of the machine's own user are none of the tests'

import hypothesis

from composer.credentials import SECRETS
from composer.settings import Settings
from tests.postgres import postgres_url, record_url  # noqa: F401  # fixtures for every test

# The same examples on every machine, so that what passed here passes there; HYPOTHESIS_PROFILE=default looks for new ones.
hypothesis.settings.register_profile("same", derandomize=True, print_blob=True)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty user folder that the code under test finds by OVERTURE_HOME."""
    folder = tmp_path / "home"
    monkeypatch.setenv("OVERTURE_HOME", str(folder))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    for name in ("OVERTURE_DATABASE_URL", "OPENAI_BASE_URL", *SECRETS):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture(autouse=True)
def main_module(monkeypatch: pytest.MonkeyPatch) -> None:
    """Streamlit's page runner puts the page in the place of the main module; a process started later would run it again."""
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])


@pytest.fixture
def settings(home: Path) -> Settings:
    """Default settings of a new user."""
    return Settings(home=home)


@pytest.fixture
def now() -> datetime:
    """The clock of the tests."""
    return NOW
