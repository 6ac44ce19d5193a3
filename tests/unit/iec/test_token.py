import asyncio

import pytest

from app.domain.errors import LookupFailed, SignInRefused
from app.iec.token import TokenKeeper
from app.iec.token_reply import Grant


class SignIn:
    """Gives out numbered tokens when let; a hand-made stand-in for the wire."""

    def __init__(self, life_seconds: float = 3600) -> None:
        self.times = 0
        self.life_seconds = life_seconds
        self.fail: Exception | None = None
        self.may_end = asyncio.Event()
        self.may_end.set()
        self.begun = asyncio.Event()

    async def __call__(self) -> Grant:
        self.times += 1
        self.begun.set()
        await self.may_end.wait()
        if self.fail:
            raise self.fail
        return Grant(f"token-{self.times}", self.life_seconds)


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def sign_in():
    return SignIn()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def keeper(sign_in, clock):
    return TokenKeeper(sign_in, clock)


async def test_fifty_who_wait_share_one_sign_in(keeper, sign_in):
    sign_in.may_end.clear()
    waiting = [asyncio.create_task(keeper.current()) for _ in range(50)]
    await sign_in.begun.wait()
    sign_in.may_end.set()
    assert set(await asyncio.gather(*waiting)) == {"token-1"}
    assert sign_in.times == 1


async def test_one_who_leaves_does_not_take_the_sign_in_from_the_others(keeper, sign_in):
    sign_in.may_end.clear()
    leaving, staying = (asyncio.create_task(keeper.current()) for _ in range(2))
    await sign_in.begun.wait()
    leaving.cancel()
    with pytest.raises(asyncio.CancelledError):
        await leaving
    sign_in.may_end.set()
    assert await staying == "token-1"


@pytest.mark.parametrize(("life", "renewed_after"), [(3600, 3540), (100, 90), (10, 9), (0.5, 0.45)])
async def test_a_token_is_renewed_before_it_ends(sign_in, clock, keeper, life, renewed_after):
    sign_in.life_seconds = life
    await keeper.current()
    clock.now += renewed_after * 0.99
    assert await keeper.current() == "token-1"
    clock.now += renewed_after * 0.02
    assert await keeper.current() == "token-2"


async def test_a_failed_renewal_costs_nothing_while_the_old_token_lives(keeper, sign_in, clock):
    await keeper.current()
    sign_in.fail = LookupFailed("server error 500 at the sign-in")
    clock.now += 3550
    assert await keeper.current() == "token-1"
    clock.now += 60
    with pytest.raises(LookupFailed):
        await keeper.current()


async def test_a_refused_renewal_is_said_at_once(keeper, sign_in, clock):
    await keeper.current()
    sign_in.fail = SignInRefused()
    clock.now += 3550
    with pytest.raises(SignInRefused):
        await keeper.current()


async def test_all_who_wait_learn_of_a_failure_and_the_next_one_signs_in_anew(keeper, sign_in):
    sign_in.fail = LookupFailed("time-out")
    results = await asyncio.gather(*(keeper.current() for _ in range(5)), return_exceptions=True)
    assert [type(result) for result in results] == [LookupFailed] * 5
    sign_in.fail = None
    assert await keeper.current() == "token-2"


async def test_a_stale_token_is_renewed_once_for_all_who_held_it(keeper, sign_in):
    stale = await keeper.current()
    assert set(await asyncio.gather(*(keeper.renew(stale) for _ in range(20)))) == {"token-2"}
    assert await keeper.renew(stale) == "token-2"
    assert sign_in.times == 2


async def test_closing_ends_a_sign_in_and_tells_who_waits(keeper, sign_in):
    sign_in.may_end.clear()
    waiting = asyncio.create_task(keeper.current())
    await sign_in.begun.wait()
    await keeper.aclose()
    with pytest.raises(LookupFailed, match="closed"):
        await waiting


async def test_closing_with_nothing_under_way_is_nothing(keeper):
    await keeper.aclose()
