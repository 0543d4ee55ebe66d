-- What was signed about the ledger: so many entries, under this root. Numbered from 0 without a gap.
CREATE TABLE ledger_checkpoint (
    number BIGINT PRIMARY KEY,
    size BIGINT NOT NULL,
    root ${bytes} NOT NULL,
    note TEXT NOT NULL,
    at BIGINT NOT NULL
);
