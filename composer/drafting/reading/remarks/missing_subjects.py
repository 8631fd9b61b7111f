"""Who does what a clause of a remark tells where no subject was typed: the reader, the user, or the fact itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from composer.drafting.reading.addressing.second_person import Reader
from composer.drafting.reading.grammar.lexicon import is_noun, is_person
from composer.drafting.reading.grammar.tokens import lower_first, tokens
from composer.drafting.reading.grammar.word_classes import closed
from composer.drafting.reading.remarks.how_things_are import said_of_oneself, verbless_clause
from composer.drafting.reading.remarks.note import BE
from composer.drafting.reading.remarks.of_fact import is_of_fact
from composer.drafting.reading.remarks.people import to_you
from composer.drafting.reading.remarks.remark_clauses import Opening
from composer.drafting.reading.remarks.said_in_full import NOTHING_HAD, Part, with_article, with_subject
from composer.drafting.reading.remarks.tidy import table
from composer.word_forms import word_forms

_TAKEN_IN: Final = re.compile(
    r"(?:had to (?:read|watch|listen|look|laugh|sit|stop|rewind|smile|pause|think)|could(?:n't|n't not| not)? "
    r"(?:put it down|look away|stop|believe|help)|"
    r"could (?:smell|feel|taste|see|hear) )\b",
    re.IGNORECASE,
)
_DATED: Final = re.compile(
    r"\b(?:last|ago|yesterday|today|in \d|on|this morning|in [A-Z]|to|my first|asked|told|sick|married|fired|hired)\b"
)
_WEEKS_IN: Final = re.compile(
    r"^(?:half an? |[\w-]+ )(?:days?|weeks?|months?|years?|hours?|chapters?|seasons?) (?:in|into|behind|late|away from|short)\b"
)
_DISMISSED: Final = re.compile(r"(?:just )?(?:made redundant|laid off)\b", re.IGNORECASE)
_STATES: Final = frozenset(["gerund", "predicate"])
_IT_WAS: Final = re.compile(
    r"(?:was|is|has been)(?: not| so| very| too| really| quite| such| all)* (?:close|fun|worth it|great|lovely|hard|tough|nice|"
    r"awful|wonderful|brilliant|strange|scary|amazing|an? [a-z-]+(?: [a-z-]+)?)$"
)
_WANTED: Final = frozenset(["want", "need", "love", "like", "ask", "use", "know", "see", "come", "call"])
_EMOTION: Final = frozenset(
    [
        *"laugh cry think smile feel stop want wonder weep grin hungry happy sad jealous blush pause proud homesick".split(),
        *"realise realize rethink look".split(),
    ]
)
_SENDER: Final = frozenset("i we me my our i'm i've i'd i'll we're we've we'd we'll".split())


def of_reader(reader: Reader) -> Callable[[str, Opening, str], Part]:
    """The subject of each clause; “she” of a second clause is the reader where the first one's subject was the reader."""

    def subject(clause: str, opens: Opening, before: str) -> Part:
        found = re.match(r"(he|she)\b", clause, re.IGNORECASE)
        if before == "you" and found and reader.pronoun in ("", found[1].lower()):
            clause = to_you(clause, reader, own=False)
        return _detail_subject(clause, opens, before)

    return subject


def _detail_subject(clause: str, opens: Opening, before: str) -> Part:
    """A clause of what struck the user: without a subject it is the reader's, or the user's where it tells a feeling."""
    if opens.kind in ("subject", "wh", "noun", "fragment"):
        own = re.match(r"(?:I|we)\b", clause)
        said = with_article(clause) if opens.kind == "subject" else clause
        return Part(
            lower_first(said),
            "I" if own else "you" if re.match(r"(?:you|he|she|they)\b", clause, re.IGNORECASE) else "other",
            elided=False,
            bare=clause,
        )
    if opens.kind in ("gerund", "predicate", "participle") and before:
        return Part(lower_first(clause), before, elided=True, bare=lower_first(clause))
    if before and opens.kind in ("past", "third", "aux", "base"):
        return Part(
            with_subject(clause, opens, before if before in ("I", "you") else "it"), before, elided=True, bare=lower_first(clause)
        )
    if _acts_on_sender(clause, opens):
        return Part(with_subject(clause, opens, "it"), "it", elided=True, bare=clause)
    lemmas = {item.lemma for item in word_forms().read_verb(opens.word)}
    mine = (
        _TAKEN_IN.match(clause)
        or (lemmas & table("feelings") and opens.kind in ("past", "base"))
        or opens.kind == "base"
        or re.match(
            r"(?:never|hadn't|had never|didn't|couldn't|can't|don't) "
            r"(?:seen|heard|thought|known|knew|expect|know|stop|get over|forget|imagined|read|realised|realized|help)\b",
            clause,
        )
    )
    who = "I" if mine else "you"
    if who == "you" and opens.kind == "third" and re.match(r"\w+ you\b", clause):  # “tells you the price before you ask”
        clause = re.sub(r"\byou\b", "they", re.sub(r"^(\w+) you\b", r"\1 people", clause))
    return Part(with_subject(clause, opens, who), who, elided=True, bare=lower_first(clause))


def _acts_on_sender(clause: str, opens: Opening) -> bool:
    """“made me laugh” is said of the thing; “made me practise” of the reader."""
    found = tokens(clause)
    place = opens.skipped
    if opens.kind == "aux" and re.match(r"(?:was|wasn't|is|isn't) (?:not )?(?:what|how|nothing like|as if)\b", clause):
        return True
    if re.match(
        r"(?:\w+ly )?(?:reminded me of|inspired me|stayed with me|stuck with me|"
        r"gave me (?:goosebumps|chills|hope|pause|courage|a lump))\b",
        clause,
    ):
        return True
    if opens.kind not in ("past", "third") or place + 2 >= len(found) or found[place + 1].lower not in ("me", "us"):
        return False
    return found[place + 2].lower in _EMOTION or (len(found) > place + 3 and found[place + 3].lower in _EMOTION)


def own_part(clause: str, opens: Opening, before: str, who: str, *, of_fact: bool = True) -> Part:
    """A clause of the user's own doings with the subject that it lacks; `of_fact` where it may be said of the fact, too."""
    if clause.endswith("?"):
        return _as_it_is(clause, "other")
    verbless = verbless_clause(clause, who)
    if verbless:
        return Part(verbless, "other", elided=False, bare=verbless)
    if not of_fact and said_of_oneself(clause):
        opens = Opening("predicate", opens.word, opens.skipped)
        clause = re.sub(r"^(\S+) and no ", r"\1 with no ", clause)
    if opens.kind == "subject":
        return _with_own_subject(clause)
    opens = _as_own(clause, opens, of_fact=of_fact)
    fixed = _fixed_part(clause, opens, before, who, of_fact=of_fact)
    if fixed is not None:
        return fixed
    fact = is_of_fact(clause, opens) if of_fact else opens.kind == "third"
    goes_on = opens.kind == "third" or (
        not fact and opens.kind in ("past", "aux") and opens.word not in ("am", "have", "haven't")
    )
    if before == "other" and goes_on:
        return Part(lower_first(clause), "other", elided=True, bare=lower_first(clause))
    chosen = "it" if fact or (not of_fact and _IT_WAS.match(clause)) else who
    said = with_subject(clause, opens, chosen)
    if opens.kind in _STATES and said.startswith(f"{BE.get(chosen, '')} "):
        return Part(said, f"{chosen}=", elided=True, bare=lower_first(clause) if before == f"{chosen}=" else said)
    plain = opens.kind in ("past", "third", "aux", "base") and said == f"{chosen} {lower_first(clause)}"
    return Part(said, chosen if plain else f"{chosen}+", elided=True, bare=lower_first(clause) if plain else said)


def _as_it_is(clause: str, who: str) -> Part:
    return Part(lower_first(clause), who, elided=False, bare=lower_first(clause))


def _with_own_subject(clause: str) -> Part:
    first = re.match(r"[\w']+", clause)
    word = first.group().lower() if first else ""
    stem = word.split("'")[0]
    subject = {"i": "I", "we": "we", "it": "it"}.get(stem, "other")
    said = clause if word in _SENDER else with_article(clause)
    return Part(lower_first(said), subject, elided=False, bare=lower_first(clause))


def _as_own(clause: str, opens: Opening, *, of_fact: bool) -> Opening:
    """How a clause opens that tells of the user: “lost sleep over it” is no noun phrase, “six weeks in” tells where one is."""
    second = clause.split(" ")[1:2]
    if (
        opens.kind == "third"
        and not opens.skipped
        and second
        and is_person(opens.word)
        and any(item.form in ("base", "past") for item in word_forms().read_verb(second[0].lower()))
        and (second[0].lower() in _WANTED or not is_noun(second[0].lower()))
    ):
        return Opening("fragment", opens.word)  # “kids want …”
    if opens.kind in ("noun", "fragment") and re.match(r"\w+ing\b.* and (?:I )?want to\b", clause):
        return Opening("gerund", opens.word)
    past = any(item.form == "past" for item in word_forms().read_verb(opens.word))
    noun = opens.word in closed("determiner", "quantity") or word_forms().is_noun(opens.word)
    if opens.kind == "noun" and past and not noun and " " in clause:
        return Opening("past", opens.word)
    if opens.word in table("own_work") and opens.kind in ("noun", "fragment") and second and second[0] in closed("preposition"):
        return Opening("base", opens.word)  # “work on a farm”
    if not of_fact and _WEEKS_IN.match(clause):
        return Opening("predicate", opens.word)
    return opens


def _fixed_part(clause: str, opens: Opening, before: str, who: str, *, of_fact: bool) -> Part | None:
    """Clauses that go by their words, not by the form of their verb."""
    lower = lower_first(clause)
    if _DISMISSED.match(clause):
        return Part(with_subject(clause, opens, who), f"{who}+", elided=True, bare=lower)
    if of_fact and " " not in clause and any(item.form == "third" for item in word_forms().read_verb(lower)):
        return Part(f"it {lower}", "it", elided=True, bare=lower)
    if not of_fact and opens.word == "got" and not opens.skipped and not _DATED.search(clause):
        return Part(f"{who}'ve {lower}", who, elided=True, bare=lower)
    if opens.kind in ("wh", "noun", "fragment"):
        if NOTHING_HAD.match(clause):
            return Part(with_subject(clause, opens, who), who, elided=True, bare=f"have {lower}")
        verdict = bool(before) and opens.word in table("verdicts")
        return _as_it_is(clause, "verdict" if verdict else "other")
    past = any(item.form == "past" for item in word_forms().read_verb(opens.word))
    if opens.kind == "base" and not past and re.match(r"\w+ (?:me|us)\b", clause):
        return _as_it_is(clause, "other")
    return None
