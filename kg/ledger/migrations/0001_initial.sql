-- The ledger: every table is appended to and never changed. Each row names the entry of the log that brought it.

CREATE TABLE migration (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    checksum TEXT NOT NULL
);

-- One entry for each append that can change the graph; never exported, for it holds the time.
-- The state is a hash of the entry and of the state before it: equal states mean equal ledgers.
CREATE TABLE log (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    what TEXT NOT NULL,
    article TEXT NOT NULL,
    source TEXT,
    at TEXT NOT NULL,
    state TEXT NOT NULL
);

CREATE TABLE article (
    id TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    publisher TEXT,
    url TEXT,
    published TEXT,
    sequence INTEGER NOT NULL REFERENCES log (sequence)
);

-- Title, authors, language and note on the date, as JSON: one text may come with several descriptions.
CREATE TABLE description (
    article TEXT NOT NULL REFERENCES article (id),
    id TEXT NOT NULL,
    record TEXT NOT NULL,
    sequence INTEGER NOT NULL REFERENCES log (sequence),
    PRIMARY KEY (article, id)
);

-- What one version of one extractor found in an article under one of its descriptions, as JSON.
CREATE TABLE extraction (
    article TEXT NOT NULL,
    extractor TEXT NOT NULL,
    version TEXT NOT NULL,
    description TEXT NOT NULL,
    id TEXT NOT NULL,
    payload TEXT NOT NULL,
    statements INTEGER NOT NULL,
    refused INTEGER NOT NULL,
    sequence INTEGER NOT NULL REFERENCES log (sequence),
    PRIMARY KEY (article, extractor, version, description, id),
    FOREIGN KEY (article, description) REFERENCES description (article, id)
);

CREATE TABLE judgement (
    sequence INTEGER PRIMARY KEY REFERENCES log (sequence),
    id TEXT NOT NULL,
    verdict TEXT NOT NULL,
    subject TEXT NOT NULL REFERENCES article (id),
    why TEXT NOT NULL,
    who TEXT NOT NULL,
    at TEXT NOT NULL
);
CREATE INDEX judgement_subject ON judgement (subject, sequence);
CREATE INDEX log_article ON log (article, sequence);

CREATE TRIGGER log_keeps_rows BEFORE UPDATE ON log
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER log_keeps_all BEFORE DELETE ON log
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER log_grows BEFORE INSERT ON log
WHEN EXISTS (SELECT 1 FROM log WHERE sequence = NEW.sequence)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER article_keeps_rows BEFORE UPDATE ON article
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER article_keeps_all BEFORE DELETE ON article
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER article_grows BEFORE INSERT ON article
WHEN EXISTS (SELECT 1 FROM article WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER description_keeps_rows BEFORE UPDATE ON description
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER description_keeps_all BEFORE DELETE ON description
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER description_grows BEFORE INSERT ON description
WHEN EXISTS (SELECT 1 FROM description WHERE article = NEW.article AND id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER extraction_keeps_rows BEFORE UPDATE ON extraction
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER extraction_keeps_all BEFORE DELETE ON extraction
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER extraction_grows BEFORE INSERT ON extraction
WHEN EXISTS (
    SELECT 1 FROM extraction
    WHERE article = NEW.article AND extractor = NEW.extractor AND version = NEW.version
    AND description = NEW.description AND id = NEW.id
)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER judgement_keeps_rows BEFORE UPDATE ON judgement
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER judgement_keeps_all BEFORE DELETE ON judgement
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER judgement_grows BEFORE INSERT ON judgement
WHEN EXISTS (SELECT 1 FROM judgement WHERE sequence = NEW.sequence)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER migration_keeps_rows BEFORE UPDATE ON migration
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER migration_keeps_all BEFORE DELETE ON migration
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER migration_grows BEFORE INSERT ON migration
WHEN EXISTS (SELECT 1 FROM migration WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
