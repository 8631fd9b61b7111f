"""Checks thousands of texts: files, or a column of a CSV, JSONL or Parquet table, on all cores with flat memory.

Texts are read, checked and written in chunks; at most two chunks a core are under way, so that memory does not grow with the
table.
"""

from __future__ import annotations

import gc
import os
import sys
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Final, TextIO

from composer.errors import OutsideFailed
from composer.etiquette.audit import readers, writers
from composer.etiquette.audit.readers import Row
from composer.etiquette.check import check_batch
from composer.etiquette.check_context import CheckContext
from composer.etiquette.rulebook.rule_loader import RuleBook, load_rules
from composer.model import Check
from composer.settings import Settings

CHUNK: Final = 250  # texts that travel to another process together
GARBAGE: Final = 100_000  # new objects after which a worker looks for garbage
ALONE: Final = 1_000  # up to so many texts starting further processes costs more than it saves

Progress = Callable[[int, int | None], None]


@dataclass(frozen=True, slots=True)
class Job:
    """What is the same for all texts of an audit."""

    context: CheckContext = field(default_factory=CheckContext)
    settings: Settings | None = None
    column: str | None = None
    name_column: str | None = None  # whom each text is for
    proofread: bool = False

    def context_of(self, name: str) -> CheckContext:
        """The circumstances of a text for somebody; with a brief that says for whom."""
        return replace(self.context, reader=name) if name and self.context.brief is None else self.context


@dataclass(slots=True)
class Summary:
    """What an audit found; counts of texts by verdict and criterion, of findings by severity and rule."""

    texts: int = 0
    clean: int = 0
    words: int = 0
    by_verdict: Counter[str] = field(default_factory=Counter)
    by_criterion: Counter[str] = field(default_factory=Counter)  # texts with an error or warning of that criterion
    by_severity: Counter[str] = field(default_factory=Counter)
    by_rule: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)  # reason → rows or files

    def add(self, check: Check) -> None:
        """Count one text."""
        self.texts += 1
        self.words += check.words
        self.by_verdict[check.verdict] += 1
        self.by_severity.update(finding.severity for finding in check.findings)
        self.by_rule.update(finding.rule for finding in check.findings)
        stern = {finding.criterion for finding in check.findings if finding.severity != "suggestion"}
        self.by_criterion.update(stern)
        self.clean += not stern

    def merge(self, other: Summary) -> None:
        """Add the counts of another part of the same audit."""
        self.texts += other.texts
        self.clean += other.clean
        self.words += other.words
        for name in ("by_verdict", "by_criterion", "by_severity", "by_rule", "skipped"):
            getattr(self, name).update(getattr(other, name))


def audit(
    texts: Iterable[str], job: Job | None = None, rules: RuleBook | None = None, *, fixes: bool = True
) -> Iterator[Check]:
    """The check of each text in turn, in this process; without `fixes` in two thirds of the time."""
    job = job or Job()
    rules = rules or load_rules(job.settings)
    waiting = iter(texts)
    while chunk := [(text, job.context) for text in islice(waiting, CHUNK)]:
        yield from check_batch(chunk, rules, fixes=fixes)


def run(
    paths: Sequence[str],
    job: Job,
    *,
    form: str = "text",
    out: TextIO | None = None,
    progress: Progress | None = None,
    workers: int | None = None,
) -> Summary:
    """Check all texts of some files (or of their column), write them in a form (text, json, csv, sarif) and sum up.

    Raises BadFile or BadValue for a table without that column; single files that cannot be read are counted as skipped.
    """
    out = out or sys.stdout
    summary = Summary()
    total = None if job.column else len(paths)
    texts = readers.texts(paths, job.column, summary.skipped, job.name_column)
    first = list(islice(texts, ALONE))
    count = (
        workers
        if workers is not None
        else len(os.sched_getaffinity(0))
        if hasattr(os, "sched_getaffinity")
        else os.cpu_count() or 1
    )
    alone = count < 2 or len(first) < ALONE
    chunks = _chunks(first, texts)
    writer = writers.Writer(form, out, job.context.channel)
    for written, part in _here(chunks, job, form) if alone else _apart(chunks, job, form, count):
        writer.write(written)
        summary.merge(part)
        if progress is not None:
            progress(summary.texts, total)
    writer.close(load_rules(job.settings))
    return summary


def _chunks(first: list[Row], rest: Iterator[Row]) -> Iterator[list[Row]]:
    for at in range(0, len(first), CHUNK):
        yield first[at : at + CHUNK]
    first.clear()
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


def _checked(chunk: list[Row], job: Job, form: str, rules: RuleBook) -> tuple[str, Summary]:
    part, lines = Summary(), []
    fixes = job.proofread or form in writers.WITH_FIXES  # a slip that a fix mends is not told twice
    asked = [(row.text, job.context_of(row.name)) for row in chunk]
    for row, (_, context), check in zip(chunk, asked, check_batch(asked, rules, fixes=fixes), strict=True):
        if job.proofread:
            check = _proofread(check, row.text, context, job, rules)  # noqa: PLW2901
        part.add(check)
        lines.append(writers.as_form(form, row.where, row.text, check))
    return writers.joined(form, lines), part


def _proofread(check: Check, text: str, context: CheckContext, job: Job, rules: RuleBook) -> Check:
    from composer.etiquette.proofread import with_proofreading

    dialect = job.settings.dialect if job.settings else ""
    return with_proofreading(check, text, context, dialect=dialect, lexicons=rules.lexicons)


def _here(chunks: Iterable[list[Row]], job: Job, form: str) -> Iterator[tuple[str, Summary]]:
    rules = load_rules(job.settings)
    for chunk in chunks:
        yield _checked(chunk, job, form, rules)


def _in_worker(chunk: list[Row], job: Job, form: str) -> tuple[str, Summary]:
    return _checked(chunk, job, form, _worker_rules(job))


_book: list[RuleBook] = []  # the rules of a worker process, loaded once in it


def _worker_rules(job: Job) -> RuleBook:
    if not _book:
        _book.append(load_rules(job.settings))
        gc.freeze()  # the rule book stays: looking through it again and again takes a tenth of the time
        gc.set_threshold(GARBAGE)
    return _book[0]


def _apart(chunks: Iterator[list[Row]], job: Job, form: str, workers: int) -> Iterator[tuple[str, Summary]]:
    try:
        with ProcessPoolExecutor(workers, mp_context=get_context(_way_to_start())) as pool:
            waiting: deque[Future[tuple[str, Summary]]] = deque()
            for chunk in chunks:
                waiting.append(pool.submit(_in_worker, chunk, job, form))
                if len(waiting) >= 2 * workers:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
    except BrokenProcessPool as error:
        raise OutsideFailed("checking", "the system ended one of the processes, perhaps for want of memory") from error


def _way_to_start() -> str:
    """Forking is cheap, but unsafe where other threads run: Python's own, as under the web page, or those of a library."""
    threads = Path("/proc/self/task")  # Linux alone lists them all
    return "fork" if threads.is_dir() and len(list(threads.iterdir())) == 1 else "spawn"
