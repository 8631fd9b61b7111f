"""A point that asks what the question asks (“I'd like to know what she put in …” and “What was in it?”): it is asked once.

The fuller of the two is kept, as a direct question; where they only ask about the same in other words, the question is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from composer.drafting.reading.grammar.content_words import lemmas_of, words_of
from composer.drafting.reading.grammar.inversion import direct, embedded
from composer.drafting.reading.grammar.tokens import sentence
from composer.drafting.reading.grammar.well_formed import has_main_verb
from composer.drafting.reading.points.point_reading import PointReading
from composer.drafting.reading.points.question_reading import QuestionReading

_ASKING: Final = re.compile(
    r"^I(?:'d| would) (?:like|love) to (?:know|hear|ask(?: you)?|learn|find out|understand|see)(?: from you)? "
    r"(?P<asked>(?:how|what|which|whether|if|when|where|why|who)\b[^.?!;]+)\.?$"
)
_GIVES_REASON: Final = ", because "
_ALL: Final = 0.75  # share of its telling words from which on a question says nothing that the point does not
_HALF: Final = 0.5  # share of both from which on two open questions are one in other words
_POINTS_BACK: Final = re.compile(
    r"^(?:Is|Are|Was|Were|Has|Have|Does|Do|Did|Will|Can) (?:it|they|that|this)\b(?: [\w'-]+){0,2}\?$"
)
_REDUCED: Final = re.compile(  # “if the role you named is …”
    r"^(?:if|whether) (?:the|your|a|an) [^,]* (?:you|we|I) \w+ (?:is|are|was|were|has|have|will|can)\b"
)
_PAST: Final = re.compile(r"\b(?:was|were|had|did)\b")
_OPEN: Final = ("how", "what", "which", "when", "where", "why", "who", "whether", "if")


def asked_once(point: PointReading | None, question: QuestionReading | None) -> QuestionReading | None:
    """The question that carries the point, too, where both ask the same; else the question as it is."""
    if point is None or question is None or point.ask or question.ask or question.kind not in ("yes_no", "open"):
        return question
    asked = _asked(point)
    if not asked:
        return question
    theirs, ours = lemmas_of(asked), lemmas_of(question.said)
    alike = _opens_alike(asked, question.said) and ours and len(theirs & ours) >= _ALL * len(ours)
    back = _POINTS_BACK.match(question.said) and ours <= theirs
    if len(theirs) > len(ours) and (alike or back):
        asked, reason, told = asked.partition(_GIVES_REASON)
        said = _as_question(asked, question.said)
        return replace(question, said=f"{sentence(told)} {said}" if reason and has_main_verb(told) else said, embedded=asked)
    return question


def says_the_same(point: PointReading, question: QuestionReading) -> bool:
    """Whether a question asks, in other words, for what the point asks for."""
    asked = _asked(point)
    if not asked or question.kind not in ("yes_no", "open"):
        return False
    theirs, ours = lemmas_of(asked), lemmas_of(question.said)
    if question.kind != "open" or asked.startswith(("if ", "whether ")):
        return False
    shared = len(theirs & ours)
    return shared >= _HALF * max(len(theirs), len(ours), 2) and (shared > 1 or _opens_alike(asked, question.said))


def _asked(point: PointReading) -> str:
    """The question that a point holds, as it stands behind “I'd like to know”; "" where it holds none."""
    found = _ASKING.match(point.said)
    asked = point.embedded or (found["asked"] if found else "")
    return asked if asked.startswith(_OPEN) else ""


def _opens_alike(asked: str, question: str) -> bool:
    """Whether both open with the same question word, or neither with one."""
    one, two = words_of(asked)[0], words_of(question)[0].partition("'")[0]
    return one == two or (one in ("if", "whether") and two not in _OPEN)


def _as_question(asked: str, question: str) -> str:
    """An indirect question in direct order where turning it back gives the same, else behind “Could you tell me”."""
    said = _in_tense(direct(asked), asked, question)
    back = words_of(embedded(said)) if said else []
    plain = re.sub(r"^(?:if|whether) ", "", asked)
    same = [word for word in back if word != "whether"] == words_of(plain)
    return sentence(said if same and not _REDUCED.search(asked) else f"could you tell me {asked}", "?")


def _in_tense(said: str, asked: str, question: str) -> str:
    """“What do you put in it when all you had …” → “What did you put …”: “put” is its own past."""
    past = _PAST.search(question) or _PAST.search(asked)
    return re.sub(r"\bdo (?=you (?:put|read|set|let|cut|hit|cost|shut|spread|split)\b)", "did ", said) if past else said
