"""Whether a message shows knowledge of this one reader.

A personal detail is a named piece of the reader's work, an event, a shared place, school or person, a tool they use, news
about them or their company. Their name, company, job title or industry alone is none, nor is a profile somebody “came across”,
nor an unfilled slot. Every step works on patterns of bounded length, so that the cost is linear.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from composer.etiquette.check_context import CheckContext
from composer.etiquette.document import content_words
from composer.etiquette.document.memo import kept
from composer.etiquette.document.message_parser import Message, Span
from composer.etiquette.features import placeholders
from composer.etiquette.personal import actions, common_ground, company_news, mass_mail, observations, specificity, works
from composer.lexicon import Wording

_FINDERS: Final = (
    works.find_works, actions.find_actions, observations.find_observations, company_news.find_company_news,
    common_ground.find_common_ground,
)
_WORD: Final = re.compile(r"[^\W_][\w'’.+#-]*")
_WORK: Final = Wording("works", "work_alone")


def find_details(message: Message, spans: Sequence[Span], context: CheckContext) -> list[Span]:
    """Spans that show something only this reader has; with a brief, a fact of it that the text uses is one."""
    return [detail for detail in _details(message, context) if any(start <= detail[0] < end for start, end in spans)]


@kept
def _details(message: Message, context: CheckContext) -> list[Span]:
    start = message.subject[0] if message.subject else message.body[0]
    body = (start, message.postscript[1] if message.postscript else message.end)
    details = {hit for find in _FINDERS for hit in find(message, *body) if not _in_signature(hit, message)}
    empty_slots = placeholders.find_slots(message)
    if empty_slots:
        details = {hit for hit in details if _outside(hit, empty_slots, message)}
    def none_in_the_body() -> bool:  # one in the subject line alone does not make a letter personal
        return all(hit[0] < message.body[0] for hit in details)

    if none_in_the_body():
        details |= set(specificity.find_specific(message, empty_slots))
    if none_in_the_body() and not empty_slots:
        details |= set(mass_mail.find_written_to_one(message))
    if none_in_the_body() and _uses_a_fact(message, context):
        details.add((message.sentences[0][0], message.sentences[-1][1]))
    return sorted(details)


def _uses_a_fact(message: Message, context: CheckContext) -> bool:
    if context.brief is None or not message.sentences:
        return False
    from composer.etiquette.grounding.fact_use import facts_used  # most texts are checked without a brief

    return bool(facts_used(message, context.brief))


def _in_signature(hit: Span, message: Message) -> bool:
    return message.postscript is not None and message.end <= hit[0] < message.postscript[0]


def _outside(hit: Span, empty_slots: Sequence[Span], message: Message) -> bool:
    """Whether a hit names something outside the unfilled slots in it."""
    inside = [slot for slot in empty_slots if slot[0] < hit[1] and hit[0] < slot[1]]
    if not inside:
        return True
    rest = _WORD.findall(message.low[hit[0] : inside[0][0]])
    nothing, work, kind = content_words.empty(message.lexicon), _WORK.of(message.lexicon), content_words.kinds(message.lexicon)
    named = [word for word in rest if len(word) > 2 and word not in nothing and not work.fullmatch(word)]
    return len(named) >= 2 and any(kind[word] == content_words.TELLING for word in named)
