"""The MCP server, spoken to by the protocol's own client over standard input and output."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from mcp import StdioServerParameters
from mcp.client.session import ClientSession
from mcp.client.stdio import stdio_client

ROOT = Path(__file__).resolve().parent.parent
BRIEF = (ROOT / "docs/examples/learn.toml").read_text()


def ask(*calls: tuple[str, dict[str, Any]]) -> tuple[list[str], list[Any]]:
    async def talk() -> tuple[list[str], list[Any]]:
        server = StdioServerParameters(
            command=sys.executable, args=["-m", "composer", "mcp"], env={**os.environ, "PYTHONPATH": str(ROOT)}, cwd=str(ROOT),
        )
        async with stdio_client(server) as (read, write), ClientSession(read, write) as session:
            await session.initialize()
            names = [tool.name for tool in (await session.list_tools()).tools]
            return names, [await session.call_tool(name, arguments) for name, arguments in calls]

    with ThreadPoolExecutor(1) as thread:  # a browser test of the same worker may keep this thread's event loop running
        return thread.submit(lambda: asyncio.run(talk())).result()


def test_an_assistant_can_check_write_and_ask_for_advice_and_nothing_else(home: Path) -> None:
    names, (checked, written, advised, refused) = ask(
        ("check_text", {"text": "Hi there, I hope this finds you well!!!", "channel": "email"}),
        ("write_drafts", {"brief": BRIEF, "channel": "linkedin_note", "count": 2}),
        ("advise_channel", {"brief": BRIEF}),
        ("write_drafts", {"brief": 'purpos = "x"', "channel": "email"}),
    )
    assert sorted(names) == ["advise_channel", "check_text", "write_drafts"]
    assert json.loads(checked.content[0].text)["findings"]
    assert len(json.loads(written.content[0].text)["drafts"]) == 2
    assert json.loads(advised.content[0].text)["channels"][0]["rank"] == 1
    assert "did you mean “purpose”" in refused.content[0].text
    assert not (home / "record.db").exists()  # reading creates nothing


def test_a_line_that_is_no_request_gets_the_protocols_error_and_the_next_is_answered(home: Path) -> None:
    hello = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {
        "protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "by hand", "version": "1"}}}
    lines = ["this is no JSON", "[]", '{"id": 5}', json.dumps(hello)]
    done = subprocess.run(
        [sys.executable, "-m", "composer", "mcp"], input="\n".join(lines) + "\n", capture_output=True, text=True, timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT)}, cwd=ROOT, check=True,
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["error"]["code"] for answer in answers if "error" in answer] == [-32700, -32600, -32600]
    assert all(answer["id"] is None for answer in answers if "error" in answer)
    assert [answer["id"] for answer in answers if "result" in answer] == [1]
