from __future__ import annotations

import pickle
from datetime import datetime

import pytest

from app.domain import errors

FACTS: dict[type[errors.RollcheckError], tuple[object, ...]] = {
    errors.SpreadsheetRefused: ("list.xlsx", "it is empty", "Fill it in"),
    errors.NoRoom: ("list.xlsx",),
    errors.NotReadable: ("list.xlsx", "it is away", "Wait"),
    errors.FolderFull: ("C: the disk is full. Free some space",),
    errors.ResultsNotWritten: ("j7k2m9qa", "Permission denied"),
    errors.NoRoomForResults: ("j7k2m9qa", "No space left on device"),
    errors.QuestionOpen: ("list.xlsx", "ward", "Which ward?", ("a", "b")),
    errors.QuotaExhausted: (datetime(2026, 11, 24, 9, 30),),
    errors.LookupFailed: ("time-out",),
    errors.LimitReached: (12.5,),
}


def family(root: type[errors.RollcheckError]) -> list[type[errors.RollcheckError]]:
    ours = [kind for kind in root.__subclasses__() if kind.__module__ == errors.__name__]
    return [root, *(member for kind in ours for member in family(kind))]


@pytest.mark.parametrize("kind", dict.fromkeys(family(errors.RollcheckError)))
def test_every_error_crosses_to_another_process_with_its_facts(kind):
    error = kind(*FACTS.get(kind, ()))
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), vars(again)) == (kind, str(error), vars(error))
