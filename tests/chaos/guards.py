"""The witness inside the database: triggers that note every write which must never be.

They see each write and not only what a look from time to time would; what they note stands in the
transaction of the write and goes with it. Rules: design, decisions 2, 3, 4, 6 and 10.
"""

from __future__ import annotations

from collections.abc import Iterator

from pymysql.connections import Connection

NOTES = "chaos_wrong"
# A seat may have been frozen between its look at the queue and its claim.
CLAIM_SECONDS = 20
# The only end of a job that is nobody's wrong here (decision 3: three crashes in a row); by hand
# from `CRASHED` in app/engine/runner.py.
THREE_CRASHES = (
    "Rollcheck ended three times in a row while checking this list; resume tries it again"
)

_TABLE = f"""
CREATE TABLE {NOTES} (
  entry BIGINT AUTO_INCREMENT PRIMARY KEY, at DATETIME(6) NOT NULL, what VARCHAR(400) NOT NULL)
"""

# Cut: a note that is too long would fail the very write that it is about.
_NOTE = f"INSERT INTO {NOTES} (at, what) VALUES (UTC_TIMESTAMP(6), LEFT(CONCAT({{}}), 400))"

_LEASE = f"""
CREATE TRIGGER chaos_lease BEFORE UPDATE ON rollcheck_lease FOR EACH ROW
BEGIN
  IF NEW.epoch < OLD.epoch THEN
    {_NOTE.format("'the epoch fell from ', OLD.epoch, ' to ', NEW.epoch")};
  END IF;
  SET @chaos_epoch = NEW.epoch, @chaos_beat = NEW.beat;
END
"""

# Whoever fences has changed the lease's row on this very connection, and holds it locked until the
# end. The beat, not the epoch alone: a connection of the pool remembers earlier fences, and the
# same seat may take the lease again; yet every later fence and renewal moves the beat.
_FENCED = """
EXISTS (SELECT 1 FROM rollcheck_lease
  WHERE epoch <=> @chaos_epoch AND beat <=> @chaos_beat)
"""

# As `_rank` of app/domain/job.py: the class, the priority in it, the place.
_OVERDUE = "COALESCE({0}.passed_over_at, UTC_TIMESTAMP(6)) <= UTC_TIMESTAMP(6) - INTERVAL 2 HOUR"
_CLASS = f"IF({_OVERDUE}, 0, IF({{0}}.urgent, 1, IF({{0}}.lookups_left <= 1000, 2, 3)))"
_RANK = f"({_CLASS}, IF({_OVERDUE}, 0, -{{0}}.priority), COALESCE({{0}}.queue_at, {{0}}.id))"
# Without quota, and while the IEC blocks, a job that needs no lookup rightly passes all others.
_BETTER = f"""
OLD.lookups_left > 0 AND EXISTS (SELECT 1 FROM file_processing_jobs AS other
  WHERE other.status = 'queued' AND other.paused_at IS NULL AND other.job_id <> NEW.job_id
  AND other.updated_at < UTC_TIMESTAMP(6) - INTERVAL {CLAIM_SECONDS} SECOND
  AND {_RANK.format("other")} < {_RANK.format("OLD")})
"""

_JOBS = f"""
CREATE TRIGGER chaos_jobs AFTER UPDATE ON file_processing_jobs FOR EACH ROW
BEGIN
  IF (SELECT COUNT(*) FROM file_processing_jobs WHERE status = 'processing') > 1 THEN
    {_NOTE.format("'two jobs run at once, one is ', NEW.job_id")};
  END IF;
  IF NOT (OLD.status = NEW.status
    OR (OLD.status = 'queued' AND NEW.status IN ('processing', 'cancelled'))
    OR (OLD.status = 'processing' AND NEW.status <> 'processing')
    OR (OLD.status IN ('completed', 'failed', 'cancelled') AND NEW.status = 'queued')) THEN
    {_NOTE.format("NEW.job_id, ' went from ', OLD.status, ' to ', NEW.status")};
  END IF;
  IF OLD.status = 'processing' AND NEW.status <> 'processing' AND NOT {_FENCED} THEN
    {_NOTE.format("NEW.job_id, ' was made ', NEW.status, ' without the lease'")};
  END IF;
  IF NEW.status = 'failed' AND OLD.status <> 'failed'
    AND NOT (NEW.error <=> '{THREE_CRASHES}') THEN
    {_NOTE.format("NEW.job_id, ' failed: ', COALESCE(NEW.error, '')")};
  END IF;
  IF OLD.status = 'queued' AND NEW.status = 'processing' AND NOT OLD.cancel_requested
    AND {_BETTER} THEN
    {_NOTE.format("NEW.job_id, ' was claimed before a job that goes first'")};
  END IF;
END
"""

_SAME = " AND ".join(
    f"NEW.{column} <=> OLD.{column}"
    for column in ("state", "on_roll", "registered", "has_station", "ward_id", "asked_at")
)
_ANSWERS = f"""
CREATE TRIGGER chaos_answers AFTER UPDATE ON rollcheck_answers FOR EACH ROW
BEGIN
  IF OLD.state = 'answered' AND NOT ({_SAME}) THEN
    {_NOTE.format("'an answer of ', NEW.job_id, ' that was kept has changed'")};
  END IF;
  IF NEW.state <> OLD.state AND NEW.state <> 'open' AND NOT NEW.reused AND NOT ({_FENCED}
    AND EXISTS (SELECT 1 FROM file_processing_jobs AS job JOIN rollcheck_lease AS lease
    WHERE job.job_id = NEW.job_id AND job.status = 'processing' AND job.epoch = lease.epoch)) THEN
    {_NOTE.format("'an answer of ', NEW.job_id, ' was written without the lease'")};
  END IF;
END
"""


def _never_deleted(name: str, table: str, what: str, when: str = "TRUE") -> str:
    return f"""
CREATE TRIGGER chaos_{name} BEFORE DELETE ON {table} FOR EACH ROW
BEGIN
  IF {when} THEN
    {_NOTE.format(f"'{what} of ', OLD.job_id, ' was deleted'")};
  END IF;
END
"""


_STATEMENTS = (
    _TABLE,
    _LEASE,
    _JOBS,
    _ANSWERS,
    _never_deleted("kept_jobs", "file_processing_jobs", "the job"),
    _never_deleted("kept_answers", "rollcheck_answers", "an answer", "OLD.state = 'answered'"),
    _never_deleted("kept_rows", "rollcheck_rows", "a row"),
    _never_deleted(
        *("kept_files", "rollcheck_files", "the spreadsheet"),
        "OLD.role = 'source' AND OLD.complete",
    ),
)


def set_guards(connection: Connection) -> None:
    """Put the triggers into an office's database that has its tables already."""
    with connection.cursor() as cursor:
        for statement in _STATEMENTS:
            cursor.execute(statement)


def notes_since(connection: Connection, entry: int) -> Iterator[tuple[int, str]]:
    """What was noted after this entry: (entry, what)."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT entry, what FROM {NOTES} WHERE entry > %s ORDER BY entry", (entry,))
        for found in cursor.fetchall():
            yield int(found[0]), str(found[1])
