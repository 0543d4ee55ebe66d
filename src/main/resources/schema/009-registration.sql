-- Somebody who proved a mailbox when all places were taken, until a place becomes free. browser is
-- the keyed hash of the one that proved it: the pass opens there.
CREATE TABLE waiting (
    id TEXT PRIMARY KEY,
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    full_name TEXT NOT NULL,
    email TEXT NOT NULL,
    mailbox TEXT NOT NULL,
    area TEXT NOT NULL,
    organisation TEXT NOT NULL,
    question TEXT NOT NULL,
    access_needs TEXT NOT NULL,
    party_size INTEGER NOT NULL,
    browser TEXT NOT NULL,
    label TEXT NOT NULL,
    at BIGINT NOT NULL,
    UNIQUE (meeting_id, mailbox)
);
CREATE INDEX waiting_line ON waiting (meeting_id, at, id);
CREATE INDEX waiting_browser ON waiting (browser);

-- The address that a browser typed, with most of it covered, so that its owner sees a slip.
CREATE TABLE typed_address (
    challenge_id TEXT PRIMARY KEY REFERENCES mailbox_challenge (id),
    masked TEXT NOT NULL,
    at BIGINT NOT NULL
);

-- A pass on paper, for somebody without a mailbox: the code beside it is sealed and counts once.
CREATE TABLE paper_code (
    id TEXT PRIMARY KEY,
    pass_id TEXT NOT NULL REFERENCES pass (id),
    sealed ${bytes} NOT NULL,
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);
CREATE INDEX paper_code_pass ON paper_code (pass_id);

CREATE TABLE paper_try (
    code_id TEXT NOT NULL REFERENCES paper_code (id),
    number INTEGER NOT NULL,
    browser TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (code_id, number)
);

CREATE TABLE paper_use (
    code_id TEXT PRIMARY KEY REFERENCES paper_code (id),
    device_id TEXT NOT NULL,
    at BIGINT NOT NULL
);

-- Everybody who was to be reminded of a meeting at a time has a letter in the outbox.
CREATE TABLE reminder_round (
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    moment TEXT NOT NULL,
    starts_at BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (meeting_id, moment, starts_at)
);
