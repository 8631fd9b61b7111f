"""What somebody else says of the reader: “Nora says she never hurries” is “Nora says you never hurry”.

Whom one writes to is whom one was told about; but “nobody she has sailed with” is whom Nora has sailed with.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from composer.drafting.language import name_data
from composer.drafting.reading.addressing.coreference import FAMILY, families_of
from composer.drafting.reading.addressing.names_of_reader import Reader
from composer.drafting.reading.addressing.second_person import to_reader
from composer.drafting.reading.grammar.lexicon import is_noun, is_person
from composer.drafting.reading.grammar.pieces import take_apart
from composer.drafting.reading.grammar.word_classes import reading_table
from composer.word_forms import word_forms

_REPORT: Final = re.compile(
    r"^(?P<who>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}|"
    r"(?:[Mm]y|[Oo]ur|[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Oo]ne) (?:[\w'’-]+ ){0,3}?[\w'’-]+)"
    r"(?P<aside>, who [^,]+,)? (?P<said>(?:always |once |also |just |still )?"
    r"(?:says|said|told me|told us|tells me|thinks|swears|swore|claims|insists|mentioned|keeps saying|keeps telling me))"
    r"(?P<that> that)? (?P<what>.+)$"
)
# “Piet and Lena both gave me her name”: what others did to bring the two together.
_NAMED: Final = re.compile(
    r"^(?P<who>(?:[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?(?:,? and |, )?)+|"
    r"(?:[Mm]y|[Oo]ur|[Tt]he|[Aa]n?) [\w'’-]+(?: [\w'’-]+)?|[Ee]verybody|[Ee]veryone) "
    r"(?:both |all |has |have )?(?P<did>(?:gave me|named|mentioned|recommended|suggested|pointed me to|sent me to"
    r"|told me (?:about|to \w+)|praised|introduced me to|warned me about|swears by|speaks highly of|raves about"
    r"|thinks the world of)) (?P<rest>(?:her|his|him|them)\b.*)$"
)
# “nobody she has sailed with”, “the best cook he knows”: of whom the one who tells has such people.
_THEIRS: Final = re.compile(
    r"\b(?P<many>nobody|no one|no-one|none|anyone|anybody|everyone|everybody|(?:the|no|any|every) [\w -]+?) "
    r"(?P<who>she|he|they)(?P<did> (?:has|have|had|knows|knew|ever|'s ever|trained|met|worked|saw|taught|hired)\b)"
)
_COMPARED: Final = re.compile(
    r"^(?P<before>(?:nobody|no one|no-one|none|not one|(?:she|he|they) \w+ (?:nobody|no one))\b(?:.*?\S)?) "
    r"(?P<more>more|(?:more|less) [a-z]+|[a-z]+er|better|worse)"
    r"(?P<after>$| (?:at|in|on|with|under|when|about|for|by)\b.*)"
)
_OBJECTS: Final = frozenset("her him them".split())
_MORE: Final = frozenset("more less better worse".split())
_NOT_COMPARED: Final = frozenset("never ever other after over under water paper letter winter summer answer another".split())


@cache
def _own_doing() -> re.Pattern[str]:
    """“he trusts nobody more”, “she would hire him again”: what the one who tells does."""
    verbs = "|".join(str(reading_table("reported")["of_the_teller"]).split())
    would = r"(?:(?:would|has|had|still|always|never|has never|would always|had never) )*"
    return re.compile(rf"(?P<who>she|he|they) {would}(?:{verbs})\b")




def reported(text: str, reader: Reader) -> str:
    """The text said to the reader; "" where nobody else is told to say it, or it is not plain whom they mean."""
    named = _NAMED.match(text)
    if named and not set(re.findall(r"[\w'-]+", named["who"].lower())) & reader.words:
        did, rest = text[: named.start("did")], text[named.start("did") :]
        owned = re.search(r"\b(?:her|his) (?=(?P<what>[a-z-]+))", rest)
        rest = rest.replace(owned.group(), "your ", 1) if owned and is_noun(owned["what"].removesuffix("s")) else rest
        return f"{did}{to_reader(rest, reader)}" if to_reader(rest, reader) != text[named.start("did") :] else ""
    found = _REPORT.match(text)
    if found is None or not _is_somebody(found["who"], reader):
        return ""
    what = found["what"]
    theirs = _THEIRS.search(what) or _own_doing().match(what)
    mine = re.search(r"\b(?:I|we|me|us)\b", what.partition(" ")[0])
    if mine or (not theirs and not _is_plain(what, reader)):
        return ""
    cuts = theirs.span("who") if theirs else (0, 0)
    spoken = (to_reader(what[: cuts[0]].strip(), reader), what[slice(*cuts)], to_reader(what[cuts[1] :].strip(), reader))
    said = " ".join(filter(None, spoken))
    before = to_reader(text[: found.start("what")].rstrip(), reader)
    return f"{before} {compared(said)}" if said != what or compared(said) != said else ""


def _is_somebody(who: str, reader: Reader) -> bool:
    """Whether words name a person who is not the reader."""
    words = [word.lower() for word in re.findall(r"[\w'-]+", who)]
    if set(words) & reader.words:
        return False
    if is_person(re.split(r" (?:of|at|from|in) ", who)[0].rpartition(" ")[2].lower()):
        return True
    return who[0].isupper() and (bool(name_data.known(words[0]).given) or len(words) > 1 or not _is_common(words[0]))


def _is_common(word: str) -> bool:
    return word in FAMILY or word in word_forms().plurals


def _is_plain(what: str, reader: Reader) -> bool:
    """Whether the pronouns of a clause can all be the reader's: one subject, and no object that would be another."""
    pieces = take_apart(what)
    families = families_of(pieces, reader)
    own = [piece.lower for piece in pieces if piece.lower in FAMILY and FAMILY[piece.lower] in families]
    subjects = [word for word in own if word in ("she", "he", "they")]
    last = pieces[-1].lower if pieces[-1].kind == "word" else pieces[-2].lower if len(pieces) > 1 else ""
    return bool(own) and not (subjects and (last in _OBJECTS or set(own) & {"him", "them"}))


def compared(said: str) -> str:
    """“nobody she knows is calmer at night” with whom they are compared: “calmer than you at night”."""
    found = _COMPARED.match(said)
    if found is None or re.search(r" than |\bexcept\b|\byou(?:r|rs)?\b", said) or found["more"] in _NOT_COMPARED:
        return said
    if found["more"] not in _MORE and is_noun(found["more"]):
        return said  # “so that my father gets it”
    return f"{found['before']} {found['more']} than you{found['after']}"
