"""Reads what struck the user in a fact: as a noun phrase, as what joins the fact, or as a sentence behind it."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.reading.addressing.second_person import Reader
from composer.drafting.reading.grammar.clauses import finite_verb
from composer.drafting.reading.grammar.lexicon import is_adjective, is_noun
from composer.drafting.reading.grammar.pieces import take_apart
from composer.drafting.reading.grammar.predicates import main_verb
from composer.drafting.reading.grammar.tokens import capital, lower_first, tokens
from composer.drafting.reading.grammar.well_formed import has_main_verb, is_tidy
from composer.drafting.reading.grammar.word_classes import closed
from composer.drafting.reading.remarks.missing_subjects import of_reader
from composer.drafting.reading.remarks.noun_details import (
    THEN_CLAUSE,
    Attributed,
    attributed,
    has_own_verb,
    is_counted,
    is_page,
    phrasing,
)
from composer.drafting.reading.remarks.of_fact import is_of_fact
from composer.drafting.reading.remarks.people import to_you
from composer.drafting.reading.remarks.remark import Remark, opened, remark_of, without_that
from composer.drafting.reading.remarks.remark_clauses import Opening, opening
from composer.drafting.reading.remarks.remark_verbs import is_clause
from composer.drafting.reading.remarks.said_in_full import paragraphs, with_subject
from composer.drafting.reading.remarks.tidy import sentences, table, tidy
from composer.drafting.reading.remarks.verbless import with_verb
from composer.drafting.reading.wording.slips import set_right
from composer.word_forms import word_forms

_CLEFT: Final = re.compile(r"^what (?:\w+ ){0,2}(?:me|I|us|we)\b.* (?:was|is|were)\b", re.IGNORECASE)
_NEVER: Final = re.compile(r"never (?:seen|heard|thought|known|imagined|read|realised|realized|met|tasted)\b", re.IGNORECASE)
_ONE_OF: Final = re.compile(r", (one|none|all|some|most|half|both|many|each|two|three) of them (?=\w+)")
# “the recipe your aunt wrote on a napkin”: no clause of its own.
_CONTACT: Final = re.compile(
    r"^(?:the|that) (?P<head>[a-z-]+(?: [a-z-]+)?) (?:you|he|she|they|(?:your|his|her|their) [a-z-]+) [a-z]+(?P<tail>(?: .*)?)$"
)
_KEEPS: Final = frozenset("something nothing everything someone somebody nobody pure sheer complete total".split())
# “has carved every letter”, “was crying”: done by the reader, not by the thing.
_DONE: Final = re.compile(
    r"(?:has|hasn't) (?:\w+ly |never |always |also )?(?!been\b)\w+(?:ed|wn|ten|ken|ade|ept|ought) |(?:is|was)(?:n't)? \w+ing\b"
)
# “last game not finished, she was ahead”
_PAGED: Final = re.compile(r"(?P<page>\w+\.? ?\d+), (?P<rest>.+)$")
_NOT_DONE: Final = re.compile(
    r"^(?:the )?(?P<what>(?:last|first|second|third|final|other) (?:[\w-]+ ){1,2})(?P<not>(?:not|never) \w+(?:ed|en|wn|ne)), "
    r"(?=(?:he|she|they|I|we|it|you)\b)", re.IGNORECASE
)
_AND_ALSO: Final = re.compile(r"(?:and|but|also|then)(?: also)?,? (?=\w)", re.IGNORECASE)
_SAYING: Final = re.compile(
    r"(?P<words>[^,“”]+), (?P<by>(?:he|she|they|you|[A-Z]\w+) (?:said|says|told me|told us|wrote|writes))(?P<rest>, .*)$"
)


_REASON: Final = re.compile(r"\s*because (?!of\b)", re.IGNORECASE)


def read_detail(text: str, reader: Reader, *, of_thing: bool = False) -> Remark | None:
    """What struck the user in a fact (“that she names every goat”, “the part about lifts”); None where nothing can be said.

    With `of_thing` the fact is a thing of the reader's (“your film”), which a detail without subject may speak of.
    """
    plain = opened(tidy(text, reader.words, own=False))
    if not plain:
        return None
    if _REASON.match(text) and is_clause(plain):
        return Remark(f"because {lower_first(to_you(plain.rstrip('.! '), reader, own=False))}", "tail")
    if is_tidy(text) and len(sentences(text)) == 1 and tokens(text)[0].tag in _NOUN_FIRST and _says_something(text):
        return remark_of(lower_first(to_you(set_right(text.strip()).rstrip(".!"), reader, own=False)))
    plain, is_that = without_that(plain)
    if is_that and _has_own_subject(plain):
        return Remark(lower_first(to_you(plain.rstrip(".! "), reader, own=False)), "that")
    plain = _run_together(plain)
    if len(sentences(plain)) > 1:
        said = to_you(paragraphs(plain, of_reader(reader)), reader, own=False)
        return Remark(lower_first(said), "sender")
    plain = with_verb(plain.rstrip(".! "))
    if plain.endswith("?"):
        return None
    quoted = "" if is_that else _quotation(plain)
    if quoted:
        return Remark(to_you(quoted, reader, own=False), "sender")
    plain = _NOT_DONE.sub(lambda found: f"the {found['what'].lower()}was {found['not']}, and ", _without_and(plain))
    told = attributed(plain)
    opens = opening(told.core)
    if is_that:
        return _clause(told, opens, reader, is_that=True)
    made = _made(told, opens, reader) if of_thing else None
    return made or _phrase(told, opens, reader) or _clause(told, opens, reader, is_that=False)


_NOUN_FIRST: Final = frozenset({"NN1", "NN2", "AT0", "CRD"})  # tags by which a sentence typed with care opens with its subject


def _says_something(text: str) -> bool:
    """Whether a text has a verb of its own, not only in what it tells of a thing (“the page where she shows it”)."""
    return has_main_verb(text) or main_verb(take_apart(text.rstrip(".!"))) > 0


def _has_own_subject(plain: str) -> bool:
    """“cleaned stones were counted apart”: a participle before its noun, no deed of the reader's."""
    found = tokens(plain)
    return len(found) > 2 and found[1].tag == "NN2" and found[2].tag in ("VBD", "VBB", "VHB", "VHD", "VM0")


def _without_and(plain: str) -> str:
    """“and never took a penny” goes on with what the reader did."""
    found = _AND_ALSO.match(plain)
    acts = found is not None and opening(plain[found.end() :]).kind in ("past", "third", "aux", "base", "subject")
    return plain[found.end() :] if found and acts else plain


def _run_together(plain: str) -> str:
    """“Drawn by hand. Even the dry ones” as one phrase; sentences stay."""
    first, *rest = sentences(plain) or [""]
    acts = any(is_clause(part) or opening(part).kind in ("past", "third", "aux", "base") for part in rest)
    if not rest or acts or phrasing(first, opening(first)) not in ("tail", "gloss"):
        return plain
    return ", ".join([first, *(lower_first(part) for part in rest)])


def _made(told: Attributed, opens: Opening, reader: Reader) -> Remark | None:
    """A detail without subject that is said of the thing: “was read to us”, “shot from a moped”; None for any other."""
    if _of_the_thing(told.core, opens):
        said = to_you(paragraphs(f"it {told.core}", of_reader(reader)), reader, own=False)
        return Remark(Attributed(said, told.by).text, "other")
    if _was_made(told.core, opens):
        return Remark(to_you(Attributed(_joining(told.core), told.by).text, reader, own=False), "tail")
    return None


def _phrase(told: Attributed, opens: Opening, reader: Reader) -> Remark | None:
    """A detail that is a noun phrase, or joins its fact; None for a clause."""
    paged = _PAGED.match(told.core)
    if paged and is_page(told.core) and opening(paged["rest"]).kind in ("past", "base"):
        rest = with_subject(paged["rest"], opening(paged["rest"]), "I")
        return Remark(to_you(f"{lower_first(paged['page'])}. {capital(rest)}", reader, own=False), "noun")
    if _is_noun(told.core, opens):
        said = to_you(Attributed(_noun(told.core, opens), told.by).text, reader, own=False)
        return Remark(said, "gloss" if is_counted(told.core) else "quote" if re.fullmatch(r"“[^”]*”", said) else "noun")
    form = "" if _CLEFT.match(told.core) else phrasing(told.core, opens)
    if not form:
        return None
    core = _noun(told.core, opens) if form == "noun" else THEN_CLAUSE.sub("; ", _joining(told.core), count=1)
    return Remark(to_you(Attributed(core, told.by).text, reader, own=False), form)


def _clause(told: Attributed, opens: Opening, reader: Reader, *, is_that: bool) -> Remark:
    """A detail that is a sentence of its own."""
    alone = "" if is_that or has_own_verb(told.core) else _alone(told.core, opens)
    if alone:
        return Remark(to_you(Attributed(alone, told.by).text, reader, own=False), "sender")
    whole = told.core if opens.kind == "base" and (is_that or is_clause(told.core)) else paragraphs(told.core, of_reader(reader))
    remark = remark_of(to_you(Attributed(whole, told.by).text, reader, own=False))
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
    kept = first.tag == "NP0" or first.text == "I" or (first.text.isupper() and len(first.text) > 1)
    return core if kept else lower_first(core)


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


def _is_advice(plain: str, opens: Opening) -> bool:
    """“swab the drain first”, “never rush glue”: an imperative, which is somebody's words."""
    words = plain.lower().split(" ")
    if words[0] in ("don't", "never", "always") and len(words) > 1:
        return any(item.form == "base" for item in word_forms().read_verb(words[1])) and not any(
            item.form in ("past", "third") for item in word_forms().read_verb(words[1])
        )
    return (
        opens.kind == "base"
        and not is_clause(plain)
        and not opens.skipped
        and words[0] not in table("feelings") | table("predicates") | {"still", "need", "want", "have"}
    )


def _noun(text: str, opens: Opening) -> str:
    """A noun phrase with the article that it needs, a clause in it with its conjunction."""
    if _is_advice(text, opens):
        return f"“{lower_first(text)}”"
    if opens.kind == "wh" or text.startswith("“") or is_page(text):
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
    if found is None:
        return False
    rest = text[found.end() :]
    return is_clause(f"it {rest}") and not is_adjective(re.split(r"\W", rest)[0].lower())  # “some of them wrong and left in”
