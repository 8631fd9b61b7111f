"""Words behind a colon, as somebody wrote or said them, put in quotation marks: “posted: sat an hour outside” and the like.

What is quoted stays as it is; read as a statement, “send me mud” would become something that the reader does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from composer.drafting.reading.addressing.second_person import Reader, speaks_of_reader
from composer.drafting.reading.doubts import UNREAD
from composer.drafting.reading.grammar.bare_verbs import verb_reading
from composer.drafting.reading.grammar.lexicon import is_person, is_plural, is_work, lists, words
from composer.drafting.reading.grammar.noun_heads import counted, head_place
from composer.drafting.reading.grammar.pieces import Piece, take_apart
from composer.drafting.reading.grammar.predicates import main_verb
from composer.drafting.reading.grammar.verb_words import at, forms_of, lemma_of
from composer.drafting.reading.reading import Reading

_COLON: Final = re.compile(r"^(?P<lead>[^:\"|\n(]{3,90}?)\s*:\s+(?P<said>[^\s\"|][^\"|]*)$")
# “Why we closed the shop on Mondays”, “How I learned to weld”: what somebody called what they wrote.
_TITLE: Final = re.compile(r"(?:Why|How|What|When|Where) (?:I|we|my|our|I'm|we're) (?!met\b|do: )[^?.\"\n]+$")
# “Nine hulls launched in a week: our record”: the headline of what somebody told of their own.
_RECORD: Final = re.compile(r"[A-Z0-9](?!.*\b(?:I|we)\b)[^:\"\n]{8,}: (?:our|my) (?!\w+ (?:is|are|was)\b)[^:\"\n]+$")
# “her rule was always never lend a saw”: what somebody goes by, in their words
_RULE: Final = re.compile(
    r"^(?P<lead>(?:(?:his|her|their) )(?:[\w-]+ )?(?:motto|rule|mantra|slogan|saying|advice|principle|law|excuse)"
    r"(?: (?:at|on|in|for|about) [\w ]{1,25}?)? (?:is|was)(?: always| still)?),? "
    r"(?P<said>(?:I|we|you|never|always|don't|do|if|when|nobody|everything|anything|there's|it's|no) [^\"“]+)$",
    re.IGNORECASE,
)
_DASH: Final = re.compile(r"^(?P<lead>[^:\"|\n(–—-]{3,90}?)\s+[–—-]\s+(?P<said>[^\s\"|][^\"|]*)$")
_SUBJECTS: Final = frozenset("he she they it you".split())
_FIRST: Final = frozenset("i we me us my our".split())
_I: Final = re.compile(r"\b(?:I|I'm|I've|my|My)\b")
_WE: Final = re.compile(r"\b(?:we|our|us|we're|we've)\b", re.IGNORECASE)
# “LinkedIn post”, “her pinned post”: where the reader wrote, not who wrote of them.
_POST: Final = re.compile(
    r"(?:(?:LinkedIn|Instagram|Facebook|X|Mastodon|Bluesky|pinned|latest|last|blog|forum|Slack|Reddit) )*"
    r"(?:post|tweet|toot|story|thread|newsletter|status|caption|reel)$", re.IGNORECASE,
)
_PLACE: Final = re.compile(
    r"\s*(?:[(\[]|\s[–—-]\s)\s*(?:from |on |in )?(?:(?:his|her|their|the|a) )?"
    r"(?:last |latest |pinned |linkedin |instagram |facebook )*"
    r"(?P<place>post|tweet|toot|story|newsletter|blog|status|caption|reel)[)\]]?$", re.IGNORECASE,
)
_GREETED: Final = re.compile(
    r"^(?:dear|hi|hello|hey) (?:all|everyone|everybody|colleagues|friends|team|folks|neighbours|community),?\s+", re.IGNORECASE
)
_FEWEST: Final = 4  # words that a headline in capitals has
_TO_ALL: Final = re.compile(r"(?i)\bthank(?:s| you)\b|\byou all\b")
_MOST: Final = 12  # words before a colon
_TITLE_WORDS: Final = 4  # fewer name a topic (“talk: bees in towns”)


def with_quotation(text: str, reader: Reader) -> str:
    """“motto: measure once” as “motto: "Measure once"”, where a colon leads to somebody's words; any other text as it is."""
    if _TITLE.match(text) and not _tells_of(text, reader):
        return f'your piece "{text.rstrip(". ")}"'
    if _RECORD.match(text) and not _tells_of(text, reader):
        return f'your line "{text.rstrip(". ")}"'
    rule = _RULE.match(text)
    if rule and not _tells_of(rule["said"], reader):
        return f'{rule["lead"]} "{rule["said"][0].upper()}{rule["said"][1:].rstrip(". ")}"'
    found = _COLON.match(text) or _said_behind_dash(text, reader)
    if found is None or len(found["lead"].split()) > _MOST:
        return text
    lead, told = take_apart(found["lead"]), found["said"].rstrip(". ")
    pieces = take_apart(told)
    if not lead or not pieces or _tells_of(told, reader):
        return text
    if _is_saying(lead, reader):
        seen = at(lead, 2) in words("quoting", "pictures") or at(lead, 3) in words("quoting", "pictures")
        shown = seen and at(lead, 1) in words("grammar", "determiners") and main_verb(pieces) < 1  # “posted a photo: two hulls”
        return text if shown or is_work_alone(pieces) else f'{found["lead"]}: "{told[0].upper()}{told[1:]}"'
    said = re.fullmatch(r"(?P<what>.+?) (?:says|said|reads|read)", found["lead"])  # “his out-of-office message said”
    thing = _thing(take_apart(said["what"]) if said else lead)
    first = _I.search(told)
    if thing in ("tagline", "strapline") and not first and not _tells_who(pieces):
        return f'{found["lead"]}: "{told}"'
    if thing in words("quoting", "titled") and (
        _WE.search(told) or _reads_as_title(pieces) or (thing != "post" if first else _is_sentence(pieces))
    ):
        named = re.sub(rf"{thing}$", lists("quoting")["one_of"].get(thing, thing), found["lead"], flags=re.IGNORECASE)
        return f'{named} "{told[0].upper()}{told[1:]}"'
    if thing in words("quoting", "lines") and not first:
        return f'{said["what"] if said else found["lead"]}: "{told}"'
    return text


def _said_behind_dash(text: str, reader: Reader) -> re.Match[str] | None:
    """“commented under my post - try it with rye”: a dash where others put a colon, before what is no aside."""
    found = _DASH.match(text)
    if found is None or not _is_saying(take_apart(found["lead"]), reader):
        return None
    pieces = take_apart(found["said"])
    return found if at(pieces, 0) not in words("grammar", "pronouns") and _is_sentence(pieces) else None


def _is_saying(lead: Sequence[Piece], reader: Reader) -> bool:
    """“posted”, “she told us at the first lesson”, “on his door it says”: the reader's verb of saying, or that of a thing."""
    for place, piece in enumerate(lead):
        before = at(lead, place - 1) if place else ""
        if piece.kind != "word" or not forms_of(piece.lower) & {"past", "third"}:
            continue
        lemma = lemma_of(piece.lower)
        named = before in reader.words
        opens = not place or before in _SUBJECTS or named or before in words("grammar", "before_verb")
        if lemma in words("quoting", "saying") and opens and at(lead, 0) not in _FIRST:
            own = before == "it" or (place and lead[0].lower in ("his", "her", "their"))
            return bool(own) or lemma not in words("quoting", "of_things")
        if opens:
            return False
    return False


def _thing(lead: Sequence[Piece]) -> str:
    """What a lead without a verb names: “sticker” of “sticker on her laptop”; "" where it is a sentence."""
    if verb_reading(list(lead)) or main_verb(lead) > 0 or at(lead, 0) in _FIRST:
        return ""
    place = head_place(lead)
    word = at(lead, place)
    return word if place >= 0 and (word == "words" or not is_plural(word)) else ""


def _tells_who(pieces: list[Piece]) -> bool:
    """“baker of odd loaves”, “mending clocks since 1999”: what somebody is or does."""
    return is_person(at(pieces, head_place(pieces))) or verb_reading(pieces) in ("third", "past", "gerund", "auxiliary")


def is_work_alone(pieces: list[Piece]) -> bool:
    """“photo of 40 outboards”: what was posted, not what was said."""
    place = head_place(pieces)
    if at(pieces, 0) in words("grammar", "pronouns") | words("grammar", "negatives"):
        return False
    return place >= 0 and is_work(at(pieces, place)) and main_verb(pieces) < 1 and not verb_reading(pieces)


def _reads_as_title(pieces: list[Piece]) -> bool:
    """“14 months on a coin cell”, “the last lamp”: what opens with a number or an article, or four words without a verb."""
    if at(pieces, 0) in words("grammar", "prepositions") | words("grammar", "question_words") | {"how"} or verb_reading(pieces):
        return False
    if pieces[0].kind == "number" and is_plural(at(pieces, 1)) and is_work(at(pieces, 1)):
        return False  # “400 posts on gravel”
    opens = pieces[0].kind == "number" or at(pieces, 0) in ("the", "a", "an")
    long = len(pieces) >= _TITLE_WORDS and main_verb(pieces) < 1
    return (opens and len(pieces) > 1) or (long and "," not in [piece.text for piece in pieces])


def _is_sentence(pieces: list[Piece]) -> bool:
    """“queues are kindness”, “stop feeding the ducks”: a statement or what one is told to do, no topic."""
    if at(pieces, 0) in words("grammar", "question_words"):
        return False
    return main_verb(pieces) > 0 or verb_reading(pieces) == "base"


def is_quotation(text: str) -> bool:
    """Whether a text is somebody's words in quotation marks that cannot be told as what the reader is or does."""
    found = re.fullmatch(r'"(?P<said>[^"]+)"', text.strip(" ."))
    if found is None:
        return False
    if _I.search(found["said"]):
        return _is_several(found["said"])
    pieces = take_apart(found["said"])
    others = re.search(r"(?i)\b(?:you|your|me|us|we|our)\b", found["said"])
    return _is_several(found["said"]) or bool(others) or main_verb(pieces) > 0 or verb_reading(pieces) == "base"


def stays_said(source: str, told: str) -> bool:
    """“pinned post: "Send me mud. I mean it."”, “she said: "Bring boots"”: words of another kind than what a bio says."""
    post = re.search(r"(?i)\b(?:post|tweet|caption)\W*$|\b(?:tagline|strapline)\b", source)
    said = re.search(r"(?i)\b(?:he|she|they) (?:says?|said|writes?|wrote)\b", source)
    quoted = re.fullmatch(r'"(?P<said>[^"]+)"', told.strip(" ."))
    pieces = take_apart(quoted["said"]) if quoted else []
    if pieces and _tells_who(pieces):
        return False
    return bool(quoted and (post or said) and (_is_several(quoted["said"]) or not _I.search(quoted["said"])))


def headline(typed: str, worded: str, reader: Reader) -> Reading | None:
    """A headline in capitals that is a sentence (“LOCAL BAKER FEEDS 300”): it is quoted, as it does not say who it is of."""
    pieces = take_apart(worded)
    acts = any("third" in forms_of(at(pieces, place)) and is_person(at(pieces, place - 1)) for place in range(2, len(pieces)))
    told = len(pieces) >= _FEWEST and not counted(pieces) and (main_verb(pieces) > 0 or acts)
    parted = ":" in worded and len(worded.partition(":")[0].split()) >= _FEWEST  # no “FF HINTERAU: …”
    if not typed.isupper() or not (parted or (told and ":" not in worded)) or speaks_of_reader(pieces, reader):
        return None
    return Reading(typed, f'the headline "{worded[0].upper()}{worded[1:]}"', "other", "noun")


def without_place(text: str) -> tuple[str, str]:
    """A text without the note at its end of where the reader wrote it (“… (his post)”), and that place; "" where none stands."""
    found = _PLACE.search(text)
    rest = _GREETED.sub("", text[: found.start()].rstrip(" ,")) if found else text
    both = re.search(r"(?i)\b(?:both|together|same)\b", rest)
    return (rest, found["place"].lower()) if found and " " in rest and not both else (text, "")


def posted(text: str, seen: str, reader: Reader, reading: Reading) -> Reading:
    """The reading of what was seen in a post of the reader's; words that only they can have written are quoted from it."""
    post = _POST.search(seen)
    told = text.strip().rstrip(". ")
    inner = told[1:-1].strip(" .") if is_quotation(told) else told
    titled = re.match(r'your (?:piece|line) (?=")', reading.said)
    if post and titled:
        place, words_ = post.group().strip(), reading.said[titled.end() :]
        line = inner != told and place.lower().endswith("newsletter")  # a line of it, not its title
        return replace(reading, said=f"your line {words_} from your {place}" if line else f"your {place} {words_}")
    if not post or '"' in inner or "\n" in inner or _tells_of(inner, reader):
        return reading
    of_reader = reading.said.startswith(("you ", "your ", "we ")) and not reading.ask
    ours = (_WE.search(inner) or _TO_ALL.search(inner)) and not _I.search(inner) and not of_reader
    headed = reading.said.lower() == inner.lower() or (":" in inner and _WE.search(inner) and not _I.search(inner))
    if not (inner != told or ours or headed or (reading.ask and reading.because == UNREAD)):
        return reading
    return Reading(text, f'your {post.group().strip()} "{inner}"', "reader", "noun")


def _tells_of(text: str, reader: Reader) -> bool:
    """Whether a text speaks of the reader as she, he or by name; “you” in words of theirs is whoever reads them."""
    return speaks_of_reader(take_apart(re.sub(r"(?i)\byou(?:r|rs|rself)?\b", "one", text)), reader)


def _is_several(text: str) -> bool:
    return bool(re.search(r"[.!?…]\s+\S", text))
