"""Writes composer/tables/names.txt: given and family names in Latin letters with the languages in which they occur.

    pip install faker && python scripts/build_names.py

The names are those of Faker's person providers (MIT licence), which took them from public registers and censuses.
A line is `name<TAB>languages as a given name<TAB>languages as a family name`, in small letters without accents, languages as
two letters one after another. Family names are kept only for the languages where the reading of a name asks for them.
"""  # noqa: INP001

from __future__ import annotations

import importlib
import pkgutil
import re
import unicodedata
from pathlib import Path

import faker.providers.person as persons

TABLE = Path(__file__).resolve().parent.parent / "composer" / "tables" / "names.txt"
GIVEN_OF = {"en": "en", "da": "no", "sv": "no", "no": "no", "nb": "no", "fi": "fi", "is": "is", "ga": "ga"}
FAMILY_OF = ("es", "pt", "it", "fr", "de", "nl", "en", "hu")
LATIN = re.compile(r"[a-z]{2,}(?:['-][a-z]+)*")
ATTRIBUTES = {
    "given": ("first_names", "first_names_male", "first_names_female", "first_romanized_names"),
    "family": ("last_names",),
}
LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "ð": "d"})
PLACEHOLDERS = {"doe"}


def folded(name: str) -> str:
    """Small letters without accents."""
    plain = unicodedata.normalize("NFD", name.lower().translate(LETTERS))
    return "".join(char for char in plain if not unicodedata.combining(char))


def rows() -> dict[str, tuple[set[str], set[str]]]:
    """Languages as a given and as a family name, by name."""
    table: dict[str, tuple[set[str], set[str]]] = {}
    for module in pkgutil.iter_modules(persons.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        language = GIVEN_OF.get(module.name[:2], module.name[:2])
        for place, kind in enumerate(("given", "family")):
            if kind == "family" and language not in FAMILY_OF:
                continue
            for attribute in ATTRIBUTES[kind]:
                names = getattr(provider, attribute, ())
                for name in () if isinstance(names, property) else names:
                    if LATIN.fullmatch(folded(str(name))) and folded(str(name)) not in PLACEHOLDERS:
                        table.setdefault(folded(str(name)), (set(), set()))[place].add(language)
    return table


if __name__ == "__main__":
    lines = sorted(f"{name}\t{''.join(sorted(given))}\t{''.join(sorted(family))}" for name, (given, family) in rows().items())
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
