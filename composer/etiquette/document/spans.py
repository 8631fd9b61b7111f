"""Whether places lie in spans, asked of many at once: spans are joined and sorted first, so that each asking is a bisection."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable

Span = tuple[int, int]


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same places as few spans in order, none touching the next."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def overlap(spans: Iterable[Span]) -> Callable[[int, int], bool]:
    """A test whether what stands between two offsets shares a character with one of the spans."""
    joined = merged(span for span in spans if span[0] < span[1])
    ends = [end for _, end in joined]

    def test(start: int, end: int) -> bool:
        at = bisect_right(ends, start)
        return at < len(joined) and joined[at][0] < end

    return test


def inside(spans: Iterable[Span]) -> Callable[[int], bool]:
    """A test whether an offset lies in one of the spans."""
    shares = overlap(spans)
    return lambda at: shares(at, at + 1)
