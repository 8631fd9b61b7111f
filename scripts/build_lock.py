"""Writes `requirements.lock` and `requirements-dev.lock`: every package with the digests of its archives (`make lock`).

pip refuses an archive whose digest is another one, so nobody between its makers and you can put something else in its place.
Nothing in the files names the index that was asked.
"""  # noqa: INP001

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OPTIONS = (
    "--quiet", "--generate-hashes", "--allow-unsafe", "--strip-extras", "--no-annotate", "--no-header", "--no-emit-index-url",
    "--no-emit-trusted-host", "--no-emit-find-links",
)
_PIN = re.compile(r"^([A-Za-z0-9._-]+==[^\s;\\#]+)", re.MULTILINE)


def pins(text: str) -> list[str]:
    """The lines `name==version` of a list of requirements, or of a lock."""
    return _PIN.findall(text)


def covers(name: str) -> bool:
    """Whether a lock pins exactly what the list of its name does, and beyond that only what users install too."""
    listed, locked, users = (_folded((ROOT / file).read_text()) for file in (f"{name}.txt", f"{name}.lock", "requirements.txt"))
    return listed <= locked and locked - listed <= users


def _folded(text: str) -> set[str]:
    return {re.sub(r"[-_.]+", "-", pin.lower()) for pin in pins(text)}


def lock(wanted: list[str], beside: list[str], target: Path) -> None:
    """Write the digests of what is wanted, asking for what is new alone; `beside` is installed too and settles versions."""
    known = _blocks(target.read_text() if target.exists() else "")
    new = [pin for pin in wanted if _folded(pin).isdisjoint(known)]
    with tempfile.TemporaryDirectory() as folder:
        source, fixed, made = (Path(folder) / name for name in ("in.txt", "fixed.txt", "out.txt"))
        fixed.write_text("\n".join([*wanted, *beside]))
        source.write_text("\n".join([f"-c {fixed}", *new]))
        if new:
            command = [sys.executable, "-m", "piptools", "compile", *OPTIONS, "--output-file", str(made), str(source)]
            subprocess.run(command, check=True)  # noqa: S603  # our own words
            known |= _blocks(made.read_text())
    mine, theirs = _folded("\n".join(wanted)), _folded("\n".join(beside))
    kept = [block for pin, block in sorted(known.items()) if pin in mine or pin in theirs]
    target.write_text("\n".join([f"# By `make lock`: {target.stem}.txt with the digests of its archives.", *kept]) + "\n")


def _blocks(text: str) -> dict[str, str]:
    """Each pin with its digests."""
    found = {}
    for block in re.split(r"\n(?=\S)", text):
        if pins(block):
            found[_folded(block).pop()] = block.rstrip()
    return found


def main() -> None:
    """Both locks."""
    users = pins((ROOT / "requirements.txt").read_text())
    developers = pins((ROOT / "requirements-dev.txt").read_text())
    lock(users, [], ROOT / "requirements.lock")
    lock(developers, users, ROOT / "requirements-dev.lock")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--covers"]:
        done = covers(sys.argv[2])
        if not done:
            sys.stderr.write(f"{sys.argv[2]}.lock is older than its list: installed without digests; write it anew: make lock\n")
        sys.exit(0 if done else 1)
    main()
