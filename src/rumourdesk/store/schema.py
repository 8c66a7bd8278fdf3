"""The tables of a desk, as the first migration makes them.

A report's `version` rows hold what the machine read of each of its texts and never change. The
`report` row holds the report as it stands: the current version with people's edits laid over it.
`verdict`, `report_edit` and `report.removed` follow from the `decision` log alone.

Days are ISO dates; instants are ISO in UTC, with the offset of their zone in minutes beside them.
Offsets into texts are code points. `sort_key` is the instant of publication in seconds since 1970,
noon UTC where only the day is known, and `values.UNDATED`, below all others, where nothing is.
"""

from __future__ import annotations

VERSION = 3
"""The number of migrations, kept in the file as `user_version`."""

_NAMES = (
    "CREATE TABLE outlet (id INTEGER PRIMARY KEY, name TEXT NOT NULL)",
    """CREATE TABLE outlet_alias (
        folded TEXT PRIMARY KEY,
        outlet_id INTEGER NOT NULL REFERENCES outlet(id)
    ) WITHOUT ROWID""",
    "CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT NOT NULL)",
    """CREATE TABLE person_alias (
        folded TEXT PRIMARY KEY,
        person_id INTEGER NOT NULL REFERENCES person(id)
    ) WITHOUT ROWID""",
)

_REPORTS = (
    """CREATE TABLE report (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        url TEXT,
        taken_in TEXT NOT NULL,
        version_id INTEGER REFERENCES version(id) DEFERRABLE INITIALLY DEFERRED,
        title TEXT,
        headline TEXT NOT NULL,
        outlet_id INTEGER REFERENCES outlet(id),
        outlet_inferred INTEGER NOT NULL DEFAULT 0,
        restated INTEGER NOT NULL DEFAULT 0,
        day TEXT,
        at TEXT,
        zone INTEGER,
        sort_key INTEGER NOT NULL,
        loose INTEGER NOT NULL DEFAULT 1,
        unread INTEGER NOT NULL DEFAULT 1,
        read_at TEXT,
        removed INTEGER NOT NULL DEFAULT 0,
        claims INTEGER NOT NULL DEFAULT 0,
        confirmed INTEGER NOT NULL DEFAULT 0,
        refuted INTEGER NOT NULL DEFAULT 0
    )""",
    "CREATE INDEX report_url ON report(url) WHERE url IS NOT NULL",
    "CREATE INDEX report_newest ON report(removed, sort_key)",
    "CREATE INDEX report_unread ON report(removed, unread, sort_key)",
    "CREATE INDEX report_outlet ON report(removed, outlet_id, sort_key)",
    "CREATE INDEX report_loose ON report(removed, loose, sort_key)",
    "CREATE INDEX report_confirmed ON report(removed, sort_key) WHERE confirmed > 0",
    "CREATE INDEX report_refuted ON report(removed, sort_key) WHERE refuted > 0",
    """CREATE INDEX report_unjudged ON report(removed, sort_key)
        WHERE confirmed = 0 AND refuted = 0""",
    # The text stands last, so that reading the other columns touches none of its pages.
    """CREATE TABLE version (
        id INTEGER PRIMARY KEY,
        report_id INTEGER NOT NULL REFERENCES report(id),
        number INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        outlet TEXT,
        outlet_inferred INTEGER NOT NULL,
        evidence_start INTEGER,
        evidence_end INTEGER,
        byline TEXT,
        day TEXT,
        at TEXT,
        zone INTEGER,
        restated INTEGER NOT NULL,
        path TEXT,
        language TEXT NOT NULL,
        vacancies TEXT NOT NULL,
        taken_in TEXT NOT NULL,
        title TEXT,
        text TEXT NOT NULL,
        UNIQUE (report_id, number),
        UNIQUE (report_id, sha256)
    )""",
    "CREATE INDEX version_sha256 ON version(sha256)",
)

_VACANCIES = (
    """CREATE TABLE vacancy (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        organisation TEXT NOT NULL,
        role TEXT NOT NULL,
        organisation_folded TEXT NOT NULL,
        role_folded TEXT NOT NULL,
        epoch INTEGER NOT NULL,
        incumbent TEXT,
        incumbent_id INTEGER REFERENCES person(id),
        incumbents TEXT NOT NULL DEFAULT '[]',
        appointed TEXT NOT NULL DEFAULT '[]',
        first_key INTEGER,
        last_key INTEGER,
        opened TEXT NOT NULL
    )""",
    "CREATE INDEX vacancy_post ON vacancy(organisation_folded, role_folded, epoch)",
    # The columns that repeat the report's let a vacancy's list be read from one index.
    """CREATE TABLE report_vacancy (
        report_id INTEGER NOT NULL REFERENCES report(id),
        vacancy_id INTEGER NOT NULL REFERENCES vacancy(id),
        rank INTEGER NOT NULL,
        sort_key INTEGER NOT NULL,
        outlet_id INTEGER NOT NULL,
        unread INTEGER NOT NULL,
        removed INTEGER NOT NULL,
        PRIMARY KEY (report_id, vacancy_id)
    ) WITHOUT ROWID""",
    "CREATE INDEX report_vacancy_newest ON report_vacancy(vacancy_id, removed, sort_key)",
    """CREATE TABLE vacancy_outlet (
        vacancy_id INTEGER NOT NULL,
        outlet_id INTEGER NOT NULL,
        reports INTEGER NOT NULL,
        unread INTEGER NOT NULL,
        PRIMARY KEY (vacancy_id, outlet_id)
    ) WITHOUT ROWID""",
    """CREATE TRIGGER report_in_vacancies
        AFTER UPDATE OF sort_key, outlet_id, unread, removed ON report BEGIN
        UPDATE report_vacancy SET
            sort_key = NEW.sort_key, outlet_id = coalesce(NEW.outlet_id, 0),
            unread = NEW.unread, removed = NEW.removed
        WHERE report_id = NEW.id;
    END""",
    """CREATE TRIGGER vacancy_gains AFTER INSERT ON report_vacancy WHEN NOT NEW.removed BEGIN
        INSERT INTO vacancy_outlet VALUES (NEW.vacancy_id, NEW.outlet_id, 1, NEW.unread)
        ON CONFLICT (vacancy_id, outlet_id)
        DO UPDATE SET reports = reports + 1, unread = unread + excluded.unread;
    END""",
    """CREATE TRIGGER vacancy_loses AFTER DELETE ON report_vacancy WHEN NOT OLD.removed BEGIN
        UPDATE vacancy_outlet SET reports = reports - 1, unread = unread - OLD.unread
        WHERE vacancy_id = OLD.vacancy_id AND outlet_id = OLD.outlet_id;
    END""",
    """CREATE TRIGGER vacancy_changes
        AFTER UPDATE OF outlet_id, unread, removed ON report_vacancy BEGIN
        UPDATE vacancy_outlet SET reports = reports - 1, unread = unread - OLD.unread
        WHERE NOT OLD.removed AND vacancy_id = OLD.vacancy_id AND outlet_id = OLD.outlet_id;
        INSERT INTO vacancy_outlet
        SELECT NEW.vacancy_id, NEW.outlet_id, 1, NEW.unread WHERE NOT NEW.removed
        ON CONFLICT (vacancy_id, outlet_id)
        DO UPDATE SET reports = reports + 1, unread = unread + excluded.unread;
    END""",
    """CREATE TABLE position (
        report_id INTEGER NOT NULL REFERENCES report(id),
        read_vacancy_id INTEGER NOT NULL REFERENCES vacancy(id),
        vacancy_id INTEGER REFERENCES vacancy(id),
        exit TEXT,
        incumbent TEXT,
        candidates TEXT NOT NULL,
        cited TEXT NOT NULL,
        PRIMARY KEY (report_id, read_vacancy_id)
    ) WITHOUT ROWID""",
    "CREATE INDEX position_vacancy ON position(vacancy_id)",
)

_CLAIMS = (
    # `line` is the id of the first claim that says the same in an earlier version of the report;
    # `read_vacancy_id` is what the machine read, `vacancy_id` what stands after people's edits.
    """CREATE TABLE claim (
        id INTEGER PRIMARY KEY,
        version_id INTEGER NOT NULL REFERENCES version(id),
        report_id INTEGER NOT NULL REFERENCES report(id),
        current INTEGER NOT NULL,
        line INTEGER NOT NULL,
        key TEXT NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        quote TEXT NOT NULL,
        kind TEXT NOT NULL,
        about TEXT,
        person_id INTEGER REFERENCES person(id),
        organisation TEXT,
        role TEXT,
        read_vacancy_id INTEGER REFERENCES vacancy(id),
        vacancy_id INTEGER REFERENCES vacancy(id),
        question TEXT,
        polarity TEXT NOT NULL,
        certainty TEXT NOT NULL,
        facet TEXT NOT NULL,
        condition_start INTEGER,
        condition_end INTEGER,
        has_when INTEGER NOT NULL,
        when_start TEXT,
        when_end TEXT,
        when_span_start INTEGER,
        when_span_end INTEGER,
        when_how TEXT NOT NULL,
        topic TEXT,
        exclusive INTEGER NOT NULL,
        superseded INTEGER NOT NULL,
        from_heading INTEGER NOT NULL
    )""",
    'CREATE INDEX claim_version ON claim(version_id, start, "end")',
    "CREATE INDEX claim_vacancy ON claim(vacancy_id, current, report_id)",
    "CREATE INDEX claim_kind ON claim(kind, current, report_id)",
    """CREATE TABLE claim_source (
        claim_id INTEGER NOT NULL REFERENCES claim(id),
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        type TEXT NOT NULL,
        start INTEGER,
        "end" INTEGER,
        PRIMARY KEY (claim_id, position)
    ) WITHOUT ROWID""",
    """CREATE TABLE cue (
        claim_id INTEGER NOT NULL REFERENCES claim(id),
        position INTEGER NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        field TEXT NOT NULL,
        value TEXT NOT NULL,
        rule TEXT NOT NULL,
        PRIMARY KEY (claim_id, position)
    ) WITHOUT ROWID""",
)

_DECISIONS = (
    """CREATE TABLE decision (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        at TEXT NOT NULL,
        zone INTEGER NOT NULL,
        author TEXT NOT NULL,
        run TEXT NOT NULL,
        kind TEXT NOT NULL,
        report_uid TEXT NOT NULL,
        claim_key TEXT,
        target TEXT NOT NULL,
        before TEXT NOT NULL,
        after TEXT NOT NULL,
        undoes TEXT REFERENCES decision(id)
    )""",
    "CREATE INDEX decision_time ON decision(at, id)",
    "CREATE INDEX decision_report ON decision(report_uid, at, id)",
    """CREATE TRIGGER decision_is_never_changed BEFORE UPDATE ON decision BEGIN
        SELECT RAISE(ABORT, 'the log of decisions is never changed');
    END""",
    """CREATE TRIGGER decision_is_never_deleted BEFORE DELETE ON decision BEGIN
        SELECT RAISE(ABORT, 'the log of decisions is never changed');
    END""",
    """CREATE TABLE verdict (
        line INTEGER PRIMARY KEY REFERENCES claim(id),
        outcome TEXT,
        note TEXT NOT NULL,
        evidence TEXT NOT NULL,
        author TEXT NOT NULL,
        at TEXT NOT NULL,
        zone INTEGER NOT NULL,
        decision_id TEXT NOT NULL REFERENCES decision(id)
    )""",
    """CREATE TABLE report_edit (
        report_id INTEGER NOT NULL REFERENCES report(id),
        field TEXT NOT NULL,
        value TEXT NOT NULL,
        decision_id TEXT NOT NULL REFERENCES decision(id),
        PRIMARY KEY (report_id, field)
    ) WITHOUT ROWID""",
)

_SEARCH = (
    """CREATE VIEW report_text AS
        SELECT report.id AS id, report.title AS title, version.text AS text
        FROM report JOIN version ON version.id = report.version_id""",
    """CREATE VIEW claim_text AS
        SELECT id, quote, about FROM claim WHERE current""",
    """CREATE VIRTUAL TABLE report_fts USING fts5(
        title, text, content="report_text", content_rowid="id",
        tokenize="unicode61 remove_diacritics 2"
    )""",
    """CREATE VIRTUAL TABLE claim_fts USING fts5(
        quote, about, content="claim_text", content_rowid="id",
        tokenize="unicode61 remove_diacritics 2"
    )""",
)

_STATE = (
    # Counts the changes that alter what is compared, so that a caller may keep what it derived.
    "CREATE TABLE desk_state (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID",
    "INSERT INTO desk_state VALUES ('readings', 0)",
)

FIRST: tuple[str, ...] = (
    *_NAMES,
    *_REPORTS,
    *_VACANCIES,
    *_CLAIMS,
    *_DECISIONS,
    *_SEARCH,
    *_STATE,
)
"""What the first migration runs. Never to be changed once released."""
