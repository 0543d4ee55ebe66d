-- A gatekeeper's desk inside the meeting platform's own program is opened by a code that works
-- once; only a keyed hash of it is kept.
CREATE TABLE in_room_code (
    id TEXT PRIMARY KEY,
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    staff_id TEXT NOT NULL REFERENCES staff_member (id),
    code_hash TEXT NOT NULL UNIQUE,
    at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

-- Where it was typed in, by the keyed hash of that browser's cookie.
CREATE TABLE in_room_session (
    code_id TEXT PRIMARY KEY REFERENCES in_room_code (id),
    token_hash TEXT NOT NULL UNIQUE,
    at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE TABLE in_room_session_end (
    code_id TEXT PRIMARY KEY REFERENCES in_room_code (id),
    at BIGINT NOT NULL
);

-- What such a desk was given to do with one person; person is a keyed hash of what the platform
-- calls them there.
CREATE TABLE in_room_order (
    id TEXT PRIMARY KEY,
    room_id TEXT NOT NULL REFERENCES room (id),
    act TEXT NOT NULL,
    person TEXT NOT NULL,
    pass_id TEXT REFERENCES pass (id),
    by_whom TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX in_room_order_room ON in_room_order (room_id, id);

-- What came of it: 0, or the number that the platform's program gives for its refusal.
CREATE TABLE in_room_result (
    order_id TEXT PRIMARY KEY REFERENCES in_room_order (id),
    code INTEGER NOT NULL,
    at BIGINT NOT NULL
);
