-- Judgements about entities and statements beside those about articles: what a verdict needs, as JSON, and any subject.

CREATE TABLE judgement_of_anything (
    sequence INTEGER PRIMARY KEY REFERENCES log (sequence),
    id TEXT NOT NULL,
    verdict TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    again INTEGER NOT NULL,
    why TEXT NOT NULL,
    who TEXT NOT NULL,
    at TEXT NOT NULL
);
INSERT INTO judgement_of_anything
SELECT sequence, id, verdict, subject, '{}', 0, why, who, at FROM judgement;
DROP TABLE judgement;
ALTER TABLE judgement_of_anything RENAME TO judgement;
CREATE INDEX judgement_subject ON judgement (subject, sequence);

CREATE TRIGGER judgement_keeps_rows BEFORE UPDATE ON judgement
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER judgement_keeps_all BEFORE DELETE ON judgement
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER judgement_grows BEFORE INSERT ON judgement
WHEN EXISTS (SELECT 1 FROM judgement WHERE sequence = NEW.sequence)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
