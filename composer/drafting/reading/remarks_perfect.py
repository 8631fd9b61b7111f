"""The perfect of what goes on: “I repair lifts since 9 years” is “I have repaired lifts for 9 years”."""

from __future__ import annotations

import re
from typing import Final

from composer.word_forms import word_forms

_NUMBER: Final = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|many|several)"
_TYPED: Final = re.compile(
    rf"\bsince (?:about |over |more than )?{_NUMBER} (?:y(?:ea)?rs?|months?|weeks?|days?)\b", re.IGNORECASE
)
_FOR: Final = re.compile(
    r"\b(?P<who>I|we)(?P<be>'m|'re)? (?P<adverb>(?:also|only|still|already|just|now) )?(?P<verb>\w+)"
    r"(?P<rest>(?:(?!\b(?:I|we)\b)[^.,;])*? )?"
    rf"(?P<time>(?:for |(?<!after )(?<!in )(?<!within )(?<!of )(?<!over )(?<!than )(?<!next )(?<!last )(?<!by )"
    rf"(?<!before )(?<!every )(?<!about ))(?:{_NUMBER}) (?:years|months|weeks|days))(?=$|[.,;]| and | but )",
)
_YEARS: Final = re.compile(rf"(?<!for )\b{_NUMBER} years(?=$|[.,;]| and | but )")
_FRONT: Final = re.compile(
    r"^(?P<since>since (?!the\b|my\b|our\b|i\b|we\b)[\w ]+?),? (?P<who>I|we)(?P<be>'m|'re)? (?P<verb>\w+)\b", re.IGNORECASE
)
_MOVES: Final = frozenset(
    "go come leave move close open start begin stop finish retire end need want have get take plan will can must should".split()
)


def lasting(said: str, typed: str) -> str:
    """The sentences of the user with the perfect where something began in the past and goes on; `typed` is what stood there."""
    front = _FRONT.match(said)
    if front:
        began = f"{front['since']} {front['who']} have"
        if front["be"]:
            return f"{began} been {said[front.start('verb') :]}"
        verb = _participle(front["verb"])
        return f"{began} {verb}{said[front.end() :]}" if verb else said
    return _FOR.sub(_lasted, said) if _TYPED.search(typed) or _YEARS.search(said) else said


def _lasted(found: re.Match[str]) -> str:
    time = found["time"] if found["time"].startswith("for ") else f"for {found['time']}"
    verb = f"been {found['verb']}" if found["be"] else _participle(found["verb"])
    return f"{found['who']}'ve {found['adverb'] or ''}{verb}{found['rest'] or ' '}{time}" if verb else found.group()


def _participle(verb: str) -> str:
    """“repaired” for “repair”, “been” for “am”; "" for what is past already, or does not last."""
    if verb in ("am", "are"):
        return "been"
    forms = {item.form: item.lemma for item in word_forms().read_verb(verb.lower())}
    if "base" not in forms or "past" in forms or verb.lower() in _MOVES:
        return ""
    return word_forms().participle(forms["base"])
