"""A text of several parts (a headline, bullets, sentences, two facts in one) taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal

import re2

from composer.drafting.reading.facts.quoting import stays_said
from composer.drafting.reading.grammar.bare_verbs import verb_reading
from composer.drafting.reading.grammar.gazetteer import is_proper
from composer.drafting.reading.grammar.lexicon import is_person, is_word, lists, pattern, words
from composer.drafting.reading.grammar.noun_heads import head_place, names_post
from composer.drafting.reading.grammar.pieces import Piece, put_together, take_apart
from composer.drafting.reading.grammar.predicates import main_verb
from composer.drafting.reading.grammar.verb_words import at
from composer.drafting.reading.wording import haste

Style = Literal["headline", "sentences", "plain", "change"]
_BARS: Final = re.compile(r"\s*(?:\|+|[•·★☆●◦▪■►▶]|\s/{1,2}\s|\s~\s)\s*")
_ARROW: Final = re.compile(r"\s*(?:→|➔|➜|[-=]+>|»)\s*|(?<=\w) >{1,2} (?=[A-Z])")
_NUMBERED: Final = re.compile(r"(?:^|\s)\(?[1-9][).]\s+")
_BULLET: Final = re.compile(r"^\s*(?:[-–—*•·▪◦>]+|\(?\d[).])\s+")
_LINK: Final = re.compile(
    r"(?:https?://|www\.)\S+|\b(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|co|info|eu|de|uk|fr)(?:/\S*)\b\S*"
    r"|\b(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev)\b(?!\s+(?:engineer|developer|team))",
    re.IGNORECASE,
)


_SEVERAL: Final = 3  # parts between commas
_OTHERS: Final = frozenset("he she his her him me us".split())


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a text and how they stood together; `own` where “I” in it is the reader."""

    parts: tuple[str, ...]
    style: Style
    own: bool = False


@cache
def _pattern(name: str) -> Any:
    options = re2.Options()
    options.case_sensitive = False
    return re2.compile(lists("sources")[name], options)


def without_source(text: str) -> tuple[str, bool]:
    """The text without the note of where it was copied from, and whether “I” in it is the reader."""
    text = _pattern("closing").sub("", text) or text
    own = False
    if re.fullmatch(r'"[^"]+"', text.strip(" .")) and re.search(r"\b(?:I|I'm|I've|my|My|We|we)\b", text):
        text, own = text.strip(' ."'), True
    for name in ("other", "own"):
        found = _pattern(name).match(text)
        if found and text[found.end() :].strip():
            rest = text[found.end() :].strip()
            if name == "own" and not (
                rest.startswith('"')
                or re.match(r"(?i)(?:i|my|i'm|i've)\b", rest)
                or found.group().rstrip().endswith((":", "–", "—"))
            ):
                continue
            if name == "own" and rest.split(" ", maxsplit=1)[0].lower() in words("grammar", "question_words"):
                continue  # “her last post: why trams squeal”
            if name == "own" and (_is_title_of_post(found.group(), rest) or stays_said(found.group(), rest)):
                continue
            text, own = rest, own or name == "own"
    if own and text.startswith('"') and text.count('"') == 2 and text.rstrip(" .").endswith('"'):
        text = text.strip(' ."')
    if re.fullmatch(r'"[^"]+"', text.strip(" .")) and re.search(r"\b(?:I|I'm|I've|my|My)\b", text):
        text, own = text.strip(' ."'), True
    if own:
        text = haste.contracted(text)
    found = _pattern("announced").match(text)
    if found and text[found.end() :].strip():
        text, own = text[found.end() :].strip(), True
    return text, own


def _is_title_of_post(source: str, rest: str) -> bool:
    """“blog post "Moss at noon"”: the title of what they wrote, not their words about themselves."""
    titled = re.search(r"(?i)\b(?:post|tweet|blog|newsletter|page)\s*$", source)
    quoted = re.match(r'"(?P<inner>[^"]*)"', rest)
    told = re.search(r"\b(?:I|I'm|I've|my|My|we|We)\b", quoted["inner"] if quoted else "")
    return bool(titled and quoted) and (not told or bool(re.search(r"(?i)\b(?:blog post|newsletter)\s*$", source)))


def without_own_note(text: str) -> str:
    """“"I mend kilns" (bio)” with its source before it, as `without_source` knows it."""
    found = re.match(
        r"(?i)^(?P<own>.*\b(?:I|I'm|I've|my|we|our)\b.*?)\s*(?:\(|[–—-]\s|,\s)(?:from |in |on )?(?:(?:his|her|their|the) )?"
        r"(?:\w+ )?(?:bio|headline|tagline|profile|about page|about|website|homepage)\)?$",
        text,
    )
    return f"bio: {found['own']}" if found else text


def without_links(text: str) -> tuple[str, str]:
    """The text without its links, and the last path of the first of them (“leafdb”)."""
    found = _LINK.search(text)
    if found is None:
        return text, ""
    before = text[: found.start()].rstrip().rpartition(" ")[2].lower()
    if before in (
        "of",
        "at",
        "for",
        "called",
        "on",
        "in",
        "to",
        "via",
        "under",
        "from",
        "founded",
        "runs",
        "built",
        "started",
        "maintains",
        "created",
    ) and (not text[found.end() :].strip(" .)") or "/" not in found.group()):
        return text, ""
    text = re.sub(r"(?i)^(?:please )?(?:see|watch|read|check out|look at|link to|link:|here:|here is|cf\.?)\s+", "", text)
    found = _LINK.search(text) or found
    slug = (
        found.group().rstrip("/.,)").rpartition("/")[2]
        if "/" in found.group().partition("//")[2] or "//" not in found.group()
        else ""
    )
    text = _LINK.sub(lambda link: " " + (")" if link.group().endswith(")") and "(" not in link.group() else ""), text)
    text = re.sub(r"[:–—-]\s*(?=$|[\"(])", " ", text)
    text = re.sub(r"^\s*[-–—:|]+\s*", "", text)
    text = re.sub(r"\(\s*\)", " ", text)
    return " ".join(text.split()), slug


def with_firm(parts: tuple[str, ...]) -> tuple[str, ...]:
    """“Owner // Tin Roof Coffee” as one part: a post of one word and the name of what it is of."""
    if len(parts) < 2 or parts[0].lower() not in words("nouns", "makers") | words("nouns", "posts"):
        return parts
    name = parts[1].split()
    named = all(word[:1].isupper() or word.lower() in ("of", "the", "and", "&", "for") for word in name)
    plain = all(is_word(word.lower()) for word in name) and len(name) < 2
    if not named or plain or parts[1].isupper() or is_person(name[-1].lower()):
        return parts
    return f"{parts[0]}, {parts[1]}", *parts[2:]


def split(text: str) -> Parts:
    """The parts of a text that has no source note and no link."""
    if len(_NUMBERED.findall(text)) > 1 and "\n" not in text:
        return Parts(tuple(part.strip(" ,;") for part in _NUMBERED.split(text) if part.strip(" ,;")), "sentences")
    lines = [_BULLET.sub("", line).strip() for line in text.split("\n")]
    lines = [line for line in lines if line]
    if len(lines) > 1:
        return Parts(tuple(part for line in lines for part in _sentences(line)), "headline" if len(lines) > 1 else "plain")
    text = lines[0] if lines else ""
    changed = [part.strip() for part in _outside(_ARROW, text) if part.strip()]
    if len(changed) in (2, 3) and not _BARS.search(text) and not any(re.search(r"[.!?]\s", part) for part in changed):
        return Parts(tuple(changed), "change")
    barred = [part.strip(" ,;") for part in _outside(_BARS, text) if part.strip(" ,;")]
    if len(barred) > 1:
        return Parts(tuple(barred), "headline")
    text = barred[0] if barred else text
    dashed = _dashed(text)
    if len(dashed) > 1:
        return Parts(dashed, "headline")
    commaed = _commaed(text)
    if commaed:
        return Parts(commaed, "headline")
    plus = [part.strip() for part in re.split(r"\s\+\s", text) if part.strip()]
    if len(plus) > 1:
        listed = sum(_is_post(part) for part in plus) > 1 or all(" " not in part for part in plus)
        return Parts(tuple(plus), "headline" if listed else "sentences")
    parts = tuple(part for sentence in _sentences(text) for part in pattern("now_part").split(sentence))
    # “Pilot; choir bass; bad cook”
    listed = sum(_is_post(part) for part in parts) > 1 and all(len(part.split()) < 4 for part in parts)
    return Parts(parts, "headline" if listed else "sentences" if len(parts) > 1 else "plain")


def _is_post(text: str) -> bool:
    """Whether a text is what somebody is: “Kiln Tech”, “reluctant accountant”."""
    pieces = take_apart(text)
    place = head_place(pieces)
    return place == len(pieces) - 1 and names_post(pieces, place)


def _commaed(text: str) -> tuple[str, ...]:
    """“Pilot (ATR 72), beekeeper, bad at small talk”: a post, another, and what else somebody is; () for any other text."""
    parts = [part.strip() for part in re.split(r",\s+(?![^(]*\))", text)]
    bare = [re.sub(r"\s*\([^)]*\)", "", part) for part in parts]
    posts = [_is_post(part) and part.split(" ", maxsplit=1)[0].lower() not in words("grammar", "determiners") for part in bare]
    if len(parts) < _SEVERAL or not posts[0] or sum(posts) < 2 or all(posts) or any(char in text for char in '.:;"'):
        return ()
    if len(parts) > _SEVERAL - 1 and parts[-1].isalpha() and parts[-1].istitle() and posts[-2]:  # “volunteer, Reykjanes”
        bare, posts = [*bare[:-2], f"{bare[-2]}, {bare[-1]}"], posts[:-1]
    others = [part for part, post in zip(bare, posts, strict=True) if not post]
    told = all(part.islower() and verb_reading(take_apart(part)) in ("", "state") for part in others)
    return tuple(bare) if told or (bare != parts and not any(main_verb(take_apart(part)) > 0 for part in others)) else ()


def _dashed(text: str) -> tuple[str, ...]:
    """“GM, Hotel X – 14 rooms – no telly”: a post and what else is told; the name of a firm stays with the post."""
    parts = [part.strip() for part in _outside(re.compile(r"\s[–—-]\s"), text) if part.strip()]
    if len(parts) < 2:
        return ()
    pieces = [take_apart(part) for part in parts]
    if not is_person(at(pieces[0], head_place(pieces[0]))) or pieces[0][0].lower in words("grammar", "determiners"):
        return ()
    if verb_reading(pieces[0]) or main_verb(pieces[0]) > 0 or any(piece.lower in _OTHERS for part in pieces for piece in part):
        return ()
    firm = all(word[:1].isupper() or word in ("of", "the", "and", "&", "for") for word in parts[1].split())
    where = parts[1].split()
    if is_proper(where[-1]) and len(where) < 4 and "," not in parts[1] and not firm:
        return f"{parts[0]} in {parts[1]}", *parts[2:]
    return (f"{parts[0]} – {parts[1]}", *parts[2:]) if firm else tuple(parts)


def _outside(pattern: re.Pattern[str], text: str) -> list[str]:
    """Split where a pattern stands outside quoted titles."""
    kept: list[str] = []

    def hide(found: re.Match[str]) -> str:
        kept.append(found.group())
        return f"\ue000{len(kept) - 1}\ue001"

    hidden = re.sub(r"\"[^\"]*\"|「[^」]*」", hide, text)
    return [re.sub(r"\ue000(\d+)\ue001", lambda found: kept[int(found[1])], part) for part in pattern.split(hidden)]


def _sentences(text: str) -> tuple[str, ...]:
    """Sentences, and what a semicolon parts."""
    out: list[list[Piece]] = [[]]
    pieces = take_apart(text)
    inside = 0
    for place, piece in enumerate(pieces):
        inside += (piece.text == "(") - (piece.text == ")")
        following = pieces[place + 1] if place + 1 < len(pieces) else None
        ends = (
            piece.text in (".", "!", "?")
            and following is not None
            and bool(following.gap)
            and following.text[:1].isalnum() | (following.kind == "quoted")
        )
        if not inside and (piece.text in (";", "…") or ends):
            if piece.text == "?":
                out[-1].append(piece)
            out.append([])
        else:
            out[-1].append(piece)
    return tuple(put_together(part) for part in out if any(piece.kind != "mark" for piece in part))
