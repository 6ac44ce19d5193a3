"""The simulated IEC: a real HTTP server for training, trying out and tests.

Shares no parsing or verdict code with `app.iec`; its replies are written by hand from the
interface notes, so that a mistake in one is not repeated in the other.
"""

PRACTICE_USER_NAME = "practice"
PRACTICE_PASSWORD = "practice"  # noqa: S105  # nosec B105 - practice asks no real IEC
