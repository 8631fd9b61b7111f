"""Titles that a text gives the reader and the brief does not: “as hospital director you …”, “your promotion to partner”.

Part of grounding (the `brief` kind of rule); the titles are data: `words/names.toml`, group ranks.
"""

from __future__ import annotations

from typing import Final

from composer.etiquette.brief_index import Hit, words_of
from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message import Message
from composer.etiquette.english.stems import stem
from composer.lexicon import Wording, Wordings

_GIVEN: Final = Wordings("job_titles", "given")
_OTHERS: Final = Wording("job_titles", "of_others")


def invented_titles(message: Message, context: CheckContext) -> list[Hit]:
    """A title of the reader's that nothing in the brief bears out."""
    brief = context.brief
    if brief is None or not message.holds("pronouns", "you"):
        return []
    held = context.brief_index.stems
    own = f" ({brief.recipient.role})" if brief.recipient.role else ""
    hits: list[Hit] = []
    for pattern in _GIVEN.of(message.lexicon):
        for match in pattern.finditer(message.low, message.body[0]):
            if _OTHERS.of(message.lexicon).search(match["role"]):
                continue
            ranks = [word for word in words_of(match["role"]) if word in message.lexicon.words["names", "ranks"]]
            if any(stem(word) not in held for word in ranks):
                hits.append((*match.span("role"), f"not theirs{own}"))
    return hits
