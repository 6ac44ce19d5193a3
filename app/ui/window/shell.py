"""The window with all its desks, tied to whichever seat is open."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine, Sequence
from dataclasses import replace
from datetime import UTC, date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from app.domain.status_banner import Banner, BannerKind
from app.domain.ward_search import WardSearch
from app.resources import resource_path
from app.settings import Settings
from app.spreadsheets.municipality_table import load_municipalities
from app.ui.arguments import WindowArguments
from app.ui.dialogs.message import MessageDialog
from app.ui.dialogs.ward import AllWards
from app.ui.drops.elevation import drops_are_blocked
from app.ui.drops.values import Limits
from app.ui.preflight import PreflightCard
from app.ui.presence.awake import AwakeState
from app.ui.presence.session import SessionEnd
from app.ui.presence.toast import Toast
from app.ui.single_instance import Ask, Request
from app.ui.tasks import ErrorDesk, Problem, TaskOwner
from app.ui.theme.look import Look, Mode
from app.ui.translation import said
from app.ui.translation.language import Language
from app.ui.window.desks.actions import ActionsDesk
from app.ui.window.desks.explain import Explainer
from app.ui.window.desks.intake import IntakeDesk
from app.ui.window.desks.jobs import JobsDesk
from app.ui.window.desks.lookup import LookupDesk
from app.ui.window.desks.preflight import PreflightDesk
from app.ui.window.desks.presence import PresenceDesk
from app.ui.window.desks.settings import SettingsWindow
from app.ui.window.desks.updates import UpdatesDesk
from app.ui.window.host import SeatHost
from app.ui.window.keys import bind_keys
from app.ui.window.main_window import MainWindow, Page
from app.ui.window.memory import WindowMemory
from app.ui.words import number
from app.world import World

if TYPE_CHECKING:
    from app.serving import Interrupted
    from app.serving import ServingSeat as Seat

log = logging.getLogger(__name__)

SAMPLE = resource_path("samples", "BLOUBERG WARD 16 MEMBERSHIP.xlsx")


class Shell(QObject):
    """One window from its first paint to its end."""

    def __init__(
        self,
        app: QApplication,
        look: Look,
        language: Language,
        host: SeatHost,
        errors: ErrorDesk,
        given: WindowArguments,
        settings: Settings,
    ) -> None:
        super().__init__()
        self._settings = settings
        self._look = look
        self._language = language
        self._host = host
        self._given = given
        self._errors = errors
        self._tasks = TaskOwner(errors)
        self._first = list(given.paths)
        self._sample_wanted = False
        self._closed = False
        self._municipalities = load_municipalities()
        wards = self._municipalities.all_wards()
        self._wards = AllWards(wards, WardSearch(wards), self._municipalities.parse)
        self._label = self._municipalities.label
        self._build(practice=given.practice)
        host.opened.connect(self._opened)
        self._session = SessionEnd(app, self._stop)

    # ---- The window ----

    def _build(self, *, practice: bool) -> None:
        look, host = self._look, self._host
        known = self._wards
        card = PreflightCard(known.wards, known.search, known.parse, self._label, look)
        self.window = MainWindow(card, look, practice=practice, today=date.today)
        self._practice = practice
        if drops_are_blocked():
            self.window.elevated.show_banner(Banner(BannerKind.ELEVATED))
        self.memory = WindowMemory(World(self._settings.data_dir, practice).data_dir)
        self.toast = Toast(look, self.window)
        self.jobs = JobsDesk(self.window, host)
        self.preflight = PreflightDesk(self.window, host, look)
        limits = Limits(file_bytes=self._settings.max_file_size)
        self.intake = IntakeDesk(self.window, host, look, self.preflight, self.spawn, limits)
        self.actions = ActionsDesk(
            self.window, host, look, self.preflight, lambda: self.jobs.rows, known
        )
        self.lookup = LookupDesk(self.window, host)
        self.settings = SettingsWindow(self.window, host, look, self.spawn)
        self.explain = Explainer(self.window, host, look, self.spawn, self.settings)
        self.presence = PresenceDesk(
            self.window,
            host,
            look,
            self.spawn,
            self.actions,
            self.jobs,
            self.toast,
            practice=practice,
        )
        self.updates = UpdatesDesk(self.window, self.jobs, self.presence, self.spawn)
        self._connect()

    def _connect(self) -> None:
        window = self.window
        self.updates.refused.connect(self._refuse)
        self.jobs.may_show_page = lambda: window.page is not Page.PREFLIGHT
        self.jobs.status.connect(self.preflight.learn)
        self.jobs.status.connect(self.lookup.learn)
        for desk in (self.preflight, self.actions):
            desk.changed.connect(self.jobs.poke)
        for desk in (self.actions, self.lookup, self.intake):
            desk.told.connect(self.toast.say)
        self.preflight.told.connect(self._refuse)
        self.preflight.started.connect(self.jobs.select_when_there)
        self.actions.refused.connect(self._refuse)
        self.intake.taken.connect(lambda _count: self.jobs.poke())
        bar = window.toolbar
        bar.add_files_wanted.connect(self.intake.add_files)
        bar.add_folder_wanted.connect(self.intake.add_folder)
        bar.pause_wanted.connect(self.actions.turn_queue)
        bar.overview_wanted.connect(self.actions.overview)
        bar.copies_wanted.connect(self.actions.copies)
        bar.lookup_wanted.connect(lambda: window.open_lookup())
        bar.settings_wanted.connect(lambda: self.settings.open())
        bar.keys_wanted.connect(self.explain.keys)
        bar.about_wanted.connect(self.explain.about)
        window.empty.add_files_wanted.connect(self.intake.add_files)
        window.empty.add_folder_wanted.connect(self.intake.add_folder)
        window.empty.sample_wanted.connect(self._try_sample)
        window.jobs.strip.add_files_wanted.connect(self.intake.add_files)
        window.preflight.add_wanted.connect(self.intake.add_files)
        self.settings.look_changed.connect(self._change_look)
        self.settings.practice_wanted.connect(self._practise)
        self.settings.sample_wanted.connect(self._try_sample)
        self.settings.refused.connect(self._refuse)
        self.explain.cannot_stay_awake = lambda: self.presence.awake.state is AwakeState.FAILED
        self.jobs.status.connect(self.explain.learn)
        self.explain.practice_wanted.connect(self._practise)
        self.explain.go_on_wanted.connect(self.actions.turn_queue)
        bind_keys(self)

    # ---- Its life ----

    async def first_paint(self) -> None:
        """Show the window and wait until it was painted; the engine is read after that."""
        self.memory.restore(self.window)
        if not self._given.in_tray:
            self.window.show()
        # Two turns of Qt's loop: the first shows, the second has painted.
        for _ in range(2):
            await asyncio.sleep(0.01)
        self.spawn(asyncio.to_thread(self._prepare), "Preparing the wards")

    def _prepare(self) -> None:
        """What the first paint need not wait for, and the first key of a ward must not."""
        self._wards.search.prepare()
        self._municipalities.prepare()

    async def serve(self, seat: Seat, tasks: TaskOwner) -> None:
        """What runs for as long as the seat is open."""
        practice = self._host.wanted.practice
        self._settings = self._host.wanted.settings
        if practice != self._practice:
            await self._rebuild(practice=practice)
        self._tell_interrupted(await seat.keeper.interrupted())
        seat.keeper.when_wrong.append(lambda wrong: self._errors.report(wrong, "The queue"))
        for name, run in seat.services():
            tasks.spawn(run(), name)
        tasks.spawn(self.jobs.follow(seat, self._errors.report), "Showing the jobs")
        if seat.updates is not None:
            tasks.spawn(self.updates.serve(seat.updates), "Looking for a newer version")
        await self.presence.serve(seat, tasks)

    def _tell_interrupted(self, found: Sequence[Interrupted]) -> None:
        """Said once, and not asked: it goes on by itself."""
        for one in found:
            seen = one.last_seen.replace(tzinfo=UTC).astimezone()
            text = self.tr(
                "Rollcheck was cut off at {time} while checking {file}. "
                "{kept} answers are kept; it goes on by itself."
            )
            self.toast.say(
                text.format(time=f"{seen:%H:%M}", file=one.file_name, kept=number(one.kept)),
                self.tr("Understood"),
            )

    def spawn(self, work: Coroutine[Any, Any, Any], name: str) -> object:
        """Run something that belongs to the window rather than to a seat."""
        return self._tasks.spawn(work, name)

    async def aclose(self) -> None:
        """End in order: remember what the window looked like, close it, end its tasks."""
        self._closed = True
        self.memory.keep(self.window)
        await self.presence.aclose()
        self.window.close_for_good()
        await self._tasks.aclose()

    def _stop(self) -> asyncio.Future[None]:
        self._host.stop()
        return self._host.ended

    def _opened(self) -> None:
        if self._first:
            paths, self._first = self._first, []
            self.intake.add_paths(paths)
        elif not self._practice:
            self.settings.first_run()
        if self._sample_wanted and self._practice:
            self._sample_wanted = False
            self.intake.add_paths([SAMPLE])
        self.jobs.poke()

    async def _rebuild(self, *, practice: bool) -> None:
        """Another world: another window at the same place."""
        before, place, visible = self.window, self.window.saveGeometry(), self.window.isVisible()
        self.memory.keep(before)
        await self.presence.aclose()
        intake = self.intake
        self._build(practice=practice)
        intake.hand_over(self.intake)
        self.memory.restore(self.window)
        self.window.restoreGeometry(place)
        if visible:
            self.window.show()
        before.close_for_good()
        before.deleteLater()

    # ---- What others ask ----

    def asked(self, request: Request) -> None:
        """A second start, or the installer."""
        if request.ask is Ask.QUIT:
            self.presence.quit()
            return
        self.presence.come_forward()
        self.intake.add_paths(request.paths)

    def show_problem(self, problem: Problem) -> None:
        """An error the operator should read, in her language."""
        if self._closed:
            # The log has it; there is no window any more to say it in.
            return
        problem = replace(problem, text=said(problem.text))
        self.spawn(MessageDialog(problem, self._look, self.window).ask(), "Telling a problem")

    def _refuse(self, sentence: str) -> None:
        self.show_problem(Problem(sentence, ""))

    def _change_look(self, settings: Settings) -> None:
        self._look.set_mode(Mode(settings.theme))
        self._language.use(settings.language)
        self.presence.retell()

    def _practise(self, practice: bool) -> None:
        self._host.reopen(practice=practice, address=None)

    def _try_sample(self) -> None:
        if self._practice:
            self.intake.add_paths([SAMPLE])
        else:
            self._sample_wanted = True
            self._practise(True)
