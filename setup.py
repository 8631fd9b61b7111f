"""Puts the shipped data beside the code in a wheel; everything else stands in pyproject.toml."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).resolve().parent


class WithData(build_py):
    """Copies rules, templates, example briefs and the page's entry into `composer/_data`."""

    def run(self) -> None:
        """Build the modules, then add the data."""
        super().run()
        inside = Path(self.build_lib, "composer", "_data")
        for name in ("etiquette_rules", "templates", "docs/examples", ".streamlit"):
            shutil.copytree(ROOT / name, inside / name, dirs_exist_ok=True)
        shutil.copy(ROOT / "app.py", inside / "app.py")


setup(cmdclass={"build_py": WithData})
