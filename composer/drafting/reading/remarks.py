"""Reads what the user says around a fact: what struck them, what it led to, what they are in the middle of, why this reader.

Everything is said in the user's words as far as grammar allows. A form decides the frame: `noun` follows “What struck me most
was”, `reader` and `other` follow “It struck me that”, `sender` is a sentence of its own (of the user, or a bare impression).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from composer.drafting.reading.clauses import finite_verb, opens_with_subject
from composer.drafting.reading.facts import read_fact
from composer.drafting.reading.lexicon import is_adjective, is_noun, is_person
from composer.drafting.reading.pieces import take_apart
from composer.drafting.reading.reading import Reading, Who
from composer.drafting.reading.remarks_clauses import Opening, opening
from composer.drafting.reading.remarks_details import Attributed, attributed, has_own_verb, is_counted, phrasing
from composer.drafting.reading.remarks_notes import from_notes, time_left
from composer.drafting.reading.remarks_of_fact import is_of_fact
from composer.drafting.reading.remarks_people import to_you
from composer.drafting.reading.remarks_said import Part, my_first, paragraphs, speaker, with_later_subject, with_subject
from composer.drafting.reading.remarks_subjects import of_reader, own_part
from composer.drafting.reading.remarks_third import is_trait, third_about
from composer.drafting.reading.remarks_tidy import sentences, table, tidy
from composer.drafting.reading.remarks_verbs import is_clause
from composer.drafting.reading.second_person import Reader
from composer.drafting.reading.subjects import whose
from composer.drafting.reading.tokens import capital, lower_first, tokens
from composer.drafting.reading.well_formed import is_well_formed
from composer.drafting.reading.word_classes import closed
from composer.word_forms import word_forms

RemarkForm = Literal["noun", "quote", "that", "reader", "sender", "other", "tail", "gloss", "clause"]
_THIS: Final = r"(?!of (?:it|this|that|these|those|him|you|them|her(?= (?:I|we)\b))\b(?! (?:who|that)\b))"
_STRUCK: Final = re.compile(
    r"^(?:what (?:really |most )?struck me(?: (?:most|was|is|were))*|(?:it|this) struck me|(?:i was )?struck by|"
    rf"because {_THIS}of|detail|because|why|reason|situation)\s*[:,–-]?\s+(?=\S)(?!they\b|he\b|she\b){_THIS}|"
    rf"^because[,:]?\s+(?=\w){_THIS}|^since\s+(?=(?:I|we|our|my|there|it|you|he|she|they|nobody)\b[^,]*$)",
    re.IGNORECASE,
)
_THAT: Final = re.compile(r"^that\s+", re.IGNORECASE)
_CLEFT: Final = re.compile(r"^what (?:\w+ ){0,2}(?:me|I|us|we)\b.* (?:was|is|were)\b", re.IGNORECASE)
_ME_AND: Final = re.compile(r"^me (?:and|n) ((?:my|our) \w+|[A-Z]\w+) ", re.IGNORECASE)
_NEVER: Final = re.compile(r"never (?:seen|heard|thought|known|imagined|read|realised|realized|met|tasted)\b", re.IGNORECASE)
_ONE_OF: Final = re.compile(r", (one|none|all|some|most|half|both|many|each|two|three) of them (?=\w+)")
# “the recipe your aunt wrote on a napkin”: no clause of its own.
_CONTACT: Final = re.compile(
    r"^(?:the|that) (?P<head>[a-z-]+(?: [a-z-]+)?) (?:you|he|she|they|(?:your|his|her|their) [a-z-]+) [a-z]+(?P<tail>(?: .*)?)$"
)
_STOPPED: Final = re.compile(r"(?<=\w)\.”$")
_SENDER: Final = frozenset("i we me my our i'm i've i'd i'll we're we've we'd we'll".split())
_READER: Final = re.compile(r"^you(?:r|rs|'\w+)?\b", re.IGNORECASE)
_KEEPS: Final = frozenset("something nothing everything someone somebody nobody pure sheer complete total".split())


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark as it stands in a message: a noun phrase or a clause without full stop, and whose it is."""

    said: str
    form: RemarkForm

    def __post_init__(self) -> None:
        """The stop of a quotation at the end gives way to that of the sentence."""
        object.__setattr__(self, "said", _STOPPED.sub("”", self.said))


def read_detail(text: str, reader: Reader, *, of_thing: bool = False) -> Remark | None:
    """What struck the user in a fact (“that she names every goat”, “the part about lifts”); None where nothing can be said.

    With `of_thing` the fact is a thing of the reader's (“your film”), which a detail without subject may speak of.
    """
    plain = _opened(tidy(text, reader.words, own=False))
    if not plain:
        return None
    plain, is_that = _without_that(plain)
    if len(sentences(plain)) > 1:
        return _several(plain, reader)
    plain = plain.rstrip(".! ")
    if plain.endswith("?"):
        return None
    quoted = _quotation(plain)
    if quoted:
        return Remark(to_you(quoted, reader, own=False), "sender")
    goes_on = _AND_ALSO.match(plain)
    if goes_on and opening(plain[goes_on.end() :]).kind in ("past", "third", "aux", "base"):
        plain = plain[goes_on.end() :]
    plain = _NOT_DONE.sub(lambda found: f"the {found['what'].lower()}was {found['not']}, and ", plain)
    told = attributed(plain)
    opens = opening(told.core)
    if of_thing and not is_that and _of_the_thing(told.core, opens):
        said = to_you(paragraphs(f"it {told.core}", of_reader(reader)), reader, own=False)
        return Remark(Attributed(said, told.by).text, "other")
    if of_thing and not is_that and _was_made(told.core, opens):
        return Remark(to_you(Attributed(_joining(told.core), told.by).text, reader, own=False), "tail")
    if not is_that and _is_noun(told.core, opens):
        said = to_you(Attributed(_noun(told.core, opens), told.by).text, reader, own=False)
        return Remark(said, "gloss" if is_counted(told.core) else "quote" if re.fullmatch(r"“[^”]*”", said) else "noun")
    form = phrasing(told.core, opens) if not is_that and not _CLEFT.match(plain) else ""
    if form:
        core = _noun(told.core, opens) if form == "noun" else _joining(told.core)
        return Remark(to_you(Attributed(core, told.by).text, reader, own=False), form)
    alone = "" if is_that or has_own_verb(told.core) else _alone(told.core, opens)
    if alone:
        return Remark(to_you(Attributed(alone, told.by).text, reader, own=False), "sender")
    whole = told.core if is_that and opens.kind == "base" else paragraphs(told.core, of_reader(reader))
    remark = _remark(to_you(Attributed(whole, told.by).text, reader, own=False))
    return Remark(remark.said, "that") if is_that and remark.form in ("reader", "other") else remark


def _of_the_thing(core: str, opens: Opening) -> bool:
    """“was read to us”, “has no index”: what a film or a letter is or has."""
    return opens.kind == "aux" and opens.word in ("is", "isn't", "was", "wasn't", "has", "hasn't") and not _DONE.match(core)


def _was_made(core: str, opens: Opening) -> bool:
    """“shot from the seat of a moped”: a participle, and how the thing was made."""
    found = tokens(core)
    forms = {item.form for item in word_forms().read_verb(opens.word)}
    return (
        opens.kind == "past" and not opens.skipped and len(found) > 2 and {"past", "participle"} <= forms
        and found[1].lower in ("from", "in", "on", "with", "at", "by", "over", "under", "without", "during", "between")
        and opens.word not in table("predicates") and not is_clause(core)
    )


# “has carved every letter”, “was crying”: done by the reader, not by the thing.
_DONE: Final = re.compile(
    r"(?:has|hasn't) (?:\w+ly |never |always |also )?(?!been\b)\w+(?:ed|wn|ten|ken|ade|ept|ought) |(?:is|was)(?:n't)? \w+ing\b"
)
# “last game not finished, she was ahead”
_NOT_DONE: Final = re.compile(
    r"^(?:the )?(?P<what>(?:last|first|second|third|final|other) (?:[\w-]+ ){1,2})(?P<not>(?:not|never) \w+(?:ed|en|wn|ne)), "
    r"(?=(?:he|she|they|I|we|it|you)\b)", re.IGNORECASE
)
_AND_ALSO: Final = re.compile(r"(?:and|but|also|then)(?: also)?,? (?=\w)", re.IGNORECASE)
_SAYING: Final = re.compile(
    r"(?P<words>[^,“”]+), (?P<by>(?:he|she|they|you|[A-Z]\w+) (?:said|says|told me|told us|wrote|writes))(?P<rest>, .*)$"
)


def _quotation(plain: str) -> str:
    """“Glue last, she said, and she meant it” with its marks; "" where nothing is quoted."""
    found = _SAYING.match(plain)
    if found is None or re.search(r"\b(?:he|she|they|his|her|him)\b", found["words"], re.IGNORECASE):
        return ""
    rest = found["rest"].removeprefix(", ")
    if not re.match(r"(?:and|but|then) (?:he|she|they|I|we|it|meant|laughed|left|smiled)\b", rest):
        rest = f"“{rest}”"  # the words go on behind who said them
    return f"“{capital(found['words'])}”, {found['by']}, {rest}"


def _joining(core: str) -> str:
    """A tail or gloss as it stands behind its fact."""
    first = tokens(core)[0]
    return core if first.is_name or first.text == "I" or first.text.isupper() else lower_first(core)


def _is_noun(plain: str, opens: Opening) -> bool:
    """Whether a detail is words that somebody may have said, or “how …”, or one thing with a clause about it."""
    if re.fullmatch(r"“[^”]*”", plain) or _is_advice(plain, opens):
        return True
    if _CLEFT.match(plain):
        return False
    contact = _CONTACT.match(plain)
    if contact and is_noun(contact["head"].split(" ")[-1]):
        verb = finite_verb(tokens(f"it{contact['tail']}"))
        if verb in (None, 1):
            return verb is None and opens.kind in ("noun", "subject", "fragment")
    if _ONE_OF.search(plain) and opening(_ONE_OF.split(plain)[0]).kind == "noun":
        return True
    return opens.kind == "wh" or (opens.kind == "gerund" and not opens.skipped)


def _alone(plain: str, opens: Opening) -> str:
    """A detail that stands best as a sentence of its own: “never seen …”, “still laughing”; else ""."""
    if _CLEFT.match(plain):
        return capital(plain)
    if _NEVER.match(plain):
        return f"I've {lower_first(plain)}"
    if opens.kind == "gerund":
        return f"I'm {lower_first(plain)}"
    if opens.kind == "predicate" and is_of_fact(plain, opens):
        return f"it's {lower_first(plain)}"
    if opens.kind in ("noun", "fragment", "predicate", "participle") or (
        opens.kind == "base" and opens.word in table("predicates")
    ):
        return lower_first(plain)
    return ""


def read_because(text: str, reader: Reader) -> Remark | None:
    """What a fact made the user think, try or change; a verb that acts on them has the fact for its subject (“it made me …”)."""
    plain = _opened(tidy(text, reader.words, own=True))
    if not plain:
        return None
    who = speaker(plain)

    def subject(clause: str, opens: Opening, before: str) -> Part:
        return own_part(clause, opens, before, who)

    said = paragraphs(plain, subject)
    return Remark(lower_first(to_you(said, reader, own=True)), "sender")


def read_situation(text: str, reader: Reader) -> str:
    """What the user is in the middle of, as a sentence of theirs; "" where nothing sayable was typed."""
    plain = _noted(_opened(tidy(text, reader.words, own=True)))
    if not plain:
        return ""
    if is_well_formed(text):
        return capital(to_you(text.strip(), reader, own=True))
    who = speaker(plain)
    notes = from_notes(plain.rstrip("."), who) if len(sentences(plain)) == 1 else ""
    if notes:
        return f"{capital(to_you(notes, reader, own=True))}."
    plain = time_left(plain)

    def subject(clause: str, opens: Opening, before: str) -> Part:
        first = "" if before else my_first(clause, plain)
        return Part(first, "other", elided=False, bare=clause) if first else own_part(clause, opens, before, who, of_fact=False)

    said = capital(to_you(with_later_subject(paragraphs(plain, subject), who), reader, own=True))
    return said if said.endswith("?") else f"{said}."


def _noted(text: str) -> str:
    """A situation typed as notes: “opened in May, 12 tables …” → “opened in May and have 12 tables …”."""
    text = _FIRST_TIME.sub(r"\1, and ", text)
    text = _OPENED_WITH.sub(r"\1 and have ", text)
    text = _LEAVING.sub(r"\1 and ", text)
    spent = _SPENT.match(text)
    if spent and opening(spent["rest"]).kind in ("past", "aux", "gerund"):
        who = speaker(text)
        return f"{spent['time']}, {with_subject(spent['rest'], opening(spent['rest']), who)}"
    return text


_FIRST_TIME: Final = re.compile(
    r"^((?:my |our )?(?:first|second|third|fourth|fifth|last|final|\d(?:st|nd|rd|th)) [^,.]*), "
    r"(?=(?:I|we|it|they|there|everybody|everyone|nobody|the \w+ (?:is|are|has|have))\b)",
    re.IGNORECASE,
)
_OPENED_WITH: Final = re.compile(
    r"^((?:just )?(?:opened|started|began|launched|moved in|set up|took over)\b[^,.]*), (?=(?:already )?(?:\d+|one|two|three|"
    r"four|five|six|seven|eight|nine|ten|twelve|twenty) [a-z]+(?:,|$))"
)
_LEAVING: Final = re.compile(
    r"^(\w+ing\b[^,.]*)(?<!\bpeople)(?<!\bkids)(?<!\bwho)(?<!\bthat)(?<!\band)(?<!\bnot)(?<!\bI)(?<!\bwe) (?=want to\b)",
    re.IGNORECASE,
)
_SPENT: Final = re.compile(
    r"^(?P<time>[^,.]*\b(?:nights|days|weeks|months|years|shifts|hours|mornings|evenings) "
    r"(?:in a row|on end|running|straight|all \w+|this \w+|last \w+)), (?P<rest>[^,.]+)$"
)


def read_reason(text: str, reader: Reader) -> Reading | None:
    """Why this reader, as a fact of theirs or of the user's; None where nothing was typed or one should ask first."""
    plain = _opened(tidy(text, reader.words, own=False))
    if not plain:
        return None
    plain = _without_that(plain)[0].rstrip(".! ")
    opens = opening(plain)
    never = _NEVER_ONCE.match(plain)
    if never and is_adjective(never["how"].lower()):
        return Reading(text, f"you have never once been {plain[never.start('how') :]}", "reader", "clause")
    if _IS_BEHIND.search(plain) and opens.word == "the":
        opens = Opening("subject", opens.word)
    owned = opens.kind == "noun" and opens.word in closed("possessive", "determiner") and not is_clause(plain)
    best = _BEST.match(plain)
    if best and not finite_verb(tokens(best["what"])) and not _IS_BEHIND.search(plain[best.end() :]):
        said = to_you(f"the {best['what'].lower()}{plain[best.end() :]}", reader, own=False)
        somebody = is_person(best["what"].split(" ")[-1].lower()) or _OF_ALL.search(plain)
        return Reading(text, f"you are {said}", "reader", "clause") if somebody else Reading(text, said, "reader", "noun")
    if opens.kind == "wh" or owned:
        return Reading(text, lower_first(to_you(plain, reader, own=False)), "reader", "noun")
    if _are_adjectives(plain):
        return Reading(text, f"you are {_enumerated(plain)}", "reader", "clause")
    if opens.kind == "past" and whose(take_apart(plain), reader) not in ("reader",):
        opens = Opening("fragment")
    if opens.kind in ("subject", "third", "past", "aux"):
        remark = _remark(to_you(paragraphs(plain, of_reader(reader)), reader, own=False))
        own: Who = "reader" if remark.form == "reader" else "sender" if remark.form == "sender" else "other"
        return Reading(text, remark.said, "other" if ". " in remark.said else own, "clause")
    reading = read_fact(plain.replace("“", '"').replace("”", '"'), reader)
    return None if reading.ask else reading


_NEVER_ONCE: Final = re.compile(r"never once (?P<how>\w+)", re.IGNORECASE)
_BEST: Final = re.compile(r"(?:the )?(?P<what>(?:best|only|first|nearest|closest|most \w+|\w{3,}est)(?: [\w-]+)?)", re.IGNORECASE)
_IS_BEHIND: Final = re.compile(r" (?:was|is|were|are|came|comes) (?:hers|his|theirs|yours|from|in|by|about|on|a|the|you)\b")
_OF_ALL: Final = re.compile(r"^(?:the )?\w+ (?:there is|around|one|I know|in town)\b", re.IGNORECASE)


def _are_adjectives(plain: str) -> bool:
    """“local, honest, fast”: nothing but adjectives in a row."""
    words = re.split(r", (?:and )?| and ", plain)
    plain_one = [is_trait(word) for word in words]
    return len(words) > 1 and any(plain_one) and all(
        trait or (" " not in word and is_adjective(word.lower())) for trait, word in zip(plain_one, words, strict=True)
    )


def _enumerated(plain: str) -> str:
    *first, last = re.split(r", (?:and )?| and ", lower_first(plain))
    return f"{', '.join(first)} and {last}"


def read_third_about(text: str) -> Remark | None:
    """What is said of a third person behind their name: `noun`, or `clause` for what stands after “who”; pronouns stay theirs."""
    plain = tidy(text, frozenset(), own=True)
    said = third_about(plain.rstrip(".! ")) if plain else None
    return Remark(said[0], "clause" if said[1] else "noun") if said else None


def _opened(text: str) -> str:
    """Without what the frame says already (“because”, “what struck me was”)."""
    text = _STRUCK.sub("", text, count=1).strip()
    rest = text[3:].strip() if text.lower().startswith("so ") else ""
    if rest and opening(rest).kind in ("subject", "past", "aux", "gerund", "base"):
        text = rest
    return _ME_AND.sub(r"\1 and I ", text)


def _without_that(text: str) -> tuple[str, bool]:
    """The clause behind “that …”; “that photo of the dog” keeps its word."""
    found = _THAT.match(text)
    if not found:
        return text, False
    rest = text[found.end() :]
    items = tokens(rest)
    if not items:
        return text, False
    first = items[0]
    single = (
        first.lower in word_forms().plurals and first.lower not in word_forms().singulars and first.lower not in table("stuff")
    )
    determined = (
        first.lower in closed("determiner", "possessive", "nominative", "quantity")
        or opens_with_subject(items)
        or first.text[0].isdigit()
    )
    kind = opening(rest).kind
    if kind in ("third", "past", "aux") or (kind in ("subject", "base") and (determined or not single)):
        return rest, True
    return text, False


def _several(plain: str, reader: Reader) -> Remark:
    """A detail of more than one sentence stands as its own sentences."""
    said = to_you(paragraphs(plain, of_reader(reader)), reader, own=False)
    return Remark(lower_first(said), "sender")


def _remark(said: str) -> Remark:
    said = lower_first(said)
    first = re.match(r"[\w']+", said)
    word = first.group().lower() if first else ""
    if ". " in said or re.match(r"it (?:made|got|gave|had|kept|reminded|inspired|left|stayed|stuck)(?: with)? (?:me|us)\b", said):
        return Remark(said, "sender")
    return Remark(said, "reader" if _READER.match(said) else "sender" if word in _SENDER else "other")


def _is_advice(plain: str, opens: Opening) -> bool:
    """“swab the drain first”, “never rush glue”: an imperative, which is somebody's words."""
    words = plain.lower().split(" ")
    if words[0] in ("don't", "never", "always") and len(words) > 1:
        return any(item.form == "base" for item in word_forms().read_verb(words[1])) and not any(
            item.form in ("past", "third") for item in word_forms().read_verb(words[1])
        )
    return (
        opens.kind == "base"
        and not opens.skipped
        and words[0] not in table("feelings") | table("predicates") | {"still", "need", "want", "have"}
    )


def _noun(text: str, opens: Opening) -> str:
    """A noun phrase with the article that it needs, a clause in it with its conjunction."""
    if _is_advice(text, opens):
        return f"“{lower_first(text)}”"
    if opens.kind == "wh" or text.startswith("“") or re.match(r"(?:p|pp|ch|fig|no|ep)\.? ?\d", text, re.IGNORECASE):
        return lower_first(text)
    text = lower_first(_ONE_OF.sub(lambda found: f", {found[1]} of which ", text)) if _which(text) else lower_first(text)
    found = tokens(text)
    first = found[0]
    if (
        first.lower in closed("determiner", "quantity", "possessive") | _KEEPS
        or not first.is_word
        or first.text[0].isdigit()
        or first.tag == "VVG"
    ):
        return text
    if first.is_name and not first.text.isupper():
        return text
    return f"the {text}"


def _which(text: str) -> bool:
    """Whether “one of them” has a verb behind it."""
    found = _ONE_OF.search(text)
    return found is not None and is_clause(f"it {text[found.end() :]}")
