"""Whether a further message brings something that the ones before could not hold: a figure, a date, a reason, news, a question.

Words that only remind (“just checking in”, “any thoughts?”) bring nothing; nor do the words of politeness around them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.content_words import TELLING, kinds
from composer.etiquette.document.memo import kept
from composer.etiquette.document.message_parser import Message, Span
from composer.etiquette.document.spans import overlap
from composer.etiquette.features.typography import MARKS
from composer.etiquette.matching.guarded_regex import Spotter
from composer.etiquette.properties import intents

_NEWS: Final = Spotter("follow_up", "tells_news")
_ONLY_ASKS: Final = Spotter("follow_up", "asks_after_the_last")
_FEWEST: Final = 2  # telling words of a question that asks something of its own


def find_something_new(message: Message, spans: Sequence[Span], _: CheckContext) -> list[Span]:
    """Sentences with a figure, a date, a reason, an attachment or a question of their own."""
    return [span for span in _new(message) if any(start <= span[0] < end for start, end in spans)]


@kept
def _new(message: Message) -> list[Span]:
    figures = overlap((*MARKS["number"](message), *MARKS["attachment"](message)))
    return [span for span in message.sentences if figures(*span) or _is_new(message, span)]


def _is_new(message: Message, span: Span) -> bool:
    if _NEWS.search(message, *span):
        return True
    if not intents.is_question(message, span) or _ONLY_ASKS.search(message, *span):
        return False
    kind, said = kinds(message.lexicon), message.lexicon.words["follow_up", "said_before"]
    words = {token.strip("?.,!'\"()") for token in message.low[slice(*span)].split()}
    return sum(kind[word] == TELLING and word not in said for word in words if word) >= _FEWEST
