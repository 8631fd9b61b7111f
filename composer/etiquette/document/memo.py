"""What was worked out about a message, kept with the message for whoever asks next."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Final, TypeVar, TypeVarTuple

if TYPE_CHECKING:
    from composer.etiquette.document.message import Message

_Answer = TypeVar("_Answer")
_Rest = TypeVarTuple("_Rest")
_MISSING: Final = object()


def kept(function: Callable[[Message, *_Rest], _Answer]) -> Callable[[Message, *_Rest], _Answer]:
    """Let a function of a message work once for it and for what else it is asked with; later calls get the same answer."""

    @wraps(function)
    def once(message: Message, *rest: *_Rest) -> _Answer:
        key = (once, *rest) if rest else once
        answer: _Answer = message.memo.get(key, _MISSING)  # an exception would cost more than most of what is kept
        if answer is _MISSING:
            answer = message.memo[key] = function(message, *rest)
        return answer

    return once
