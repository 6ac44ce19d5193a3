"""One person: found over all jobs, checked alone, and the member's rights under POPIA.

Whatever is read of a person here is noted in the access log by job and row, not by name or ID
number: such a line points at nobody any more once the person's rows are gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import Connection

from app.domain.errors import UserError
from app.domain.identity_number import IdNumber, mask_id
from app.domain.municipalities import Municipalities
from app.domain.permissions import Deed
from app.domain.spreadsheet import RowResult
from app.domain.verdict import Verdict
from app.domain.ward import WardId
from app.engine.clock import Clock
from app.engine.iec_access import IecAccess
from app.engine.permits import Permit, PermitHolder
from app.engine.person_answer import Meaning, PersonAnswer, Spoken, person_answer
from app.engine.results import local_text, row_result
from app.engine.single_check import SingleCheck
from app.engine.typed_number import number_in
from app.seats.quota_ledger import QuotaLedger
from app.settings import Settings
from app.store import answers, drafts, job_states, jobs, people
from app.store.people import Appearance, HeldFile
from app.store.store import Store

__all__ = ["Erased", "ErasedFile", "Found", "Meaning", "People", "PersonAnswer"]

_SUBJECT_LENGTH = 255


@dataclass(frozen=True, slots=True)
class Found:
    """One row in which a person stands; the names are personal data, the ID number is masked.

    `checked_at` is local ISO text or "". `ward_id` is the ward judged against ("" where there is
    none), `ward` its readable label; `iec_ward_id` is the one the IEC names.
    """

    checked_at: str
    file_name: str
    job_id: str
    row_no: int
    verdict: Verdict
    reason: str
    ward_id: str
    ward: str
    iec_ward_id: str
    masked_id: str
    surname: str
    first_names: str


@dataclass(frozen=True, slots=True)
class ErasedFile:
    """A stored file that held the person and is gone; `role` is source, workbook or register."""

    job_id: str
    role: str
    name: str


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure removed; the rows stay, empty, so that the totals still add up.

    Copies saved in folders must be removed by hand: `files` has their names. `not_searched` are
    lists that have not started and whose people are not known: a question about them is open.
    """

    rows: int
    answers: int
    single_checks: int
    job_ids: tuple[str, ...]
    files: tuple[ErasedFile, ...]
    not_searched: tuple[str, ...] = ()


class People(PermitHolder):
    """What an operator asks about one person. Everything is noted in the access log.

    All raise NotPermitted, and StoreUnavailable.
    """

    def __init__(
        self,
        store: Store,
        ledger: QuotaLedger,
        iec: IecAccess,
        municipalities: Municipalities,
        settings: Settings,
        clock: Clock,
        permit: Permit,
    ) -> None:
        self._permit = permit
        self._store = store
        self._iec = iec
        self._municipalities = municipalities
        self._settings = settings
        self._single = SingleCheck(store, ledger, iec, settings, clock)

    async def find(self, text: str) -> list[Found]:
        """Every row with this ID number, or whose surname begins so; newest job first.

        By surname at most `app.store.people.FIND_LIMIT` rows. Raises UserError for a text that
        is neither, without quoting it.
        """
        await self._permit.require(Deed.FIND_PERSON)
        if any(char.isdigit() for char in text):
            work = partial(self._find_number, number=number_in(text))
        elif text.strip():
            work = partial(self._find_surname, surname=text.strip())
        else:
            raise UserError("Give an ID number or the beginning of a surname")
        return [self._found(one) for one in await self._store.write(work)]

    async def check(self, number: str) -> PersonAnswer:
        """What the IEC says about this ID number; an earlier answer where it is young enough.

        Never raises for the IEC: what gave no answer is a `PersonAnswer` with the reason. Raises
        UserError for what is no ID number, without quoting it, and StoreUnavailable.
        """
        await self._permit.require(Deed.CHECK_PERSON)
        asked = number_in(number)
        spoken = await self._store.read(partial(self._young, number=asked))
        if spoken is None:
            spoken = await self._single.ask(asked)
        await self._store.write(partial(self._keep, number=asked, spoken=spoken))
        return person_answer(asked, spoken, self._municipalities, practice=self._iec.practice)

    async def export(self, number: str) -> dict[str, Any]:
        """Everything held about a person, ready for JSON; times are local ISO texts.

        `id_number, made_at, rows[], not_started[], not_searched[], single_checks[], files[],
        access_log[]`; the fourth names the lists as `Erased.not_searched` does. Raises UserError
        as `check` does.
        """
        await self._permit.require(Deed.EXPORT_PERSON)
        return await self._store.write(partial(self._export, number=number_in(number)))

    async def erase(self, number: str) -> Erased:
        """Remove everything held about a person: answers, texts, and the stored files they are in.

        Raises UserError while an unfinished job or a list that has not started holds them, naming
        it, and as `check` does.
        """
        await self._permit.require(Deed.ERASE_PERSON)
        return await self._store.write(partial(self._erase, number=number_in(number)))

    def _find_number(self, connection: Connection, number: IdNumber) -> list[Appearance]:
        found = people.appearances(connection, people.places_of(connection, number))
        self._log(connection, "find", "by ID number", _marks(found))
        return found

    def _find_surname(self, connection: Connection, surname: str) -> list[Appearance]:
        found = people.with_surname(connection, surname)
        self._log(connection, "find", "by surname", _marks(found))
        return found

    def _found(self, one: Appearance) -> Found:
        result = row_result(one.job, one.checked)
        ward = WardId(result.ward_id)
        return Found(
            checked_at=result.checked_at,
            file_name=one.job.file_name,
            job_id=one.job.job_id,
            row_no=result.row_no,
            verdict=Verdict(result.verdict),
            reason=result.reason,
            ward_id=ward,
            ward=self._municipalities.label(ward) if ward else "",
            iec_ward_id=result.iec_ward_id,
            masked_id=mask_id(result.id_number),
            surname=result.surname,
            first_names=result.first_names,
        )

    def _young(self, connection: Connection, number: IdNumber) -> Spoken | None:
        if not self._settings.reuse_time:
            return None
        since = self._store.database.now(connection) - self._settings.reuse_time
        saved = answers.reusable(connection, [number], self._iec.identity, since).get(number)
        if saved is None or saved.asked_at is None:
            return None
        return Spoken(saved.asked_at, saved.answer, reused=True)

    def _keep(self, connection: Connection, number: IdNumber, spoken: Spoken) -> None:
        if spoken.answer is not None and not spoken.reused:
            answers.save_single(
                connection,
                number,
                self._iec.identity,
                self._permit.name,
                spoken.answer,
                spoken.asked_at,
            )
        outcome = "answered" if spoken.answer else "no answer"
        outcome = "an earlier answer" if spoken.reused else outcome
        kept = people.single_checks_of(connection, number)[:1]
        self._log(connection, "check-person", outcome, [_check_mark(one.check_id) for one in kept])

    def _export(self, connection: Connection, number: IdNumber) -> dict[str, Any]:
        places = people.places_of(connection, number)
        found = people.appearances(connection, places)
        waiting = people.unstarted(connection, places)
        singles = people.single_checks_of(connection, number)
        marks = [*_marks(found), *_marks(waiting), *(_check_mark(one.check_id) for one in singles)]
        lines = people.access_lines(connection, marks)
        now = self._log(connection, "export", "by ID number", marks)
        return {
            "id_number": number,
            "made_at": local_text(now),
            "rows": [_row_json(one, row_result(one.job, one.checked)) for one in found],
            "not_started": [_unstarted_json(one) for one in waiting],
            "not_searched": _not_searched(connection),
            "single_checks": [_single_json(one) for one in singles],
            "files": [_file_json(one) for one in people.files_holding(connection, places)],
            "access_log": [_line_json(line) for line in lines],
        }

    def _erase(self, connection: Connection, number: IdNumber) -> Erased:
        places = people.places_of(connection, number)
        _refuse_while_held(connection, number, places)
        now = self._store.database.now(connection)
        removed = people.erase(connection, number, places)
        job_ids = sorted({job_id for job_id, _ in places})
        for job_id in job_ids:
            # Results that are being made now would still name the person: they are refused.
            job_states.update_job(connection, job_id, now)
            jobs.note(connection, job_id, now, "a person was removed at their request, and files")
        counts = f"{removed.rows} rows, {removed.single_checks} single checks"
        self._log(connection, "erase", counts, [_mark(*place) for place in places])
        return Erased(
            removed.rows,
            removed.answers,
            removed.single_checks,
            tuple(job_ids),
            tuple(ErasedFile(one.job_id, one.role, one.name) for one in removed.files),
            tuple(_not_searched(connection)),
        )

    def _log(
        self, connection: Connection, action: str, words: str, marks: Sequence[str]
    ) -> datetime:
        now = self._store.database.now(connection)
        for subject in _subjects(words, marks):
            self._permit.log(connection, now, action, subject)
        return now


def _refuse_while_held(
    connection: Connection, number: IdNumber, places: Sequence[people.Place]
) -> None:
    held = people.holding_up(connection, number, places)
    if held:
        names = ", ".join(f"{job.job_id} ({job.file_name})" for job in held)
        raise UserError(
            f"This person is in a job that has not ended: {names}. "
            f"Let it end, or `cancel {held[0].job_id}`, then try again"
        )
    waiting = people.unstarted(connection, places)
    if waiting:
        names = ", ".join(dict.fromkeys(one.file_name for one in waiting))
        raise UserError(
            f"This person is in a list that has not started: {names}. Start it and let it end, "
            "or remove it, then try again"
        )
    if people.without_job(connection, places):
        raise UserError(
            "This person is in a list that is being taken in now, or whose taking in broke off. "
            "Try again when it is done; what broke off is removed by itself after a day"
        )


def _not_searched(connection: Connection) -> list[str]:
    return [draft.file_name for draft in drafts.without_rows(connection)]


def _mark(job_id: str, row_no: int) -> str:
    return f" {job_id}:{row_no};"


def _check_mark(check_id: int) -> str:
    return f" check:{check_id};"


def _marks(found: Iterable[Appearance | people.Unstarted]) -> list[str]:
    return [_mark(*one.place) for one in found]


def _subjects(words: str, marks: Sequence[str]) -> Iterator[str]:
    """As many lines as the marks need; each begins with the words and the count of all marks."""
    head = line = f"{words}, {len(marks)}:"
    for mark in marks:
        if len(line) + len(mark) > _SUBJECT_LENGTH:
            yield line
            line = head
        line += mark
    yield line


def _row_json(one: Appearance, result: RowResult) -> dict[str, Any]:
    return {"job_id": one.job.job_id, "file": one.job.file_name, **asdict(result)}


def _unstarted_json(one: people.Unstarted) -> dict[str, Any]:
    return {"draft_id": one.draft_id, "file": one.file_name, **asdict(one.record)}


def _single_json(one: people.SingleCheck) -> dict[str, Any]:
    return {
        "asked_at": local_text(one.asked_at),
        "operator": one.operator,
        "answer": asdict(one.answer),
    }


def _file_json(one: HeldFile) -> dict[str, Any]:
    return {"job_id": one.job_id, "role": one.role, "name": one.name}


def _line_json(line: tuple[datetime, str, str, str]) -> dict[str, Any]:
    at, operator, seat, action = line
    return {"at": local_text(at), "operator": operator, "seat": seat, "action": action}
