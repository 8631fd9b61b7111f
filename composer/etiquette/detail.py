"""Whether a message shows knowledge of this one reader, and whether its praise has something named behind it.

A personal detail is a named piece of the reader's work, an event, a shared place, school or person, a tool they use, news
about them or
their company. Their name, company, job title or industry alone is none, nor is a profile somebody "came across", nor an unfilled slot.
Every step works sentence by sentence on patterns of bounded length, so that the cost is linear.
"""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from composer.etiquette import claims, deeds
from composer.etiquette.marks import MARKS
from composer.etiquette.parts import Message, Span
from composer.etiquette.situation import Situation
from composer.etiquette.spotter import Spotter

# Things a person makes, says or takes part in. "work", "research" and the like need a topic after them, the others gain by one.
_MADE: Final = (
    r"(?:(?:blog |guest |linkedin |job |conference |lightning |opening |cover |case |white|app |podcast |radio |tv |live "
    r"|board |open[- ]source )?"
    r"(?:posts?|posting|talks?|articles?|papers?|threads?|comments?|episodes?|podcasts?|interviews?|books?|chapters?|essays?"
    r"|keynotes?|workshops?|webinars?|"
    r"lectures?|panels?|slides?|videos?|repos?|repository|tutorials?|study|studies|thesis|dissertation|reviews?|columns?"
    r"|stories|story|newsletters?|presentations?|"
    r"sessions?|answers?|courses?|seminars?|posters?|exhibitions?|films?|documentary|albums?|songs?|photos?|photographs?"
    r"|pictures?|recipes?|reports?|papers?|datasets?|"
    r"benchmarks?|guides?|tweets?|notes?|write-?ups?|adverts?|listing|opening|vacancy|games?|maps?|trial|experiments?"
    r"|campaigns?|series|exhibits?|installation|"
    r"patents?|letters?|speech|sermon|plugins?|packages?|library|app|poems?|novels?|translations?|paintings?|designs?"
    r"|prototypes?|garden|podcast|column|"
    r"q&a|ama|demo|showcase|stall|stand|booth|performance|concert|recital|solo|play|piece|entry|rant|checklist|template"
    r"|spreadsheet|lesson|sourdough|quilt|"
    r"pull requests?|merge requests?|commits?|patch(?:es)?|bug reports?|result|results|findings|theorem|proof|method|project"
    r"|projects|announcement|launch|release|award|prize|thesis|remarks?|testimony|question|point))"
)
_DONE: Final = (
    r"(?:work|research|efforts?|experiments?|fieldwork|contributions?|volunteering|teaching|writing|thoughts|ideas|views?"
    r"|take|approach|stance|argument|description|explanation|account|use|time|years|days|experience|move|switch|transition"
    r"|path|journey|career|decision)"
)
_ADJECTIVES: Final = r"(?:(?!own\b|next\b|future\b|first\b|company\b|team\b)[\w'-]+ ){0,4}?"
_TO: Final = (
    r"(?:on|about|at|in|from|for|of|with|called|titled|entitled|where|when|that|to|against|into|across|over|near|as|during"
    r"|inside|behind|by|how|why|what)"
)

# "your talk on …", "the post you wrote about …", "your point about …"
_YOUR_MADE: Final = Spotter(
    rf"\byour {_ADJECTIVES}(?P<thing>{_MADE})(?: you [\w']+)?(?:,? {_TO} (?P<topic>[^.?!;\n]{{3,90}})|,? "
    rf"(?P<title>[\"“][^\"”\n]{{3,90}}))"
)
_YOUR_DONE: Final = Spotter(
    rf"\byour {_ADJECTIVES}{_DONE}(?:,? (?:on|about|in|with|for|of|from|to|into|against|over|building|running|teaching"
    rf"|restoring|studying|fixing|making) )(?P<topic>[^.?!;\n]{{3,90}})"
)
_MADE_YOU: Final = Spotter(
    rf"\b(?:the|that|this|an?|those|both|recent|latest) {_ADJECTIVES}{_MADE} (?:{_TO} [^.?!;,\n]{{2,50}}? )?(?:that |which "
    rf")?you(?:'ve| have|r team)? (?:just |recently |once |both )?"
    r"(?:gave|wrote|published|recorded|shared|held|hosted|posted|did|presented|led|made|built|took|ran|run|released|put|drew"
    r"|shot|filmed|edited|designed|sent|left|taught|read|played|sang|painted|translated|given|written|done)\b"
)
# What somebody saw, read or heard of the reader.
_SAW_YOU: Final = Spotter(
    r"\b(?:(?:saw|seen|noticed|read|heard|learned|learnt|remember(?:ed)?|found out|gather(?:ed)?|loved|liked|enjoyed"
    r"|appreciated|watched|caught|followed|following|"
    r"congrat(?:s|ulations)|kudos|grateful|inspired by|impressed (?:by|with|that)|struck by|touched by)\b[^.?!\n]{0,40}?"
    r"|(?:see|hear|love|like|admire|gather|remember)(?: that| how| from \w+ that)? )"
    r"\b(?:you|your team|your company|your group|your lab|your school|your studio|your shop)"
    r"(?:'ve|'re|'d| have| had| are| were| also| both| once| recently| just| really| still| used to| is| was| has)*(?P<rest> "
    r"[^.?!;\n]{4,110})"
)
_YOU_DID: Final = Spotter(
    r"\b(?<!if )(?<!when )(?<!that )(?<!as )(?<!what )(?<!thank )(?<!would )(?<!could )(?<!will )(?<!did )(?<!do )(?<!can "
    r")(?<!have )(?<!are )(?<!how )(?<!why )(?<!should )"
    r"you(?:'ve|'re| have| had| are| were|'d)?(?: also| both| once| recently| just| really| even| already| clearly| been| "
    r"previously)*"
    r" (?P<verb>backed|built|wrote|written|founded|co-founded|started|launched|opened|moved|switched|left|gave|spoke|posted"
    r"|shared|published|presented|won|ran|led|made|taught|designed|created|restored|"
    r"translated|recorded|released|organi[sz]ed|hosted|chaired|grew|studied|lived|worked|went|played|sang|invested|contributed"
    r"|maintain|maintained|argued|explained|showed|described|mentioned|asked|answered|"
    r"recommended|suggested|compared|measured|tested|tried|kept|keep|raised|acquired|hired|joined|volunteer(?:ed)?|coach|teach"
    r"|run|swim|climb|hike|cycle|row|bake|brew|keep|breed|photograph|paint|working|hiring|looking|"
    r"expanding|rolling|migrating|rebuilding|writing|speaking|building|using|use|used)\b(?P<rest> [^.?!;\n]{4,110})"
)
_NEWS: Final = Spotter(
    r"\b(?:layoffs?|re-?org|acquisition|acquir(?:ed|ing)|merger|funding|series [a-e]\b|seed round|ipo|launch(?:ed)?|opening of"
    r"|opened|award|anniversary|expansion|new (?:office|branch|store|plant|lab|site)|move to|moved to|"
    r"relocation|rebrand|outage|migration)\b[^.?!\n]{0,60}\byour (?:\w+ )?(?:company|team|firm|school|lab|group|shop|studio"
    r"|organi[sz]ation|employer|startup|department|bakery|practice|clinic|farm)\b"
    r"|\byour (?:\w+ )?(?:company|team|firm|school|lab|group|shop|studio|organi[sz]ation|employer|startup"
    r"|department)(?:'s)?\b[^.?!\n]{0,40}\b(?:layoffs?|re-?org|acquisition|acquired|merger|series [a-e]\b|seed round|ipo|"
    r"launched|opened|won|award|moved to|rebrand|outage|migrat(?:ed|ion)|hiring (?:a|an|for|two|three|new|your)|is looking for"
    r"|posted|switched to|uses?|runs? on|published|released)\b"
)
_CONGRATULATES: Final = Spotter(
    r"\b(?:congrat(?:s|ulations)|kudos|well done) (?:on|for|to) (?:your |the |you |[a-z]{2,}ing )(?P<rest>[^.?!\n]{4,90})"
)
_HIRING: Final = Spotter(
    r"\b(?:your|the) (?P<topic>[^.?!\n]{0,50}?)(?:opening|vacancy|position|role|job ad(?:vert)?|posting|listing|internship"
    r"|req)(?: that| which)? (?:you|your team)(?:'ve| have|'re| are)? (?:recently |just )?(?:posted|advertised|listed|shared"
    r"|announced|hiring|opened)\b"
    r"|\b(?:you|your team|your company|your lab|your group)(?:'re| are| is)? (?:currently |now |still )?(?:hiring|recruiting"
    r"|looking to hire)(?: for)?(?P<topic2> [^.?!\n]{3,60})"
)
# Shared ground.
_SHARED: Final = tuple(
    (frozenset(guard.split()), Spotter(pattern))
    for guard, pattern in (
        ("both share", r"\b(?:we|you and i|both of us|us) (?:both|share|all)\b( [^.?!;\n]{4,90})"),
        ("both each", r"\bwe(?:'re|'ve| are| have| were)? (?:both|each)\b( [^.?!;\n]{4,90})"),
        ("fellow", r"\bfellow ((?!\[)[^.?!,;\n]{3,60})"),
        (
            "alum alumna alumnus alumni graduate grad native neighbour neighbor",
            (
                r"\bas (?:a|an|another) ([^.?!,;\n]{0,40}\b(?:alum(?:na|nus|ni)?|graduate|grad|native"
                r"|neighbou?r)\b[^.?!,;\n]{0,30})"
            ),
        ),
        ("another", r"\bas another ([^.?!,;\n]{3,60})"),
        (
            "met saw heard sat stood spoke worked studied played sang overlapped were visited talked presented came",
            (r"\b(?:we (?:were|met|sat|stood|spoke|worked|studied|played|sang|rowed|danced|shared|overlapped|ran)|(?:met|saw|heard) "  # noqa: E501
            r"you(?: speak| talk| present| play| sing| read)?|when you (?:spoke|talked|presented|visited|came))\b"
            r"[^.?!\n]{0,40}?\b(?:at|in|during|on|after|over|near|from|for|next)\b( (?!linkedin|the other day|the phone|last week|a "  # noqa: E501
            r"call|zoom)[^.?!;\n]{3,60})"),
        ),
        (
            "also too",
            (
                r"\bi(?:'m|'ve|'d| am| have| was| had)? (?:also|too)\b( (?:an? |the |in |at |from |studied |grew |live|went |worked "  # noqa: E501
                r"|play|sang |sing |row|run |keep |kept |used |use )[^.?!;\n]{4,80})"
            ),
        ),
        ("like same", r"(?:^|[.!?,;–—\n] ?)(?:just )?(?:like you|same as you)\b,?( [^.?!;\n]{4,80})"),
        (
            "same",
            (
                r"\bsame ((?:school|university|college|class|course|year|programme|program|panel|track|team|club|choir|band|street"  # noqa: E501
                r"|neighbou?rhood|town|village|conference|meetup|cohort|workshop|gym|church|parish|lab|building|floor|battalion|ship"
                r"|hospital|ward|group|slack|forum|mailing list)\b[^.?!;\n]{0,60})"
            ),
        ),
        (
            "alum alumna alumnus alumni",
            r"\b(alum(?:ni|nus|na)? (?:directory|network|group|association|list|newsletter|chat|event|page|database))\b",
        ),
        ("too", r"\bi (?:grew up|studied|lived|live|trained|swim|row|volunteer|love|keep|play)(?P<own>[^.?!\n]{0,50})\btoo\b"),
    )
)
# A person who links the two; the name itself is looked for in the text as given.
_GO_BETWEEN: Final = Spotter(
    r"(?<![\w\[{<])(?P<name>[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'.-]+){0,2})(?:,? (?:from|at|of|who|our|my"
    r"|a)\b[^,.?!\n]{0,40},?)?,? "
    r"(?:(?:has |had |kindly |also |once )?(?:suggested|recommended|mentioned|said|told|introduced|pointed|referred|thought"
    r"|gave|passed|put|speaks|spoke|sent|connected|encouraged|urged|showed))\b"
    r"(?P<after>[^.?!\n]{0,80})",
    case=True,
)
_FRIEND: Final = Spotter(
    r"\b(?:mutual|common|shared) (?:friend|contact|acquaintance|connection|colleague)s?,?(?: is| was|:)? "
    r"(?P<name>[^\W\d_a-z][\w’'-]+)|\b(?:suggestion|recommendation|advice|introduction|request|urging) (?:of|from|by) "
    r"(?P<name2>[^\W\d_a-z][\w’'-]+)"
    r"|\b(?:through|via|referred by|introduced by|recommended by|suggested by|sent by|pointed (?:here|to you) by|friends? of"
    r"|friends with|know|met|worked with|work with|talked (?:with|to)|spoke (?:with|to)|speaking (?:with|to)|talking (?:with"
    r"|to)) (?P<name3>[^\W\d_a-z][\w’'-]+ ?(?:[^\W\d_a-z][\w’'-]+)?)(?P<after>[^.?!\n]{0,80})",
    case=True,
)
_TOOL: Final = Spotter(
    r"\b(?:you|your team|your company|your group|your lab|your shop|your school|your site|your store|you guys|you all)(?:'re| "
    r"are| is)?(?: all| also| both| already| still| currently| now)* "
    r"(?:use|uses|using|run on|runs on|running on|work in|works in|work with|built on|build on|built with|migrated to"
    r"|switched to|moved to|deploy on|rely on|relies on)(?P<rest> [^.?!;,\n]{2,60})"
)

_SAME_CUSTOMERS: Final = re.compile(r" ?(?:serve|help|sell|provide|offer|target|support)\b")
_TRADE: Final = re.compile(r"\b(?:space|industry|field|sector|market|niche)\b")
_SAME_TRADE: Final = re.compile(
    r" ?(?:work|are|share|have|operate|come|belong|serve|help|sell|provide|offer|target|support|interest|an interest)\b"
)
# Words that name nothing: an object made of these alone is no detail.
_EMPTY: Final = frozenset(
    "a an the this that these those it its his her their our my your you i we me us and or of in on at for with from to about "
    "into as by how why what who where when which so very really truly "
    "some any all more most many much few several various different other others new great good best nice amazing awesome "
    "incredible impressive interesting exciting valuable excellent outstanding wonderful "
    "profile profiles linkedin page website site blog company companies business businesses organization organisation brand "
    "product products service services industry field space area sector market niche "
    "team role position title job work career background experience expertise skills skill journey success growth "
    "achievements accomplishments insights insight content online internet web here there network "
    "background similar same interests interest interested recently currently today now lately years year time week day "
    "opportunity opportunities something things thing stuff anything everything "
    "people person someone professionals professional leader leaders leadership expert experts community audience customers "
    "clients customer client users goals needs challenges challenge solutions solution "
    "do doing does did are is was were be been being have has had can could will would might may should like looking look "
    "forward hear hearing back know think feel see seen want need get give make "
    "talk talking chat chatting call meeting meet connect connected connecting connection connections contacts reach reaching "
    "out discuss discussing conversation question questions help helping learn learning share sharing "
    "perfect fit match fits align aligns aligned open available interested attached busy well safe doing fine able "
    "responsible involved passionate excited happy pleased glad sure "
    "first second next last recent latest just also both too one two three lot bit way ways kind part level senior junior "
    "manager director head engineer developer founder owner ceo cto vp president consultant specialist coordinator analyst "
    "i've i'm i'd i'll we've we're we'd you've you're it's that's while whole long exactly current been topic topics subject "
    "researching studying research this's background potential potentially exploring explore support improve increase drive "
    "boost grow scale generate reduce save value quality approach posts post articles article videos feed activity updates "
    "update".split()
)
_WORK_IN: Final = re.compile(r"\bwork(?:ed|ing)? (?:in|within|across)\b")
_ASKED_WHETHER: Final = re.compile(r"\b(?:whether|if)\b[^.?!\n]{0,30}\Z")
_TITLE_ONLY: Final = re.compile(
    r" (?:are |were |is |was |work(?:ed|ing)? |serv(?:e|ed|ing) |currently )*(?:as |the |an? )*(?:[\w/&-]+ ){0,4}(?:at|for"
    r"|with|of|in) (?:the )?[\w&.' -]+\Z"
)
_WORK_AT: Final = re.compile(
    r"work(?:ed|ing)?(?: as|ing)?\b[^.?!]{0,40}(?:\bas\b|\bat\b)|(?:lead|led|run|head|manage)s?\b[^.?!]{0,30}\b(?:team"
    r"|department|division|marketing|sales|engineering|product|operations|hr|it|recruiting|growth)\b"
)
_WISHED: Final = re.compile(r"\b(?:if|would|could|can|will|might|may|should|whether|let|hope|want|need|like) (?:to )?(?:\w+ )?\Z")
_WORD: Final = re.compile(r"[^\W_][\w'’.+#-]*")


def find_details(message: Message, spans: Sequence[Span], situation: Situation) -> list[Span]:
    """Spans that show something only this reader has; with a brief, a fact of it that the text uses is one."""
    key = "details"
    known = message.found.get(key)
    if not isinstance(known, list):
        known = message.found[key] = sorted(_details(message, situation))
    return [hit for hit in known if any(start <= hit[0] < end for start, end in spans)]


def _details(message: Message, situation: Situation) -> set[Span]:
    slots = MARKS["slot"](message)
    body = (message.body[0], message.postscript[1] if message.postscript else message.end)
    words = message.vocabulary
    found = {
        hit
        for guard, find in _FINDERS
        if not guard.isdisjoint(words)
        for hit in find(message, *body)
        if not _in_signature(hit, message)
    }
    if slots:
        found = {hit for hit in found if _outside(hit, slots, message)}
    if situation.brief is not None and not found and message.sentences and claims.facts_used(message, situation.brief):
        found.add((message.sentences[0][0], message.sentences[-1][1]))
    return found


def _in_signature(hit: Span, message: Message) -> bool:
    return message.postscript is not None and message.end <= hit[0] < message.postscript[0]


def _works(message: Message, start: int, end: int) -> Iterable[Span]:
    """Their work with its topic, or a piece of work that they made."""
    if "your" in message.vocabulary:
        for pattern in (_YOUR_MADE, _YOUR_DONE):
            for hit in pattern.finditer(message, start, end):
                groups = hit.groupdict()
                if groups.get("title") or _telling(groups.get("topic") or "", message, hit):
                    yield hit.span()
    if "you" in message.vocabulary:
        for hit in _MADE_YOU.finditer(message, start, end):
            yield hit.span()


def _seen(message: Message, start: int, end: int) -> Iterable[Span]:
    """What the writer saw, read or heard of the reader, and what the reader did."""
    low = message.low
    for guard, pattern in ((_SEEING, _SAW_YOU), (_DOING, _YOU_DID)):
        if guard.isdisjoint(message.vocabulary):
            continue
        for hit in pattern.finditer(message, start, end):
            said = hit.group()
            if said.startswith("like you"):  # “coaches like you get …”
                continue
            if _WORK_IN.search(said) and not _named(message, hit.span()):  # an industry; “work in React” is a tool
                continue
            if _WISHED.search(low, max(start, hit.start() - 25), hit.start()) or (_WORK_AT.search(said) and not _tool_like(said)):
                continue
            if _telling(hit["rest"], message, hit, least=2):
                yield hit.span()


def _news(message: Message, start: int, end: int) -> Iterable[Span]:
    """News about the reader's company, or a congratulation on something named."""
    if "your" in message.vocabulary:
        for hit in _NEWS.finditer(message, start, end):
            if not _ASKED_WHETHER.search(message.low, max(start, hit.start() - 40), hit.start()):
                yield hit.span()
    for hit in _CONGRATULATES.finditer(message, start, end):
        if _telling(hit["rest"], message, hit):
            yield hit.span()


def _hiring(message: Message, start: int, end: int) -> Iterable[Span]:
    for hit in _HIRING.finditer(message, start, end):
        if _telling(hit["topic"] or hit["topic2"] or "", message, hit):
            yield hit.span()


def _tools(message: Message, start: int, end: int) -> Iterable[Span]:
    low = message.low
    for hit in _TOOL.finditer(message, start, end):
        asked = low.find("?", hit.end(), hit.end() + 80)
        stopped = low.find(".", hit.end(), hit.end() + 80)
        if asked >= 0 and (stopped < 0 or asked < stopped):
            continue
        if not _WISHED.search(low, max(start, hit.start() - 25), hit.start()) and _named(message, hit.span("rest")):
            yield hit.span()


def _shared(message: Message, start: int, end: int) -> Iterable[Span]:
    """Ground that writer and reader share."""
    for guard, pattern in _SHARED:
        if guard.isdisjoint(message.vocabulary):
            continue
        for hit in pattern.finditer(message, start, end):
            rest = next((text for text in hit.groups() if text), "")
            if _SAME_CUSTOMERS.match(rest) or (
                (_SAME_TRADE.match(rest) or _TRADE.search(rest)) and not _named(message, hit.span())
            ):
                continue
            if _telling(rest, message, hit):
                yield hit.span()


def _tool_like(said: str) -> bool:
    return bool(re.search(r"\bwork(?:ed|ing)? (?:in|on|with)\b", said)) and not re.search(r"\b(?:as|at)\b", said)


def _people(message: Message, start: int, end: int) -> Iterable[Span]:
    for hit in _GO_BETWEEN.finditer(message, start, end):
        after = hit["after"].lower()
        name = hit["name"].split()[0].lower().strip("’'")
        if name in _NOT_PEOPLE or hit["name"].split()[0].isupper():
            continue
        if re.search(
            r"\b(?:you|your|me|us)\b|\bi (?:should|might|could|ought|write|reach|contact|talk|get|ask|speak|look)\b", after
        ):
            yield hit.span()
    for hit in _FRIEND.finditer(message, start, end):
        name = (hit["name"] or hit["name2"] or hit["name3"] or "").split()[0].lower().strip("’'")
        if name in _NOT_PEOPLE or name in _EMPTY:
            continue
        if (
            hit["name3"]
            and not re.search(
                r"\b(?:you|your|reach|contact|write|recommend\w*|suggest\w*|mention\w*)\b", (hit["after"] or "").lower()
            )
            and not hit.group()
            .lower()
            .startswith(("introduced", "referred", "recommended", "suggested", "sent by", "friend", "pointed"))
        ):
            continue
        yield hit.span()


_NOT_PEOPLE: Final = frozenset(
    "i we you he she they it this that these those there here what which who how when where why if as after before since "
    "because although our my your his her their the an and but or so also "
    "great hi hello hey dear thanks thank linkedin twitter google facebook instagram studies research experts reports "
    "companies people everyone someone nobody many most some all clients customers both "
    "yesterday today tomorrow monday tuesday wednesday thursday friday saturday sunday recently lately just".split()
)


def _outside(hit: Span, slots: Sequence[Span], message: Message) -> bool:
    """Whether a hit names something outside the unfilled slots in it."""
    inside = [slot for slot in slots if slot[0] < hit[1] and hit[0] < slot[1]]
    if not inside:
        return True
    rest = message.low[hit[0] : inside[0][0]]
    return (
        len([word for word in _WORD.findall(rest) if word not in _EMPTY and len(word) > 2 and not re.fullmatch(_MADE, word)]) >= 2
    )


def _telling(said: str, message: Message, hit: re.Match[str], least: int = 1) -> bool:
    """Whether words name something: one proper name, number or quoted title, or enough words that are not empty."""
    words = [word.strip(".'’") for word in _WORD.findall(said)]
    telling = [word for word in words if word not in _EMPTY and len(word) > 1]
    if not telling:
        return False
    return len(telling) >= least or _named(message, hit.span())


def _named(message: Message, span: Span) -> bool:
    """Whether a span holds a word with a capital that does not begin the sentence, a figure, or a title in quotes."""
    text = message.text[span[0] : span[1]]
    for found in _WORD.finditer(text):
        word = found.group()
        if (
            (word[:1].isupper() or word[:1].isdigit())
            and found.start() > 0
            and word not in ("I", "LinkedIn", "Linkedin")
            and not word.startswith(("I'", "I’"))
        ):
            return True
    return "“" in text or '"' in text


_SEEING: Final = frozenset(
    "saw seen noticed read heard learned learnt remember remembered found gather gathered loved liked enjoyed appreciated "
    "watched caught followed following congrats congratulations kudos grateful "
    "inspired impressed struck touched see hear love like admire".split()
)
_DOING: Final = frozenset(
    "backed built wrote written founded started launched opened moved switched left gave spoke posted shared published "
    "presented won ran run led made taught designed created restored translated recorded "
    "released organised organized hosted chaired grew studied lived worked went played sang invested contributed maintain "
    "maintained argued explained showed described mentioned asked answered recommended suggested "
    "compared measured tested tried kept keep raised acquired hired joined volunteer volunteered coach teach swim climb hike "
    "cycle row bake brew breed photograph paint working hiring looking expanding rolling "
    "migrating rebuilding writing speaking building using use used".split()
)
_NOUNS: Final = frozenset(
    "post posts posting talk talks article articles paper papers thread threads comment comments episode episodes podcast "
    "podcasts interview interviews book books chapter chapters essay essays keynote keynotes "
    "workshop workshops webinar webinars lecture lectures panel panels slide slides video videos repo repos repository "
    "tutorial tutorials study studies thesis dissertation review reviews column columns story stories newsletter "
    "newsletters presentation presentations session sessions answer answers course courses seminar seminars poster posters "
    "exhibition exhibitions film films documentary album albums song songs photo photos photograph photographs "
    "picture pictures recipe recipes report reports dataset datasets benchmark benchmarks guide guides tweet tweets note "
    "notes writeup write advert adverts listing opening vacancy game games map maps trial experiment experiments "
    "campaign campaigns series exhibit exhibits installation patent patents letter letters speech sermon plugin plugins "
    "package packages library app poem poems novel novels translation translations painting paintings design designs "
    "request requests commit commits patch patches prototype prototypes garden ama demo showcase stall stand booth "
    "performance concert recital solo play piece entry rant checklist template spreadsheet lesson sourdough quilt result "
    "results findings theorem proof method project "
    "projects announcement launch release award prize remark remarks testimony question point work research effort efforts "
    "fieldwork contribution contributions volunteering teaching writing thoughts ideas view views take approach "
    "stance argument description explanation account use time years days experience move switch transition path journey "
    "career decision q".split()
)


def _deeds(message: Message, start: int, end: int) -> Iterable[Span]:
    return deeds.find(message, start, end, _EMPTY)


_FINDERS: Final = (
    (_NOUNS, _works),
    (deeds.WORDS, _deeds),
    (_SEEING | _DOING, _seen),
    (
        frozenset(
            "layoff layoffs reorg re acquisition acquired acquiring merger funding series seed ipo launch launched opening opened "  # noqa: E501
            "award anniversary expansion new move moved relocation rebrand outage migration "
            "migrated won hiring looking posted switched use uses run runs published released congrats congratulations "
            "kudos well".split()
        ),
        _news,
    ),
    (frozenset("hiring hire recruiting posted advertised listed shared announced opened".split()), _hiring),
    (frozenset("use uses run runs running work works built build migrated switched moved deploy rely relies".split()), _tools),
    (frozenset().union(*(guard for guard, _ in _SHARED)), _shared),
    (
        frozenset(
            "suggested recommended mentioned said told introduced pointed referred thought gave passed put speaks spoke sent "
            "connected encouraged urged showed mutual common suggestion recommendation advice introduction "
            "request urging through via know met worked work talked speaking talking friend friends".split()
        ),
        _people,
    ),
)


# --- praise ------------------------------------------------------------------------------------------------------

_GLOWING: Final = (
    r"(?:impressive|amazing|incredible|inspiring|inspirational|outstanding|remarkable|fantastic|extraordinary|exceptional"
    r"|brilliant|stellar|wonderful|awesome|stunning|phenomenal|"
    r"superb|unparalleled|unique|extensive|excellent|great|superior|world-class|top-notch|admirable|fascinating|terrific"
    r"|tremendous|innovative|invaluable|rich|vast|deep|prestigious|renowned|esteemed)"
)
_YOURS: Final = (
    r"(?:work|profile|background|experience|career|journey|company|team|product|products|website|site|blog|portfolio|resume"
    r"|cv|track record|achievements?|accomplishments?|success|growth|expertise|insights?|content|posts|skills?|leadership"
    r"|vision|story|path|brand|store|business|organi[sz]ation|talent|contributions?|approach|knowledge|research|credentials"
    r"|reputation|institute|startup|app|channel|page|page|feed)"
)
_PRAISE: Final = Spotter(
    r"\b(?:impressed|inspired|amazed|fascinated|blown away|intrigued|captivated|wowed|struck|astonished|awed) (?:by|with|at) "
    r"(?:your|you|what you|how you|(?:the|all|everything)\b[^.?!,;\n]{0,40}?\byou|\[|\{)[^.?!,;\n]{0,60}",
    r"\b(?:admire|love|loved|adore|respect|(?:big|huge|great|long-?time|massive|true) fan of|in awe of|enjoy(?:ed)?|really "
    r"like(?:d)?) (?:your|what you|how you|the way you|all you|everything you)[^.?!,;\n]{0,60}",
    rf"\byour (?:[\w'-]+ ){{0,3}}?{_GLOWING} (?:[\w'-]+ ){{0,2}}?{_YOURS}\b",
    rf"\byour (?:[\w'-]+ ){{0,2}}?{_YOURS}(?: [\w'-]+){{0,3}}? (?:is|are|was|were|has been|have been|looks?|seems?|sounds?) "
    rf"(?:so |truly |really |very |quite |absolutely |nothing short of |just |simply )?(?:{_GLOWING}|perfect|spot on|second "
    rf"to none)\b",
    rf"\byou(?:'re| are|'d be| would be| seem(?: to be| like)?| look like| have)? (?:truly |really |clearly |such )?(?:an? "
    rf"|the )?(?:{_GLOWING} |perfect |ideal |great |strong |true |real )?(?:rock ?star|legend|visionary|thought leader"
    rf"|industry leader|genius|superstar|inspiration|guru|trailblazer|ninja|wizard|fit|match|candidate|addition)\b(?: for| to"
    rf"| at| in)?[^.?!,;\n]{{0,40}}",
    r"\b(?:perfect|ideal|great|excellent|strong|amazing) (?:fit|match|candidate) (?:for|to) (?:our|my|this|the|a"
    r"|an)\b[^.?!,;\n]{0,40}",
    r"\b(?:experience|background|profile|skills?|skillset|expertise|resume)(?: [\w'-]+){0,4}? (?:align|match|fit|suit"
    r"|resonate)(?:s|es|ed)? (?:so |very )?(?:perfectly|exactly|well|closely|strongly|remarkably)\b",
    rf"\b(?:the )?(?:{_GLOWING} )?(?:value|quality|expertise|passion|energy|dedication|impact|things|work|talent"
    rf"|insights?)(?: and [\w'-]+)? (?:that )?you(?:'ve|'re| have| are|r team)? (?:bring|brought|do|doing|done|share|shared"
    rf"|make|making|made|offer|provide|put|are doing|built|create)\b[^.?!,;\n]{{0,40}}",
    rf"\b(?:{_GLOWING}|high) (?:quality|standard|calib(?:re|er)) of (?:[\w'-]+ ){{0,3}}(?:at|in|of|from) "
    rf"your\b[^.?!,;\n]{{0,30}}",
    rf"\b(?:someone|a (?:person|leader|professional|founder|expert)|people) (?:of your (?:calib(?:re|er)|stature|talent|level)"
    rf"|(?:as|so) (?:talented|accomplished|experienced|respected|successful) as you|with your (?:{_GLOWING} )?(?:background"
    rf"|experience|expertise|skills|talent))\b",
    r"\bkeep up the (?:great|good|amazing|awesome|excellent|fantastic) work\b|\b(?:great|amazing|awesome|incredible|fantastic"
    r"|outstanding|impressive) (?:work|job|stuff|things) (?:you|on your|at your|with your|over there)[^.?!,;\n]{0,30}",
    rf"\b{_GLOWING} (?:[\w'-]+ )?(?:profile|background|career|journey|track record|resume|cv|portfolio|experience)\b",
)


def find_praise(message: Message, spans: Sequence[Span], situation: Situation) -> list[Span]:  # noqa: ARG001
    """Praise of the reader or their work."""
    known = message.found.get("praise")
    if not isinstance(known, list):
        known = message.found["praise"] = _all_praise(message)
    return [hit for hit in known if any(start <= hit[0] < end for start, end in spans)]


def _all_praise(message: Message) -> list[Span]:
    if _PRAISING.isdisjoint(message.vocabulary):
        return []
    return [_trimmed(message, hit.span()) for hit in _PRAISE.finditer(message, *message.body)]


_PRAISING: Final = frozenset(
    "impressive amazing incredible inspiring inspirational outstanding remarkable fantastic extraordinary exceptional "
    "brilliant stellar wonderful awesome stunning phenomenal superb unparalleled unique extensive excellent great "
    "superior world top admirable fascinating terrific tremendous innovative invaluable rich vast deep prestigious renowned "
    "esteemed perfect second impressed inspired amazed fascinated blown intrigued captivated wowed struck "
    "astonished awed admire love loved adore respect fan awe enjoy enjoyed like liked rock rockstar legend visionary leader "
    "genius superstar inspiration guru trailblazer ninja wizard ideal strong true real align aligns aligned match "
    "matches fit fits suit suits resonate resonates value quality expertise passion energy dedication impact things talent "
    "insight insights calibre caliber stature talented accomplished experienced respected successful keep spot".split()
)


def _trimmed(message: Message, span: Span) -> Span:
    start, end = span
    while end > start and message.text[end - 1] in " ,;:":
        end -= 1
    return (start, end)


def find_hollow_praise(message: Message, spans: Sequence[Span], situation: Situation) -> list[Span]:
    """Praise without anything named in its own sentence or the one before."""
    praise = find_praise(message, spans, situation)
    if not praise:
        return []
    details = find_details(message, [(0, len(message.text))], situation)
    hollow = []
    for hit in praise:
        near = _with_sentence_before(message, hit)
        if not any(near[0] <= start < near[1] for start, _ in details):
            hollow.append(hit)
    return hollow


def _with_sentence_before(message: Message, hit: Span) -> Span:
    before = None
    for span in message.sentences:
        if span[0] <= hit[0] < span[1]:
            return (before[0] if before else span[0], span[1])
        before = span
    return hit
