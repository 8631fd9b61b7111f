"""Which addresses are the user's own: as they are known, with a tag behind a plus, and with the dots that Gmail does not see."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import Final

_DOTLESS: Final = {"gmail.com": "gmail.com", "googlemail.com": "gmail.com"}
_TAGS: Final = "+"


@lru_cache(maxsize=20_000)
def bare(address: str) -> str:
    """A mail address without the tag behind a plus; one of Gmail without its dots."""
    local, at, domain = address.rpartition("@")
    local = local.partition(_TAGS)[0] or local
    if domain in _DOTLESS:
        local, domain = local.replace(".", ""), _DOTLESS[domain]
    return f"{local}{at}{domain}"


def is_own(address: str, own: Collection[str]) -> bool:
    """Whether an address is one of the user's."""
    return bool(address) and (address in own or bare(address) in _bared(frozenset(own)))


@lru_cache(maxsize=64)
def _bared(own: frozenset[str]) -> frozenset[str]:
    return frozenset(map(bare, own))
