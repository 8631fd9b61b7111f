"""Names and firms stay here: in what a model is told, placeholders stand for them, and code fills those in what it answers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from composer.drafting.language.person_names import read_name
from composer.model import Brief

_HOLDER: Final = re.compile(r"\{(\w+)\}")
_SHORT: Final = 3  # letters of a part of a name that is looked for by itself


def placeholders(brief: Brief) -> Mapping[str, str]:
    """Placeholder → what code puts in its place, for all that the brief holds."""
    reader = read_name(brief.recipient.name)
    found = {
        "reader": reader.given or reader.full or brief.recipient.name, "their_firm": brief.recipient.company,
        "my_firm": brief.sender.company, "mutual": brief.mutual, "third": brief.third.name if brief.third else "",
        "me": brief.sender.name,
    }
    return {name: text for name, text in found.items() if text.strip()}


def hidden(text: str, brief: Brief) -> str:
    """A text with placeholders for the names and firms of the brief."""
    for name, given in _given(brief):
        text = re.sub(rf"(?<!\w){re.escape(given)}(?!\w)", f"{{{name}}}", text)
    return text


def _given(brief: Brief) -> list[tuple[str, str]]:
    """What is hidden, longest first: whole names, firms, and the parts of the names of the two."""
    reader, third = brief.recipient.name, brief.third.name if brief.third else ""
    whole = [
        ("their_firm", brief.recipient.company), ("my_firm", brief.sender.company), ("mutual", brief.mutual), ("third", third),
        ("reader", reader), ("me", brief.sender.name),
    ]
    parts = [(name, part) for name, text in (("reader", reader), ("me", brief.sender.name)) for part in text.split()]
    return sorted(
        ((name, text.strip()) for name, text in (*whole, *parts) if len(text.strip()) >= _SHORT), key=lambda item: -len(item[1])
    )


def filled(text: str, holders: Mapping[str, str]) -> str:
    """A text with what its placeholders stand for; an unknown one is left, so that it is seen."""
    return _HOLDER.sub(lambda found: holders.get(found[1].lower(), found.group()), text)
