"""What the reader posted: “posted: drew the same g 61 times” is their post about drawing it, or their post in their own words."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from composer.drafting.reading.addressing.second_person import Reader, speaks_of_reader
from composer.drafting.reading.doubts import asked_of_post
from composer.drafting.reading.facts.quoting import is_work_alone
from composer.drafting.reading.grammar.lexicon import is_noun, words
from composer.drafting.reading.grammar.pieces import take_apart
from composer.drafting.reading.grammar.verb_words import is_only_past
from composer.drafting.reading.reading import Reading, asked
from composer.drafting.reading.wording import letters
from composer.drafting.reading.wording.haste import contracted, written_out
from composer.drafting.reading.wording.spelling import mend
from composer.word_forms import word_forms

_POSTED: Final = re.compile(
    r"^(?:(?P<who>he|she|they|[A-Z][\w-]+) )?(?:(?:just|recently|once|also) )?(?P<how>post|tweet|toot)ed"
    r"(?: (?:on|in) (?P<where>[\w ]{1,20}?)| here)?"
    r"(?: (?:(?:on |in )?(?P<when>today|yesterday|last (?:week|month|year|night|\w+day)|this (?:week|morning|month)|\w+day)))?"
    r"\s*(?::|\s[–—-])\s+(?P<said>\S.*)$",
    re.IGNORECASE,
)
_MINE: Final = re.compile(r"\b(?:I|I'm|I've|me|my|we|us|our|you|your)\b", re.IGNORECASE)
_MARKED: Final = re.compile(r"[,.;:!?\"“”(–—…]|\s-\s")
_SHOUTED: Final = re.compile(r"([?!])[?!]+")
_LONGEST: Final = 14  # words that a post may have and still be told as what it is about
_WANTED: Final = frozenset("looking searching asking hiring seeking hunting thanking".split())  # “your post looking for …”


def own_post(text: str, reader: Reader, sender_name: str) -> Reading | None:
    """The reading of a fact that says what the reader posted; None for any other text."""
    found = _POSTED.match(text.strip())
    if found is None or (found["who"] and found["who"].lower() not in reader.words | {"he", "she", "they"}):
        return None
    told = contracted(re.sub(r"[\"“”„]", "'", found["said"].strip().strip('"“”').strip().rstrip(".")))
    told = told[1:-1] if _IN_QUOTES.match(told) else told
    pieces = take_apart(told)
    if not pieces or is_work_alone(pieces) or speaks_of_reader(take_apart(_to_anybody(told)), reader):
        return None
    because = asked_of_post(told)
    if because:
        return asked(text, because)
    names = reader.words | frozenset(sender_name.lower().split())
    when = f" from {found['when']}" if found["when"] else ""
    post = f"your {found['how'].lower()}{when}"
    about = _about(mend(written_out(told), names))
    right = letters.ordinary(mend(told, names), names)
    quoted = _SHOUTED.sub(r"\1", f"{right[0].upper()}{right[1:]}")
    said = f"{post} {about}" if about else f'{post} "{quoted}"'
    return Reading(text, said, "reader", "noun")


_IN_QUOTES: Final = re.compile(r"['‘][^'‘’]+['’]$")


def _to_anybody(told: str) -> str:
    """Words of a post, in which “you” is whoever reads it."""
    return re.sub(r"(?i)\byou(?:r|rs|rself)?\b", "one", told)


def _about(told: str) -> str:
    """“drew the same g 61 times” as “about drawing the same g 61 times”; "" for what stands better in its own words."""
    first, _, rest = told.partition(" ")
    verb, forms = first.lower(), word_forms()
    if not rest or len(told.split()) > _LONGEST or _MARKED.search(told) or _MINE.search(told):
        return ""
    if verb in _WANTED:
        return f"{verb} {rest}"
    lemmas = [item.lemma for item in forms.read_verb(verb) if item.form == "past"]
    object_ = rest.split()[0].lower()
    plain = object_ in words("grammar", "determiners") | words("grammar", "numbers") or object_[0].isdigit() or is_noun(object_)
    opened = object_ in words("grammar", "determiners")
    if lemmas and plain and (is_only_past(verb) or opened):
        return f"about {forms.gerund(lemmas[0])} {rest}"
    gerund = any(item.form == "gerund" for item in forms.read_verb(verb)) and not is_noun(verb)
    return f"about {verb} {rest}" if (gerund and plain) or (verb.endswith("ing") and opened) else ""


# “you wrote a post about …”, where one has read it: posts and the like, which lie open; books and talks need not have been read.
_MADE: Final = re.compile(
    r"^you (?:just |recently |once |also |have |had )?(?P<how>wrote|written|posted|published|shared|did|made|put up|put out)"
    r" (?:an?|the|this|that|your) "
    r"(?P<what>(?:[\w-]+ ){0,2}(?:post|article|thread|tweet|toot|piece|column|comment|photo|picture|reel|story|note|update"
    r"|list|recipe|map|drawing|video|clip|poem|chart|table|graph|sketch|playlist)) "
    r"(?P<rest>(?:about|on|of|titled|called|for|with|where|in which|that|showing|explaining|asking|looking|\"|“).+)$"
)
_READ: Final = re.compile(r"(?:post|article|thread|tweet|toot|piece|column|comment|reel|story|note|update)$")
_POSTED_ON: Final = re.compile(r"^you (?:just |recently |once |also |have |had )?posted (?P<rest>(?:about|on how|on why) .+)$")
_GOES_ON: Final = re.compile(r"(?:,| and| but) (?:you|I|we)\b")


def as_post(reading: Reading) -> Reading:
    """“you wrote a post about moss” as “your post about moss”, which one has read; any other reading as it is."""
    if reading.ask or reading.form != "clause" or reading.parts or _GOES_ON.search(reading.said):
        return reading
    made, posted = _MADE.match(reading.said), _POSTED_ON.match(reading.said)
    if made is None and posted is None:
        return reading
    if made and made["how"] in ("did", "made", "wrote", "written") and not _READ.search(made["what"]):
        return reading
    said = f"your {made['what']} {made['rest']}" if made else f"your post {posted['rest']}" if posted else ""
    return replace(reading, said=said, form="noun", who="reader")
