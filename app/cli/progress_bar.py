"""A running job on standard error: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from datetime import datetime, timedelta
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, TaskID, TextColumn
from rich.progress import Progress as RichProgress

from app.cli.output import say
from app.domain.job import WaitReason
from app.engine.progress import Progress

LINE_SECONDS = 10.0


class ProgressBar:
    """Shows done, rate, finish time and the quota left. `quota_left` is set from outside."""

    def __init__(self, *, quiet: bool = False) -> None:
        self.quota_left: int | None = None
        self._quiet = quiet
        self._bar = None if quiet or not _on_a_terminal() else _bar()
        self._task: TaskID | None = None
        self._job_id = ""
        self._said_at = 0.0
        self._said = ""

    def __enter__(self) -> Self:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar:
            self._bar.stop()

    def show(self, progress: Progress) -> None:
        """Show one moment; cheap enough to be called for every answer."""
        if self._bar is not None:
            self._draw(self._bar, progress)
        elif not self._quiet:
            self._line(progress)

    def _draw(self, bar: RichProgress, progress: Progress) -> None:
        if self._task is None or self._job_id != progress.job_id:
            self._task = bar.add_task(progress.file_name, total=progress.total, text="")
            self._job_id = progress.job_id
        bar.update(
            self._task, completed=progress.done, total=progress.total, text=self._text(progress)
        )

    def _line(self, progress: Progress) -> None:
        now = time.monotonic()
        state = f"{progress.phase}{progress.wait_reason}{progress.job_id}"
        if now - self._said_at < LINE_SECONDS and state == self._said:
            return
        self._said_at, self._said = now, state
        say(
            f"{progress.file_name}: {progress.done:,} of {progress.total:,}, {self._text(progress)}"
        )

    def _text(self, progress: Progress) -> str:
        parts = [waiting_text(progress) or progress.phase]
        if progress.seconds_left and progress.per_second:
            done_at = datetime.now().astimezone() + timedelta(seconds=progress.seconds_left)
            parts += [f"{progress.per_second:,.0f} a second", f"done about {done_at:%H:%M:%S}"]
        if self.quota_left is not None:
            parts.append(f"quota: {self.quota_left:,} left")
        return ", ".join(parts)


def waiting_text(progress: Progress) -> str:
    """Why nothing moves, and until when; empty when it does."""
    if progress.wait_reason is WaitReason.QUOTA and progress.wait_until is not None:
        from app.engine.results import local_text

        return f"waits for quota, goes on at {local_text(progress.wait_until)[11:16]}"
    return progress.wait_text


def _on_a_terminal() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()


def _bar() -> RichProgress:
    return RichProgress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.completed:,.0f} of {task.total:,.0f}"),
        TextColumn("{task.fields[text]}", markup=False),
        console=Console(stderr=True, highlight=False),
        transient=False,
    )
