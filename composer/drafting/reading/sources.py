"""How the user came to know a fact, said: “LinkedIn” → “I saw on LinkedIn”, “heard it” → “I heard”."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

from composer import data

_ENDS: Final = re.compile(r"[.,;:!]+$")


@cache
def _table() -> dict[str, Any]:
    return data.read_toml(data.templates_folder() / "en" / "reading" / "sources.toml")


def learned_from(seen: str) -> str:
    """The main clause that tells where the user learned of it, to be followed by “that …”; "" where it cannot be told well."""
    text = _ENDS.sub("", " ".join(seen.split())).strip()
    lower = text.lower()
    for source in _table()["source"]:
        if any(re.fullmatch(pattern, lower) for pattern in source["patterns"]):
            bare = _bare(text)
            return str(source["said"]).replace("{seen}", bare).replace("{Seen}", bare.capitalize())
    return ""


def _bare(text: str) -> str:
    return re.sub(r"^(?:(?:on|in|at|from|via|the|a|an|his|her|their|your)\s+)+", "", text, flags=re.IGNORECASE)
