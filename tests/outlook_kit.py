"""Writes .msg files for the tests: a compound file (MS-CFB) with the properties of one mail (MS-OXMSG)."""

from __future__ import annotations

import struct
from datetime import UTC, datetime
from itertools import count

SECTOR, SMALL, END, FREE = 512, 4096, 0xFFFFFFFE, 0xFFFFFFFF
_START = datetime(1601, 1, 1, tzinfo=UTC)


def msg(props: dict[int, str | int | datetime], receivers: tuple[dict[int, str | int | datetime], ...] = ()) -> bytes:
    """A mail with these properties by number, and its receivers with theirs."""
    tree: dict[str, bytes | dict[str, bytes]] = _storage(props, struct.pack("<8xIIII8x", len(receivers), 0, len(receivers), 0))
    tree |= {f"__recip_version1.0_#{number:08X}": _storage(one, bytes(8)) for number, one in enumerate(receivers)}
    return _compound(tree)


def _storage(props: dict[int, str | int | datetime], head: bytes) -> dict[str, bytes]:
    streams, table = {}, head
    for number, value in props.items():
        if isinstance(value, str):
            streams[f"__substg1.0_{number:04X}001F"] = value.encode("utf-16-le")
            table += struct.pack("<HHIII", 0x1F, number, 6, len(value) * 2 + 2, 0)
        elif isinstance(value, int):
            table += struct.pack("<HHIII", 0x03, number, 6, value, 0)
        else:
            table += struct.pack("<HHIQ", 0x40, number, 6, int((value - _START).total_seconds()) * 10_000_000)
    return {**streams, "__properties_version1.0": table}


def _compound(tree: dict[str, bytes | dict[str, bytes]]) -> bytes:
    """A compound file whose streams all lie in whole sectors of their own (none is small enough for the other kind)."""
    entries: list[bytes] = []
    sectors: list[bytes] = []
    chain: list[int] = []

    def keep(data: bytes) -> int:
        start = len(sectors)
        for at in range(0, len(data), SECTOR):
            sectors.append(data[at : at + SECTOR].ljust(SECTOR, b"\0"))
            chain.append(len(sectors))
        chain[-1] = END
        return start

    def entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
        plain = name.encode("utf-16-le") + b"\0\0"
        return plain.ljust(64, b"\0") + struct.pack("<HBBIII16xIQQIQ", len(plain), kind, 1, FREE, right, child, 0, 0, 0, start, size)

    numbers = count(1)
    planned: list[tuple[int, str, bytes | dict[str, bytes], int, int]] = []

    def plan(items: dict[str, bytes | dict[str, bytes]]) -> int:
        """Number the entries of a storage, each the right neighbour of the one before; returns the first."""
        mine = [next(numbers) for _ in items]
        for place, (name, value) in enumerate(items.items()):
            child = plan(dict(value)) if isinstance(value, dict) else FREE
            planned.append((mine[place], name, value, mine[place + 1] if place + 1 < len(mine) else FREE, child))
        return mine[0]

    first = plan(tree)
    for _, name, value, right, child in sorted(planned, key=lambda item: item[0]):
        if isinstance(value, bytes):
            data = value if len(value) >= SMALL else value + bytes(SMALL - len(value))
            entries.append(entry(name, 2, right, FREE, keep(data), len(data)))
        else:
            entries.append(entry(name, 1, right, child, 0, 0))
    folder = keep(b"".join([entry("Root Entry", 5, FREE, first, END, 0), *entries]))
    tables = (len(chain) + 127) // 127
    fat = chain + [0xFFFFFFFD] * tables
    raw = struct.pack(f"<{len(fat)}I", *fat).ljust(tables * SECTOR, b"\xff")
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, tables, folder, 0, SMALL, END, 0, END, 0,
    ) + struct.pack("<109I", *range(len(sectors), len(sectors) + tables), *([FREE] * (109 - tables)))
    return head.ljust(SECTOR, b"\0") + b"".join(sectors) + raw
