"""What the engine says about the feed and its tokens."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

TEXTS: tuple[str | tuple[str, str], ...] = (
    # The time line.
    QT_TRANSLATE_NOOP("Engine", "priority {number} set by {operator}"),
    # The port.
    QT_TRANSLATE_NOOP(
        "Engine",
        "The feed is not served: port {port} is used by another program. Close that program, or"
        " choose another port in the settings (feed_port)",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The feed is not served: on {host} others could read along, tokens too. Name"
        " feed_tls_cert and feed_tls_key, or keep feed_host at 127.0.0.1",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The feed is not served: {host}, port {port}: {text}. Change feed_host or feed_port in the"
        " settings",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The feed is not served: its TLS files cannot be used ({text}). Check feed_tls_cert and"
        " feed_tls_key",
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "The feed is not served for a moment: an internal error. The log has more"
    ),
    # Tokens.
    QT_TRANSLATE_NOOP(
        "Engine", "A token needs a name of at most 60 characters, such as: wall screen"
    ),
    QT_TRANSLATE_NOOP("Engine", "A token counts for 1 to {number} days"),
    QT_TRANSLATE_NOOP("Engine", "{file} is being made elsewhere. Try again in a moment"),
    QT_TRANSLATE_NOOP("Engine", "{file} cannot be used: {text}. Mend that, then try again"),
    QT_TRANSLATE_NOOP(
        "Engine", "{file} is damaged. Remove it: a new one is made, and new tokens must be too"
    ),
    # Its secret.
    QT_TRANSLATE_NOOP(
        "Engine",
        "This PC's vault does not give the feed's secret now. Unlock it, then try again."
        " If the secret is gone for good, remove {file}: new tokens must be made then",
    ),
)
