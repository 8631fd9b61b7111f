"""English words by which a sentence is a wish, and those that tell nothing of what supports it."""

from __future__ import annotations

import re
from typing import Final

WISH: Final = re.compile(
    r"\b(?:I(?:'d| would) (?:like|love|be (?:glad|happy|grateful))|I (?:hope|wish|wonder|look forward)|looking forward|"
    r"thank you|thanks|congratulations|all the best|if (?:it|that|you)|no hurry|kind regards)\b",
    re.IGNORECASE,
)
COMMON: Final = frozenset(
    "write writing thing know would like love hear tell ask question answer reason think come came across saw noticed read "
    "struck most one two just very really also now today quick short note message line hope wish".split(),
)
