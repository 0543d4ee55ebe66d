-- Every letter, from the transaction that caused it until a mail server took it or refused it for
-- good. Address and facts are sealed, and erased once the letter is settled.
CREATE TABLE letter (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    meeting_id TEXT,
    generation INTEGER NOT NULL,
    person_id TEXT NOT NULL,
    distinct_by TEXT NOT NULL,
    priority INTEGER NOT NULL,
    mailbox_hash TEXT NOT NULL,
    domain TEXT NOT NULL,
    sealed ${bytes},
    enqueued_at BIGINT NOT NULL,
    expires_at BIGINT,
    attempts INTEGER NOT NULL DEFAULT 0,
    next_attempt_at BIGINT NOT NULL,
    leased_by TEXT,
    leased_until BIGINT NOT NULL DEFAULT 0,
    outcome TEXT,
    settled_at BIGINT,
    words TEXT
);
CREATE UNIQUE INDEX letter_once
    ON letter (kind, COALESCE(meeting_id, ''), generation, person_id, distinct_by);
CREATE INDEX letter_open ON letter (priority, next_attempt_at, id) WHERE outcome IS NULL;
CREATE INDEX letter_meeting ON letter (meeting_id, generation);
CREATE INDEX letter_person ON letter (person_id, meeting_id, generation);
CREATE INDEX letter_mailbox ON letter (mailbox_hash, settled_at);
