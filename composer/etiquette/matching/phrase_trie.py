"""Phrases of all rules as one tree of words, walked once over a message: linear in its length whatever the phrases are.

A phrase may hold choices: `hop on a (quick |short )?call`. It is written out into plain phrases when it is loaded.
A tree over words finds what a trie-shaped expression finds, overlaps included, and costs no compilation (docs/benchmarks.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, Final

from composer.etiquette.document.message_parser import Message, tokens_of

MAX_WRITTEN_OUT: Final = 2_000  # plain phrases that one phrase with choices may stand for
MAX_LENGTH: Final = 300

# word → Tree; _END → list of numbers of rules; at the root also the two below, and a list of phrases where none has grown yet
Tree = dict[Any, Any]
_END: Final = 0
_OPENINGS: Final = 1  # the first two words of every phrase: two together rule out nearly every place in a message
_ALONE: Final = 2  # the phrases of one word


def write_out(phrase: str) -> tuple[str, ...]:
    """The plain phrases that a phrase with choices stands for; raises ValueError with the reason for a wrong one."""
    if len(phrase) > MAX_LENGTH:
        raise ValueError(f"longer than {MAX_LENGTH} characters")
    pieces, rest = _sequence(phrase, 0, 0)
    if rest != len(phrase):
        raise ValueError("a closing bracket without an opening one")
    return tuple(dict.fromkeys(" ".join(piece.split()) for piece in pieces))


def _sequence(phrase: str, at: int, depth: int) -> tuple[list[str], int]:
    if depth > 5:
        raise ValueError("choices nested deeper than 5")
    done: list[str] = []
    now = [""]
    while at < len(phrase):
        char = phrase[at]
        if char == "(":
            options, at = _sequence(phrase, at + 1, depth + 1)
            if at >= len(phrase) or phrase[at] != ")":
                raise ValueError("an opening bracket without a closing one")
            at += 1
            if phrase[at : at + 1] == "?":
                options, at = ["", *options], at + 1
            if len(now) * len(options) > MAX_WRITTEN_OUT:
                raise ValueError(f"stands for more than {MAX_WRITTEN_OUT} phrases")
            now = [head + tail for head in now for tail in options]
        elif char == ")" and depth:
            break
        elif char == "|" and depth:
            done += now
            now, at = [""], at + 1
        elif char in ")|":
            raise ValueError(f"“{char}” outside brackets")
        else:
            stop = at + 1
            while stop < len(phrase) and phrase[stop] not in "(|)":
                stop += 1
            now = [head + phrase[at:stop] for head in now]
            at = stop
    return done + now, at


def plant(phrases: Iterable[tuple[str, int]]) -> Tree:
    """The tree of (plain phrase, number of its rule); the branch of a first word grows when a text first holds it."""
    seeds: dict[str, list[tuple[Sequence[str], int]]] = {}
    openings, alone = set(), set()
    for phrase, number in phrases:
        simple = phrase.isascii() and phrase.islower() and phrase.replace(" ", "").isalnum()  # as most are, and quicker
        words = phrase.split() if simple else tokens_of(phrase)
        seeds.setdefault(words[0], []).append((words, number))
        if len(words) > 1:
            openings.add((words[0], words[1]))
        else:
            alone.add(words[0])
    tree: Tree = dict(seeds)
    tree[_OPENINGS], tree[_ALONE] = frozenset(openings), frozenset(alone)
    return tree


def _branch(tree: Tree, first: str) -> Tree:
    """What follows a first word."""
    branch: Any = tree[first]
    if isinstance(branch, dict):
        return branch
    grown: Tree = {}
    for words, number in branch:
        here = grown
        for word in words[1:]:
            below = here.get(word)
            if below is None:
                below = here[word] = {}
            here = below
        ends = here.setdefault(_END, [])
        if number not in ends:
            ends.append(number)
    tree[first] = grown
    return grown


def matches(tree: Tree, message: Message) -> Iterator[tuple[int, int, int]]:
    """(number of the rule, start, end) for the longest phrase of each rule at each word, in order of place."""
    tokens = message.tokens
    openings, alone = tree[_OPENINGS], tree[_ALONE]
    places = [at for at, pair in enumerate(pairwise(tokens)) if pair in openings]
    if not alone.isdisjoint(message.vocabulary):
        places = sorted({*places, *(at for at, token in enumerate(tokens) if token in alone)})
    starts: Sequence[int] = ()
    total = len(tokens)
    for index in places:
        here = _branch(tree, tokens[index])
        at = index + 1
        longest: dict[int, int] | None = None
        while True:
            ends = here.get(_END)
            if ends:
                longest = longest or {}
                for number in ends:
                    longest[number] = at
            if at >= total:
                break
            below: Tree | None = here.get(tokens[at])
            if below is None:
                break
            here = below
            at += 1
        if longest:
            starts = starts or message.starts
            for number, stop in longest.items():
                yield number, starts[index], starts[stop - 1] + len(tokens[stop - 1])
