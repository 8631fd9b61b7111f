"""What each server (address and model) was found not to take, and which want room to think; kept while the program runs."""

from __future__ import annotations

from typing import Final

from composer.drafting.llm.server import Server

ROOM: Final = 4_000  # tokens of the second try, where the first ran out
_refused: dict[tuple[str, str], frozenset[str]] = {}
_roomy: set[tuple[str, str]] = set()
_forms: dict[tuple[str, str], str] = {}


def learned(server: Server) -> frozenset[str]:
    """The parameters that a server is known not to take."""
    return server.refused | _refused.get(_place(server), frozenset())


def remember(server: Server, parameter: str) -> None:
    """Keep in mind that a server does not take a parameter."""
    both = {"json_schema", "json_object"} if parameter == "response_format" else {parameter}
    _refused[_place(server)] = _refused.get(_place(server), frozenset()) | both


def wants_room(server: Server) -> None:
    """Keep in mind that a model needs many tokens before its first word."""
    _roomy.add(_place(server))


def tokens(server: Server, asked: int) -> int:
    """How many tokens an answer may take: ours or the user's, and more where the model was found to think first."""
    most = max(server.tokens, asked)
    return more(most, thinks=True) if _place(server) in _roomy else most


def more(most: int, *, thinks: bool) -> int:
    """The tokens of a second try; a model that said nothing yet `thinks`, and that takes thousands."""
    return max(ROOM if thinks else 0, 4 * most)


def form(server: Server) -> str:
    """Whether a server is asked for whole messages or for slots: what the user chose or a test found, else what was learned."""
    return server.form or _forms.get(_place(server), "whole")


def settle(server: Server, found: str) -> None:
    """Keep in mind which form a server can write, where the user chose none."""
    _forms[_place(server)] = found


def _place(server: Server) -> tuple[str, str]:
    return server.base_url, server.name
