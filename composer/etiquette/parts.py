"""A message taken apart once: subject, greeting, body sentences, last sentences, sign-off, links; shared by every rule.

All spans are (start, end) in Unicode code points into the text as given. Every step is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

Span = tuple[int, int]

SUBJECT_CHANNELS: Final = frozenset({"email", "inmail"})

_SUBJECT: Final = re.compile(r"\s{0,20}(subject[ \t]*:[ \t]*)([^\r\n]*)(?=\r?\n[ \t]*\r?\n|\r?\n?\Z)", re.IGNORECASE)
_LINE: Final = re.compile(r"[^\r\n]+")
_LINK: Final = re.compile(
    r"https?://[^\s<>\"“”)\]]+|\bwww\.[^\s<>\"“”)\]]+"
    r"|(?<![\w@.-])[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,62}){0,3}"
    r"\.(?:com|org|net|io|co|dev|app|ai|info|biz|me|ly|gle|eu|uk|de|fr|nl|ch|us)(?:/[^\s<>\"“”)\]]*|(?![\w@-]|\.\w))",
)
_DOTTED: Final = re.compile(r"[a-z0-9]\.[a-z]{2}|://")
_MAIL: Final = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")

_HELLO: Final = re.compile(
    r"(?:hi|hiya|hello|hey|heya|dear|greetings|howdy|hallo|hola|bonjour|ciao|moin|namaste|salut|"
    r"good\s+(?:morning|afternoon|evening|day)|to\s+whom\s+it\s+may\s+concern|to\s+the\s+attention\s+of)\b",
    re.IGNORECASE,
)
_GREETING_END: Final = re.compile(r"[ \t]*(?:,|!+|:|;|\?|[—–]|-{1,2}(?=\s)|\.(?=\s|\Z)|\Z)")
_INITIAL_OR_TITLE: Final = re.compile(r"(?:^|\s)(?:[^\W\d_]|mrs?|ms|mx|dr|prof|st|rev|hon)\Z", re.IGNORECASE)
_NAME_WORD = (
    r"(?:[^\W\d_a-z]\.?(?!\w)|[^\W\d_a-z][\w’'.-]{0,29}|(?:van|von|der|de|den|da|di|del|la|le|al|el|bin|ibn|ter|zu)(?!\w))"
)
_CAPITAL_NAME: Final = re.compile(rf"[ \t]+(?P<name>{_NAME_WORD}(?:[ \t]+{_NAME_WORD}){{0,3}})")
_THERE: Final = re.compile(r"[ \t]+(?P<name>there|all|everyone|everybody|team|folks|friend|sir|madam|both)(?!\w)", re.IGNORECASE)
_BARE_NAME: Final = re.compile(
    rf"(?P<name>{_NAME_WORD}(?:[ \t]+{_NAME_WORD}){{0,2}}|[\[{{<][^\n\]}}>]{{1,40}}[\]}}>]+)[ \t]*"
    r"(?P<end>,|!|:|[ \t]*[—–]|[ \t]*--?(?=\s))(?=\s|\Z)"
)

_CLOSING_WORDS = (
    r"(?:(?:with\s+)?(?:all\s+(?:the|my)\s+)?(?:my\s+|very\s+)?(?:best|kind|kindest|warm|warmest|many|cordial|friendly)?\s*"
    r"(?:regards|wishes|thanks|greetings)|best|all\s+best|all\s+the\s+best|warmly|cheers|thanks|thank\s+you|thx|ta|ciao|"
    r"thanking\s+you(?:\s+in\s+(?:advance|anticipation))?|thanks\s+(?:so\s+much|a\s+lot|again|in\s+advance|very\s+much)"
    r"|thank\s+you\s+(?:so\s+much|very\s+much|again|in\s+advance)|"
    r"(?:thanks|thank\s+you)(?:,)?\s+(?:and|&)\s+[\w\s]{1,20}|"
    r"yours|yours?\s+(?:sincerely|faithfully|truly|ever)|sincerely|sincerely\s+yours|faithfully|respectfully(?:\s+yours)?"
    r"|cordially|"
    r"take\s+care|talk\s+soon|speak\s+soon|see\s+you\s+(?:soon|there)|until\s+then|have\s+a\s+(?:good|great|nice"
    r"|lovely)\s+(?:day|week|weekend|one)|"
    r"with\s+(?:gratitude|thanks|appreciation|respect|warm\s+regards|best\s+wishes|kind\s+regards)|gratefully|in\s+solidarity"
    r"|love|hugs|"
    r"bw|br|kr|rgds|xx?|à\s+bientôt|cordialement|lg|mfg|saludos)"
)
_FIRST_WORD: Final = re.compile(r"[\s*_>-]{0,6}([^\W\d_]+)")
_CLOSING_STARTS: Final = frozenset(
    "thanking your with all my very best kind kindest warm warmest many cordial friendly regards wishes thanks greetings "
    "warmly cheers thank thx ta ciao yours sincerely "
    "faithfully respectfully cordially take talk speak see until have gratefully in love hugs bw br kr rgds x xx à "
    "cordialement lg mfg saludos".split()
)
_CLOSING_LINE: Final = re.compile(rf"[\s*_>-]{{0,6}}{_CLOSING_WORDS}[\s,.!:;*_—–-]{{0,6}}\Z", re.IGNORECASE)
_CLOSING_INLINE: Final = re.compile(
    rf"(?:(?<=[.!?…:)\"”])|(?<=\s[-–—])|(?<=\A))\s{{1,4}}(?P<close>{_CLOSING_WORDS}[ \t]*(?:[,!.—–-]{{1,2}}[ \t]*|[ \t]+)"
    r"(?P<name>[^\W\d_][\w’'.-]{0,29}(?:[ \t]+[^\W\d_a-z][\w’'.-]{0,29}){0,3}))[ \t]*[.!]?\s*\Z",
    re.IGNORECASE,
)
_CLOSING_WITH_NAME: Final = re.compile(
    rf"\s{{0,6}}{_CLOSING_WORDS}[ \t]*(?:,|!|\.|[—–-]{{1,2}})[ \t]*(?P<name>[^\n,.!?]{{1,40}})[.!]?\s*\Z", re.IGNORECASE
)
_DASH_NAME: Final = re.compile(r"\s{0,6}(?:[-–—~]{1,2}|/)[ \t]*(?P<name>[^\s\d(/][^\n.!?]{0,58})\s*\Z")
_NAME_LINE: Final = re.compile(
    rf"[\s*_]{{0,4}}(?P<name>{_NAME_WORD}(?:[ \t]+{_NAME_WORD}){{0,3}}|[\[{{<]{{1,2}}[^\n\]}}>]{{1,40}}[\]}}>]{{1,2}}|Your "
    rf"Name)[\s*_.,]{{0,4}}\Z"
)
_POSTSCRIPT: Final = re.compile(r"\s{0,6}p\.?[ \t]?(?:p\.?[ \t]?)?s\b", re.IGNORECASE)
_FOOTER: Final = re.compile(
    r"unsubscribe|opt[ -]?out|stop receiving|sent from my|sent via|confidential|intended (?:only )?for the|privacy policy|"
    r"to (?:be removed|stop)|don.t want (?:to hear|these)|not be contacted|prefer not to (?:hear|be)",
    re.IGNORECASE,
)
_BULLET: Final = re.compile(r"[ \t]{0,8}(?:[*•·▪◦‣–—-]|\d{1,2}[.)]|[a-z]\))[ \t]")
_TERMINATOR: Final = re.compile(r"[.!?…。！？؟]+[\"”’')\]*_]{0,4}(?=\s|\Z)|[。！？]+")
_ABBREVIATION: Final = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|st|sr|jr|vs|etc|e\.g|i\.e|eg|ie|approx|no|fig|inc|ltd|co|corp|dept|est|cf|al|a\.m|p\.m|u\.s"
    r"|u\.k|ph\.d)"
    r"|\b[a-z]|\b[a-z]\.[a-z])\.\Z",
    re.IGNORECASE,
)
_ALWAYS_GO_ON: Final = frozenset({"mr", "mrs", "ms", "dr", "prof", "st", "vs", "e.g", "i.e", "eg", "ie", "approx", "fig", "cf"})
KEPT: Final = 50_000  # different tokens that are remembered
WRAPPED_AT: Final = 45  # a line this long without a full stop was wrapped by a mail program, not ended by its writer
_WORDS: Final = re.compile(r"\S+")
_TOKEN: Final = re.compile(r"\w+|[^\w\s]")


@dataclass(slots=True)
class Message:
    """One parsed text. `low` has the same length as `text`: small letters, straight apostrophes, wrapped sentences on one
    line."""

    text: str
    channel: str
    low: str
    subject: Span | None
    start: int  # where the message proper begins, after a subject line
    greeting: Span | None
    greeting_name: Span | None
    sentences: tuple[Span, ...]  # of the body: between greeting and sign-off
    end: int  # where the body ends
    signoff: Span | None
    signoff_name: Span | None
    postscript: Span | None
    quoted: tuple[Span, ...]
    links: tuple[Span, ...]
    found: dict[object, object] = field(default_factory=dict)  # what rules worked out, kept for the next rule
    _tokens: list[str] | None = None
    _vocabulary: frozenset[str] | None = None
    _starts: list[int] | None = None
    _said: list[list[str]] | None = None

    @property
    def body(self) -> Span:
        """From the end of the greeting to the sign-off."""
        return (self.greeting[1] if self.greeting else self.start, self.end)

    @property
    def opening(self) -> Span | None:
        """The first sentence after the greeting."""
        return self.sentences[0] if self.sentences else None

    @property
    def last_sentences(self) -> tuple[Span, ...]:
        """The last three sentences before the sign-off."""
        return self.sentences[-3:]

    @property
    def tokens(self) -> list[str]:
        """Words and single punctuation marks of `low`, in order."""
        if self._tokens is None:
            self._tokens = _TOKEN.findall(self.low)
        return self._tokens

    @property
    def vocabulary(self) -> frozenset[str]:
        """The different tokens: what a rule's guard words are looked up in."""
        if self._vocabulary is None:
            self._vocabulary = frozenset(self.tokens)
        return self._vocabulary

    @property
    def starts(self) -> list[int]:
        """Where each token begins."""
        if self._starts is None:
            # Only blanks stand between two tokens, so the next place where one occurs is its own.
            find, at = self.low.find, 0
            starts = self._starts = []
            for token in self.tokens:
                at = find(token, at)
                starts.append(at)
                at += len(token)
        return self._starts

    @property
    def said(self) -> list[list[str]]:
        """What stands between blanks, sentence by sentence."""
        if self._said is None:
            text = self.text
            self._said = [text[start:end].split() for start, end in self.sentences]
        return self._said

    def words(self) -> int:
        """Words of the body and of a P.S., sentence by sentence; a link is one word, a bullet or a lone mark is none."""
        known = self.found.get("words")
        if isinstance(known, int):
            return known
        count = 0
        counted = _COUNTED.__getitem__
        for said in self.said:
            count += sum(map(counted, said))
        if self.postscript:  # a P.S. is read too; only subject, greeting and signature are not counted
            count += sum(1 for word in self.says(self.postscript).split() if _has_letter(word))
        self.found["words"] = count
        return count

    def says(self, span: Span) -> str:
        """The text of a span."""
        return self.text[span[0] : span[1]]


def _has_letter(word: str) -> bool:
    return any(char.isalnum() for char in word)


class _Counted(dict[str, bool]):
    """Token between blanks → whether it counts as a word; fills itself, so that known tokens cost no call."""

    def __missing__(self, token: str) -> bool:
        if len(self) >= KEPT:
            self.clear()
        known = self[token] = len(token) > 3 or _has_letter(token)
        return known


_COUNTED: Final = _Counted()


def lower(text: str) -> str:
    """The text in small letters with straight apostrophes, offsets kept: İ alone would grow and becomes i first."""
    if not text.isascii():
        text = text.replace("İ", "i").replace("’", "'").replace("‘", "'").replace("\u00a0", " ")
    return text.lower()


def tokens_of(phrase: str) -> tuple[str, ...]:
    """A phrase as the words and marks that `Message.tokens` would hold."""
    return tuple(_TOKEN.findall(lower(phrase)))


def parse(text: str, channel: str = "email") -> Message:
    """Take a text apart; any text at all, also empty, parses."""
    low = lower(text)
    subject, start = _subject(text, channel)
    lines = [found.span() for found in _LINE.finditer(text, start)]
    lines = [line for line in lines if not text[line[0] : line[1]].isspace()]
    quoted = tuple(line for line in lines if text[line[0]] == ">")
    if quoted:
        lines = [line for line in lines if text[line[0]] != ">"]
    greeting, name = _greeting(text, lines)
    body_start = greeting[1] if greeting else start
    signoff, signer, end, postscript = _signoff(text, low, lines, body_start)
    sentences = _sentences(text, lines, body_start, end)
    links = tuple(_links(low)) if "www." in low or _DOTTED.search(low) else ()
    if "\n" in low:
        low = _unwrapped(low, sentences)
    return Message(text, channel, low, subject, start, greeting, name, sentences, end, signoff, signer, postscript, quoted, links)


def _unwrapped(low: str, sentences: Sequence[Span]) -> str:
    """The text with the line breaks inside sentences as blanks, so that rules see a wrapped sentence as one."""
    pieces, at = [], 0
    for start, end in sentences:
        if low.find("\n", start, end) >= 0:
            pieces += [low[at:start], low[start:end].replace("\n", " ").replace("\r", " ")]
            at = end
    pieces.append(low[at:])
    return "".join(pieces)


def _subject(text: str, channel: str) -> tuple[Span | None, int]:
    if channel not in SUBJECT_CHANNELS:
        return None, 0
    found = _SUBJECT.match(text)
    return (found.span(2), found.end()) if found else (None, 0)


def _links(low: str) -> list[Span]:
    addresses = [found.span() for found in _MAIL.finditer(low)] if "@" in low else []
    spans = []
    for found in _LINK.finditer(low):
        start, end = found.span()
        while end > start and low[end - 1] in ".,;:!?*_'":
            end -= 1
        if not any(a <= start < b for a, b in addresses):
            spans.append((start, end))
    return spans


def _greeting(text: str, lines: Sequence[Span]) -> tuple[Span | None, Span | None]:  # noqa: C901
    if not lines:
        return None, None
    start, line_end = lines[0]
    line_end = min(line_end, start + 120)
    while start < line_end and text[start] in " \t*_\ufeff\u200b":
        start += 1
    hello = _HELLO.match(text, start, line_end)
    if hello is None:
        bare = _BARE_NAME.match(text, start, line_end)
        if bare and (bare.end() >= line_end or bare["end"].strip() in (",", "—", "–", "--", "-")):
            return (start, bare.end()), bare.span("name")
        return None, None
    after = hello.end()
    stop = after
    for mark in _GREETING_END.finditer(text, after, line_end):
        if mark.group().strip() == "." and _INITIAL_OR_TITLE.search(text, after, mark.start()):
            continue
        if mark.group().strip() == "," and not text[after : mark.start()].strip():
            after = mark.end()  # "Hi, Ms. Abe"
            continue
        stop = mark.start()
        if _addresses(text[after:stop]):
            name = _trim(text, (after, stop))
            return (start, mark.end()), name if name[0] < name[1] else None
        break
    named = _THERE.match(text, after, line_end) or _CAPITAL_NAME.match(text, after, line_end)
    if named:
        end = named.start("name")
        for word in _WORDS.finditer(text, *named.span("name")):
            if word.group().lower() in _VERBS:
                break
            end = word.end()
        if end > named.start("name"):
            return (start, end), (named.start("name"), end)
    return (start, hello.end()), None


def _addresses(said: str) -> bool:
    words = said.lower().split()
    return len(words) <= 6 and len(said) <= 60 and not _VERBS.intersection(words)


_VERBS: Final = frozenset(
    "i i'm i’m we we're it is are was were saw read hope hoping thanks thank just my your you loved love enjoyed this that "
    "the a an could can would "
    "congrats great really quick not sure if any".split()
)


def _signoff(text: str, low: str, lines: Sequence[Span], body_start: int) -> tuple[Span | None, Span | None, int, Span | None]:
    """(sign-off, its name, end of the body, postscript)."""
    text_end = lines[-1][1] if lines else body_start
    text_end = max(text_end, body_start)
    tail = [line for line in lines[-40:] if line[1] > body_start]
    postscript = None
    for index, (start, end) in enumerate(tail):
        if low.startswith("p", start + _indent(text, start, end)) and _POSTSCRIPT.match(text, start, end):
            postscript = (start, text_end)
            tail, text_end = tail[:index], tail[index - 1][1] if index else body_start
            break
    if not tail:
        return None, None, max(text_end, body_start), postscript
    # A line that is nothing but a closing word, or a closing word with a name.
    for index, (start, end) in enumerate(tail):
        start = max(start, body_start)  # noqa: PLW2901
        if end - start > 70:
            continue
        first = _FIRST_WORD.match(low, start, end)
        if first is None or first[1] not in _CLOSING_STARTS:
            continue
        after = tail[index + 1 :]
        if _CLOSING_LINE.match(text, start, end) and _signature_follows(text, after):
            name = _name_line(text, after)
            return (start, name[1] if name else end), name, start, postscript
        found = _CLOSING_WITH_NAME.match(text, start, end)
        if found and _is_name(found["name"]) and _signature_follows(text, after):
            return (start, end), _trim(text, found.span("name")), start, postscript
    return _bare_signoff(text, tail, body_start, text_end, postscript)


def _bare_signoff(
    text: str, tail: list[Span], body_start: int, text_end: int, postscript: Span | None
) -> tuple[Span | None, Span | None, int, Span | None]:
    footers = len(tail)
    while footers > 1 and _FOOTER.search(text, *tail[footers - 1]):
        footers -= 1
    for index in range(max(0, footers - 6), footers):
        start, end = max(tail[index][0], body_start), tail[index][1]
        if end - start > 62 or (index == 0 and start <= body_start):
            continue
        dash = _DASH_NAME.match(text, start, end)
        alone = None if dash else _NAME_LINE.match(text, start, end)
        found = dash or alone
        if (
            found
            and _is_name(found["name"])
            and _signature_follows(text, tail[index + 1 : footers])
            and not _in_a_list(text, tail, index)
        ):
            return (start, end), _trim(text, found.span("name")), start, postscript
    start, end = max(tail[footers - 1][0], body_start), tail[footers - 1][1]
    inline = _CLOSING_INLINE.search(text, max(start, end - 90), end)
    if inline and _is_name(inline["name"]):
        return inline.span("close"), inline.span("name"), inline.start(), postscript
    if footers < len(tail):
        return None, None, tail[footers][0], postscript
    return None, None, text_end, postscript


def _in_a_list(text: str, tail: list[Span], index: int) -> bool:
    return bool(_BULLET.match(text, *tail[index])) and index > 0 and bool(_BULLET.match(text, *tail[index - 1]))


def _indent(text: str, start: int, end: int) -> int:
    count = 0
    while start + count < end and text[start + count] in " \t" and count < 6:
        count += 1
    return count


def _signature_follows(text: str, after: Sequence[Span]) -> bool:
    """Whether only signature-like lines come after: short ones, or a footer."""
    long = 0
    for start, end in after:
        if end - start > 70 and not _FOOTER.search(text, start, end):
            long += 1
    if not after:
        return True
    first = after[0]
    looks_like_prose = first[1] - first[0] > 45 and text[first[1] - 1] in ".!?"
    return long <= len(after) // 2 and not looks_like_prose


def _name_line(text: str, after: Sequence[Span]) -> Span | None:
    for start, end in after[:2]:
        if end - start <= 60:
            found = _NAME_LINE.match(text, start, end) or _DASH_NAME.match(text, start, end)
            if found:
                return _trim(text, found.span("name"))
            words = text[start:end].split()
            if words and len(words) <= 6 and words[0].strip("*_")[:1].isupper():
                return _trim(text, (start, end))
            if (
                words
                and len(words) <= 2
                and not words[0][:1].isupper()
                and words[0][:1].isalpha()
                and words[0][:1] == words[0][:1].lower()
            ):
                return _trim(text, (start, end))
    return None


def _is_name(said: str) -> bool:
    words = said.split()
    if not words or len(words) > 6:
        return False
    first = words[0].strip("*_")
    return not any(word.lower().strip(",") in _NOT_NAMES for word in words[:2]) and (
        first[:1] in "[{<$" or not first[:1].islower() or len(words) == 1
    )


_NOT_NAMES: Final = frozenset(
    "i we you it the a an this that and or but for in on with to is are was if so my your our their there here yes no not me "
    "us them "
    "please let looking hope best thanks thank would could can will what how why when where".split()
)


def _trim(text: str, span: Span) -> Span:
    start, end = span
    while end > start and text[end - 1] in " \t,.*_!":
        end -= 1
    while start < end and text[start] in " \t*_":
        start += 1
    return (start, end)


def _sentences(text: str, lines: Sequence[Span], body_start: int, body_end: int) -> tuple[Span, ...]:
    """Sentences of the body; a line break ends one unless a mail program wrapped the line there."""
    found: list[Span] = []
    paragraph = -1
    previous_end = 0
    for line in lines:
        start, end = max(line[0], body_start), min(line[1], body_end)
        if start >= end:
            continue
        if paragraph >= 0 and not _goes_on(text, paragraph, previous_end, start, end):
            _split(text, paragraph, previous_end, found)
            paragraph = -1
        if paragraph < 0:
            paragraph = start
        previous_end = end
    if paragraph >= 0:
        _split(text, paragraph, previous_end, found)
    return tuple(found)


def _goes_on(text: str, paragraph: int, end: int, start: int, next_end: int) -> bool:
    if text.count("\n", end, start) > 1 or text[end - 1] in ".!?…:。！？":
        return text.count("\n", end, start) <= 1 and text[end - 1] not in ":" and text[start : start + 1].islower()
    if _BULLET.match(text, start, next_end):
        return False
    line_start = max(text.rfind("\n", max(0, end - 200), end) + 1, paragraph)
    # Who begins sentences with capitals goes on where a line begins with a small letter; who never does ends at the line.
    return end - line_start >= WRAPPED_AT or (text[start].islower() and text[paragraph].isupper())


def _split(text: str, start: int, end: int, found: list[Span]) -> None:
    at = start
    for mark in _TERMINATOR.finditer(text, start, end):
        stop = mark.end()
        if text[mark.start()] == "." and stop < end and _abbreviated(text, at, mark.start() + 1, stop, end):
            continue
        _add(text, at, stop, found)
        at = stop
    _add(text, at, end, found)


def _abbreviated(text: str, at: int, dot: int, stop: int, end: int) -> bool:
    said = _ABBREVIATION.search(text, max(at, dot - 8), dot)
    if not said:
        return False
    word = said.group()[:-1].lower()
    follows = text[stop:end].lstrip()[:1] if end - stop < 200 else text[stop : stop + 50].lstrip()[:1]
    if word in _ALWAYS_GO_ON or (len(word) == 1 and word != "i" and text[dot - 2].isupper()):
        return True
    return follows.islower() or follows.isdigit() or follows in "(,;"


def _add(text: str, start: int, end: int, found: list[Span]) -> None:
    while start < end and (text[start].isspace() or text[start] in "*•·>"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end and (end - start > 1 or text[start].isalnum()):
        found.append((start, end))
