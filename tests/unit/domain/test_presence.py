from datetime import datetime

from app.domain.presence import ALIVE_SECONDS, SeatRow, Sightings

ROW = SeatRow("SEAT-2", "one run", "johan", beat=7)


def alive(sightings, row, now):
    (seat,) = sightings.see([row], now)
    return seat.alive


def test_a_seat_seen_for_the_first_time_counts_as_alive():
    assert alive(Sightings(), ROW, 1_000)


def test_a_seat_whose_beat_moves_lives():
    sightings = Sightings()
    for beat in range(10):
        assert alive(sightings, SeatRow("SEAT-2", "one run", beat=beat), beat * 80)


def test_a_seat_that_stands_still_for_90_seconds_is_dead():
    sightings = Sightings()
    assert alive(sightings, ROW, 0)
    assert alive(sightings, ROW, ALIVE_SECONDS - 1)
    assert not alive(sightings, ROW, ALIVE_SECONDS)


def test_a_dead_seat_that_starts_again_lives_though_its_beat_is_the_same():
    sightings = Sightings()
    sightings.see([ROW], 0)
    assert not alive(sightings, ROW, 500)
    assert alive(sightings, SeatRow("SEAT-2", "another run", beat=7), 501)


def test_what_the_clocks_of_others_say_counts_for_nothing():
    sightings = Sightings()
    sightings.see([ROW], 0)
    fresh = SeatRow("SEAT-2", "one run", beat=7, seen_at=datetime(2999, 1, 1))
    assert not alive(sightings, fresh, 500)
