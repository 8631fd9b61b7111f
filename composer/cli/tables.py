"""Tables at a terminal that has colours, drawn by rich; a pipe, a file and a plain terminal get the lines as they always were."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from composer.cli.terminal import coloured, tell, visible

if TYPE_CHECKING:
    from rich.console import JustifyMethod
    from rich.table import Table

_WIDEST: Final = 1_000  # columns in which every table of ours finds room


def tell_table(
    head: Sequence[str], rows: Sequence[Sequence[str]], lines: Sequence[str], *, names: int = 1, numbers: Sequence[int] = (),
) -> None:
    """Print rows as a table as wide as the terminal, or the given lines where there is none or its figures find no room.

    The first columns are `names`, which are typed again, and those of `numbers` stand to the right: neither is ever broken.
    What others wrote is never taken for markup.
    """
    drawn = _drawn(head, rows, names, numbers) if coloured() and rows else ""
    if drawn:
        sys.stdout.write(drawn)
    else:
        tell("\n".join(lines))


def _drawn(head: Sequence[str], rows: Sequence[Sequence[str]], names: int, numbers: Sequence[int]) -> str:
    from rich.console import Console

    console = Console(width=shutil.get_terminal_size().columns, force_terminal=True, highlight=False, emoji=False, markup=False)
    table = _table(head, rows, names, numbers)
    if numbers and table.__rich_measure__(console, console.options.update_width(_WIDEST)).maximum > console.width:
        return ""
    with console.capture() as caught:
        console.print(table)
    return caught.get()


def _table(head: Sequence[str], rows: Sequence[Sequence[str]], names: int, numbers: Sequence[int]) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    for place, name in enumerate(head):
        side: JustifyMethod = "right" if place in numbers else "left"
        table.add_column(Text(name), justify=side, no_wrap=place < names or place in numbers, overflow="fold")
    for row in rows:
        first, *others = (visible(cell) for cell in row)
        table.add_row(Text(first, style="bold"), *map(Text, others))
    return table
