"""Claims about the two people and the message as a whole: facts used, meetings, friends, copies, what the law wants said."""

from __future__ import annotations

from composer.etiquette.brief_index import Hit, words_of
from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message_parser import Message
from composer.etiquette.english.stems import stem
from composer.model import Brief


def facts_used(message: Message, brief: Brief) -> tuple[str, ...]:
    """The facts of the brief that the text uses: at least half of the fact's telling words occur in it."""
    written = set(words_of(message.text[message.start :]))
    written_stems = set(map(stem, written))
    used, stop = [], message.lexicon.words["names", "stop"]
    for fact in brief.recipient.facts:
        telling = [word for word in words_of(fact.text) if word not in stop and len(word) > 2]
        if telling and sum(1 for word in telling if stem(word) in written_stems) * 2 >= len(telling):
            used.append(fact.text)
    return tuple(used)


def no_fact_used(message: Message, context: CheckContext) -> list[Hit]:
    """The brief holds facts about the reader and the text uses none."""
    brief = context.brief
    if brief is None or not brief.recipient.facts or facts_used(message, brief) or not message.sentences:
        return []
    at = message.sentences[0][0]
    return [(at, at, brief.recipient.facts[0].text)]
