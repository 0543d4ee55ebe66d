-- What a meeting platform is to be reached by, where an organiser typed it into the office.
CREATE TABLE room_setting (
    provider TEXT PRIMARY KEY,
    sealed ${bytes} NOT NULL,
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);

-- A platform was tried out; the newest row says how it stands.
CREATE TABLE room_trial (
    id TEXT PRIMARY KEY,
    provider TEXT NOT NULL,
    good BOOLEAN NOT NULL,
    findings TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);
CREATE INDEX room_trial_provider ON room_trial (provider, id);

-- A host saw to something in the platform before the door opened; item is a hash of its words.
CREATE TABLE room_tick (
    room_id TEXT NOT NULL REFERENCES room (id),
    item TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL,
    PRIMARY KEY (room_id, item)
);

-- What a platform said afterwards of who was in a room went into the ledger.
CREATE TABLE room_attendance (
    room_id TEXT PRIMARY KEY REFERENCES room (id),
    stays INTEGER NOT NULL,
    strangers INTEGER NOT NULL,
    at BIGINT NOT NULL
);
