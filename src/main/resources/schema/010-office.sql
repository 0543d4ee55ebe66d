-- One-time links to the set-up of a fresh installation; only a keyed hash of the token is kept.
CREATE TABLE set_up_link (
    id TEXT PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    made_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

-- The set-up was begun, which can happen once.
CREATE TABLE set_up_begin (
    only_once INTEGER PRIMARY KEY CHECK (only_once = 1),
    link_id TEXT NOT NULL REFERENCES set_up_link (id),
    at BIGINT NOT NULL
);

-- Steps of the set-up that were done, where no other fact shows it. about says with what: the
-- relay's name, the room provider's.
CREATE TABLE set_up_step (
    step TEXT PRIMARY KEY,
    about TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);

-- Settings that are secrets, such as the mail relay with its password.
CREATE TABLE sealed_setting (
    name TEXT PRIMARY KEY,
    sealed ${bytes} NOT NULL,
    at BIGINT NOT NULL
);

-- A ban with its reason and its end; the acquaintance of the same mailbox keeps it working after
-- the registration is erased.
CREATE TABLE ban (
    id TEXT PRIMARY KEY,
    mailbox TEXT NOT NULL,
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    registrant_id TEXT NOT NULL REFERENCES registrant (id),
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL,
    until BIGINT NOT NULL
);
CREATE INDEX ban_mailbox ON ban (mailbox);

CREATE TABLE ban_lift (
    ban_id TEXT PRIMARY KEY REFERENCES ban (id),
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);

-- A guest by telephone: the number is sealed, its last digits stand on the desk's card.
CREATE TABLE phone_guest (
    registrant_id TEXT PRIMARY KEY REFERENCES registrant (id),
    number_sealed ${bytes} NOT NULL,
    last_digits TEXT NOT NULL
);

-- A gatekeeper rang a guest back, and the person who was to answer did.
CREATE TABLE call_back (
    registrant_id TEXT PRIMARY KEY REFERENCES registrant (id),
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);

-- How one dials into a room, to be told by voice alone.
CREATE TABLE dial_in (
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    generation INTEGER NOT NULL,
    sealed ${bytes} NOT NULL,
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL,
    PRIMARY KEY (meeting_id, generation)
);

-- What is to happen where no gatekeeper comes: the newest row counts.
CREATE TABLE unattended_plan (
    id TEXT PRIMARY KEY,
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    plan TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);
CREATE INDEX unattended_plan_meeting ON unattended_plan (meeting_id);

-- When somebody of the staff last had a meeting's desk open.
CREATE TABLE desk_presence (
    meeting_id TEXT PRIMARY KEY REFERENCES meeting (id),
    at BIGINT NOT NULL
);

-- The plan for an evening without a gatekeeper was begun, and ended once somebody came.
CREATE TABLE unattended_start (
    id TEXT PRIMARY KEY,
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    plan TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX unattended_start_meeting ON unattended_start (meeting_id);

CREATE TABLE unattended_end (
    start_id TEXT PRIMARY KEY REFERENCES unattended_start (id),
    at BIGINT NOT NULL
);

-- A practice evening for one gatekeeper: a meeting that no list and no public page shows.
CREATE TABLE practice_evening (
    meeting_id TEXT PRIMARY KEY REFERENCES meeting (id),
    staff_id TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at BIGINT
);

-- Which registrant an actor of the practice evening is.
CREATE TABLE practice_actor (
    meeting_id TEXT NOT NULL REFERENCES practice_evening (meeting_id),
    part TEXT NOT NULL,
    registrant_id TEXT NOT NULL REFERENCES registrant (id),
    browser TEXT NOT NULL,
    PRIMARY KEY (meeting_id, part)
);

-- Who attended a meeting without anything held against them has been written down.
CREATE TABLE attendance_record (
    meeting_id TEXT PRIMARY KEY REFERENCES meeting (id),
    people INTEGER NOT NULL,
    at BIGINT NOT NULL
);
