"""What a mail folder or label is for, by its name in any language."""

from __future__ import annotations

import base64
import re
import unicodedata
from functools import lru_cache
from typing import Final

from composer.imports.wordlists import phrases

_PURPOSES: Final = ("sent", "drafts", "unsent", "junk", "chat")
_APART: Final = re.compile(r"[/\\|]|\.(?=\S)")  # what servers put between the folders of a path
_CODED: Final = re.compile(r"&([A-Za-z0-9+,]*)-")
_ENDING: Final = re.compile(r"\.(?:mbox|sbd|mbx|mailbox)$", re.IGNORECASE)


@lru_cache(maxsize=2000)
def purpose(name: str) -> str:
    """sent, drafts, unsent, junk or chat; "" for any other folder. A path is known by its last part."""
    shown = _CODED.sub(_shown, _ENDING.sub("", name.strip().strip("/")))
    plain = unicodedata.normalize("NFC", shown).casefold()
    for part in (plain, _APART.split(plain)[-1].strip()):
        found = next((one for one in _PURPOSES if part in phrases("folders", one)), "")
        if found:
            return found
    return ""


def _shown(coded: re.Match[str]) -> str:
    """The letters that IMAP, and mail programs on the disk, write as “&APw-” (RFC 3501, 5.1.3)."""
    if not coded[1]:
        return "&"
    try:
        return base64.b64decode(coded[1].replace(",", "/") + "=" * (-len(coded[1]) % 4)).decode("utf-16-be")
    except ValueError:
        return coded[0]
