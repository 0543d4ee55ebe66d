-- Which checkpoints were mailed to those who keep the ledger's seals, and to how many.
CREATE TABLE ledger_mailing (
    checkpoint BIGINT PRIMARY KEY REFERENCES ledger_checkpoint (number),
    people INTEGER NOT NULL,
    at BIGINT NOT NULL
);
