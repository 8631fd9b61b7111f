"""Puts a typed point into the frame of its purpose; what follows the first part (a reason, a second clause) stays beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final, Literal

from composer.drafting.reading import ellipsis
from composer.drafting.reading.clauses import finite_verb, is_clause, opens_with_subject
from composer.drafting.reading.noun_frames import is_role, noun_sayings
from composer.drafting.reading.noun_phrases import dated, noun_phrase, with_article, with_clause_details, with_details
from composer.drafting.reading.point_forms import PointForm, Typed, base_like, form_of
from composer.drafting.reading.tokens import capital, first_words, lower_first, tokens
from composer.drafting.reading.verb_phrases import base_opening, gerund, gerund_of_past, gerund_opening, infinitive, with_reader
from composer.drafting.reading.word_classes import frames, word_class
from composer.word_forms import word_forms

_Act = Literal["wish", "offer", "news", "question", "thanks", "refusal", "congratulation", "statement", "request"]
_CUT: Final = re.compile(r"\s*(?:,|;|:|\s[–—-])\s+|\s+(?=(?:but|so) (?:I|we|you|they|it|there|I'm|we're|it's)\b)")
_LABEL: Final = re.compile(
    r"^(?:(?:an? |my |our |quick |small |good |some |great )*(?:updates?|news|questions?|ideas?|requests?|offers?|reminder|topics?|subject|purpose|note|reasons?|message|plan|proposal|press release|news release|media release|release|story|announcement|heads[- ]up|ask|point|goal|aim|intention|wish))"
    r"\s*(?::|\s[–—-])\s+", re.IGNORECASE)
_SUBORDINATE: Final = re.compile(r"^(?:if|when|because|as|since|after|before|while|although|though|unless|until|once|whenever|where|wherever|now that|given)\b", re.IGNORECASE)
_JOINED: Final = re.compile(r"^(?:and|but|or|so|yet|which|who|as|since|because|where|when|while|though|although|if|until|unless)\b", re.IGNORECASE)
_LONE_PERSON: Final = re.compile(r"^(?:too |so |very |still |already |fully |currently )*(?:busy|away|booked|ill|tired|abroad|committed|unavailable|overwhelmed|swamped|snowed|travelling|traveling|pregnant|retired|moving)\b", re.IGNORECASE)
_ABOUT_IT: Final = re.compile(r"^(?:too|not|already|out of|beyond|above|below|outside|over|far too|a bit too|way too|much too|just too|slightly too|no longer)\b", re.IGNORECASE)
_WITH_OURS: Final = re.compile(r"^(?P<vp>.+?),? (?:with|using|through|via|by using|thanks to) (?P<with>(?:our|my) [^,]+)$", re.IGNORECASE)
_WISH: Final = re.compile(r"^(?:I|we)(?:'d| would)(?: really| very much| also| just)? (?:like|love) to |^(?:I|we) (?:want|wanted|hope|wish|need)(?:ed)? to |^I'm (?:writing|hoping|keen|eager) to |^we're (?:writing|hoping|keen|eager) to ", re.IGNORECASE)
_ABOUT_LIKE: Final = re.compile(r"^(?:I'm|I am|we're) writing (?:about|because of) ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Parts:
    """What one part of a point became."""

    form: PointForm
    sayings: tuple[str, ...]
    act: _Act = "statement"
    infinitive: str = ""
    topic: str = ""
    embedded: str = ""
    clause: str = ""


def parted(text: str, purpose: str) -> Parts:
    """The sayings of one sentence as typed, without its closing mark."""
    text = re.sub(r"^myself(?:,| as| -| –) (?=(?:the|a|an|your|our)\b)", "", text, flags=re.IGNORECASE)
    label = _LABEL.match(text)
    if label and (len(text) - label.end() > 3):
        text = text[label.end() :]
    text = lower_first(_sought(text, purpose))
    row = _headlines(text) if purpose == "update" else ()
    if row:
        return Parts("news", (". ".join(capital(item) for item in row),), "news")
    cut = _second_clause(text)
    if cut is None:
        return _single(text, purpose)
    left, right, joint = text[: cut[0]].strip(), text[cut[1] :].strip(), cut[2]
    if re.fullmatch(r"(?:good|great|bad|sad|big|happy) news", left):
        return Parts("news", (f"{left}: {right}",), "news")
    made = _single(left, purpose)
    if made.form == "question":
        return Parts("question", (text,), "question")
    right = _completed_second(right, left, purpose)
    if made.form == "congratulation":
        sayings = tuple(f"{item.rstrip('.!')}: {right}" for item in made.sayings)
    elif _JOINED.match(right):
        sayings = tuple(f"{item.rstrip('.!')}, {right}" for item in made.sayings)
    elif right.startswith(("and ", ": ")):
        sayings = tuple(f"{item.rstrip('.!')} {right}" for item in made.sayings)
    elif purpose == "decline" or joint == ":":
        sayings = tuple(f"{item.rstrip('.!')}: {right}" for item in made.sayings)
    else:
        sayings = tuple(f"{item.rstrip('.!')}. {capital(right)}" for item in made.sayings)
    return replace(made, sayings=sayings, clause="" if not _JOINED.match(right) else made.clause)


_TIMED: Final = re.compile(r"^(?P<np>(?:[\w'-]+ ){1,3}?)(?P<when>(?:today|tonight|tomorrow|next \w+|this \w+|(?:on|at|in|by|from|until) .+|\d{1,2}(?:[:.]\d\d| ?[ap]m).*))$")


def _headlines(text: str) -> tuple[str, ...]:
    """“roof done, scaffold down on Friday” → “the roof is done”, “the scaffold is down on Friday”; empty where a part is none."""
    pieces = re.split(r"[,;] (?!\d{3}\b)", text)
    if len(pieces) < 2 or _SUBORDINATE.match(text):
        return ()
    out: list[str] = []
    for place, piece in enumerate(pieces):
        said = piece if is_clause(piece) else ellipsis.with_verb(piece)
        if not said and place:
            found = _TIMED.match(piece)
            said = f"{found['np']}{'are' if noun_phrase(found['np'].strip()).plural else 'is'} {found['when']}" if found and not base_opening(piece) and not _JOINED.match(piece) else ""
        if not said or (place == 0 and not ellipsis.with_verb(piece)):
            return ()
        out.append(re.sub(r"(?<=today|night|orrow) (?=\d)", " at ", ellipsis.with_subject_article(said)))
    return tuple(out)


_SOUGHT: Final = re.compile(r"^(?:(?:urgently |now |still )*(?:wanted|needed|sought|required|seeking|hiring|looking for|in search of|searching for))\s*:\s*", re.IGNORECASE)
_SOUGHT_AFTER: Final = re.compile(r"^(?P<np>[^,:]+?),? (?:urgently |still )?(?:wanted|needed|sought|required)(?P<rest>(?: (?:from|for|in|by|at|until|asap|as soon)\b.*)?)$", re.IGNORECASE)
_VACANCY: Final = re.compile(r"^(?:(?:job |open )?(?:vacancy|opening|position|role|post|job))\s*:\s*", re.IGNORECASE)


def _sought(text: str, purpose: str) -> str:
    """“wanted: a windmill keeper”, “tree surgeon needed” → “looking for a …”."""
    lead = _SOUGHT.match(text)
    after = _SOUGHT_AFTER.match(text)
    if lead or (after and finite_verb(tokens(after["np"])) is None and purpose not in ("update", "decline", "thank")):
        rest = text[lead.end() :] if lead else f"{after['np']}{after['rest']}" if after else text
        phrase = noun_phrase(rest)
        said = with_details(with_article(phrase, "a"), phrase.details)
        return f"looking for {said}"
    return _VACANCY.sub("", text) if purpose == "hire" else text


def _second_clause(text: str) -> tuple[int, int, str] | None:
    """Where a second clause begins behind a comma, a colon or a dash, as “…, I'm staying at the school”."""
    if _SUBORDINATE.match(text):
        return None
    clauses = 0
    for found in _CUT.finditer(text):
        left, right = text[: found.start()], text[found.end() :]
        if re.fullmatch(r"(?:(?:so |very |really )?sorry|no|nope|no,? (?:thanks|thank you)|unfortunately|sadly|thanks|thank you|well|ok|okay|yes|(?:good|great|bad|sad|big|happy) news)", left, re.IGNORECASE):
            if not re.match(r"(?:good|great|bad|sad|big|happy) news", left, re.IGNORECASE):
                continue
        if ("(" in left and ")" not in left) or left.count('"') % 2 or left.count("“") > left.count("”"):
            continue
        if re.match(r"(?:please|pls|kindly)\b", right) and not _is_coordinated(text):
            return found.start(), found.end(), found.group().strip()
        if _opens_clause(right) and not _JOINED.match(right):
            clauses += 1
            if not _is_list(text, found.end()):
                return found.start(), found.end(), found.group().strip()
        elif (re.match(r"(?:but|so|and)\b", right) and is_clause(right.partition(" ")[2]) and not is_clause(left) and not re.match(r"(?:sorry|unfortunately|sadly|thank|thanks|no)\b", left, re.IGNORECASE)) or (is_clause(left) and _opens_predicate(right)) or (not is_clause(left) and (_ABOUT_IT.match(right) or _LONE_PERSON.match(right)) and not finite_verb(tokens(right))):
            return found.start(), found.end(), found.group().strip()
    return None


def _is_coordinated(text: str) -> bool:
    return bool(re.match(r"(?:please|kindly)\b", text, re.IGNORECASE))


def _is_list(text: str, place: int) -> bool:
    """“we bake, we deliver and we wash up”: three clauses in a row stay a row."""
    return bool(re.search(r",? and (?:we|I|they|you|she|he|it)\b", text[place:])) and is_clause(text[:place].rstrip(", "))


def _opens_clause(text: str) -> bool:
    found = tokens(text)
    if opens_with_subject(found):
        return True
    first = found[0].lower if found else ""
    return first in word_class("closed_classes", "determiner") and finite_verb(found) is not None and not re.match(r"(?:all|both|any) (?:of )?(?:which|whom)", text)


def _opens_predicate(text: str) -> bool:
    """“…, opened on 2 May”, “…, goes live in June”: the same subject, or “it”."""
    found = [token for token in tokens(text) if token.is_word]
    if len(found) < 2:
        return False
    forms = {item.form for item in word_forms().read_verb(found[0].lower)}
    follows = found[1].lower in word_class("closed_classes", "preposition") | word_class("closed_classes", "determiner") | word_class("closed_classes", "particle") | word_class("closed_classes", "object_pronoun") or found[1].tag == "AV0"
    if found[0].lower == "not":
        return True
    return bool(forms & {"past", "third"}) and follows and not (word_forms().is_noun(found[0].lower) and "past" not in forms and found[0].tag != "VVZ")


def _completed_second(text: str, left: str, purpose: str) -> str:
    if _JOINED.match(text) or _opens_clause(text):
        return text
    if _LONE_PERSON.match(text):
        return f"{'we are' if ellipsis.speaker(left) == 'we' else 'I am'} {text}"
    found = [token for token in tokens(text) if token.is_word]
    if found[0].lower in ("please", "kindly"):
        return text
    mine = re.match(r"(?:I|we)\b", left)
    forms = {item.form for item in word_forms().read_verb(found[0].lower)}
    if found[0].lower == "not" or _ABOUT_IT.match(text):
        return f"it is {text}"
    if "third" in forms and "past" not in forms:
        return f"it {text}"
    if "past" in forms and mine:
        return f"and {text}"
    return ellipsis.completed(text, purpose) or text


def _single(text: str, purpose: str) -> Parts:
    typed = form_of(text, purpose)
    return _READERS[typed.form](typed, purpose)


# --- one reader a form

def _sentence(typed: Typed, purpose: str) -> Parts:
    text = with_clause_details(_lasting(_parenthesis_apart(typed.body)), loose=False)
    wish = _WISH.match(text)
    act: _Act = "wish" if wish else "news" if purpose in ("update", "introduce", "reconnect") else "refusal" if purpose == "decline" else "statement"
    if purpose == "thank" and first_words(text)[0] in ("you", "you've", "you're"):
        return _thanked(typed, text)
    others = _others(text, purpose)
    vp = text[wish.end() :] if wish and base_like(text[wish.end() :]) else ""
    return Parts(typed.form, (text, *others), act, infinitive=vp, topic=gerund(vp) if vp else _topic_of(text))


def _lasting(text: str) -> str:
    """“since Monday I am driving” → “since Monday I have been driving”."""
    return re.sub(r"^(since [^,]+?,? (?:I|we))(?: am| are|'m|'re) (?=\w+ing\b)", r"\1 have been ", text, flags=re.IGNORECASE)


def _topic_of(text: str) -> str:
    found = _ABOUT_LIKE.match(text)
    return text[found.end() :] if found else ""


def _parenthesis_apart(text: str) -> str:
    """“you should meet Ola (he tunes pianos)” → “you should meet Ola. He tunes pianos”."""
    found = re.search(r" \(([^()]+)\)$", text)
    if found and opens_with_subject(tokens(found.group(1))):
        return f"{text[: found.start()]}. {capital(found.group(1))}"
    return text


def _others(text: str, purpose: str) -> tuple[str, ...]:
    """Another construction that is as true: “I'm writing because …”."""
    if re.match(r"(?:I'm|I am|we're) writing\b|(?:I|we)(?:'d| would| want| hope| wish| need)\b|I'm (?:afraid|sorry)", text) or ". " in text:
        return ()
    if purpose in ("thank", "decline"):
        return ()
    return (f"I'm writing because {text}",)


def _thanked(typed: Typed, text: str) -> Parts:
    """“you looked after our cat” → “Thank you for looking after our cat”."""
    topic = _deed(text)
    if not topic:
        return Parts(typed.form, (f"{text}. Thank you", f"I'd like to thank you, because {text}"), "thanks")
    sayings = tuple(item.format(topic=topic) for item in frames("thank", "doing"))
    return Parts(typed.form, (*sayings, f"I'm grateful that {text}"), "thanks", topic=topic)


def _deed(text: str) -> str:
    """What the reader did, as a gerund: “you stayed late” → “staying late”, “you didn't give up” → “not giving up”."""
    rest = re.sub(r"^you(?:'ve| have| had)?\s+", "", text, flags=re.IGNORECASE)
    if rest == text:
        return ""
    negated = re.match(r"(?:didn't|did not|don't|never) (?P<rest>.+)$", rest, re.IGNORECASE)
    if negated:
        return f"{'never' if rest.lower().startswith('never') else 'not'} {gerund(negated['rest']) if not rest.lower().startswith('never') else gerund_of_past(negated['rest']) or negated['rest']}"
    if re.match(r"(?:could|can|would|will|may|might|should|wouldn't|couldn't|weren't|are)\b", rest):
        return ""
    return gerund_of_past(rest)


def _news(typed: Typed, purpose: str) -> Parts:
    text = _parenthesis_apart(ellipsis.with_subject_article(typed.body))
    text = _coordinated_news(text)
    if purpose == "thank" and first_words(text)[0] in ("you", "you've"):
        return _thanked(typed, text)
    act: _Act = "refusal" if purpose == "decline" else "news"
    return Parts("news" if typed.form == "news" else typed.form, (text, *_others(text, purpose)), act)


def _coordinated_news(text: str) -> str:
    return text


def _elided(typed: Typed, purpose: str) -> Parts:
    made = _sentence(Typed("sentence_elided", typed.body), purpose)
    return replace(made, form="sentence_elided")


def _wish(typed: Typed, purpose: str) -> Parts:
    """A verb phrase: the sender's own doing, or what the reader is asked to do."""
    letting = re.match(r"let (?:me|us) (?=[a-z])(?!know\b)", typed.body)
    if letting:
        typed = replace(typed, body=typed.body[letting.end() :])
    vp = _without_manner(typed.body) if purpose == "decline" else typed.body
    vp = with_clause_details(re.sub(r"^(?:please|kindly) ", "", vp))
    lemma = first_words(vp)[0]
    agent = _agent(vp, lemma, purpose)
    wanted = re.match(r"(?:get|have) you to (?P<vp>.+)$", vp)
    if wanted:
        return Parts(typed.form, (f"I'd like you to {wanted['vp']}", f"Would you {wanted['vp']}?"), "request")
    if agent != "sender":
        return _asked(typed, vp, agent, purpose)
    said = with_reader(vp, purpose)
    if purpose == "hire" and ellipsis.speaker(vp) == "we":
        first = f"we'd like to {said}"
        sayings: tuple[str, ...] = (first, f"I'm writing to {said}")
    else:
        sayings = tuple(item.format(vp=said, topic=gerund(said)) for item in frames(purpose, "wish"))
    act: _Act = "offer" if lemma in ("offer", "show", "give", "provide") else "refusal" if purpose == "decline" else "wish"
    return Parts(typed.form, sayings, act, infinitive=said, topic=gerund(said))


def _without_manner(text: str) -> str:
    return re.sub(rf",? (?:{'|'.join(['kindly', 'politely', 'gently', 'nicely', 'gracefully', 'warmly', 'briefly', 'firmly', 'tactfully', 'in a kind way', 'as kindly as possible', 'with thanks', 'softly', 'respectfully'])})(?=$|,)", "", text, flags=re.IGNORECASE)


def _agent(vp: str, lemma: str, purpose: str) -> str:
    """Who is to do it: “sender”, “reader”, or “reader_try” for what one is invited to."""
    at_you = bool(re.match(r"\S+ you\b", vp))
    ours = re.search(r"\b(?:me|us|my|our|mine|ours)\b", vp)
    base = lemma.rpartition("-")[2] or lemma
    if base in word_class("verb_classes", "favour") and re.match(r"\S+ (?:me|us)\b|(?:read|review|check|look at|look over|pass on|forward|share|mentor|support|recommend|edit|proofread|test|judge) (?:\w+ )?(?:my|our)\b", vp) and not re.match(r"let (?:me|us) ", vp):
        return "reader"
    if purpose == "learn" and base in word_class("verb_classes", "teaching") and not at_you:
        return "reader"
    if purpose == "hire":
        return "sender" if base in word_class("verb_classes", "sender_hire") else "reader"
    if purpose == "invite":
        plain = base in ("invite", "ask", "offer", "propose", "suggest", "host", "welcome", "have", "get", "treat", "feature", "interview", "honour", "honor", "introduce", "send", "tell")
        return "sender" if plain or (at_you and base in word_class("verb_classes", "sender_invite")) else "reader"
    if purpose == "sell":
        if (base in word_class("verb_classes", "inviting") and ours and base not in ("get", "use", "hear", "stop", "meet")) or base in ("try", "taste", "visit", "sample"):
            return "reader_try"
        if _WITH_OURS.match(vp) and base not in ("show", "offer", "tell", "introduce", "present", "help", "supply", "provide"):
            return "reader"
        return "sender" if base in word_class("verb_classes", "sender_sell") else "reader"
    if purpose == "press":
        return "sender" if at_you or base in word_class("verb_classes", "sender_press") else "reader"
    if purpose == "introduce" and base == "meet" and ours:
        return "meets"
    if base in ("come", "visit", "join", "see", "try", "taste", "attend") and ours and not re.match(r"\S+ (?:to see |and see )?your", vp):
        return "invited"
    return "sender"


def _asked(typed: Typed, vp: str, agent: str, purpose: str) -> Parts:
    if re.match(r"(?:save the date|mark (?:your|the))\b", vp):
        return Parts(typed.form, (f"please {vp}",), "request")
    ours = _WITH_OURS.match(vp) if purpose == "sell" else None
    if agent == "meets":
        patterns: tuple[str, ...] = ("I'd like you to {vp}", "Would you like to {vp}?")
    elif agent == "invited":
        patterns = ("I'd like to invite you to {vp}", "Would you like to {vp}?")
    elif agent == "reader_try":
        patterns = frames(purpose, "asked_try")
    elif ours and ours["vp"].startswith("never "):
        return Parts(typed.form, (f"with {ours['with']} you will {ours['vp']}", f"you will {ours['vp']} with {ours['with']}"), "offer")
    elif ours:
        sayings = tuple(item.format(vp=ours["vp"], **{"with": ours["with"]}) for item in frames(purpose, "asked_with"))
        return Parts(typed.form, sayings, "offer")
    elif purpose == "hire" and re.search(r"\byour?\b", vp):
        patterns = frames(purpose, "asked_yours")
    else:
        patterns = frames(purpose, "asked")
    sayings = tuple(item.format(vp=vp) for item in patterns)
    act: _Act = "offer" if purpose == "sell" else "request"
    return Parts(typed.form, sayings, act)


def _gerund(typed: Typed, purpose: str) -> Parts:
    body = typed.body
    if purpose == "thank":
        return Parts("gerund", tuple(item.format(topic=body) for item in frames("thank", "doing")), "thanks", topic=body)
    vp = infinitive(body)
    if purpose == "learn":
        lemma = first_words(vp)[0]
        wish = lemma in ("learn", "understand", "ask", "hear", "find", "know", "see", "get", "talk", "discuss", "pick", "visit", "meet", "shadow", "follow", "read", "interview", "compare", "exchange", "swap", "explore", "discover")
        if not wish:
            return Parts("gerund", tuple(item.format(topic=body) for item in frames("learn", "doing")), "wish", topic=body)
    made = _wish(Typed("gerund", vp), purpose)
    if made.act == "request" or purpose in ("decline", "invite", "hire") or made.act == "offer":
        return replace(made, form="gerund", topic=made.topic or body)
    said = with_reader(vp, purpose)
    return replace(made, form="gerund", sayings=(made.sayings[0], f"I'm writing about {gerund(said)}"))


def _embedded(typed: Typed, purpose: str) -> Parts:
    own = re.match(r"^(?:how|what|why|which|who|where|when|whether|if)(?: \w+){0,2}? (?:I|we|my|our|I'm|we're|I've|we've)\b", typed.body)
    name = "embedded_own" if own and purpose not in ("thank",) else "embedded"
    if purpose in ("sell", "press", "update", "introduce") and not re.search(r"\byours?\b|\byou\b", typed.body):
        name = "embedded_own"
    sayings = tuple(item.format(embedded=typed.body) for item in frames(purpose, name))
    return Parts("how_what", sayings, "thanks" if purpose == "thank" else "wish", embedded=typed.body)


def _because(typed: Typed, purpose: str) -> Parts:
    body = typed.body
    text = body if is_clause(body) else ellipsis.completed(body, purpose) or ellipsis.with_verb(body)
    if not text:
        return Parts("because", (f"I'm writing because of {body}",))
    text = ellipsis.with_subject_article(text)
    sayings = tuple(item.format(clause=text, Clause=text) for item in frames(purpose, "because"))
    return Parts("because", sayings, "refusal" if purpose == "decline" else "thanks" if purpose == "thank" else "statement", clause=text)


def _about(typed: Typed, purpose: str) -> Parts:
    body = typed.body
    if purpose == "invite" and gerund_opening(body):
        return replace(_gerund(Typed("gerund", body), purpose), form="about")
    if re.match(r"(?:how|what|why|which|who|where|when|whether)\b", body):
        topic = body
    elif is_clause(body) and opens_with_subject(tokens(body)):
        return replace(_sentence(Typed("sentence", body), purpose), form="about")
    elif gerund_opening(body):
        topic = body
    else:
        phrase = noun_phrase(body)
        article = "the" if re.search(rf"\b{re.escape(phrase.head)} of\b", body) or purpose in ("update", "thank", "reconnect") else "a"
        said = with_article(phrase, article) if phrase.bare else lower_first(phrase.text)
        topic = with_details(dated(said), phrase.details)
    name = "about_yours" if purpose == "learn" and re.search(r"\byours?\b", topic) else "about"
    sayings = tuple(item.format(topic=topic) for item in frames(purpose, name))
    return Parts("about", sayings, "thanks" if purpose == "thank" else "wish" if purpose == "learn" else "statement", topic=topic)


def _for(typed: Typed, purpose: str) -> Parts:
    body = typed.body
    whom = re.match(r"^(?P<np>[^:]+):\s+(?P<rest>.+)$", body)
    if purpose == "sell" and whom:
        sayings = tuple(item.format(np=whom["np"], rest=whom["rest"]) for item in frames("sell", "for_whom"))
        return Parts("for", sayings, "offer", topic=body)
    if purpose == "thank":
        return _thanks(Typed("for", f"|{body}"), purpose)
    phrase = noun_phrase(body)
    if purpose == "sell" and phrase.plural and (phrase.head in word_class("noun_classes", "company") or is_role(phrase)):
        return Parts("for", tuple(item.format(np=phrase.text) for item in frames("sell", "for_reader")), "offer")
    if gerund_opening(body):
        return replace(_about(Typed("about", body), purpose), form="for")
    made = replace(_noun(Typed("for", body), purpose), form="for")
    if purpose == "learn" and made.sayings[0].startswith("I'd like to ask you about"):
        return replace(made, sayings=(f"I'm writing about {made.topic}",))
    return made


def _for_to(typed: Typed, purpose: str) -> Parts:
    del purpose
    found = re.match(r"^(?P<who>you|us|me|everyone|the (?:two|three) of us|(?:my|our) \w+) to (?P<vp>.+)$", typed.body, re.IGNORECASE)
    if found is None:
        return Parts("for_to", (f"I'm writing for {typed.body}",))
    me = found["who"].lower() == "me"
    said = f"I'd like to {found['vp']}" if me else f"I'd like {found['who']} to {found['vp']}"
    return Parts("for_to", (said,), "wish", infinitive=found["vp"] if me else "")


def _that(typed: Typed, purpose: str) -> Parts:
    if purpose == "thank":
        if first_words(typed.body)[0] in ("you", "you've"):
            return replace(_thanked(typed, typed.body), form="that_clause")
        sayings = tuple(item.format(clause=typed.body, Clause=typed.body) for item in frames("thank", "that"))
        return Parts("that_clause", sayings, "thanks", clause=typed.body)
    return replace(_sentence(Typed("sentence", typed.body), purpose), form="that_clause")


def _thanks(typed: Typed, purpose: str) -> Parts:
    much, _, rest = typed.body.partition("|")
    form: PointForm = typed.form if typed.form == "for" else "thanks"
    rest = re.sub(r"^(?:that )(?=you\b)", "", rest)
    thank = f"Thank you{' ' + much if much else ''}"
    if first_words(rest)[0] in ("you", "you've") and is_clause(rest):
        topic = _deed(rest)
        if not topic:
            return Parts(form, (f"{thank}: {rest}",), "thanks")
    elif rest.lower().startswith("but "):
        return Parts(form, (f"{thank}, {rest}",), "refusal")
    elif is_clause(rest):
        return Parts(form, (f"{thank}: {rest}",), "thanks")
    elif gerund_opening(rest) or rest.startswith(("not ", "never ")):
        topic = rest
    else:
        _, sayings, topic = noun_sayings(rest, "thank")
        topic = sayings[0].removeprefix("Thank you for ").rstrip(".")
    return Parts(form, (f"{thank} for {topic}", f"I'd like to thank you for {topic}"), "thanks", topic=topic)


def _congratulation(typed: Typed, purpose: str) -> Parts:
    del purpose
    text = re.sub(r"^(congratulations|kudos|well done|bravo)(?: for)? (?=(?:the|your|on) )", lambda found: f"{found.group(1)} {'' if found.string[found.end():].startswith('on ') else 'on '}", typed.body, flags=re.IGNORECASE)
    text = re.sub(r"\bthanks\b", "thank you", text)
    return Parts("congratulation", (text,), "congratulation")


def _refusal(typed: Typed, purpose: str) -> Parts:
    text = typed.body
    opener = re.match(r"^(?P<word>(?:so |very |really |terribly )?sorry|unfortunately|sadly|regrettably|regretfully|alas|afraid)\b,?(?P<but> but\b,?)?(?P<that> that\b| to say(?: that)?\b)?[ :–-]*(?P<rest>.*)$", text, re.IGNORECASE)
    if opener:
        return _regretted(opener, purpose)
    thanks = re.match(r"^(?:no|nope)[, ]+(?:thanks|thank you)\b(?P<rest>.*)$", text, re.IGNORECASE)
    if thanks:
        return Parts("refusal", (f"No, thank you{thanks['rest']}",), "refusal")
    to = re.match(r"^no to (?P<np>.+)$", text, re.IGNORECASE)
    if to:
        np = noun_phrase(to["np"])
        said = with_article(np, "the") if not np.determined and not np.named else np.text
        return Parts("refusal", (f"I have to say no to {said}", f"I'm saying no to {said}"), "refusal", infinitive=f"say no to {said}", topic=said)
    plain = re.match(r"^no,? (?=(?:I|we|it|there|the|my|our|you)\b)(?P<rest>.+)$", text, re.IGNORECASE)
    if plain and is_clause(plain["rest"]):
        return Parts("refusal", (f"No, {plain['rest']}",), "refusal")
    return Parts("refusal", (_no_such(text),), "refusal")


def _no_such(text: str) -> str:
    """“no more places on the course” → “there are no more places on the course”."""
    if re.match(r"^no longer\b", text, re.IGNORECASE):
        rest = text[len("no longer ") :]
        forms = {item.form for item in word_forms().read_verb(first_words(rest)[0])}
        who = ellipsis.speaker(rest)
        am = "we're" if who == "we" else "I'm"
        return f"{who if 'base' in forms and 'gerund' not in forms and base_opening(rest) else am} {text}"
    if re.match(r"^no more than\b", text, re.IGNORECASE):
        return text
    phrase = noun_phrase(text)
    if phrase.head in word_class("noun_classes", "mine"):
        return f"{ellipsis.speaker(text)} have {text}"
    be = "are" if phrase.plural else "is"
    return f"there {be} {text}"


def _regretted(found: re.Match[str], purpose: str) -> Parts:
    word, rest = found["word"].lower(), found["rest"].strip()
    if not rest:
        return Parts("refusal", (f"I'm {word}" if "sorry" in word else found.string,), "refusal")
    comma = "," in found.string[: found.start("rest")]
    if "sorry" in word and not found["but"] and not (comma and is_clause(rest)) and (re.match(r"(?:for|about|to)\b", rest) or (found["that"] or opens_with_subject(tokens(rest)))):
        that = found["that"].strip() + " " if found["that"] else ""
        return Parts("refusal", (f"I'm {word} {that}{rest}",), "refusal")
    if re.match(r"(?:not|maybe|perhaps) (?:this|next|now|today|yet|at|for|in|another|until|before)\b", rest) and not is_clause(rest):
        return Parts("refusal", (f"I'm {word}, but {rest}" if "sorry" in word else f"{word} {rest}",), "refusal")
    inner = _single(rest, purpose)
    said = _plain_refusal(rest, inner, purpose)
    if "sorry" in word:
        return Parts("refusal", (f"I'm {word}, but {said}",), "refusal", clause="")
    if word == "afraid":
        return Parts("refusal", (f"I'm afraid {said}",), "refusal")
    return Parts("refusal", (f"{word} {said}", f"I'm sorry, but {said}"), "refusal")


def _plain_refusal(rest: str, inner: Parts, purpose: str) -> str:
    if inner.form == "noun_phrase" and re.match(r"not\b", rest):
        return f"it is {rest}"
    del purpose
    return lower_first(inner.sayings[0].rstrip("."))


def _imperative(typed: Typed, purpose: str) -> Parts:
    del purpose
    vp = re.sub(r"^let's\s+", "", typed.body, flags=re.IGNORECASE)
    sayings = [typed.body]
    if base_opening(vp) and not re.search(r"\bour two\b", vp) and not vp.startswith("not"):
        sayings.append(f"I'd like to {with_reader(vp)}")
    return Parts("imperative", tuple(sayings), "wish", infinitive=vp, topic=gerund(vp) if base_like(vp) else "")


def _request(typed: Typed, purpose: str) -> Parts:
    vp = typed.body
    patterns = frames(purpose, "asked") if purpose in ("invite", "press", "learn") else frames("any", "asked")
    if _agent(vp, first_words(vp)[0], purpose) == "sender" and re.match(r"(?:let me know|find)", vp):
        return Parts("request", (f"please {vp}",), "request")
    if re.match(r"(?:don't|do not|note|find|excuse|forgive|accept|keep)\b", vp):
        return Parts("request", (f"please {vp}",), "request")
    return Parts("request", tuple(item.format(vp=vp) for item in patterns), "request")


def _question(typed: Typed, purpose: str) -> Parts:
    del purpose
    return Parts("question", (typed.body,), "question")


_NOUN_ACTS: Final[dict[str, _Act]] = {"offered": "offer", "have": "offer", "pitch": "offer", "for_whom": "offer", "wanted": "request", "meeting": "wish", "outing": "wish", "seek": "wish", "joint": "wish",
                                      "role": "statement", "reason": "refusal"}


def _noun(typed: Typed, purpose: str) -> Parts:
    name, sayings, topic = noun_sayings(typed.body, purpose)
    act = _NOUN_ACTS.get(name, "thanks" if purpose == "thank" else "refusal" if purpose == "decline" else "news" if purpose == "update" else "wish" if purpose in ("invite", "job", "learn") else "statement")
    return Parts(typed.form if typed.form == "for" else "noun_phrase", sayings, act, topic=topic)


_READERS: Final = {
    "question": _question, "how_what": _embedded, "because": _because, "to": _wish, "for": _for, "about": _about, "that_clause": _that, "thanks": _thanks,
    "congratulation": _congratulation, "refusal": _refusal, "imperative": _imperative, "request": _request, "sentence": _sentence, "sentence_elided": _elided,
    "news": _news, "gerund": _gerund, "infinitive": _wish, "noun_phrase": _noun, "offer": _noun, "for_to": _for_to,
}
