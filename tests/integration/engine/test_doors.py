"""Every door of the engine asks the gate: what a viewer and a token may do there."""

import inspect
from dataclasses import dataclass

import pytest
import pytest_asyncio

from app.domain.draft import Door, DraftChoices
from app.domain.errors import OutageError
from app.domain.permissions import Actor, NotPermitted, Permission, Role
from app.domain.preflight_numbers import Number
from app.domain.spreadsheet import Wishes
from app.domain.ward import WardId
from app.engine import housekeeping
from app.engine.corrections import Corrections
from app.engine.desk.reveal import Reveals
from app.engine.drafts import Drafts
from app.engine.fed.handing_out import Handed, HandingOut
from app.engine.intake import Choices, Intake
from app.engine.job_changes import JobChanges
from app.engine.operators import Operators
from app.engine.outputs import Outputs
from app.engine.people import People
from app.engine.permits import PermitHolder
from app.engine.queue_changes import Move, QueueChanges
from app.engine.tokens import TokenRefused, Tokens
from app.serving import _serving, _watcher
from app.store import files, retention
from app.store.files import FileRole
from tests.helpers.drafts import a_list, draft_of, held
from tests.helpers.permits import give_role
from tests.helpers.seats import run_list, voters

ONE, TWO, THREE = voters(3)


@dataclass
class Scene:
    """A serving seat of Thandi's with a finished job, an open draft, and a list to add."""

    seat: object
    job: str
    draft: str
    path: object
    folder: object


@pytest_asyncio.fixture
async def scene(seat, tmp_path):
    job = await run_list(seat, [ONE, TWO])
    serving = _serving(seat)
    draft = await draft_of(serving.drafts, a_list(tmp_path / "in", [THREE]))
    another = a_list(tmp_path / "in", [ONE, THREE], name="BLOUBERG WARD 17.xlsx")
    return Scene(serving, job.job_id, draft.draft_id, another, tmp_path / "out")


# Each door, by the class and method that it is.
REFUSED_TO_VIEWERS = {
    (Intake, "add"): lambda s: s.seat.intake.add(s.path, Wishes(), Choices()),
    (Intake, "add_or_keep"): lambda s: s.seat.intake.add_or_keep(s.path, Wishes(), Choices()),
    (Drafts, "take"): lambda s: s.seat.drafts.take(s.path, door=Door.DROPPED),
    (Drafts, "new_batch"): lambda s: s.seat.drafts.new_batch("Ward 16"),
    (Drafts, "rename_batch"): lambda s: s.seat.drafts.rename_batch("none", "Ward 17"),
    (Drafts, "change"): lambda s: s.seat.drafts.change(s.draft, Wishes()),
    (Drafts, "apply_to_alike"): lambda s: s.seat.drafts.apply_to_alike([s.draft], Wishes()),
    (Drafts, "set_choices"): lambda s: s.seat.drafts.set_choices(s.draft, DraftChoices()),
    (Drafts, "start"): lambda s: s.seat.drafts.start([s.draft]),
    (Drafts, "remove"): lambda s: s.seat.drafts.remove([s.draft]),
    (Drafts, "reveal"): lambda s: s.seat.drafts.reveal(s.draft, 2),
    (JobChanges, "cancel"): lambda s: s.seat.changes.cancel(s.job),
    (JobChanges, "retry"): lambda s: s.seat.changes.retry(s.job),
    (JobChanges, "take_up"): lambda s: s.seat.changes.take_up(None),
    (JobChanges, "change_ward"): lambda s: s.seat.changes.change_ward(s.job, WardId("93501017")),
    (QueueChanges, "pause"): lambda s: s.seat.queue.pause([s.job]),
    (QueueChanges, "resume"): lambda s: s.seat.queue.resume([s.job]),
    (QueueChanges, "set_urgent"): lambda s: s.seat.queue.set_urgent([s.job], True),
    (JobChanges, "cancel_queued"): lambda s: s.seat.changes.cancel_queued(s.job),
    (QueueChanges, "set_priority"): lambda s: s.seat.queue.set_priority([s.job], 5),
    (QueueChanges, "pause_queue"): lambda s: s.seat.queue.pause_queue(),
    (QueueChanges, "resume_queue"): lambda s: s.seat.queue.resume_queue(),
    (QueueChanges, "move"): lambda s: s.seat.queue.move(s.job, Move.UP),
    (QueueChanges, "remove"): lambda s: s.seat.queue.remove([s.job]),
    (QueueChanges, "confirm_ward"): lambda s: s.seat.queue.confirm_ward(s.job),
    (Corrections, "correct"): lambda s: s.seat.corrections.correct(s.job, 2, THREE),
    (Outputs, "save_copies"): lambda s: s.seat.outputs.save_copies([s.job], s.folder),
    (Outputs, "registers_pdf"): lambda s: s.seat.outputs.registers_pdf([s.job], s.folder / "r"),
    (Outputs, "overview"): lambda s: s.seat.outputs.overview([s.job], s.folder / "o.xlsx"),
    (Outputs, "problem_rows"): lambda s: s.seat.outputs.problem_rows(s.job, s.folder / "p.xlsx"),
    (Outputs, "branch_message"): lambda s: s.seat.outputs.branch_message(s.job),
    (People, "check"): lambda s: s.seat.people.check(ONE),
    (People, "export"): lambda s: s.seat.people.export(ONE),
    (People, "erase"): lambda s: s.seat.people.erase(ONE),
    (Reveals, "number_in"): lambda s: s.seat.lookup.reveal(s.job, 2),
    (Operators, "set_role"): lambda s: s.seat.operators.set_role("Thandi", Role.ADMIN),
    (Operators, "access_log"): lambda s: s.seat.operators.access_log(),
    (Operators, "log_lines"): lambda s: s.seat.operators.log_lines(),
    (HandingOut, "one"): lambda s: _one_result(s),
    (HandingOut, "whole"): lambda s: _handing_out(s).whole(s.job),
    (Tokens, "create"): lambda s: s.seat.tokens.create("wall", ["members.read"], 1),
    (Tokens, "revoke"): lambda s: s.seat.tokens.revoke("wall"),
}
OPEN_TO_VIEWERS = {
    (Intake, "look"): lambda s: s.seat.intake.look(s.path, Wishes()),
    (Drafts, "open_drafts"): lambda s: s.seat.drafts.open_drafts(),
    (Drafts, "draft"): lambda s: s.seat.drafts.draft(s.draft),
    (Drafts, "facts_of"): lambda s: _facts(s, all_of=False),
    (Drafts, "facts_of_all"): lambda s: _facts(s, all_of=True),
    (Drafts, "listed_rows"): lambda s: s.seat.drafts.listed_rows(s.draft, Number.LOOKUPS),
    (Drafts, "batch"): lambda s: s.seat.drafts.batch("none"),
    (Drafts, "batch_of"): lambda s: _batch_of(s),
    (JobChanges, "find"): lambda s: s.seat.changes.find(s.job),
    (JobChanges, "newest"): lambda s: s.seat.changes.newest(),
    (JobChanges, "time_line"): lambda s: s.seat.changes.time_line(s.job),
    (JobChanges, "queue_paused"): lambda s: s.seat.changes.queue_paused(),
    (JobChanges, "left_to_run"): lambda s: s.seat.changes.left_to_run(None),
    # Finishes what a change has begun, and changes nothing of a job in another state.
    (JobChanges, "give_out"): lambda s: s.seat.changes.give_out(s.job),
    (QueueChanges, "queue_paused"): lambda s: s.seat.queue.queue_paused(),
    (People, "find"): lambda s: s.seat.people.find("Surname"),
    (Operators, "office"): lambda s: s.seat.operators.office(),
    # What was given out before is removed again, whoever may do what by then.
    (HandingOut, "remove"): lambda s: _handing_out(s).remove(Handed(s.folder, "", "", s.folder)),
    # Tokens prove themselves; the list of them holds none.
    (Tokens, "check"): lambda s: _checked(s),
    (Tokens, "dead"): lambda s: s.seat.tokens.dead(["none"]),
    (Tokens, "all"): lambda s: s.seat.tokens.all(),
}


def _handing_out(scene):
    return HandingOut(scene.seat.store, scene.folder.parent / "out of it", scene.seat.permit)


async def _one_result(scene):
    stored = await scene.seat.store.read(lambda c: files.current_files(c, scene.job))
    name = next(one.name for one in stored if one.role == FileRole.WORKBOOK)
    await _handing_out(scene).one(scene.job, name)


async def _checked(scene):
    with pytest.raises(TokenRefused):
        await scene.seat.tokens.check("no token")


async def _facts(scene, *, all_of):
    draft = await scene.seat.drafts.draft(scene.draft)
    desk = scene.seat.drafts
    return await (desk.facts_of_all([draft]) if all_of else desk.facts_of(draft))


async def _batch_of(scene):
    return await scene.seat.drafts.batch_of(await scene.seat.changes.find(scene.job))


def _name(door):
    return f"{door[0].__name__}.{door[1]}"


def now_viewer(scene):
    give_role(scene.seat.store, "Thandi", Role.VIEWER)
    scene.seat.permit.gate.forget()


def log_of(seat):
    return seat.store.database.look(retention.access_entries)


def test_every_door_is_known_here():
    doors = {
        (holder, name)
        for holder in PermitHolder.__subclasses__()
        for name, member in vars(holder).items()
        if inspect.iscoroutinefunction(member) and not name.startswith("_")
    }
    assert doors == {*REFUSED_TO_VIEWERS, *OPEN_TO_VIEWERS}


@pytest.mark.parametrize("door", REFUSED_TO_VIEWERS, ids=_name)
async def test_a_viewer_changes_and_reveals_nothing(scene, door):
    now_viewer(scene)
    before = (held(scene.seat), log_of(scene.seat))
    with pytest.raises(NotPermitted, match="Thandi is a viewer. Ask"):  # noqa: RUF043
        await REFUSED_TO_VIEWERS[door](scene)
    assert (held(scene.seat), log_of(scene.seat)) == before
    assert not scene.folder.exists()


@pytest.mark.parametrize("door", OPEN_TO_VIEWERS, ids=_name)
async def test_a_viewer_sees_everything(scene, door):
    now_viewer(scene)
    await OPEN_TO_VIEWERS[door](scene)


async def test_a_viewer_opens_no_results(scene):
    now_viewer(scene)
    with pytest.raises(NotPermitted, match="Giving out results"):
        await scene.seat.deliveries.path_of(scene.job, register=False)


async def test_an_operator_erases_nobody(scene):
    give_role(scene.seat.store, "Thandi", Role.OPERATOR)
    scene.seat.permit.gate.forget()
    with pytest.raises(NotPermitted, match="needs the role admin; Thandi is an operator"):
        await scene.seat.people.erase(ONE)


async def test_purging_by_itself_asks_nobody(scene):
    now_viewer(scene)
    await housekeeping.purge(scene.seat.store, scene.seat.ledger, scene.seat.settings)


async def test_a_list_of_the_watched_folder_waits_until_its_seat_may_add_it(scene, tmp_path):
    settings = scene.seat.settings.model_copy(update={"watched_folder": str(tmp_path / "in")})
    seat = _serving(scene.seat)
    object.__setattr__(seat, "settings", settings)
    object.__setattr__(seat, "world", type(seat.world)(seat.world.root, practice=False))
    watcher = _watcher(seat, seat.drafts, seat.keeper)
    now_viewer(scene)
    with pytest.raises(OutageError, match="Adding and starting lists needs the role operator"):
        await watcher._taker._take(scene.path)
    give_role(seat.store, "Thandi", Role.OPERATOR)
    seat.permit.gate.forget()
    assert await watcher._taker._take(scene.path)


async def test_a_token_acts_at_the_same_doors_under_its_own_name(scene):
    scopes = frozenset({Permission.READ, Permission.CREATE, Permission.WRITE})
    token = scene.seat.permit.of_token(Actor("Wall", scopes))
    taken = await scene.seat.drafts.acting_for(token).take(scene.path, door=Door.FED)
    assert taken.operator == "Wall (token)"
    assert "added by Wall (token) on desk" in [
        text for _, text in await scene.seat.changes.time_line(taken.job_id)
    ]
    await scene.seat.queue.acting_for(token).pause([taken.job_id])
    with pytest.raises(NotPermitted, match="The token Wall lacks the permission personal"):
        await scene.seat.outputs.acting_for(token).save_copies([scene.job], scene.folder)


async def test_a_door_for_a_token_leaves_the_operators_own_as_it_was(scene):
    token = scene.seat.permit.of_token(Actor("Wall", frozenset()))
    with pytest.raises(NotPermitted):
        await scene.seat.queue.acting_for(token).pause_queue()
    assert (await scene.seat.queue.pause_queue()).who == "Thandi"


async def test_removing_for_a_token_is_told_with_its_name(scene):
    token = scene.seat.permit.of_token(Actor("Wall", frozenset({Permission.WRITE})))
    await scene.seat.queue.acting_for(token).remove([scene.job])
    notes = [text for _, text in await scene.seat.changes.time_line(scene.job)]
    assert notes[-1] == "removed from the list by Wall (token)"


# ---- Names ----


async def test_people_are_shown_by_display_name_and_known_by_system_user(scene):
    await scene.seat.permit.gate.show_as("Thandi", "Thandi Mokoena")
    rows = (await scene.seat.job_list.read()).rows
    assert {(row.operator, row.operator_name) for row in rows} == {("Thandi", "Thandi Mokoena")}
    (job,) = await scene.seat.drafts.start([scene.draft])
    notes = [text for _, text in await scene.seat.changes.time_line(job.job_id)]
    assert (job.operator, notes[0]) == ("Thandi", "added by Thandi Mokoena on desk")


async def test_a_newcomers_waiting_list_is_shown_by_name_once_it_is_known(scene):
    (job,) = await scene.seat.drafts.start([scene.draft])
    await scene.seat.job_list.read()
    await scene.seat.permit.gate.show_as("Thandi", "Thandi Mokoena")
    await scene.seat.job_list.read()
    assert scene.seat.job_list.row_of(job.job_id).operator_name == "Thandi Mokoena"


async def test_results_brought_from_the_database_leave_a_line(scene):
    await scene.seat.deliveries.open_copy(scene.job, register=False)
    assert [(one.operator, one.action, one.subject) for one in log_of(scene.seat)] == [
        ("Thandi", "export", f"results, 1 job: {scene.job}")
    ]
