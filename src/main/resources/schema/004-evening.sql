-- Meetings. Facts about one are rows of their own; its state is computed from them and the time.
CREATE TABLE meeting (
    id TEXT PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    local_start TEXT NOT NULL,
    zone TEXT NOT NULL,
    starts_at BIGINT NOT NULL,
    minutes INTEGER NOT NULL,
    agenda TEXT NOT NULL,
    capacity INTEGER NOT NULL,
    door_minutes INTEGER NOT NULL,
    admission TEXT NOT NULL,
    provider TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    created_by TEXT NOT NULL
);
CREATE INDEX meeting_start ON meeting (starts_at);

CREATE TABLE meeting_publication (
    meeting_id TEXT PRIMARY KEY REFERENCES meeting (id),
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);

CREATE TABLE meeting_cancellation (
    meeting_id TEXT PRIMARY KEY REFERENCES meeting (id),
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL,
    reason TEXT NOT NULL
);

-- What somebody wrote into the form; it becomes a registration once the mailbox is proved.
CREATE TABLE registration_request (
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
    asked_at BIGINT NOT NULL
);

-- A person who takes part in one meeting. mailbox is a keyed hash of the address.
CREATE TABLE registrant (
    id TEXT PRIMARY KEY,
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    full_name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    email TEXT,
    mailbox TEXT,
    area TEXT NOT NULL,
    organisation TEXT NOT NULL,
    question TEXT NOT NULL,
    access_needs TEXT NOT NULL,
    party_size INTEGER NOT NULL,
    badge TEXT,
    registered_at BIGINT NOT NULL,
    registered_by TEXT NOT NULL,
    UNIQUE (meeting_id, mailbox)
);
CREATE INDEX registrant_name ON registrant (meeting_id, name_key);

CREATE TABLE approval (
    registrant_id TEXT PRIMARY KEY REFERENCES registrant (id),
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL,
    ground TEXT NOT NULL
);

CREATE TABLE refusal (
    registrant_id TEXT PRIMARY KEY REFERENCES registrant (id),
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL,
    reason TEXT NOT NULL
);

CREATE TABLE withdrawal (
    registrant_id TEXT PRIMARY KEY REFERENCES registrant (id),
    at BIGINT NOT NULL
);

-- People known from before, by a keyed hash of their mailbox, so that erasing a registration does
-- not forget a neighbour.
CREATE TABLE acquaintance (
    mailbox TEXT NOT NULL,
    ground TEXT NOT NULL,
    meeting_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL,
    until BIGINT NOT NULL,
    PRIMARY KEY (mailbox, ground, meeting_id)
);

-- A question put to a mailbox, for the browser that asked. Code and link are kept as keyed hashes.
CREATE TABLE mailbox_challenge (
    id TEXT PRIMARY KEY,
    meeting_id TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    mailbox TEXT NOT NULL,
    browser TEXT NOT NULL,
    code_hash TEXT NOT NULL,
    link_hash TEXT NOT NULL UNIQUE,
    asked_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX mailbox_challenge_mailbox ON mailbox_challenge (mailbox, asked_at);
CREATE INDEX mailbox_challenge_browser ON mailbox_challenge (browser);

CREATE TABLE mailbox_try (
    challenge_id TEXT NOT NULL REFERENCES mailbox_challenge (id),
    number INTEGER NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (challenge_id, number)
);
CREATE INDEX mailbox_try_at ON mailbox_try (at);

CREATE TABLE mailbox_proof (
    challenge_id TEXT PRIMARY KEY REFERENCES mailbox_challenge (id),
    at BIGINT NOT NULL,
    means TEXT NOT NULL
);

-- A personal pass: its token is kept as a keyed hash, and sealed so that it can be sent again.
CREATE TABLE pass (
    id TEXT PRIMARY KEY,
    registrant_id TEXT NOT NULL REFERENCES registrant (id),
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    token_hash TEXT NOT NULL UNIQUE,
    token_sealed ${bytes} NOT NULL,
    arrival_code TEXT NOT NULL,
    issued_at BIGINT NOT NULL
);
CREATE INDEX pass_registrant ON pass (registrant_id);

CREATE TABLE pass_revocation (
    pass_id TEXT PRIMARY KEY REFERENCES pass (id),
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL,
    reason TEXT NOT NULL
);

-- A browser in which a registrant has proved the mailbox.
CREATE TABLE device (
    id TEXT PRIMARY KEY,
    registrant_id TEXT NOT NULL REFERENCES registrant (id),
    browser TEXT NOT NULL,
    label TEXT NOT NULL,
    proved_by TEXT NOT NULL,
    proved_at BIGINT NOT NULL,
    UNIQUE (registrant_id, browser)
);
CREATE INDEX device_browser ON device (browser);

CREATE TABLE device_removal (
    device_id TEXT PRIMARY KEY REFERENCES device (id),
    at BIGINT NOT NULL,
    reason TEXT NOT NULL
);

-- Somebody at the door. A pass has at most one knock that is not closed: its one live seat.
CREATE TABLE knock (
    id TEXT PRIMARY KEY,
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    registrant_id TEXT NOT NULL REFERENCES registrant (id),
    pass_id TEXT NOT NULL REFERENCES pass (id),
    device_id TEXT,
    at BIGINT NOT NULL,
    closed_at BIGINT,
    closed_because TEXT
);
CREATE UNIQUE INDEX knock_one_live_seat ON knock (pass_id) WHERE closed_at IS NULL;
CREATE INDEX knock_meeting ON knock (meeting_id, at);
CREATE INDEX knock_registrant ON knock (registrant_id);

CREATE TABLE verdict (
    knock_id TEXT PRIMARY KEY REFERENCES knock (id),
    decision TEXT NOT NULL,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);

CREATE TABLE hold (
    id TEXT PRIMARY KEY,
    knock_id TEXT NOT NULL REFERENCES knock (id),
    message TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);
CREATE INDEX hold_knock ON hold (knock_id);

-- The personal link was handed over, once, for this admission.
CREATE TABLE entry (
    knock_id TEXT PRIMARY KEY REFERENCES knock (id),
    room_id TEXT NOT NULL,
    device_id TEXT NOT NULL,
    address TEXT NOT NULL,
    user_agent TEXT NOT NULL,
    at BIGINT NOT NULL
);

CREATE TABLE door_freeze (
    id TEXT PRIMARY KEY,
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);
CREATE INDEX door_freeze_meeting ON door_freeze (meeting_id);

CREATE TABLE door_thaw (
    freeze_id TEXT PRIMARY KEY REFERENCES door_freeze (id),
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);

-- Stop now was pressed; the evening goes on once the stop is lifted.
CREATE TABLE door_stop (
    id TEXT PRIMARY KEY,
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    room_id TEXT,
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);
CREATE INDEX door_stop_meeting ON door_stop (meeting_id);

CREATE TABLE door_stop_end (
    stop_id TEXT PRIMARY KEY REFERENCES door_stop (id),
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);

CREATE TABLE lobby_message (
    id TEXT PRIMARY KEY,
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    message TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);
CREATE INDEX lobby_message_meeting ON lobby_message (meeting_id, at);

-- What the forum says of itself, by name.
CREATE TABLE forum_setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    at BIGINT NOT NULL
);

-- A gatekeeper took a turning-away back: the person may knock again.
CREATE TABLE pardon (
    knock_id TEXT PRIMARY KEY REFERENCES knock (id),
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);

-- Somebody pressed a button on a pass's page in a browser that had not proved the mailbox.
CREATE TABLE pass_press (
    pass_id TEXT NOT NULL REFERENCES pass (id),
    browser TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (pass_id, browser)
);
