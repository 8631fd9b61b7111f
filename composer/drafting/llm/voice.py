"""How the user writes, for a model that may be told (opt-in): features and a few answered messages, without others' names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import mean
from typing import Final

from composer.etiquette.document import message_parser
from composer.etiquette.english.stems import stem
from composer.lexicon import Wording, default_lexicon

MOST: Final = 5  # messages that are shown
MOST_LETTERS: Final = 700  # of one of them
_OTHERS: Final = re.compile(r"\S+@\S+|https?://\S+|www\.\S+|(?<!\w)@\w+|\+?\d[\d ()/-]{6,}\d")
_NAME: Final = re.compile(r"[A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*)*")
_ONESELF: Final = re.compile(r"I(?:['’]\w+)?")
_CONTRACTED: Final = Wording("model_answers", "contracted", re.IGNORECASE)


def voice(own: Sequence[tuple[str, str]]) -> str:
    """What a model is told of the user's own answered messages (text, name of who got it), or "" where there are none."""
    texts = [_nameless(text, name) for text, name in own[:MOST] if text.strip()]
    if not texts:
        return ""
    shown = "\n\n".join(f"Message {number}: {text[:MOST_LETTERS]}" for number, text in enumerate(texts, 1))
    return (
        "Write as the writer does, in length, warmth and words; take over no content. "
        f"{_features([text for text, _ in own[:MOST]])}\nMessages of the writer's that were answered:\n{shown}"
    )


def _features(texts: Sequence[str]) -> str:
    """Length, contractions, greeting and sign-off of some messages, in words."""
    messages = [message_parser.parse(text) for text in texts]
    words = [len(message.text[start:end].split()) for message in messages for start, end in message.sentences]
    length = f"Sentences of about {round(mean(words))} words" if words else "Short sentences"
    contracted = sum(_CONTRACTED.for_all.search(text) is not None for text in texts) * 2 >= len(texts)
    forms = "contractions" if contracted else "no contractions"
    return f"{length}, {forms}, {round(mean(map(len, texts)))} characters a message."


def _nameless(text: str, name: str) -> str:
    """A message on one line without addresses, numbers and names: of words with a capital only the commonest stay."""
    text = _OTHERS.sub("…", " ".join(text.split()))
    for part in sorted((name, *name.split()), key=len, reverse=True):
        if len(part) > 1:
            text = re.sub(rf"(?<!\w){re.escape(part)}(?!\w)", "{reader}", text)
    words = default_lexicon().words
    plain = words["names", "capitalised"]
    small = words["names", "stop"] | words["sentence_trace", "common"]
    starts = {0, *(found.end() for found in re.finditer(r"[.?!…]\s+|[:“\"(]\s*", text))}

    def hidden(found: re.Match[str]) -> str:
        run = found.group().split()
        kept = run[:1] if found.start() in starts and stem(run[0].lower()) in small | plain else []
        rest = run[len(kept) :]
        if all(word.lower() in plain or _ONESELF.fullmatch(word) for word in rest):
            return found.group()
        return " ".join([*kept, "…"])

    return _NAME.sub(hidden, text)
