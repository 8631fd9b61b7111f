"""Notes that have become clauses, joined: what the user is, has and does as one list behind one subject."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import Final

_CLITICS: Final = {"'m": "am ", "'re": "are ", "'ve": "have "}


def told(said: Sequence[str], who: str, clauses: Set[int]) -> str:
    """The clauses as one sentence; `clauses` are the places of those that have a subject of their own."""
    bare = [item if place in clauses else _without_subject(item, who) for place, item in enumerate(said)]
    items: list[list[str]] = []
    own: list[bool] = []
    verb = ""
    for item, rest in zip(said, bare, strict=True):
        does, _, what = rest.partition(" ") if rest != item else ("", "", "")
        shares = does in ("have", "am", "are") and does == verb and not what.startswith("been ")
        if shares:
            items[-1].append(what)
        else:
            items.append([item])
            own.append(rest != item)
        verb = "" if what.startswith("been ") else does
    joined = [_listed(part) for part in items]
    if len(joined) == 1:
        return joined[0]
    if all(own):
        joined = [joined[0], *(_without_subject(item, who) for item in joined[1:])]
        compound = [" and " in item for item in joined]
        comma = "," if any(compound[:-1]) or (compound[-1] and len(joined) > 2) else ""
        return f"{', '.join(joined[:-1])}{comma} and {joined[-1]}"
    return f"{', '.join(joined[:-1])}, and {joined[-1]}"


def _listed(part: Sequence[str]) -> str:
    return f"{', '.join(part[:-1])} and {part[-1]}" if len(part) > 1 else part[0]


def _without_subject(item: str, who: str) -> str:
    """“I'm a nurse” → “am a nurse”, as it stands behind what else the user is or has."""
    return re.sub(rf"^{who}('m|'re|'ve)? ", lambda found: _CLITICS.get(found[1] or "", ""), item)
