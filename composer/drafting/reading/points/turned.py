"""A point turned to its reader: whom “she”, “they” and “his” mean, and who keeps them."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.reading.addressing.addressed import addressed, with_their_side
from composer.drafting.reading.addressing.second_person import Reader
from composer.drafting.reading.addressing.their_house import of_their_house
from composer.drafting.reading.grammar.lexicon import gender, is_given_name, is_noun, is_person, is_plural
from composer.drafting.reading.grammar.tokens import is_common, words
from composer.drafting.reading.grammar.word_classes import nouns

_MY_OLD: Final = re.compile(
    r"\b(?P<verb>(?:tell|ask|thank|greet|see|meet|visit|find|surprise|write to|speak to|talk to|say to|hear from|"
    r"be in touch with|"
    r"get in touch with|reach|catch up with) )(?:to )?(?:my|our) (?:(?:old|former|first|favourite|favorite|dear|once|best|ex) )+"
    r"(?P<who>[a-z]+)(?P<what> [a-z]+)?",
    re.IGNORECASE,
)
_THEY: Final = re.compile(r"\b(?:they|them|their|theirs)\b", re.IGNORECASE)
_TO_A_HOUSE: Final = frozenset({"sell", "partner", "press", "job", "learn"})  # purposes whose reader often stands for a firm
_SHE_HE: Final = re.compile(r"\b(?:she|he|her|his|him|hers)\b", re.IGNORECASE)
_SHOULD_MEET: Final = re.compile(r"(?P<who>she|he|they) (?:should|must|could) (?:meet|know|call|talk to|see) ", re.IGNORECASE)
# “his nephew starts on Monday, he did great”: he is the nephew.
_RELATIVE: Final = re.compile(
    r"(?P<whose>his|her|their) (?:[a-z]+ )?(?P<who>[a-z]+) (?!says?\b|said\b|told\b|tells\b)[^.;]*[,;.] (?:and |but )?"
    r"(?P<then>he|she)\b",
    re.IGNORECASE,
)
# “so that you can see … their own laundry”: those who can see own it.
_SO_THEIR: Final = re.compile(r"(\bso (?:that )?you (?:can |could |may |see )[^.;,]*?\b)their( own\b)")
# “the parrot he found is fine, she comes on Saturday to get him”.
_FOUND_ANIMAL: Final = re.compile(
    r"(?:the|that) (?:[a-z]+ )?(?P<animal>[a-z]+) (?P<who>she|he)(?= (?!is\b|was\b|has\b)[a-z]+)", re.IGNORECASE
)
# “My mother needs a stool. She is 80.”: she is my mother.
_MY_PERSON: Final = re.compile(
    r"(?P<told>(?:my|our) (?P<who>[a-z-]+(?: [a-z-]+)?)\b[^.!?]*[.!?]) (?P<then>she|he)\b", re.IGNORECASE
)
_NAMED: Final = re.compile(
    r"(?P<lead>\b(?:[Aa]sk|[Tt]ry|[Cc]all|[Cc]ontact) [A-ZÀ-Þ][\w'-]+(?: [A-ZÀ-Þ][\w'-]+)?), (?P<who>she|he) "
    r"(?=(?:is|was|has|can|knows|does|did|makes|mends|repairs|plays|sings|speaks|runs|works)\b)"
)
_THE_TWO: Final = re.compile(r"\b((?:the two|both) of )them\b")
_BOTH_OF_YOU: Final = re.compile(r"^(?:her|him|them|she|he) and (?=(?:my|our) )", re.IGNORECASE)
_OWNERS: Final = {"she": ("her", "he"), "he": ("his", "she")}
_MINE_OR_OURS: Final = re.compile(r"\b(?:mine|ours)\b", re.IGNORECASE)
_HIS_DOES: Final = re.compile(
    r"\b(?:his|hers|theirs) (?=(?:is|are|was|has|have|does|do|learns|goes|runs|needs|works|starts|stays|comes|gets|in|on|at)\b)"
)
_ANYBODY: Final = re.compile(r"\b(?:an?|any|every|each|no) (?:[a-z]+ )??([a-z]+)\b")
# “our trainee Jon, he …”: “he” is the one who is introduced.
_SOMEBODY_OF_MINE: Final = re.compile(
    r"^(?:to )?(?:(?:introduce|meet) )?(?:my|our|the|an?) [^,–(:]+(?:[,–(:]| -) ?(?:he|she|they)\b", re.IGNORECASE
)
_THEIR_OWN_PLAN: Final = re.compile(
    r"\b(?P<who>[A-ZÀ-Þ][\w'-]+)"
    r"(?P<told> (?:wants|would like|hopes|needs|wishes|plans|is looking|is trying|has to|asked)\b[^.;]*?"
    r" (?:before|until|once|after|when|so that|as soon as) )(?P<then>she|he)(?= [a-z])"
)
_KEPT: Final = "\ue002"  # stands for the pronoun of somebody who was named
_BRINGS: Final = re.compile(r"(?:this is|here is|here's|please meet|meet) (?!you\b)[A-ZÀ-Þ][\w'-]+", re.IGNORECASE)


def turned_to(reader: Reader, text: str, purpose: str) -> str:
    """A point with “you” for the reader; who is introduced, and those who were named, keep their “he” and “they”."""
    if purpose in ("reconnect", "thank"):
        text = _to_them(text, reader)
    if purpose in ("partner", "sell", "hire", "invite"):
        text = with_their_side(text)
    found = _FOUND_ANIMAL.match(text)
    if found and found["who"].lower() == reader.pronoun and found["animal"].lower() in nouns("animal"):
        return f"{text[: found.start('who')]}you{text[found.end('who') :]}"  # whom somebody comes to get is the animal
    of_mine = _MY_PERSON.match(text)
    plain = of_mine is not None and not _SHE_HE.search(of_mine["told"])
    if of_mine and plain and any(_is_meant(word, of_mine["then"]) for word in of_mine["who"].lower().split()):
        told = of_mine.end("told")  # what is told of my mother, up to the next stop
        kept = (re.search(r"[.!?](?: |$)", text[told:]) or re.search("$", text[told:])).end() + told  # type: ignore[union-attr]
        rest = text[kept:].strip()
        return f"{addressed(text[:told], reader)}{text[told:kept]}{turned_to(reader, rest, purpose) if rest else ''}"
    text = _NAMED.sub(lambda named: _named_who(named, reader), text)
    text = _BOTH_OF_YOU.sub("you and ", text)
    should = _SHOULD_MEET.match(text) if purpose == "introduce" else None
    if should and not _SHE_HE.search(text[should.end() :]):
        text = f"you {text[should.end('who') :].lstrip()}"
    theirs = _RELATIVE.match(text) if reader.pronoun in ("she", "he") else None
    if theirs and is_person(theirs["who"].lower()) and gender(theirs["who"].lower()) in ("", theirs["then"].lower()):
        return f"{'Your' if theirs['whose'][0].isupper() else 'your'}{text[theirs.end('whose') :]}"
    named = text.find(f" {reader.given} ") if purpose == "introduce" and reader.given else -1
    if named > 0 and is_given_name(text.split()[0].lower()) and _SHE_HE.search(text[:named]):
        return f"{text[: named + 1]}{addressed(text[named + 1 :], reader)}"  # “Rosa sells her loom and Ngaire …”
    introduced = _opens_with_name(text, reader) or _SOMEBODY_OF_MINE.match(text) or _BRINGS.match(text)
    if purpose == "introduce" and introduced:
        return text
    if _of_others(text, reader):
        return of_their_house(text) if reader.pronoun != "they" and purpose in _TO_A_HOUSE else text
    if _MINE_OR_OURS.search(text):  # “mine learns gilding, his learns carving”
        text = _HIS_DOES.sub("yours ", text)
    if purpose == "introduce":
        kept = _THEIR_OWN_PLAN.sub(lambda plan: _kept(plan, reader), text)
        said = _SO_THEIR.sub(r"\1your\2", addressed(kept, reader))
        return _to_introduced(said, reader).replace(_KEPT, reader.pronoun)
    said = _SO_THEIR.sub(r"\1your\2", addressed(text, reader))
    return of_their_house(said) if reader.pronoun != "they" and purpose in _TO_A_HOUSE else said


def _kept(plan: re.Match[str], reader: Reader) -> str:
    """“Nadia wants to see a studio before she rents one”: she who plans is she who was named."""
    if plan["who"] in (reader.given, reader.family) or not is_given_name(plan["who"].lower()):
        return plan.group()
    return f"{plan['who']}{plan['told']}{_KEPT}" if plan["then"].lower() == reader.pronoun else plan.group()


def _to_introduced(said: str, reader: Reader) -> str:
    """What an introduction says of the two: “the two of you”, and whose the trade is that another knows."""
    said = _THE_TWO.sub(r"\1you", said)
    owner, other = _OWNERS.get(reader.pronoun, ("", ""))
    to_another = "introduce you to " in said  # “introduce him to a lawyer who knows his trade”
    if owner and (to_another or re.search(rf", {other}\b", said)):  # “my boss Leo, he plans a trip to her island”
        return re.sub(rf"\b{owner} (?=[a-z])", "your ", said)
    return said


def _is_meant(word: str, pronoun: str) -> bool:
    return is_person(word) and gender(word) in ("", pronoun.lower())


def _named_who(found: re.Match[str], reader: Reader) -> str:
    """“ask Noor Haddad, she is great” → “ask Noor Haddad, who is great” where “she” would be the reader."""
    return f"{found['lead']}, who " if found["who"].lower() == reader.pronoun else found.group()


def _of_one_told(text: str) -> bool:
    """“A baker of 84 and her apprentice have won”: the apprentice is the baker's."""
    return re.match(r"(?:an?|the|our|one) (?:[\w-]+ ){1,6}?and (?:her|his) ", text, re.IGNORECASE) is not None


def of_animal(text: str) -> bool:
    """“a goat became mayor and she begins on Monday”: she is the goat."""
    pronoun = _SHE_HE.search(text)
    if pronoun is None:
        return False
    before = text[: pronoun.start()].rstrip()
    named = words(before) if before.endswith((",", ";", ".")) else words(before)[:-1]  # “the dog he found”: he is not the dog
    kinds = nouns("animal") - (nouns("vessel") if pronoun.group().lower() in ("he", "him", "his") else frozenset())
    return any(word in kinds and not is_noun(after) for word, after in zip(named, [*named, ""][1:], strict=True))


def _of_others(text: str, reader: Reader) -> bool:
    """“our twins are four and they never sit”: “they” of those who were named, where nothing else speaks of the reader."""
    if of_animal(text) or _of_one_told(text):
        return True
    they = _THEY.search(text)
    if they is None or reader.pronoun == "they" or _SHE_HE.search(text):
        return False
    before = text[: they.start()]
    people = (found[1] for found in _ANYBODY.finditer(before.lower()))
    anybody = any(is_person(who) or who.endswith(("er", "or", "ist", "ee")) for who in people)
    return anybody or any(is_plural(word) for word in words(before))


def _to_them(text: str, reader: Reader) -> str:
    """“tell my old teacher that her advice was right”: the one to whom all this is written is spoken of as her or him."""
    found = _MY_OLD.search(text)
    if found is None or re.search(r"\byou(?:r|rs)?\b", text):
        return text
    ends = next((found.end(name) for name in ("who", "what") if _is_somebody((found[name] or "").strip().lower())), 0)
    if not ends:
        return text
    told = re.search(r"\b(?:she|her|he|his|him)\b", text[ends:], re.IGNORECASE)
    pronoun = reader.pronoun or ("" if told is None else "she" if told.group().lower() in ("she", "her") else "he")
    if pronoun not in ("she", "he"):
        return text
    return f"{text[: found.start()]}{found['verb']}{'her' if pronoun == 'she' else 'him'}{text[ends:]}"


def _is_somebody(word: str) -> bool:
    return is_person(word) or word in nouns("person")


def _opens_with_name(text: str, reader: Reader) -> bool:
    """“Ravi Menon – he makes sitars”: he is the one who is introduced."""
    found = re.match(r"(?P<name>[A-ZÀ-Þ][\w'-]+(?: [A-ZÀ-Þ][\w'-]+)*)(?=\s*(?:,|–|-|\(|:| who\b))", text)
    if found is None or is_common(found["name"].lower()):
        return False
    return found["name"] not in (reader.full, reader.given, reader.family)
