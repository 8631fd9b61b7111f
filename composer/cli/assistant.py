"""`mcp`: check, write and advise as tools for an assistant on this machine, over standard input and output.

The tools read; none of them sends, logs or changes anything.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from typing import TYPE_CHECKING, Any

import anyio

from composer import __version__, wire
from composer.brief import parse_brief
from composer.cli import inout
from composer.context import Known, know, refuse_stopped, unknown
from composer.context import advice as advise_from
from composer.drafting.search.compose import compose
from composer.drafting.templating.template_loader import load_templates
from composer.errors import ComposerError
from composer.etiquette.check import check
from composer.etiquette.rulebook.rule_loader import load_rules
from composer.model import Brief

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer
    from mcp_types import JSONRPCError


def mcp(_args: argparse.Namespace) -> int:
    """Serve until the assistant hangs up."""
    from mcp.server.mcpserver import MCPServer

    server = MCPServer("overture", version=__version__, instructions=(
        "Overture checks and drafts first messages to people one does not know. It never sends. A brief is TOML or JSON with "
        "sender, recipient (name, facts), relationship, purpose, point and question; facts must come from the user."
    ))
    for tool in (check_text, write_drafts, advise_channel):
        server.tool()(_plainly(tool))
    anyio.run(_serve, server)
    return 0


async def _serve(server: MCPServer) -> None:
    """Answer line by line; a line that is no request is answered with the protocol's error, which the library leaves out."""
    from mcp.server.stdio import stdio_server
    from mcp.shared.message import SessionMessage

    async with stdio_server() as (lines, answers):
        given, requests = anyio.create_memory_object_stream[SessionMessage | Exception](0)

        async def sort() -> None:
            async with given:
                async for line in lines:
                    if isinstance(line, Exception):
                        await answers.send(SessionMessage(_refusal(line)))
                    else:
                        await given.send(line)

        async with anyio.create_task_group() as tasks:
            tasks.start_soon(sort)
            inner = server._lowlevel_server  # noqa: SLF001 (the library has no public way to serve from given streams)
            await inner.run(requests, answers, inner.create_initialization_options())


def _refusal(problem: Exception) -> JSONRPCError:
    """JSON-RPC 2.0, section 5.1: −32700 for what is no JSON, −32600 for JSON that is no request."""
    from mcp_types import INVALID_REQUEST, PARSE_ERROR, ErrorData, JSONRPCError
    from pydantic import ValidationError

    kinds = {error["type"] for error in problem.errors()} if isinstance(problem, ValidationError) else set()
    said = ErrorData(code=PARSE_ERROR, message="Parse error: this line is no JSON") if "json_invalid" in kinds else ErrorData(
        code=INVALID_REQUEST, message="Invalid request: one JSON-RPC 2.0 request a line, with jsonrpc, id and method")
    return JSONRPCError(jsonrpc="2.0", id=None, error=said)


def _plainly(tool: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
    """The same tool, its errors told to the assistant in their one sentence."""
    from mcp.server.mcpserver.exceptions import ToolError

    @wraps(tool)
    def told(*args: Any, **kwargs: Any) -> dict[str, Any]:
        try:
            return tool(*args, **kwargs)
        except ComposerError as problem:
            raise ToolError(str(problem)) from problem

    return told


def check_text(text: str, channel: str = "email", brief: str = "", stage: str = "first") -> dict[str, Any]:
    """Check a message against the etiquette rules: findings with the words, the reason, the evidence and a fix."""
    settings = inout.load_settings()
    found = check(
        text, channel, parse_brief(brief) if brief else None, stage=stage, rules=load_rules(settings), premium=settings.premium,
    )
    return wire.check_json(found)


def write_drafts(brief: str, channel: str, count: int = 3) -> dict[str, Any]:
    """Draft messages from a brief for one channel; each passes its own check, and what is missing is said in words."""
    settings = inout.load_settings()
    given = parse_brief(brief)
    known = _known(given)
    refuse_stopped(given, known, channel)
    drafts = compose(
        given, channel, count=count, rules=load_rules(settings), templates=load_templates(settings), premium=settings.premium,
        sent_before=known.sent_before, now=datetime.now(UTC),
    )
    return wire.composition_json(drafts)


def advise_channel(brief: str) -> dict[str, Any]:
    """Rank the channels for a brief with reasons, and say what to do next with this person."""
    given = parse_brief(brief)
    return wire.advice_json(advise_from(given, _known(given), inout.load_settings(), datetime.now(UTC)))


def _known(brief: Brief) -> Known:
    settings = inout.load_settings()
    if not inout.has_record(settings):
        return unknown(settings)
    with inout.open_record(settings) as record:
        return know(record, brief, settings, datetime.now(UTC))
