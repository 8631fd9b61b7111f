"""What a mail folder or label is for, by its name in any language."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from composer.imports.wordlists import phrases

_PURPOSES: Final = ("sent", "drafts", "unsent", "junk", "chat")
_APART: Final = re.compile(r"[/\\|]|\.(?=\S)")  # what servers put between the folders of a path
_ENDING: Final = re.compile(r"\.(?:mbox|sbd|mbx|mailbox)$", re.IGNORECASE)


@lru_cache(maxsize=2000)
def purpose(name: str) -> str:
    """sent, drafts, unsent, junk or chat; "" for any other folder. A path is known by its last part."""
    plain = unicodedata.normalize("NFC", _ENDING.sub("", name.strip().strip("/"))).casefold()
    for part in (plain, _APART.split(plain)[-1].strip()):
        found = next((one for one in _PURPOSES if part in phrases("folders", one)), "")
        if found:
            return found
    return ""
