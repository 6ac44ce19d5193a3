import pytest

from app.domain.errors import UserError
from app.iec.practice.faults import FAULT_NAMES, Door, parse_fault


def struck(text: str, calls: int) -> list[int]:
    """Which of so many requests the fault strikes, counted from 1."""
    fault = parse_fault(text)
    return [n for n in range(1, calls + 1) if fault.strikes(Door.VOTERS, "x")]


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("reset", [1, 2, 3, 4, 5, 6, 7]),
        ("reset@first=2", [1, 2]),
        ("reset@after=5", [6, 7]),
        ("reset@after=2@first=3", [3, 4, 5]),
        ("reset@every=3", [3, 6]),
        ("reset@first=0", []),
        ("reset@every=0", [1, 2, 3, 4, 5, 6, 7]),
        ("reset@id=y", []),
        ("reset@id=y@id=x@first=1", [1]),
        ("token-down", []),
    ],
)
def test_a_fault_strikes_when_it_was_told_to(text, hit):
    assert struck(text, 7) == hit


def test_a_fault_is_switched_while_the_server_runs():
    fault = parse_fault("reset@first=1")
    fault.stop()
    assert not fault.strikes(Door.VOTERS, "x")
    fault.start()
    assert fault.strikes(Door.VOTERS, "x")
    assert fault.struck == 1


@pytest.mark.parametrize("name", FAULT_NAMES)
def test_every_fault_can_be_written_without_an_argument(name):
    assert parse_fault(name).name == name


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("flood", "No fault is called flood. Choose from: .*server-error"),
        ("", "No fault is called"),
        ("server-error:many", "cannot take the argument many"),
        ("html-403:blue", "cannot take the argument blue"),
        ("limit:week:3", "cannot take the argument"),
        ("reset@sometimes", "takes first=N"),
        ("reset@first=x", "takes first=N"),
        ("reset@id=", "takes first=N"),
    ],
)
def test_a_fault_nobody_knows_is_refused_with_what_there_is(text, cause):
    with pytest.raises(UserError, match=cause):
        parse_fault(text)
