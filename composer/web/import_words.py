"""What the readers of exports say, for somebody at the page: the way out is a box there, not an option of the command line."""

from __future__ import annotations

import re
from typing import Final

# Read from the top; what stands in a sentence of composer/imports as an option becomes the box that does the same.
_INSTEAD: Final = (
    (re.compile(r"; say it with --me: (.+)$"), r"; fill in “Your own name or address in it”: \1"),
    (re.compile(r"; if that is wrong, undo and say --me\b"), "; if that's wrong, fill in “Your own name or address in it”"),
    (re.compile(r"; --zone says another\b"), "; if that's wrong, set your time zone under Settings"),
    (re.compile(r"; say it: --columns .*$"), "; it was left out"),
    (re.compile(r"; say --day-first or --no-day-first\b"), "; choose the order under “Dates like 3/4”"),
    (re.compile(r"; name it with --as, or see docs/imports\.md$"), "; choose what it is under “Options”"),
    (re.compile(r"[;,] (?:name it like|name them with) --columns .*?; the columns are .*$"), "; choose its columns below"),
    (re.compile(r"[;,] (?:name it like|name them with) --columns .*$"), "; choose its columns below"),
)
_CLAUSE: Final = re.compile(r"[;,:(]?[^;,:(]*(?:(?<!\w)--?[a-z][\w-]+|docs/\S+|python -m \S+|[\w.-]+\.toml)[^;,.]*\)?")


def on_page(sentence: str) -> str:
    """A sentence without options, files of the program or its commands."""
    for form, words in _INSTEAD:
        sentence = form.sub(words, sentence)
    said = _CLAUSE.sub("", sentence).strip()
    file = "." in said.partition(" ")[0].rstrip(".,;:")  # the name of a file stays as it is
    return f"{said[:1] if file else said[:1].upper()}{said[1:].rstrip('.')}."
