"""How fast exports are read, beside a peer that does the least one could do, in the same run, in CPU seconds.

    python -m benchmarks.imports [--rows 1000000] [--mails 100000] [--messages 100000] [--write]

LinkedIn: the peer is `csv.reader` with the date of each row parsed. mbox: the peer is the standard library’s `mailbox`
reading the same: addresses, the time, subject, ids and the text of the body. The data are generated: invented people, mails
with the headers that real ones carry. Each measurement runs in a process of its own; “MB above start” is the peak over what
it began with.
"""

from __future__ import annotations

import argparse
import csv
import json
import mailbox
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, getaddresses, parsedate_to_datetime
from pathlib import Path

from composer.imports import detect
from composer.imports.reader import Options
from composer.imports.source import Source

START = datetime(2026, 1, 1, tzinfo=UTC)
WORDS = [
    "I", "saw", "your", "talk", "on", "tests", "and", "wondered", "which", "of", "them", "caught", "the", "most", "bugs", "for",
    "you", "after", "the", "move", "thanks", "for", "any", "hint",
]
COLUMNS = (
    "CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS", "DATE", "SUBJECT",
    "CONTENT", "FOLDER", "ATTACHMENTS",
)


def words(rand: random.Random, count: int) -> str:
    """Some words in lines of twelve."""
    chosen = rand.choices(WORDS, k=count)
    return "\n".join(" ".join(chosen[place : place + 12]) for place in range(0, count, 12))


def write_linkedin(path: Path, count: int) -> None:
    """messages.csv in the form of 2026: conversation after conversation, newest first, forty messages in each."""
    rand = random.Random(1)
    me = ("Maya Lindqvist", "https://www.linkedin.com/in/maya-lindqvist")
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
        writer.writerow(COLUMNS)
        for number in range(count):
            who = number // 40
            other = (f"Person {who}", f"https://www.linkedin.com/in/person-{who}")
            sender, receiver = (me, other) if rand.random() < 0.5 else (other, me)
            at = START + timedelta(minutes=count - number)
            stamp = f"{at:%Y-%m-%d %H:%M:%S} UTC"
            writer.writerow((f"2-{who:016}==", "", *sender, *receiver, stamp, "", words(rand, 40), "INBOX", ""))


HOP = """Received: from mx{hop}.example.org (mx{hop}.example.org [192.0.2.{hop}])
\tby mx{next}.example.org (Postfix) with ESMTPS id {number:x}{hop}
\tfor <maya@example.com>; {at}
"""
ARRIVED = f"""Delivered-To: maya@example.com
DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.org; s=k1;
\tbh={'a' * 44};
\tb={'b' * 70}
\t {'c' * 70}
"""
HEADERS = """From: {sender}
To: {receiver}
Subject: {re}your talk {who}
Date: {at}
Message-ID: <{number}@example.com>
MIME-Version: 1.0
X-Mailer: Example 1.0
X-GM-THRID: {who}
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: 8bit
"""


def write_mbox(path: Path, count: int) -> None:
    """Sent mails and answers that quote them, with the headers of real ones."""
    rand = random.Random(2)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for number in range(count):
            who, answer = number // 2, number % 2
            at = format_datetime(START + timedelta(minutes=number))
            people = "Maya Lindqvist <maya@example.com>", f"Person {who} <person{who}@example.org>"
            file.write(f"From {number}@xxx Thu Jan 01 09:53:04 +0000 2026\n")
            if answer:
                file.write("".join(HOP.format(hop=hop, next=hop + 1, number=number, at=at) for hop in range(4)) + ARRIVED)
            file.write(HEADERS.format(
                sender=people[answer], receiver=people[1 - answer], re="Re: " if answer else "", who=who, at=at, number=number))
            if answer:
                file.write(f"In-Reply-To: <{number - 1}@example.com>\nReferences: <{number - 1}@example.com>\n")
            file.write(f"\n{words(rand, 80)}\n")
            if answer:
                quoted = words(rand, 80).replace("\n", "\n> ")
                file.write(f"\nOn Thu, 1 Jan 2026 at 10:00, {people[0]} wrote:\n> {quoted}\n")
            file.write("\n")


def write_whatsapp(path: Path, count: int) -> None:
    """A chat of two from an Android phone."""
    rand = random.Random(3)
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            at = START + timedelta(minutes=number)
            file.write(f"{at:%d/%m/%Y, %H:%M} - {rand.choice(('Maya', 'Zoe'))}: {words(rand, 12)}\n")


def write_telegram(path: Path, count: int) -> None:
    """One chat of two."""
    rand = random.Random(4)
    messages = [{
        "id": n, "type": "message", "date": "2026-01-01T10:00:00", "date_unixtime": str(1_767_000_000 + n * 60), "from": "x",
        "from_id": rand.choice(("user100", "user200")), "text": words(rand, 12), "text_entities": [],
    } for n in range(count)]
    path.write_text(json.dumps({"name": "Zoe", "type": "personal_chat", "id": 200, "messages": messages}, indent=1))


def read_ours(path: Path) -> int:
    """Everything the reader finds."""
    with Source(path) as source:
        reader = detect.reader_for(source)
        owner = reader.find_owner([source], ("Maya Lindqvist", "maya@example.com") if reader.name == "mbox" else ())
        assert owner is not None
        found = reader.read(source, owner, Options(zone=UTC))
        return sum(1 for _ in found)


def read_csv(path: Path) -> int:
    """The least: rows and dates."""
    with path.open(newline="", encoding="utf-8") as file:
        rows = csv.reader(file)
        next(rows)
        return sum(1 for row in rows if datetime.fromisoformat(row[6][:19]).replace(tzinfo=UTC))


def read_mailbox(path: Path) -> int:
    """The standard library reading the same: who, when, subject, ids and the text of the body."""
    count = 0
    for mail in mailbox.mbox(path):
        people = getaddresses([mail["From"] or ""]), getaddresses([mail["To"] or ""])
        when = parsedate_to_datetime((mail["Received"] or "").rpartition(";")[2].strip() or mail["Date"])
        body = mail.get_payload(decode=True).decode(mail.get_content_charset() or "utf-8", "replace")
        count += bool((people, when, mail["Subject"], mail["Message-ID"], mail["In-Reply-To"], mail["References"], body))
    return count


READERS: dict[str, Callable[[Path], int]] = {
    "overture": read_ours, "csv": read_csv, "mailbox": read_mailbox,
}


def measure(how: str, path: str) -> None:
    """Print CPU seconds, items and MB above start as JSON; run in a process of its own."""
    from fast_mail_parser import parse_email

    import composer.imports.detect
    import composer.quoted_mail  # noqa: F401

    parse_email(b"From: a@b\n\nx")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    count = READERS[how](Path(path))
    spent = time.process_time() - start
    print(json.dumps([spent, count, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024]))


def run(how: str, path: Path) -> tuple[float, int, float]:
    """The best of two measurements."""
    found = []
    for _ in range(2):
        command = [sys.executable, "-m", "benchmarks.imports", "--measure", how, str(path)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        found.append(tuple(json.loads(done.stdout)))
    return min(found)  # type: ignore[return-value]


def main() -> None:
    """Generate, measure, print, and with --write keep the table in docs/benchmarks.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--mails", type=int, default=100_000)
    parser.add_argument("--messages", type=int, default=100_000)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--measure", nargs=2, metavar=("HOW", "PATH"))
    args = parser.parse_args()
    if args.measure:
        measure(*args.measure)
        return
    lines = ["| export | MB | records | Overture CPU s | MB above start | peer | peer CPU s | ratio |", "|---|" + "---|" * 7]
    cases: list[tuple[str, str, str, int, Callable[[Path, int], None]]] = [
        ("LinkedIn messages.csv", "messages.csv", "csv", args.rows, write_linkedin),
        ("mbox", "a.mbox", "mailbox", args.mails, write_mbox),
        ("WhatsApp chat", "WhatsApp Chat with Zoe.txt", "", args.messages, write_whatsapp),
        ("Telegram result.json", "result.json", "", args.messages, write_telegram),
    ]
    titles = {"csv": "csv.reader + dates", "mailbox": "stdlib mailbox"}
    with tempfile.TemporaryDirectory() as folder:
        for title, name, peer, count, write in cases:
            if not count:
                continue
            path = Path(folder) / name
            write(path, count)
            spent, found, above = run("overture", path)
            beside = "– | – | –"
            if peer:
                theirs, _, _ = run(peer, path)
                beside = f"{titles[peer]} | {theirs:.2f} | {spent / theirs:.2f}"
            size = path.stat().st_size / 1e6
            lines.append(f"| {title} | {size:.0f} | {found:,} | {spent:.2f} | {above:.0f} | {beside} |")
            print(lines[-1], flush=True)
            path.unlink()
    body = (
        "`python -m benchmarks.imports --write` (generated data, CPU seconds, best of two; reading only, without the record)\n\n"
        + "\n".join(lines))
    if args.write:
        from benchmarks.results import write_section

        write_section("Reading exports", body)


if __name__ == "__main__":
    main()
