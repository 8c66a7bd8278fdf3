"""What the second migration adds to a desk, for competing reports.

What is derived from texts (`echo_profile`, `echo_key`, `echo_edge`, `vacancy_count`) can be worked
out again from the reports; what still has to be is listed in `echo_due` and `count_due`, so that
it can be done a little at a time and taken up again after any end of the program. An upgraded desk
begins with every report listed there.

`relation_ruling`, `echo_ruling`, `credit_ruling` and `vacancy_edit` follow from the `decision` log
alone, as `verdict` does. `looking_mark` is no decision: like read marks it says how far somebody
has looked.
"""

from __future__ import annotations

_DECISIONS = (
    # What a decision sets, where that is not told by its report and claim: two claims, two reports
    # or a part of a vacancy.
    "ALTER TABLE decision ADD COLUMN subject TEXT",
    """CREATE INDEX decision_subject ON decision(subject, at, id) WHERE subject IS NOT NULL""",
    # `low` and `high` are lines of claims, the smaller first; `swapped` says that the claim of
    # `high` is the earlier one.
    """CREATE TABLE relation_ruling (
        low INTEGER NOT NULL REFERENCES claim(id),
        high INTEGER NOT NULL REFERENCES claim(id),
        low_report INTEGER NOT NULL REFERENCES report(id),
        high_report INTEGER NOT NULL REFERENCES report(id),
        swapped INTEGER NOT NULL,
        ruling TEXT NOT NULL,
        severe INTEGER NOT NULL,
        note TEXT NOT NULL,
        author TEXT NOT NULL,
        at TEXT NOT NULL,
        zone INTEGER NOT NULL,
        decision_id TEXT NOT NULL REFERENCES decision(id),
        PRIMARY KEY (low, high)
    ) WITHOUT ROWID""",
    # `swapped` says that the report `high` is the earlier one, on which the other stands.
    """CREATE TABLE echo_ruling (
        low INTEGER NOT NULL REFERENCES report(id),
        high INTEGER NOT NULL REFERENCES report(id),
        swapped INTEGER NOT NULL,
        echoes INTEGER NOT NULL,
        note TEXT NOT NULL,
        author TEXT NOT NULL,
        at TEXT NOT NULL,
        zone INTEGER NOT NULL,
        decision_id TEXT NOT NULL REFERENCES decision(id),
        PRIMARY KEY (low, high)
    ) WITHOUT ROWID""",
    "CREATE INDEX echo_ruling_high ON echo_ruling(high)",
    # Whether a report stands on the word of a body of which no report need be on the desk.
    """CREATE TABLE credit_ruling (
        report_id INTEGER NOT NULL REFERENCES report(id),
        origin_key TEXT NOT NULL,
        origin TEXT NOT NULL,
        echoes INTEGER NOT NULL,
        note TEXT NOT NULL,
        author TEXT NOT NULL,
        at TEXT NOT NULL,
        zone INTEGER NOT NULL,
        decision_id TEXT NOT NULL REFERENCES decision(id),
        PRIMARY KEY (report_id, origin_key)
    ) WITHOUT ROWID""",
    """CREATE TABLE vacancy_edit (
        vacancy_id INTEGER NOT NULL REFERENCES vacancy(id),
        field TEXT NOT NULL,
        value TEXT NOT NULL,
        decision_id TEXT NOT NULL REFERENCES decision(id),
        PRIMARY KEY (vacancy_id, field)
    ) WITHOUT ROWID""",
)

_ECHOES = (
    # `reader` is the number of the rules that the profile was read by, `outlet` the key of who
    # published the report, `size` the number of its keys of which one alone proves nothing.
    """CREATE TABLE echo_profile (
        report_id INTEGER PRIMARY KEY REFERENCES report(id),
        reader INTEGER NOT NULL,
        outlet TEXT,
        size INTEGER NOT NULL,
        content TEXT NOT NULL
    )""",
    # What reports may share: hashes of some of their runs of words and, `firm`, of quotations and
    # addresses, of which one in common is enough to look closer.
    """CREATE TABLE echo_key (
        key INTEGER NOT NULL,
        report_id INTEGER NOT NULL REFERENCES report(id),
        firm INTEGER NOT NULL,
        PRIMARY KEY (key, report_id)
    ) WITHOUT ROWID""",
    "CREATE INDEX echo_key_report ON echo_key(report_id)",
    # The keys of the outlets that a report credits.
    """CREATE TABLE echo_citation (
        report_id INTEGER NOT NULL REFERENCES report(id),
        cited TEXT NOT NULL,
        PRIMARY KEY (report_id, cited)
    ) WITHOUT ROWID""",
    # `earlier_id` is null where the origin has no such report on the desk. Edges to and from
    # reports in the trash are kept, and passed by where edges are read.
    """CREATE TABLE echo_edge (
        id INTEGER PRIMARY KEY,
        later_id INTEGER NOT NULL REFERENCES report(id),
        earlier_id INTEGER REFERENCES report(id),
        content TEXT NOT NULL
    )""",
    "CREATE INDEX echo_profile_reader ON echo_profile(reader)",
    "CREATE INDEX echo_edge_later ON echo_edge(later_id)",
    "CREATE INDEX echo_edge_earlier ON echo_edge(earlier_id) WHERE earlier_id IS NOT NULL",
    "CREATE TABLE echo_due (report_id INTEGER PRIMARY KEY REFERENCES report(id))",
    """CREATE TABLE vacancy_count (
        vacancy_id INTEGER PRIMARY KEY REFERENCES vacancy(id),
        independent INTEGER NOT NULL
    )""",
    "CREATE TABLE count_due (vacancy_id INTEGER PRIMARY KEY REFERENCES vacancy(id))",
    """CREATE TRIGGER report_moves_in_time AFTER UPDATE OF sort_key, outlet_id, version_id ON report
        WHEN NEW.sort_key IS NOT OLD.sort_key OR NEW.outlet_id IS NOT OLD.outlet_id
            OR NEW.version_id IS NOT OLD.version_id
    BEGIN
        INSERT OR IGNORE INTO echo_due VALUES (NEW.id);
    END""",
    """CREATE TRIGGER report_enters_vacancy AFTER INSERT ON report_vacancy BEGIN
        INSERT OR IGNORE INTO echo_due VALUES (NEW.report_id);
        INSERT OR IGNORE INTO count_due VALUES (NEW.vacancy_id);
    END""",
    """CREATE TRIGGER report_leaves_vacancy AFTER DELETE ON report_vacancy BEGIN
        INSERT OR IGNORE INTO count_due VALUES (OLD.vacancy_id);
    END""",
    """CREATE TRIGGER report_leaves_count
        AFTER UPDATE OF removed, sort_key, outlet_id ON report_vacancy
        WHEN NEW.removed <> OLD.removed OR NEW.sort_key <> OLD.sort_key
            OR NEW.outlet_id <> OLD.outlet_id
    BEGIN
        INSERT OR IGNORE INTO count_due VALUES (NEW.vacancy_id);
    END""",
    "INSERT INTO echo_due SELECT id FROM report",
    "INSERT INTO count_due SELECT DISTINCT vacancy_id FROM report_vacancy",
)

_LOOKING = (
    # `vacancy_id` is 0 for the desk as a whole. What an older desk holds is no news.
    """CREATE TABLE looking_mark (
        vacancy_id INTEGER PRIMARY KEY,
        version_id INTEGER NOT NULL
    )""",
    """INSERT INTO looking_mark
        SELECT 0, (SELECT max(id) FROM version) WHERE EXISTS (SELECT 1 FROM version)""",
)

_STATE = (
    # As `readings`, but unmoved by reports that are new and change nothing that was there.
    "INSERT INTO desk_state VALUES ('revisions', 0)",
)

SECOND: tuple[str, ...] = (*_DECISIONS, *_ECHOES, *_LOOKING, *_STATE)
"""What the second migration runs. Never to be changed once released."""
