-- Everything that was done, in order and for ever: canonical JSON, numbered from 0 without a gap.
CREATE TABLE ledger_entry (
    number BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    meeting_id TEXT,
    body TEXT NOT NULL,
    leaf_hash ${bytes} NOT NULL
);
CREATE INDEX ledger_entry_meeting ON ledger_entry (meeting_id, number);

-- What opens the commitments to personal fields; erased with the person.
CREATE TABLE ledger_opening (
    number BIGINT NOT NULL REFERENCES ledger_entry (number),
    field TEXT NOT NULL,
    person_id TEXT NOT NULL,
    salt ${bytes} NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (number, field)
);
CREATE INDEX ledger_opening_person ON ledger_opening (person_id);
