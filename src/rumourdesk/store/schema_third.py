"""What the third migration adds to a desk: the names that its reports teach.

A row of `learned_name` says that one version of one report teaches one name; it counts while that
version is the report's current one and the report is outside the trash. `forgotten_name` follows
from the `decision` log alone. A desk of before knows no such names until reports come in again.
"""

from __future__ import annotations

_TOUCH = "UPDATE desk_state SET value = value + 1 WHERE name = 'learned'"

THIRD: tuple[str, ...] = (
    """CREATE TABLE learned_name (
        version_id INTEGER NOT NULL REFERENCES version(id),
        folded TEXT NOT NULL,
        type TEXT NOT NULL,
        report_id INTEGER NOT NULL REFERENCES report(id),
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        roles TEXT NOT NULL,
        organisations TEXT NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        words TEXT NOT NULL,
        rule TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (version_id, folded, type)
    ) WITHOUT ROWID""",
    "CREATE INDEX learned_name_folded ON learned_name(folded)",
    "CREATE INDEX learned_name_report ON learned_name(report_id)",
    """CREATE TABLE forgotten_name (
        folded TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        author TEXT NOT NULL,
        at TEXT NOT NULL,
        zone INTEGER NOT NULL,
        decision_id TEXT NOT NULL REFERENCES decision(id)
    ) WITHOUT ROWID""",
    # Counts what changes the names that stand, so that a caller may keep what it made of them.
    "INSERT INTO desk_state VALUES ('learned', 0)",
    f"CREATE TRIGGER name_is_learned AFTER INSERT ON learned_name BEGIN {_TOUCH}; END",
    f"CREATE TRIGGER name_is_forgotten AFTER INSERT ON forgotten_name BEGIN {_TOUCH}; END",
    f"CREATE TRIGGER name_is_known_again AFTER DELETE ON forgotten_name BEGIN {_TOUCH}; END",
    f"""CREATE TRIGGER report_teaches_otherwise AFTER UPDATE OF removed, version_id ON report
        WHEN (NEW.removed <> OLD.removed OR NEW.version_id IS NOT OLD.version_id)
            AND EXISTS (SELECT 1 FROM learned_name WHERE report_id = NEW.id)
    BEGIN {_TOUCH}; END""",
)
"""What the third migration runs. Never to be changed once released."""
