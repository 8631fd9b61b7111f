"""What a text claims that its brief does not hold: the named checks of `brief` rules.

Each check takes a message and a situation and gives (start, end, detail) for every place; without a brief all but
`near_copy` stay silent. The detail fills {detail} in the rule's message.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from composer.etiquette import names, owners
from composer.etiquette.marks import MARKS
from composer.etiquette.parts import Message, Span
from composer.etiquette.situation import Situation
from composer.model import Brief

Hit = tuple[int, int, str]
Finder = Callable[[Message, Situation], list[Hit]]

NEAR_COPY: Final = 85.0  # rapidfuzz ratio of words outside names from which two messages are the same text
_WORD: Final = re.compile(r"[^\W\d_][\w'’-]*")
_TITLES: Final = frozenset("mr mrs ms mx miss dr prof professor sir madam herr frau dear señor señora doctor rev".split())
_STOP: Final = frozenset(
    "the a an and or of to in on at for with from by about your you she he his her their they we i my me our us it its is are "
    "was were be been that this "
    "which who how what why when where as into over new some any all not no do does did have has had will would can could".split()
)
_FIRM: Final = re.compile(
    r"\b(?:at|with|for|from|join(?:ed|ing)?|left|leave)\s+(?P<name>[A-Z][\w&’'-]*(?:\s+(?:[A-Z][\w&’'-]*|of|de|&)){0,3})"
)
_ROLE_OF_YOU: Final = re.compile(
    r"\b(?:you(?:r|'re|’re| are| were| work(?:ed)?| joined| lead| led| run| started)?)\b(?P<gap>[^.?!\n]{0,60}?)\b(?:at|for"
    r"|with|of)\s+\Z",
    re.IGNORECASE,
)
_IAM: Final = re.compile(
    r"\b(?:I['’]m|I am|[Mm]y name is|[Mm]y name['’]s|[Tt]his is)\s+(?P<name>[^\W\d_a-z][\w’'-]+(?:\s+[^\W\d_a-z][\w’'-]+){0,2}"
    r")"
)
_MET: Final = re.compile(
    r"\b(?:(?:great|nice|lovely|good|a pleasure|wonderful) (?:to (?:meet|see|have met|talk to|speak with)|meeting|seeing"
    r"|chatting(?: with)?|talking (?:to|with)|speaking (?:to|with)|catching up with) you"
    r"|(?:when|since|after) we (?:met|spoke|talked|chatted|last spoke)|we (?:met|spoke|talked|chatted) (?:at|in|on|last|about"
    r"|during|over)|as (?:we )?discussed|as i mentioned (?:when|on|in|at)|our (?:last |recent |earlier |previous "
    r")?(?:conversation|chat|call|meeting|discussion)"
    r"|following up on our|per our (?:conversation|call|chat)|remember me from)\b"
)
_MUTUAL: Final = re.compile(
    r"\b(?:our (?:mutual|shared|common) (?:friend|contact|acquaintance|connection)|(?:mutual|common) (?:friend|acquaintance)"
    r"|(?:suggested|recommended|said|mentioned|thought|told me) (?:that )?(?:i|we|you) (?:should |might |could |would "
    r")?(?:reach out|contact|write|get in touch|talk|speak|be)"
    r"|referred (?:me )?(?:to you )?by|introduced (?:me |us )?(?:to you )?by|gave me your (?:name|number|address|email"
    r"|contact))\b"
)


@dataclass(frozen=True, slots=True)
class BriefCheck:
    """A named comparison with the brief and what it finds in words."""

    find: Finder
    says: str


@dataclass(frozen=True, slots=True)
class Known:
    """What a brief holds, folded for comparison."""

    words: frozenset[str]
    numbers: frozenset[str]
    links: frozenset[str]
    text: str
    recipient: tuple[str, ...]
    sender: tuple[str, ...]


def fold(text: str) -> str:
    """Small letters without accents and curly signs, for comparing names."""
    plain = unicodedata.normalize(
        "NFKD", text.replace("’", "'").replace("ø", "o").replace("ł", "l").replace("ß", "ss")
    ).casefold()
    return "".join(char for char in plain if not unicodedata.combining(char))


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text, without possessive endings."""
    return tuple(word.removesuffix("'s").strip("'-") for word in (fold(found) for found in _WORD.findall(text)))


def known_of(brief: Brief) -> Known:
    """The folded contents of a brief; kept for the next call with an equal brief."""
    return _known(repr(brief), _Box(brief))


class _Box:
    """Carries a brief past the cache key, which is its text (a brief holds mappings, so it has no hash)."""

    __slots__ = ("brief",)

    def __init__(self, brief: Brief) -> None:
        self.brief = brief

    def __hash__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Box)


@lru_cache(maxsize=256)
def _known(_key: str, box: _Box) -> Known:
    brief = box.brief
    facts = brief.recipient.facts
    texts = [
        brief.sender.name,
        brief.sender.role,
        brief.sender.company,
        brief.sender.address,
        brief.recipient.name,
        brief.recipient.role,
        brief.recipient.company,
        brief.point,
        brief.question,
        brief.mutual,
        brief.why_them,
        *(part for fact in facts for part in (fact.text, fact.seen, fact.url, fact.date.isoformat() if fact.date else "")),
        *brief.sender.accounts.values(),
        *brief.recipient.handles.values(),
    ]
    if brief.third:
        texts += [brief.third.name, brief.third.about]
    text = "\n".join(texts)
    return Known(
        words=frozenset(words_of(text)),
        numbers=frozenset(re.findall(r"\d+(?:[.,]\d+)*", text)),
        links=frozenset(
            _address(found) for found in re.findall(r"(?:https?://|www\.)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?", text.lower())
        ),
        text=fold(text),
        recipient=words_of(brief.recipient.name),
        sender=words_of(brief.sender.name),
    )


def _address(link: str) -> str:
    return link.lower().removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/.,")


# --- names -------------------------------------------------------------------------------------------------------


def _greeted(message: Message) -> tuple[Span, list[tuple[str, Span]]]:
    span = message.greeting_name
    if not span:
        return (0, 0), []
    words = []
    for found in _WORD.finditer(message.text, *span):
        word = fold(found.group()).strip("'-")
        if word not in _TITLES:
            words.append((word, found.span()))
    return span, words


def _fits(word: str, names: tuple[str, ...]) -> bool:
    return any(
        word == name or (len(word) == 1 and name.startswith(word)) or word in name.split("-") for name in names
    ) or _short_form(word, names)


# Short forms of given names that everybody uses; both directions are accepted.
_SHORT: Final = tuple(
    tuple(group.split())
    for group in (
        "robert rob bob bobby robbie",
        "william will bill billy liam",
        "richard rick dick richie",
        "elizabeth liz beth lizzie eliza betty lisa",
        "katherine catherine kathryn kate katie kathy cathy kat",
        "margaret maggie meg peggy greta",
        "michael mike mick michel mikhail",
        "thomas tom tommy",
        "james jim jimmy jamie",
        "john jack johnny jon",
        "jonathan jon jonny",
        "joseph joe joey jose pepe",
        "daniel dan danny",
        "david dave davey",
        "samuel sam sammy",
        "samantha sam sammy",
        "benjamin ben benny",
        "alexander alex xander sasha sandy lex",
        "alexandra alex sasha sandra lexi",
        "nicholas nick nico nicolas",
        "christopher chris kit",
        "christine chris chrissy tina",
        "christina chris tina",
        "matthew matt",
        "andrew andy drew",
        "anthony tony",
        "edward ed eddie ted ned",
        "frederick fred freddie",
        "gregory greg",
        "jennifer jen jenny",
        "jessica jess jessie",
        "joshua josh",
        "kenneth ken kenny",
        "lawrence larry",
        "leonard len leo lenny",
        "patrick pat paddy",
        "patricia pat patty tricia",
        "peter pete",
        "philip phil phillip",
        "rebecca becca becky",
        "ronald ron",
        "stephen steve stephan",
        "steven steve",
        "susan sue susie",
        "theodore theo ted",
        "timothy tim",
        "victoria vicky tori",
        "zachary zach zack",
        "abigail abby",
        "charles charlie chuck",
        "deborah deb debbie",
        "donald don",
        "douglas doug",
        "francis frank",
        "francesca fran",
        "gabriel gabe",
        "gerald gerry jerry",
        "harold harry hal",
        "henry harry hank",
        "isabella bella izzy",
        "jacob jake",
        "jeffrey jeff",
        "maximilian max",
        "maxwell max",
        "nathaniel nate nat",
        "nathan nate",
        "natalie nat",
        "oliver ollie",
        "olivia liv",
        "pamela pam",
        "raymond ray",
        "stanley stan",
        "vincent vince vinny",
        "walter walt",
        "yevgeniy evgeny eugene zhenya",
        "aleksandr alex sasha",
        "manuel manny manu",
        "francisco paco fran",
        "guillermo memo guille",
        "ignacio nacho",
        "eduardo edu",
        "josefina pepa",
        "lukas luke luca",
        "johannes jo hannes",
        "katharina kathi kat",
        "tomas tom",
        "martina tina",
    )
)


def _short_form(word: str, names: tuple[str, ...]) -> bool:
    return any(word in group and any(name in group for name in names) for group in _SHORT)


def _wrong_name(message: Message, situation: Situation) -> list[Hit]:
    """The greeting names somebody else."""
    return _names(message, situation, near=False)


def _misspelt_name(message: Message, situation: Situation) -> list[Hit]:
    """The greeting nearly names the recipient."""
    return _names(message, situation, near=True)


def _names(message: Message, situation: Situation, *, near: bool) -> list[Hit]:
    brief = situation.brief
    span, words = _greeted(message)
    if brief is None or not words or (MARKS["slot"](message) and any(a <= span[0] < b for a, b in MARKS["slot"](message))):
        return []
    names = known_of(brief).recipient
    said = " ".join(word for word, _ in words)
    if not names or said in _NOBODY or fold(message.says(span)).replace(" ", "") in "".join(names):
        return []
    hits = []
    for word, where in words:
        if _fits(word, names) or word in _STOP or word in _NOBODY:
            continue
        closest = max(names, key=lambda name: _likeness(word, name))
        likely = _likeness(word, closest) >= 70
        if likely == near:
            proper = next(
                (part for part in brief.recipient.name.split() if fold(part).strip(".,") == closest), brief.recipient.name
            )
            hits.append((*where, proper))
    if not near and hits:
        return [(hits[0][0], hits[-1][1], brief.recipient.name)]
    return hits


_NOBODY: Final = frozenset(
    "there all everyone team folks friend sir madam both everybody sir or madam friends colleague colleagues".split()
) | {"sir or madam"}


def _likeness(one: str, other: str) -> float:
    from rapidfuzz.distance import OSA

    return 100.0 * float(OSA.normalized_similarity(one, other))


def _wrong_sender(message: Message, situation: Situation) -> list[Hit]:
    """“I'm X” where X is not the sender, or a sign-off with another name."""
    brief = situation.brief
    if brief is None:
        return []
    names = known_of(brief).sender
    found = [hit.span("name") for hit in _IAM.finditer(message.text)]
    slots = MARKS["slot"](message)
    if message.signoff_name:
        start, end = message.signoff_name
        line = message.text.find("\n", start, end)
        found.append((start, line if line > 0 else end))
    hits = []
    for span in found:
        words = words_of(message.says(span))
        if not words or any(a <= span[0] < b for a, b in slots):
            continue
        first = words[0]
        if not _fits(first, names) and (_is_person(message, span, brief) or span == message.signoff_name):
            hits.append((*span, brief.sender.name))
    return hits


def _is_person(message: Message, span: Span, brief: Brief) -> bool:
    words = words_of(message.says(span))
    known = known_of(brief)
    others = known.recipient + words_of(brief.mutual)
    follows = message.text[span[1] : span[1] + 2]
    return any(word in others for word in words) or (
        words[0] not in known.words and follows[:1] in (",", ".", " ", "") and len(words[0]) > 2 and not words[0].isupper()
    )


# --- companies, numbers, links -----------------------------------------------------------------------------------


def _company_swapped(message: Message, situation: Situation) -> list[Hit]:
    """The sender's company given to the recipient, or the recipient's to the sender."""
    brief = situation.brief
    if brief is None or not brief.sender.company or fold(brief.sender.company) == fold(brief.recipient.company):
        return []
    hits = [(*span, brief.recipient.company or "another company") for span in _said_of_you(message, brief.sender.company)]
    if brief.recipient.company:
        hits += [(*span, brief.sender.company) for span in _said_of_me(message, brief.recipient.company)]
    return sorted(hits)


def _places(message: Message, name: str) -> list[Span]:
    return [found.span() for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", message.text, re.IGNORECASE)]


_OF_YOU: Final = re.compile(
    r"\b(?:you (?:\w+ ){0,2}(?:work|worked|joined|lead|run|are|do|did|built|build|started|manage|use|wrote|gave)\b[^.?!]*"
    r"\b(?:at|for|with|of|in|to)|your (?:[\w'-]+ ){1,5}(?:at|with|for|of|in)|you're (?:[\w'-]+ ){0,4}(?:at|with|for|of)"
    r"|you at|joined|your colleagues? at|your team at|team at you) (?:the )?$"
)
_OF_ME: Final = re.compile(r"\b(?:i|i'm|i am|my|we|our|me|us)\b")
_YOUR_FIRM: Final = re.compile(r"\byour (?:company|employer|firm|team)[ ,]*$")
_YOUR_PART: Final = re.compile(r"'?s? (?:team|colleagues|role|job|work)")
_WHERE_YOU: Final = re.compile(r",? where you\b")


def _said_of_you(message: Message, company: str) -> list[Span]:
    found = []
    for start, end in _places(message, company):
        before = message.low[max(0, start - 70) : start]
        before = re.split(r"[.?!\n]", before)[-1]
        after = message.low[end : end + 30]
        of_you = _OF_YOU.search(before) and not _OF_ME.search(before)
        named = _YOUR_FIRM.search(before) or (before.endswith("your ") and _YOUR_PART.match(after))
        if of_you or named or _WHERE_YOU.match(after):
            found.append((start, end))
    return found


def _said_of_me(message: Message, company: str) -> list[Span]:
    found = []
    for start, end in _places(message, company):
        before = re.split(r"[.?!\n]", message.low[max(0, start - 70) : start])[-1]
        if re.search(
            r"\b(?:i'm|i am|i work|i'm working|i am working|i lead|i run|i joined|my (?:work|role|job|team|colleagues)|we're"
            r"|here|we)\b(?: [\w'-]+){0,6} (?:at|for|with|of|from) (?:the )?$",
            before,
        ) and not re.search(
            r"\byou|\b(?:interested|interest|position|role|opening|job) (?:\w+ ){0,2}(?:at|with)|\bapply|\bfan of|\bjoin", before
        ):
            found.append((start, end))
    return found


_COMMON_PLACES: Final = frozenset(
    "i i'm i've i'd i'll monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december "
    "english german french spanish italian dutch swedish polish portuguese european american british asian african christmas "
    "easter linkedin google zoom teams skype twitter x facebook instagram whatsapp "
    "telegram slack youtube github email internet covid mr mrs ms dr prof hi hello dear best thanks cheers regards sincerely "
    "europe ok".split()
)


def _unknown_company(message: Message, situation: Situation) -> list[Hit]:
    """A company or organisation after “at”, “with”, “for” or “from” that the brief does not hold."""
    brief = situation.brief
    if brief is None:
        return []
    known = known_of(brief)
    hits = []
    for found in _FIRM.finditer(message.text):
        if found.start() < message.body[0] and message.greeting:
            continue
        words = words_of(found["name"])
        telling = [word for word in words if word not in _STOP and word not in _COMMON_PLACES]
        if not telling or any(word in known.words or _held(word, known) for word in telling) or _initials(found["name"], brief):
            continue
        if message.signoff and found.start() >= message.signoff[0]:
            continue
        hits.append((*found.span("name"), found["name"]))
    return hits


def _held(word: str, known: Known) -> bool:
    """Whether the brief holds the word in another form (plural, verb ending)."""
    if word in known.words or word in known.text:
        return True
    stem = word.rstrip("s")
    return len(stem) > 3 and any(other.startswith(stem[:5]) for other in known.words)


def _initials(name: str, brief: Brief) -> bool:
    if not name.isupper():
        return False
    holders = [brief.recipient.company, brief.sender.company, *(fact.text for fact in brief.recipient.facts), brief.point]
    return any(name.casefold() in "".join(word[:1] for word in re.findall(r"\w+", text)).casefold() for text in holders if text)


_SMALL: Final = frozenset({"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "24", "24/7", "100%"})


def _unknown_number(message: Message, situation: Situation) -> list[Hit]:
    """A number in figures that the brief does not hold; small counts such as “2 lines” are fine."""
    brief = situation.brief
    if brief is None:
        return []
    known = known_of(brief)
    hits = []
    for start, end in MARKS["number"](message):
        said = message.text[start:end]
        bare = said.strip("$€£%.,kKmM")
        if not bare or bare in _SMALL or bare in known.numbers or (message.signoff and start >= message.signoff[0]):
            continue
        if any(bare.replace(",", "") == number.replace(",", "") for number in known.numbers):
            continue
        hits.append((start, end, said))
    return hits


def _unknown_link(message: Message, situation: Situation) -> list[Hit]:
    """A link or handle that the brief does not hold."""
    brief = situation.brief
    if brief is None:
        return []
    known = known_of(brief)
    hits = []
    for start, end in message.links:
        address = _address(message.text[start:end])
        if address not in known.links and not any(
            link.startswith(address) or address.startswith(link + "/") for link in known.links
        ):
            hits.append((start, end, message.text[start:end]))
    return hits


# --- facts, claims, copies ---------------------------------------------------------------------------------------


def facts_used(message: Message, brief: Brief) -> tuple[str, ...]:
    """The facts of the brief that the text uses: at least half of the fact's telling words occur in it."""
    said = set(words_of(message.text[message.start :]))
    stems = {word[:5] for word in said}
    used = []
    for fact in brief.recipient.facts:
        telling = [word for word in words_of(fact.text) if word not in _STOP and len(word) > 2]
        if telling and sum(1 for word in telling if word in said or word[:5] in stems) * 2 >= len(telling):
            used.append(fact.text)
    return tuple(used)


def _no_fact_used(message: Message, situation: Situation) -> list[Hit]:
    """The brief holds facts about the reader and the text uses none."""
    brief = situation.brief
    if brief is None or not brief.recipient.facts or facts_used(message, brief) or not message.sentences:
        return []
    at = message.sentences[0][0]
    return [(at, at, brief.recipient.facts[0].text)]


def _false_acquaintance(message: Message, situation: Situation) -> list[Hit]:
    """“When we met”, “our conversation” where the brief says stranger and holds no such thing."""
    brief = situation.brief
    if brief is None or brief.relationship not in ("stranger", "follower", "mutual"):
        return []
    held = known_of(brief).text
    if re.search(r"\b(?:met|spoke|talked|chatted|conversation|same panel|worked together|sat next)\b", held) or re.search(
        r"\bwe\b", held
    ):
        return []
    claims = [found for pattern in (_MET, owners.MORE_MET) for found in pattern.finditer(message.low)]
    return [(*found.span(), found.group()) for found in claims if found.group() not in held]


def _false_mutual(message: Message, situation: Situation) -> list[Hit]:
    """A mutual friend or referral that the brief does not name."""
    brief = situation.brief
    if brief is None or brief.mutual or brief.relationship == "mutual":
        return []
    if re.search(r"\b(?:suggested|recommended|introduced|referred|mutual|gave me)\b", known_of(brief).text):
        return []
    return [
        (*found.span(), found.group()) for pattern in (_MUTUAL, owners.MORE_MUTUAL) for found in pattern.finditer(message.low)
    ]


def _near_copy(message: Message, situation: Situation) -> list[Hit]:
    """Nearly the words that others were sent before."""
    if not situation.sent_before or message.words() < 12:
        return []
    from rapidfuzz import fuzz, process

    said = _bare(message.text[slice(*message.body)])
    best = process.extractOne(
        said, [_bare(text) for text in situation.sent_before], scorer=fuzz.token_sort_ratio, score_cutoff=NEAR_COPY
    )
    if best is None:
        return []
    start, end = message.sentences[0][0], message.sentences[-1][1]
    return [(start, end, f"{best[1]:.0f} %")]


def _bare(text: str) -> str:
    """Small letters without names, figures and greeting, so that a changed name does not make a copy look new."""
    return " ".join(word.lower() for word in re.findall(r"[^\W\d_][\w'’-]*", text) if not word[:1].isupper() or word == "I")


def _mutual_unnamed(message: Message, situation: Situation) -> list[Hit]:
    """The brief has a mutual friend and the text does not name them."""
    brief = situation.brief
    if brief is None or not brief.mutual or brief.relationship != "mutual" or not message.sentences:
        return []
    names = [word for word in words_of(brief.mutual) if word not in _STOP]
    if not names or any(name in words_of(message.text) for name in names):
        return []
    at = message.sentences[0][0]
    return [(at, at, brief.mutual)]


def _delicate(message: Message, situation: Situation) -> list[Hit]:
    """The brief calls the matter delicate, and the channel is written."""
    brief = situation.brief
    if brief is None or not brief.delicate or situation.channel.spoken:
        return []
    return [(message.start, message.start, situation.channel.title)]


def _no_record(message: Message, situation: Situation) -> list[Hit]:
    """The brief needs a record, and the channel keeps none."""
    brief = situation.brief
    if brief is None or not brief.needs_record or situation.channel.keeps_record:
        return []
    return [(message.start, message.start, situation.channel.title)]


def _sender_unnamed(message: Message, situation: Situation) -> list[Hit]:
    """A first written message to a stranger that nowhere names its sender."""
    brief = situation.brief
    if (
        brief is None
        or situation.stage != "first"
        or brief.relationship in ("colleague", "friend", "client")
        or not message.sentences
    ):
        return []
    if any(name in words_of(message.text) for name in known_of(brief).sender):
        return []
    at = len(message.text.rstrip())
    return [(at, at, brief.sender.name)]


def _no_postal_address(message: Message, situation: Situation) -> list[Hit]:
    """Commercial mail without the sender's postal address."""
    brief = situation.brief
    if brief is None or not (brief.commercial or brief.purpose == "sell"):
        return []
    address = [word for word in words_of(brief.sender.address) if len(word) > 3]
    if address and sum(word in words_of(message.text) for word in address) * 2 >= len(address):
        return []
    at = len(message.text.rstrip())
    return [(at, at, brief.sender.address or "your postal address")]


_STOP_WAY: Final = re.compile(
    r"\bunsubscribe\b|\bopt[ -]?out\b|\b(?:prefer|rather|like|want|wish) (?:me )?(?:not to|no(?:t| more)|i (?:don't|didn't"
    r"|stop))\b|\b(?:say|tell|reply|write|send|answer)\b[^.?!\n]{0,25}\b(?:stop|no|so)\b|\bwon't (?:write|contact|bother"
    r"|mail)\b"
    r"|\bnot (?:write|contact|hear)\b|\bstop\b[^.?!\n]{0,40}\b(?:write|writing|mail|messages?)\b"
)


def _no_way_to_stop(message: Message, situation: Situation) -> list[Hit]:
    """Commercial mail that does not say how to stop more of it."""
    brief = situation.brief
    if brief is None or not (brief.commercial or brief.purpose == "sell") or _STOP_WAY.search(message.low):
        return []
    at = len(message.text.rstrip())
    return [(at, at, "")]


CHECKS: Final[Mapping[str, BriefCheck]] = MappingProxyType(
    {
        "wrong_name": BriefCheck(_wrong_name, "the greeting names somebody else than the recipient; {detail} is the right name"),
        "misspelt_name": BriefCheck(
            _misspelt_name, "the greeting nearly spells the recipient's name; {detail} is the right spelling"
        ),
        "wrong_sender": BriefCheck(
            _wrong_sender, "“I'm X” or the sign-off gives another name than the sender's; {detail} is the right one"
        ),
        "company_swapped": BriefCheck(
            _company_swapped, "the sender's company given to the recipient or the other way round; {detail} is the right one"
        ),
        "unknown_company": BriefCheck(_unknown_company, "a company or organisation that the brief does not hold"),
        "unknown_number": BriefCheck(_unknown_number, "a number in figures that the brief does not hold (up to 10 is fine)"),
        "unknown_link": BriefCheck(_unknown_link, "a link that the brief does not hold"),
        "unknown_name": BriefCheck(
            names.unknown_name, "a person, firm or place, by its capitals, that the brief does not hold; {detail} is the name"
        ),
        "unknown_date": BriefCheck(names.unknown_date, "a day or month that the brief does not hold"),
        "swapped_owner": BriefCheck(
            owners.swapped_owner, "a role, firm or work of one of the two given to the other; {detail} is whose it is"
        ),
        "no_fact_used": BriefCheck(
            _no_fact_used, "the brief has facts and the text uses none; an absence; {detail} is the first fact"
        ),
        "false_acquaintance": BriefCheck(_false_acquaintance, "claims an earlier meeting or talk that the brief does not hold"),
        "false_mutual": BriefCheck(_false_mutual, "claims a mutual friend or referral that the brief does not hold"),
        "mutual_unnamed": BriefCheck(_mutual_unnamed, "the brief's mutual friend is not named; an absence"),
        "near_copy": BriefCheck(
            _near_copy, "nearly the words of a message sent before; needs sent_before, no brief; {detail} is the likeness"
        ),
        "delicate": BriefCheck(
            _delicate, "the brief is delicate and the channel is written; an absence; {detail} is the channel"
        ),
        "no_record": BriefCheck(
            _no_record, "the brief needs a record and the channel keeps none; an absence; {detail} is the channel"
        ),
        "sender_unnamed": BriefCheck(_sender_unnamed, "a first message that nowhere names its sender; an absence"),
        "no_postal_address": BriefCheck(_no_postal_address, "commercial mail without the sender's postal address; an absence"),
        "no_way_to_stop": BriefCheck(_no_way_to_stop, "commercial mail that does not say how to stop it; an absence"),
    }
)
