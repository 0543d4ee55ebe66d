-- The rooms of a meeting, one after the other; what leads into them is sealed.
CREATE TABLE room (
    id TEXT PRIMARY KEY,
    meeting_id TEXT NOT NULL,
    generation INTEGER NOT NULL,
    request_key TEXT NOT NULL UNIQUE,
    provider TEXT NOT NULL,
    reference_hash TEXT NOT NULL,
    sealed_details ${bytes} NOT NULL,
    opened_at BIGINT NOT NULL,
    opened_by TEXT NOT NULL,
    UNIQUE (meeting_id, generation)
);
CREATE INDEX room_reference ON room (reference_hash);

-- A room that is closed for good. The row comes first, the platform is told afterwards.
CREATE TABLE room_end (
    room_id TEXT PRIMARY KEY REFERENCES room (id),
    ended_at BIGINT NOT NULL,
    ended_by TEXT NOT NULL
);

-- Every step taken with a platform: begun before the call, its outcome after it.
CREATE TABLE room_step (
    id TEXT PRIMARY KEY,
    meeting_id TEXT NOT NULL,
    request_key TEXT NOT NULL,
    step TEXT NOT NULL,
    outcome TEXT NOT NULL,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX room_step_request ON room_step (request_key, step, id);

-- Links kept ready by the organiser, in the order of their use.
CREATE TABLE room_spare (
    meeting_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    sealed_link ${bytes} NOT NULL,
    used_by TEXT UNIQUE,
    PRIMARY KEY (meeting_id, position)
);

-- Whom a room's platform knows by which name of its own.
CREATE TABLE room_guest (
    room_id TEXT NOT NULL REFERENCES room (id),
    reference TEXT NOT NULL,
    pass_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (room_id, reference)
);
CREATE INDEX room_guest_pass ON room_guest (pass_id);

-- What platforms reported of their own accord, as received, so that it can be shown and replayed.
CREATE TABLE room_report (
    id TEXT PRIMARY KEY,
    provider TEXT NOT NULL,
    duplicate_key TEXT NOT NULL UNIQUE,
    received_at BIGINT NOT NULL,
    sealed_body ${bytes} NOT NULL
);
CREATE INDEX room_report_received ON room_report (provider, received_at);

-- What a platform lets us do so many times a day (UTC), and how often we did it.
CREATE TABLE room_allowance (
    name TEXT NOT NULL,
    day TEXT NOT NULL,
    used INTEGER NOT NULL,
    PRIMARY KEY (name, day)
);
