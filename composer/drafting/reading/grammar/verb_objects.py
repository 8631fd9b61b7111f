"""Names the reader inside a verb phrase where English needs it: “show you how …”, “swap seeds with you”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from composer.drafting.reading.grammar.tokens import Token, tokens
from composer.drafting.reading.grammar.word_classes import closed, verbs

_YOU: Final = re.compile(r"\byou(?:r|rs|rself)?\b", re.IGNORECASE)
_WITH: Final = re.compile(r"\b(?:with|together|us|each other|one another)\b", re.IGNORECASE)
_APART: Final = re.compile(r"\b(?:before|when|if|while|once|after|next time)\b")
_ABOUT: Final = (
    "about",
    "for",
    "whether",
    "if",
    "how",
    "what",
    "why",
    "which",
    "who",
    "where",
    "when",
    "as",
    "on",
    "to",
    "of",
    "that",
)


def with_reader(text: str, purpose: str = "") -> str:
    """The verb phrase with the reader named where English needs it: “show you how …”, “swap seeds with you”."""
    found = list(tokens(text))
    if not found:
        return text
    verb = found[0].lower
    after = found[1].lower if len(found) > 1 else ""
    end = found[0].end
    infinitive_too = after != "to" or verb in ("ask", "invite", "remind", "convince", "persuade", "introduce")
    if verb in verbs("needs_you") and after in _ABOUT and infinitive_too:
        return f"{text[:end]} you{text[end:]}"
    staged = re.match(r"put on (?:an?|the|our|some|this|two|three) ", text)  # “put on a play”
    if verb in ("put", "have", "get") and after in ("in", "on", "at", "as") and not (staged or text.startswith("get in touch")):
        return f"{text[:end]} you{text[end:]}"
    if (
        verb in verbs("gives")
        and _object_follows(found)
        and not _YOU.search(text)
        and not re.search(r"\btogether\b", text)
        and (verb == "offer" or " to " not in text.split(",", maxsplit=1)[0])
    ):
        return f"{text[:end]} you{text[end:]}"
    if len(found) == 1 and verb in ("meet", "visit", "interview", "hire", "invite", "thank", "contact", "join"):
        return f"{text} you"
    if re.match(
        r"(?:catch up|meet up|link up|team up|get together|get in touch)(?! (?:with|again with))\b", text
    ) and not _YOU.search(_APART.split(text)[0]):
        two = 3 if text.startswith("get in") else 2
        parts = text.split(" ")
        return " ".join([*parts[:two], "with you", *parts[two:]])
    return _together(text, found, partner=purpose == "partner")


def _object_follows(found: Sequence[Token]) -> bool:
    after = found[1] if len(found) > 1 else None
    if after is None:
        return False
    if after.lower in ("to", "up", "out", "off", "around") or after.lower in closed("no_reader"):
        return False
    number = after.lower[0].isdigit()
    return number or after.lower in closed("determiner", "question_word") or after.tag[:1] in "NAC" or not after.is_word


def _together(text: str, found: Sequence[Token], *, partner: bool = False) -> str:
    """“compare notes on X” → “compare notes with you on X”: before the first preposition but “of”."""
    verb = found[0].lower
    rest = {token.lower for token in found}
    if verb in verbs("together_bare") and not _WITH.search(text) and not _YOU.search(text):
        after = found[1].lower if len(found) > 1 else ""
        at = found[1].end if after in ("up", "shop") else found[0].end
        return f"{text[:at]} with you{text[at:]}" if verb not in ("work",) else text
    if len(found) > 1 and found[1].lower in closed("question_word"):
        return text
    joint = verb in verbs("jointly") and bool(rest & verbs("joint")) and "together" not in rest
    shared = partner and verb in verbs("jointly") | {"share", "join"} and not rest & {"our", "my", "between", "both"}
    if not (verb in verbs("together") or joint or shared) or _WITH.search(text) or _YOU.search(text):
        return text
    if rest & {"our", "both"} and len(rest & {"our", "both", "two"}) > 1:  # “swap our two teams”
        return text
    for place, token in enumerate(found[1:], start=1):
        told = token.lower == "of" and any(later.lower in closed("bare_subject") for later in found[place:])
        breaks = token.lower in closed("preposition") and (token.lower != "of" or told) and place > 1
        if breaks or not token.is_word or token.lower in ("when", "if", "while", "because", "who", "that", "which", "to"):
            at = token.start
            return f"{text[:at].rstrip()} with you{' ' if token.is_word else ''}{text[at:]}"
    return f"{text} with you"
