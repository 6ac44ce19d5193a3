from app.domain.lease_watch import LeaseWatch


def watch(*looks, takeover=45.0):
    """A seat that saw the lease at these moments: (at, beat)."""
    made = LeaseWatch(takeover)
    for at, beat in looks:
        made.saw(1, beat, at)
    return made


def every_two_seconds(first, last, beat):
    return [(float(at), beat) for at in range(first, last + 1, 2)]


def test_a_lease_that_was_never_seen_is_not_dead():
    assert not LeaseWatch(45).is_dead(1000)


def test_a_lease_that_stands_still_for_the_whole_time_is_dead():
    assert not watch(*every_two_seconds(0, 44, 7)).is_dead(44)
    assert watch(*every_two_seconds(0, 46, 7)).is_dead(46)


def test_a_lease_that_moves_is_alive_however_long_it_is_watched():
    assert not watch(*((float(at), at) for at in range(0, 200, 10))).is_dead(199)


def test_a_new_epoch_counts_as_a_move():
    seen = watch(*every_two_seconds(0, 44, 7))
    seen.saw(2, 7, 46)
    assert not seen.is_dead(46)


def test_time_in_which_nobody_could_look_does_not_count():
    """The database was away for an hour: its holder could not show that it lives either."""
    seen = watch(*every_two_seconds(0, 40, 7), (3640.0, 7), (3642.0, 7))
    assert not seen.is_dead(3642)
    for at, beat in every_two_seconds(3644, 3686, 7):
        seen.saw(1, beat, at)
    assert seen.is_dead(3686)


def test_what_was_seen_long_ago_says_nothing():
    assert not watch(*every_two_seconds(0, 46, 7)).is_dead(100)


def test_short_times_of_tests_work_the_same():
    looks = [(at / 10, 7) for at in range(0, 48, 2)]
    assert watch(*looks, takeover=4.5).is_dead(4.6)
