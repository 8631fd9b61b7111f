"""What somebody won, was named, studied or left: “Tiler of the Year”, “Crumb 30 under 30”, “MSc in hydrology”, “ex-Siemens”."""

from __future__ import annotations

import re

from composer.drafting.reading.facts.noun_sayings import Saying, in_small_letters
from composer.drafting.reading.facts.posts import post_saying
from composer.drafting.reading.grammar.gazetteer import is_proper, spelled
from composer.drafting.reading.grammar.lexicon import article, is_person, is_plural, is_word, lists, pattern, words
from composer.drafting.reading.grammar.noun_heads import head_place
from composer.drafting.reading.grammar.pieces import Piece, put_together, take_apart
from composer.drafting.reading.grammar.verb_words import at


def noun_special(pieces: list[Piece]) -> Saying | None:
    """Awards, lists, degrees and former firms, which say something whatever they open with."""
    bare = put_together(pieces).strip(" .!")
    if not bare:
        return None
    works = pattern("function_at").match(bare)
    if works:
        return Saying(f"you work in {in_small_letters(works['what'])} at {works['firm']}")
    return _ranked(bare) or _former(bare) or _awarded(bare) or _qualified(bare, pieces)


def _ranked(bare: str) -> Saying | None:
    found = pattern("ranked").match(bare)
    if found and re.search(r"\bto [a-z]+", found["rest"]) and found["rank"].lower() in ("1st", "first", "last"):
        rank = "last" if found["rank"].lower() == "last" else "first"
        return Saying(f"you were the {rank} {found['rest']}", tense="past")  # “1st in his family to finish school”
    if found:
        return Saying(f"you came {found['rank'].lower()} {found['rest']}", tense="past")
    if re.match(r"(?i)class of '?\d", bare):
        place = re.sub(r",\s*(?:at )?(?=[A-Z])", " at ", bare[0].lower() + bare[1:])
        return Saying(f"you were in the {re.sub(r' at University of', ' at the University of', place)}", tense="past")
    return None


def _former(bare: str) -> Saying | None:
    found = re.match(r"(?i)(?:ex|former(?:ly)?)[- ](?P<where>\S+)$", bare)
    department = lists("abbreviations")["departments"].get(found["where"].lower()) if found else None
    if department:
        return Saying(f"you used to work in {department}", tense="past")
    field = found["where"] if found else ""
    if field.islower() and is_word(field) and not is_person(field):
        the = "the " if field in words("nouns", "with_the") else ""
        return Saying(f"you used to work in {the}{field}", tense="past")  # “ex-audit”, “ex-wearables”
    found = pattern("former_firm").match(bare)
    if found is None:
        return _former_post(bare)
    if pattern("service").match(found["firm"]):
        return Saying(f"you used to be in the {found['firm']}", tense="past")
    if (
        is_person(found["firm"].split(" ")[-1].lower())
        and not is_proper(found["firm"])
        and found["firm"].lower() not in spelled()
    ):
        return _former_post(bare)
    firms = re.sub(r", (?=[^,]+$)|/|, | & ", " and ", found["firm"])
    firms = re.sub(r"^(?=(?:NHS|BBC|EU|UN|WHO|RSPB|RNLI|IMF|ECB|FT|RSPCA|ICRC|LSE)\b)", "the ", firms)
    return Saying(f"you used to work at {firms}", tense="past")


def _former_post(bare: str) -> Saying | None:
    """“ex-submariner”, “ex head of sales at …” as what somebody used to be; a post that turned into another stays."""
    found = re.match(r"(?i)ex[- ](?P<post>[a-z].+)$", bare)
    if found is None or re.search(r"\b(?:turned|now|who)\b|,", found["post"]):
        return None
    pieces = take_apart(found["post"])
    place = head_place(pieces)
    if place < 0 or not is_person(at(pieces, place)) or is_plural(at(pieces, place)):
        return None
    said = post_saying(pieces, place).text
    return Saying(re.sub(r"^you (?:are|were|have been) ", "you used to be ", said), tense="past")


def _awarded(bare: str) -> Saying | None:
    found = pattern("won").match(bare)
    if found:
        prize = re.sub(r",\s*(?=[A-Z])", " in ", found["prize"])
        the = "the " if re.match(r"(?i)winner of the", bare) else ""
        return Saying(f"you won {the}{prize}", tense="past")
    first = re.split(r"[ ,–—-]", bare, maxsplit=1)[0].lower()
    if first in words("verbs", "passive_of_post") | {"crowned", "featured", "included", "listed", "ranked", "made", "on", "in"}:
        return None
    if is_person(first) and re.match(r"\w+\s*[,–—-]\s", bare):
        return None
    if (pattern("award").match(bare) and bare[:1].isupper()) or pattern("award_small").match(bare):
        return Saying(f"you were named {re.sub(r', (?=[A-Z][a-z]+$)', ' in ', bare)}", tense="past")
    found = pattern("listed").match(bare)
    top = re.match(r"(?i)(?:the )?(?P<top>top \d+) (?P<where>(?:in|of|at) .+)$", bare)
    if top:
        return Saying(f"you were in the {top['top'].lower()} {top['where']}", tense="past")
    if found and len(bare.split()) <= 9:
        return Saying(f"you were on the {_list_name(re.sub(r'(?i)^the ', '', bare))}", tense="past")
    if pattern("best").match(bare):
        return Saying(f"you won {re.sub(r', (?=[A-Z])', ' in ', bare)}", tense="past")
    return None


def _list_name(listed: str) -> str:
    if "list" in listed.lower():
        return listed
    year = re.search(r"\s*\(?(?:in )?(?P<year>\d{4})\)?$", listed)
    return f"{listed[: year.start()]} list in {year['year']}" if year else f"{listed} list"


def _qualified(bare: str, pieces: list[Piece]) -> Saying | None:
    """“FRSA”, “PhD on lichens”, “B.A. (Hons) Boat Design”."""
    first = bare.split(" ", maxsplit=1)[0].strip(",")
    plain = first.replace(".", "").lower()
    if plain in words("nouns", "letters") and re.match(r"[A-Z]{2,6}, ", bare):
        bare = first
    alone = " " not in bare
    if alone and (plain in words("nouns", "letters") or (re.fullmatch(r"[FMAH][A-Z]{2,5}", bare) and not is_word(plain))):
        letters = plain.upper()
        return Saying(f"you {'have' if plain in words('nouns', 'held') else 'are'} {article(letters)} {letters}")
    if plain in words("nouns", "degrees") and not is_person(at(pieces, head_place(pieces))):
        return _degree(bare, first)
    return None


def _degree(bare: str, first: str) -> Saying:
    rest = re.sub(r"^\((?!Hons?\b|hons?\b|Honours)([^()]+)\)$", r"from \1", bare[len(first) :].strip(" ,"))
    found = re.match(r"^(?P<honours>\((?:Hons?|hons?|Honours)\)|Hons)?\s*(?:,|in )?\s*(?P<field>.*)$", rest)
    honours, field = (found["honours"] or "", found["field"]) if found else ("", rest)
    if re.match(r"(?:on|about) ", field):
        placed = re.sub(r",\s*(?:at |from )?(?=[A-Z])", " from ", bare)
        return Saying(f"your {re.sub(r',? (?<!in )(?=(?:19|20)[0-9]{2}$)', ' in ', placed)}", form="noun")
    degree = f"{first} {honours}".strip()
    has = f"you have {article(degree)} {degree}"
    if re.match(r"from .+, (?:19|20)\d\d$", field):
        return Saying(f"{has} {field.rpartition(',')[0]} ({field.rpartition(',')[2].strip()})")
    topic, _, place = re.sub(r"^(?:in|of) ", "", field).partition(",")
    where = f" from {place.strip()}" if place else ""
    if not topic:
        return Saying(has)
    if re.match(r"(?:from|at) ", topic):
        return Saying(f"{has} {topic}{where}")
    if pattern("seat_of_learning").search(topic):
        the = "the " if re.match(r"(?i)(?:university|college|school|institute) (?:of|for) ", topic) else ""
        return Saying(f"{has} from {the}{topic[0].upper()}{topic[1:]}{where}")
    if topic[:1].isupper() and not is_word(topic.split(" ", maxsplit=1)[0].lower()):
        return Saying(f"{has} from {topic}{where}")
    return Saying(f"{has} in {in_small_letters(topic)}{where}")
