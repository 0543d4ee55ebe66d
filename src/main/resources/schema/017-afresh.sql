-- Setting afresh was rehearsed with pretend people, in a forum of its own that is gone.
CREATE TABLE drill (
    id TEXT PRIMARY KEY,
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    people INTEGER NOT NULL,
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);
CREATE INDEX drill_meeting ON drill (meeting_id, id);

-- How a drill ended: what became of the pretend people, or why it broke off.
CREATE TABLE drill_end (
    drill_id TEXT PRIMARY KEY REFERENCES drill (id),
    inside INTEGER NOT NULL,
    waiting INTEGER NOT NULL,
    letters INTEGER NOT NULL,
    sending_millis BIGINT NOT NULL,
    left_over INTEGER NOT NULL,
    broke_off BOOLEAN NOT NULL,
    at BIGINT NOT NULL
);

-- When each step of it was done, in milliseconds since the press.
CREATE TABLE drill_step (
    drill_id TEXT NOT NULL REFERENCES drill (id),
    step TEXT NOT NULL,
    millis BIGINT NOT NULL,
    PRIMARY KEY (drill_id, step)
);

-- A person opened their pass's page by hand, on a proved device, after the meeting was set afresh.
CREATE TABLE rotation_seen (
    rotation_id TEXT NOT NULL REFERENCES rotation (id),
    registrant_id TEXT NOT NULL REFERENCES registrant (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (rotation_id, registrant_id)
);

-- What this forum signs its push messages with (RFC 8292), made when somebody first wants one.
CREATE TABLE push_key (
    name TEXT PRIMARY KEY,
    public_key TEXT NOT NULL,
    sealed ${bytes} NOT NULL,
    at BIGINT NOT NULL
);

-- Browsers in which somebody agreed to be told by push message; sealed is where and with what key.
CREATE TABLE push_subscription (
    id TEXT PRIMARY KEY,
    registrant_id TEXT NOT NULL REFERENCES registrant (id),
    endpoint_hash TEXT NOT NULL,
    sealed ${bytes} NOT NULL,
    at BIGINT NOT NULL,
    UNIQUE (registrant_id, endpoint_hash)
);

-- Telephone numbers for texts in an emergency, of those who left one.
CREATE TABLE text_number (
    registrant_id TEXT PRIMARY KEY REFERENCES registrant (id),
    sealed ${bytes} NOT NULL,
    at BIGINT NOT NULL
);

-- Texts that are owed, one a person and rotation; outcome is empty until the gateway has answered.
CREATE TABLE text_message (
    rotation_id TEXT NOT NULL REFERENCES rotation (id),
    registrant_id TEXT NOT NULL REFERENCES registrant (id),
    outcome TEXT,
    words TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (rotation_id, registrant_id)
);
