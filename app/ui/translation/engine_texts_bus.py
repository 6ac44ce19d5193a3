"""What the engine says about Redis, by which seats hear of each other."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

TEXTS: tuple[str | tuple[str, str], ...] = (
    QT_TRANSLATE_NOOP("Engine", "No Redis is set up"),
    QT_TRANSLATE_NOOP("Engine", "Connecting to Redis"),
    QT_TRANSLATE_NOOP("Engine", "Redis is connected"),
    QT_TRANSLATE_NOOP("Engine", "Redis: {reason}"),
    QT_TRANSLATE_NOOP("Engine", "Redis is away since {time}: {reason}"),
    # Why.
    QT_TRANSLATE_NOOP("Engine", "it cannot save its data and takes nothing new"),
    QT_TRANSLATE_NOOP("Engine", "another program uses a key of Rollcheck's"),
    QT_TRANSLATE_NOOP("Engine", "it refuses the user name or password"),
    QT_TRANSLATE_NOOP("Engine", "it asks for a password"),
    QT_TRANSLATE_NOOP("Engine", "it is too old or lacks a command"),
    QT_TRANSLATE_NOOP("Engine", "it takes no more connections"),
    QT_TRANSLATE_NOOP("Engine", "it has no database of this number"),
    QT_TRANSLATE_NOOP("Engine", "its certificate cannot be trusted"),
    QT_TRANSLATE_NOOP("Engine", "it does not speak TLS there"),
    QT_TRANSLATE_NOOP("Engine", "its name is not known on this network"),
    QT_TRANSLATE_NOOP("Engine", "nothing answers at its address"),
    QT_TRANSLATE_NOOP("Engine", "its memory is full"),
    QT_TRANSLATE_NOOP("Engine", "its user may not use a command that is needed"),
    QT_TRANSLATE_NOOP("Engine", "it is a copy that takes nothing new"),
    QT_TRANSLATE_NOOP("Engine", "it is starting"),
    QT_TRANSLATE_NOOP("Engine", "it does not answer"),
    QT_TRANSLATE_NOOP("Engine", "the database is away"),
    QT_TRANSLATE_NOOP("Engine", "it refuses a command"),
    QT_TRANSLATE_NOOP("Engine", "the connection broke"),
    QT_TRANSLATE_NOOP("Engine", "a fault in Rollcheck; the log says more"),
    # Its address.
    QT_TRANSLATE_NOOP(
        "Engine",
        "The address of Redis must be like rediss://redis.office.example:6379/0: correct redis_url",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "redis://{host} would send the password readable over the network: begin redis_url with "
        "rediss://, or end it with ?tls=off where the network is trusted",
    ),
    QT_TRANSLATE_NOOP("Engine", "The certificate file {file} cannot be read: correct redis_url"),
    # The inbox.
    QT_TRANSLATE_NOOP(
        "Engine", "The program that sent this list names another ward than the list itself"
    ),
)
