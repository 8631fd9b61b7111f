"""Signs in a text that need no understanding: links, emoji, capitals, runs of marks, slots, invisible characters.

Each finder takes a message and gives spans in order; results are kept with the message, so that rules share them.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from itertools import islice
from types import MappingProxyType
from typing import Final

from composer import channels
from composer.etiquette.parts import Message, Span
from composer.etiquette.spotter import Spotter

Finder = Callable[[Message], list[Span]]

_EXCLAMATION: Final = re.compile(r"[!！]")
_RUN: Final = re.compile(r"[!?！？]{2,}")
_QUESTION_RUN: Final = re.compile(r"\?{2,}")
_ELLIPSIS: Final = re.compile(r"…+|\.{3,}")
_DASH: Final = re.compile(r"—|(?<=\w) –(?= )|(?<=\w) --(?= \w)")
_HASHTAG: Final = re.compile(r"(?<![\w&/#])#[^\W\d]\w{1,50}")
_MENTION: Final = re.compile(r"(?<![\w.@/])@\w{2,30}")
_NUMBER: Final = re.compile(r"(?<![\w.])[$€£]?\d[\d.,]{0,20}(?:%|[kKmM]\b)?(?!\w)|\d+(?=\s?%)")
_EMOJI: Final = re.compile(
    "[\U0001f1e6-\U0001f1ff]{2}|[\u2600-\u27bf\u2b50\u2b55\U0001f300-\U0001faff][\ufe0f\U0001f3fb-\U0001f3ff]?"
    "(?:\u200d[\u2600-\u27bf\U0001f300-\U0001faff][\ufe0f\U0001f3fb-\U0001f3ff]?){0,7}"
)
_INVISIBLE: Final = re.compile("[\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\u00ad\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+")
_CURLY: Final = re.compile("[“”‘’…–—\u00a0]")
_CAPITALS: Final = re.compile(r"[A-Z][A-Z'’]{1,30}(?![\w@/]|[.-]\w)")  # begins with a set of letters, so that it is fast
_SLOT: Final = Spotter(
    r"\[[ \t]*(?!https?:|mailto:|image:|cid:|\d{1,3}[ \t]*\]|x[ \t]*\]|deleted|redacted|sic\b|updated\b|edited\b|translated\b"
    r"|emphasis\b|laughs?\b|external\]|ext\]|pdf\]|video\]|photo\]|\.{3}|…)[^\[\]\n]{1,80}\](?![(:])"
    r"|\{\{[^{}\n]{0,60}\}\}|\{%[^%\n]{0,60}%\}|(?<!\$)\{[^{}\n]{1,60}\}"
    r"|<(?!https?:|mailto:|www\.|/|[^<>\s@]{1,64}@|!--|(?:br|p|b|i|a|div|span|em|strong|ul|li)\b)[^<>\n/@.]{2,60}>"
    r"|\$\{?[a-z]+[a-z_]*\}?|%[a-z]{2,20}_?[a-z]{0,20}%|\*\|[a-z_]{2,30}\|\*"
    r"|(?<!\w)_{3,}(?!\w)|(?<!\w)x{3,}(?!\w)|(?<!\w)(?:todo|tbd|fixme|tktk|lorem ipsum)(?!\w)"
    r"|(?<!\w)(?:insert|add) (?:(?:your|their|his|her|the|a) )?(?:first |last |full |company |job )?(?:name|company|title"
    r"|topic) here(?!\w)"
)
_YOUR_NAME: Final = re.compile(
    r"(?:^|\n)[ \t]*(?P<slot>your (?:full |first )?name|your (?:job )?title|your company|company name|first ?name"
    r"|recipient'?s? name)[ \t]*,?[ \t]*(?=\n|\Z)|(?<=\bhi )(?P<slot2>firstname|name)(?=,)|(?<=\bdear )(?P<slot3>firstname"
    r"|name|recipient)(?=,)"
)
_ATTACHMENT: Final = re.compile(
    r"\b(?:attached|attaching|enclosed|attachments?)\b(?! to (?:the|your|this|that|my|our|it|its|a|an|each)\b)|\bplease find "
    r"(?:below|herewith)\b|\bsee attach"
)
_SHORTENED: Final = re.compile(
    r"(?:https?://)?(?:bit\.ly|tinyurl\.com|goo\.gl|t\.co|ow\.ly|buff\.ly|lnkd\.in|cutt\.ly|rb\.gy|is\.gd|tiny\.cc|rebrand\.ly"
    r"|shorturl\.at)/\S+"
)
_UNSUBSCRIBE: Final = re.compile(r"unsubscribe|opt[ -]?out|manage (?:your )?preferences|preferences|privacy")
_YOUR_SITE: Final = re.compile(
    r"(?:your (?:\w+ ){0,2}(?:site|website|blog|page|homepage|domain|article|post|paper|talk|profile|store|shop|app|repo"
    r"|repository|portfolio|project)"
    r"(?: (?:on|at|about|called))?(?: \S+){0,3}|acquire|buy(?:ing)?|owner of|own|visited|browsing|running|behind|\bdear|\bre "
    r"?:|\byour) ?[\W_]{0,4}\Z"
)
_REPEATED: Final = re.compile(r"\b([a-z']+)[ \t]+\1\b(?!')")
_MAY_REPEAT: Final = frozenset(
    {
        "that",
        "had",
        "very",
        "really",
        "so",
        "ha",
        "no",
        "bye",
        "knock",
        "dear",
        "long",
        "many",
        "hear",
        "blah",
        "new",
        "bora",
        "duran",
        "walla",
        "far",
        "please",
        "thank",
    }
)
_MARKDOWN: Final = re.compile(
    r"\*\*[^*\n]{1,80}\*\*|^#{1,4} \S[^\n]{0,80}|\[[^\]\n]{1,60}\]\(https?://[^)\s]{1,200}\)|```", re.MULTILINE
)
_ODD_SPACE: Final = re.compile(r"(?<=\w)[ \t]{1,3}(?=[,;!?](?:\s|\Z))|(?<=\w)[ \t]{1,3}(?=\.(?:\s|\Z))")

# Capitals that are no shouting: everyday acronyms of four letters or more (shorter ones are taken for acronyms or names).
ACRONYMS: Final = frozenset(
    "NASA NATO UNESCO UNICEF DARPA NYSE NASDAQ IKEA HTML HTTP HTTPS JSON YAML REST CRUD BLAS CUDA LLVM POSIX ASAP RSVP GDPR "
    "HIPAA FERPA PCI SAAS PAAS "
    "IAAS CRM ERP MBA PHD LLM LLMS LLC INC LTD GMBH MIT UCLA USC NYU ETH EPFL TUM KTH USA UK EU UAE NYC FAQ PDF CEO CTO CFO "
    "COO CMO CIO CISO VP SVP EVP "
    "HR PR IT AI ML NLP API APIS SDK SQL CSS AWS GCP IBM SAP BMW BBC CNN NBC HBO ESPN MLOPS DEVOPS SECOPS EBITDA ARR MRR KPI "
    "KPIS OKR OKRS ROI STEM MOOC "
    "TEDX IEEE ACM CHI NEURIPS ICML ICLR CVPR ACL EMNLP KDD SIGGRAPH SIGCHI FOSDEM KUBECON PYCON JSCONF NGO NGOS SME SMES SMB "
    "SMBS FMCG CPG DTC B2B B2C "
    "YMCA AARP NAACP ACLU FIFA UEFA NCAA NBA NFL MLB NHL COVID AIDS LGBT LGBTQ SARS MERS CERN ESA JAXA ISRO NOAA OSHA FEMA "
    "FBI CIA IRS SEC FDA EPA CDC "
    "NIH NSF WHO WTO IMF OECD ASEAN BRICS OPEC GATT NAFTA USDA DIY GPS USB LED LCD OLED ADHD PTSD IVF MRI DNA RNA EEG ECG ICU "
    "EMR EHR FHIR SNOMED RTOS "
    "FPGA ASIC RISC ARM CPU GPU TPU RAM ROM SSD NVME SLA SLO SRE QA UX UI CAD CAM BIM HVAC RFID NFC IOT SCADA MQTT GRPC OAUTH "
    "SAML LDAP VPN DNS CDN SMTP "
    "IMAP SPF DKIM DMARC TLS SSL SSH FTP SFTP CSV XML XLSX DOCX PPTX JPEG PNG SVG GIF MPEG UTF ASCII ISO ANSI DIN ASTM EWTEC "
    "AFAIK IMHO FYI BTW TBH TLDR "
    "ETA EOD COB PTO OOO WFH CET CEST PST PDT EST EDT CST CDT MST GMT UTC BST IST JST AEST TOEFL IELTS GRE GMAT SAT LSAT MCAT "
    "CPA CFA CISSP AICPA "
    "SPAC IPO REIT ETF DAO NFT DEFI ESOP SAFE RAII ORCID ARXIV UKRI DFG ERC BBSRC EPSRC NHS RSPCA RSPB NSPCC DHL UPS TUI BASF "
    "SEO SEM PPC CTR CAC LTV "
    "GTM ICP SDR BDR ABM MQL SQL RFP RFI RFQ POC MVP SWOT FIRE CIRCA MANET ATLAS AMEX VISA".split()
)


def marks(name: str, message: Message) -> list[Span]:
    """The spans of one named sign, worked out once for a message."""
    return MARKS[name](message)


def _kept(name: str) -> Callable[[Finder], Finder]:
    key = "mark " + name

    def wrap(finder: Finder) -> Finder:
        def kept(message: Message) -> list[Span]:
            known = message.found.get(key)
            if known is None:
                known = message.found[key] = finder(message)
            return known  # type: ignore[return-value]

        return kept

    return wrap


def _spans(pattern: re.Pattern[str], text: str) -> list[Span]:
    return [found.span() for found in pattern.finditer(text)]


def _outside_links(message: Message, spans: list[Span]) -> list[Span]:
    if not message.links or not spans:
        return spans
    return [span for span in spans if not any(start <= span[0] < end for start, end in message.links)]


@_kept("exclamation")
def _exclamations(message: Message) -> list[Span]:
    return _spans(_EXCLAMATION, message.text) if "!" in message.text or "！" in message.text else []


@_kept("exclamation_run")
def _exclamation_runs(message: Message) -> list[Span]:
    if "!" not in message.text and "！" not in message.text and "??" not in message.text:
        return []
    return [
        span
        for span in _spans(_RUN, message.text)
        if "!" in message.says(span) or "！" in message.says(span) or span[1] - span[0] > 2
    ]


@_kept("question_run")
def _question_runs(message: Message) -> list[Span]:
    return _spans(_QUESTION_RUN, message.text) if "??" in message.text else []


@_kept("ellipsis")
def _ellipses(message: Message) -> list[Span]:
    return _spans(_ELLIPSIS, message.text) if "..." in message.text or "…" in message.text else []


@_kept("dash")
def _dashes(message: Message) -> list[Span]:
    return _spans(_DASH, message.text) if "—" in message.text or "–" in message.text or "--" in message.text else []


@_kept("hashtag")
def _hashtags(message: Message) -> list[Span]:
    return _outside_links(message, _spans(_HASHTAG, message.text)) if "#" in message.text else []


@_kept("mention")
def _mentions(message: Message) -> list[Span]:
    return _outside_links(message, _spans(_MENTION, message.text)) if "@" in message.text else []


@_kept("number")
def _numbers(message: Message) -> list[Span]:
    return _outside_links(message, _spans(_NUMBER, message.text))


@_kept("emoji")
def _emoji(message: Message) -> list[Span]:
    return [] if message.text.isascii() else _spans(_EMOJI, message.text)


@_kept("invisible")
def _invisible(message: Message) -> list[Span]:
    if message.text.isprintable():
        return []
    return _spans(_INVISIBLE, message.text)


@_kept("curly")
def _curly(message: Message) -> list[Span]:
    return [] if message.text.isascii() else _spans(_CURLY, message.text)


@_kept("non_gsm")
def _non_gsm(message: Message) -> list[Span]:
    if channels.sms_units(message.text)[1]:
        return []
    return [(at, at + 1) for at, char in enumerate(message.text) if not channels.sms_units(char)[1]]


@_kept("slot")
def _slots(message: Message) -> list[Span]:
    low = message.low
    found = [hit.span() for hit in _SLOT.finditer(message, 0, len(low)) if _is_slot(message, hit.span())]
    if "name" in low or "your title" in low or "your company" in low or "recipient" in low or "your job" in low:
        found += [next(hit.span(group) for group in ("slot", "slot2", "slot3") if hit[group]) for hit in _YOUR_NAME.finditer(low)]
        found.sort()
    return [span for index, span in enumerate(found) if index == 0 or span[0] >= found[index - 1][1]]


def _is_slot(message: Message, span: Span) -> bool:
    text = message.says(span)
    inner = text.strip("[]{}<> ")
    if text[0] in "[{<" and inner and (inner.isdigit() or (len(inner) == 1 and inner.islower())):
        return False
    if text.startswith("$"):
        return (
            not text[1:].isdigit()
            and message.text[span[0] + 1].isalpha()
            and (message.text[span[0] + 1].isupper() or "_" in text or "{" in text)
            and not text.isupper()
        )
    if text[0].lower() == "x":
        return text.islower() is False and len(text) <= 6
    if text.startswith("[") and len(text) > 50 and not text.isupper() and "/" not in text and "—" not in text:
        return len(text.split()) < 14
    return True


@_kept("attachment")
def _attachments(message: Message) -> list[Span]:
    low = message.low
    return _spans(_ATTACHMENT, low) if "attach" in low or "enclosed" in low or "please find" in low else []


@_kept("shortened_link")
def _shortened(message: Message) -> list[Span]:
    return [span for span in message.links if _SHORTENED.fullmatch(message.low, *span)]


@_kept("different_link")
def _different_links(message: Message) -> list[Span]:
    """First places of links that count: not the reader's own site, not unsubscribe links, each address once."""
    seen: set[str] = set()
    own: set[str] = set()
    found = []
    for start, end in message.links:
        address = message.low[start:end].removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
        domain = address.partition("/")[0]
        if address in seen or domain in own:
            continue
        seen.add(address)
        around = message.low[max(0, start - 60) : start]
        line = message.low[max(0, start - 80) : end + 30]
        if _UNSUBSCRIBE.search(line):
            continue
        if (
            (message.greeting
            and start < message.greeting[1])
            or (message.subject and start < message.subject[1])
            or _YOUR_SITE.search(around)
        ):
            own.add(domain)
            continue
        bare = "/" not in message.low[start:end].removeprefix("https://").removeprefix("http://").rstrip("/")
        if (
            bare
            and not message.low.startswith(("http", "www."), start)
            and domain in {message.low[a:b] for a, b in message.links if (a, b) != (start, end)} | own
        ):
            continue
        found.append((start, end))
    return found


def capital_runs(message: Message) -> list[tuple[int, Span]]:
    """(words, span) of runs of words in capitals that shout; acronyms and names are left out."""
    known = message.found.get("capital runs")
    if known is not None:
        return known  # type: ignore[return-value]
    runs: list[tuple[int, Span]] = []
    text = message.text
    words = [hit.span() for hit in _CAPITALS.finditer(text) if not (hit.start() and _joins(text[hit.start() - 1]))]
    if words:
        slots = MARKS["slot"](message)
        words = [
            span
            for span in words
            if not any(start <= span[0] < end for start, end in slots) and not any(a <= span[0] < b for a, b in message.links)
        ]
    at = 0
    while at < len(words):
        stop = at + 1
        while (
            stop < len(words)
            and message.text[words[stop - 1][1] : words[stop][0]].strip(" \t,") == ""
            and words[stop][0] - words[stop - 1][1] < 4
        ):
            stop += 1
        group = words[at:stop]
        if _shouts(message, group):
            kept = [span for span in group if span[1] - span[0] >= 3] or group
            runs.append((len(group), (group[0][0], group[-1][1]) if len(group) > 1 else kept[0]))
        at = stop
    message.found["capital runs"] = runs
    return runs


def _joins(char: str) -> bool:
    return char in ".@/#&$-_" or char.isalnum()


def _shouts(message: Message, group: list[Span]) -> bool:
    said = [message.says(span) for span in group]
    letters = [word for word in said if (len(word) >= 3 and word not in ACRONYMS and not word.endswith("S")) or word in _SHOUTED]
    known = [word for word in said if word in _SHOUTED and (word not in ACRONYMS or len(group) > 2)]
    if known:
        return True
    if len(group) >= 3:
        return len(letters) >= 2
    return len(group) == 2 and all(len(word) >= 5 and word not in ACRONYMS for word in said)


# Everyday words that are never acronyms: in capitals they are meant to be loud.
_SHOUTED: Final = frozenset(
    "THE AND NOT YOU YOUR YOURS OUR ARE WAS THIS THAT WILL CAN NOW FREE NEW BEST BIG HUGE ONLY EVER NEVER ALWAYS ALL ANY "
    "EVERY VERY MUCH MORE MOST LAST FIRST "
    "TODAY TONIGHT TOMORROW URGENT URGENTLY IMPORTANT PLEASE THANKS HELP STOP WAIT LOOK READ CLICK HERE CALL REPLY ANSWER BUY "
    "SAVE WIN GET GO COME NEED WANT "
    "LOVE HATE MUST SHOULD REALLY SUPER AMAZING AWESOME GREAT INCREDIBLE EXCLUSIVE LIMITED OFFER DEAL SALE OPPORTUNITY "
    "GUARANTEED GUARANTEE FINAL WARNING "
    "ATTENTION HURRY EASY FAST QUICK QUICKLY IMMEDIATELY DONT DON'T DON’T CANT CAN'T WITHOUT BEFORE AFTER AGAIN STILL EVEN "
    "JUST LIKE WHAT WHY WHEN WHERE WHO HOW "
    "LOVED LOVES LIKED HATED WANTED NEEDED MISSED FINALLY ACTUALLY DEFINITELY ABSOLUTELY TOTALLY COMPLETELY SERIOUSLY "
    "HONESTLY LITERALLY SIMPLY "
    "IMMEDIATE INSTANT INSTANTLY PERFECT EXCITING FANTASTIC BRILLIANT WONDERFUL HORRIBLE TERRIBLE WRONG RIGHT TRUE FALSE REAL "
    "PROVEN SPECIAL BONUS "
    "DISCOUNT MILLION BILLION DOUBLE TRIPLE ANOTHER SAME EACH BOTH SEVERAL MANY FEW ENOUGH WORST BETTER WORSE BIGGER LESS "
    "DISCOVER JOIN START SIGN LEARN "
    "TELL SHOW SEND GIVE TAKE MAKE KEEP DOING DOES DONE HAVE HAVING BEEN BEING WERE WOULD COULD MIGHT SHALL THEIR THESE THOSE "
    "WITH FROM INTO THAN THEN "
    "TOGETHER FOREVER NEXT WEEK DAYS HOURS DEADLINE REMINDER CRUCIAL ESSENTIAL REQUIRED MANDATORY IMPRESSED IMPRESSIVE "
    "IMPROVE INCREASE GROW BOOST "
    "YES EXACTLY EVERYONE EVERYTHING NOBODY NOTHING MONEY CASH RESULTS SUCCESS SECRET MISS HELLO BLUE LIFE TIME WORLD".split()
)


@_kept("capitals")
def _capitals(message: Message) -> list[Span]:
    return [span for _, span in capital_runs(message)]


@_kept("repeated_word")
def _repeated(message: Message) -> list[Span]:
    tokens = message.tokens
    if not any(map(operator.eq, tokens, islice(tokens, 1, None))):
        return []
    return [found.span() for found in _REPEATED.finditer(message.low) if found[1] not in _MAY_REPEAT]


@_kept("markdown")
def _markdown(message: Message) -> list[Span]:
    return _spans(_MARKDOWN, message.text) if any(sign in message.text for sign in ("**", "#", "](", "```")) else []


@_kept("space_before_mark")
def _odd_spaces(message: Message) -> list[Span]:
    text = message.text
    if any(sign in text for sign in (" ,", " ;", " !", " ?", " .", "\t")):
        return _spans(_ODD_SPACE, text)
    return []


@_kept("link")
def _all_links(message: Message) -> list[Span]:
    return list(message.links)


MARKS: Final[Mapping[str, Finder]] = MappingProxyType(
    {
        "exclamation": _exclamations,
        "exclamation_run": _exclamation_runs,
        "question_run": _question_runs,
        "ellipsis": _ellipses,
        "dash": _dashes,
        "hashtag": _hashtags,
        "mention": _mentions,
        "number": _numbers,
        "emoji": _emoji,
        "invisible": _invisible,
        "curly": _curly,
        "non_gsm": _non_gsm,
        "slot": _slots,
        "attachment": _attachments,
        "shortened_link": _shortened,
        "different_link": _different_links,
        "link": _all_links,
        "capitals": _capitals,
        "repeated_word": _repeated,
        "markdown": _markdown,
        "space_before_mark": _odd_spaces,
    }
)
