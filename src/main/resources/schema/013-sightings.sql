-- Something of ours that stands in public: a room, a link kept for later, or a pass. However often
-- it is repeated, it is one leak.
CREATE TABLE leak (
    id TEXT PRIMARY KEY,
    subject TEXT NOT NULL UNIQUE,
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    pass_id TEXT,
    first_at BIGINT NOT NULL
);
CREATE INDEX leak_meeting ON leak (meeting_id, first_at);

-- What the rules asked for, once for each leak and answer.
CREATE TABLE leak_answer (
    leak_id TEXT NOT NULL REFERENCES leak (id),
    answer TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (leak_id, answer)
);

-- The rotation that answered a leak.
CREATE TABLE leak_rotation (
    leak_id TEXT PRIMARY KEY REFERENCES leak (id),
    rotation_id TEXT NOT NULL,
    at BIGINT NOT NULL
);

-- A post that was seen, by a person or by a program. The post itself is sealed, and erased in time.
CREATE TABLE sighting (
    id TEXT PRIMARY KEY,
    source TEXT NOT NULL,
    post_hash TEXT NOT NULL UNIQUE,
    meeting_id TEXT,
    seen_at BIGINT NOT NULL,
    written_at BIGINT,
    sha256 TEXT NOT NULL,
    sealed ${bytes},
    erase_at BIGINT NOT NULL
);
CREATE INDEX sighting_seen ON sighting (seen_at);
CREATE INDEX sighting_erase ON sighting (erase_at) WHERE sealed IS NOT NULL;

-- Which leaks stand in a post, and how sure that is.
CREATE TABLE exposure (
    sighting_id TEXT NOT NULL REFERENCES sighting (id),
    leak_id TEXT NOT NULL REFERENCES leak (id),
    grade TEXT NOT NULL,
    reasons TEXT NOT NULL,
    PRIMARY KEY (sighting_id, leak_id)
);
CREATE INDEX exposure_leak ON exposure (leak_id);

-- What a person thinks of a sighting: a leak, or nothing.
CREATE TABLE sighting_judgement (
    id TEXT PRIMARY KEY,
    sighting_id TEXT NOT NULL REFERENCES sighting (id),
    is_leak BOOLEAN NOT NULL,
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);
CREATE INDEX sighting_judgement_of ON sighting_judgement (sighting_id);

-- Kept for an incident: not erased while the hold stands.
CREATE TABLE sighting_hold (
    sighting_id TEXT NOT NULL REFERENCES sighting (id),
    incident TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (sighting_id, incident)
);

-- A picture that somebody sent: as it came, as we drew it anew, and blurred; all sealed.
CREATE TABLE sighting_picture (
    sighting_id TEXT PRIMARY KEY REFERENCES sighting (id),
    sealed_original ${bytes},
    sealed_copy ${bytes},
    sealed_blurred ${bytes},
    read_at BIGINT,
    trouble TEXT
);

-- What the forum wants done, by grade.
CREATE TABLE watch_rule (
    grade TEXT PRIMARY KEY,
    answer TEXT NOT NULL,
    hours INTEGER NOT NULL,
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);

-- How each source stands, and where it goes on reading.
CREATE TABLE watch_state (
    source TEXT PRIMARY KEY,
    heard_at BIGINT,
    blind_since BIGINT,
    trouble TEXT
);
CREATE TABLE watch_kept (
    source TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (source, name)
);
CREATE TABLE watch_gap (
    id TEXT PRIMARY KEY,
    source TEXT NOT NULL,
    from_at BIGINT NOT NULL,
    until_at BIGINT NOT NULL
);
CREATE INDEX watch_gap_source ON watch_gap (source, until_at);

-- An organiser agreed that a service learns the number of a meeting.
CREATE TABLE watch_consent (
    id TEXT PRIMARY KEY,
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    source TEXT NOT NULL,
    given BOOLEAN NOT NULL,
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);
CREATE INDEX watch_consent_meeting ON watch_consent (meeting_id, source);

-- Somebody looked round in public before a meeting.
CREATE TABLE look_round (
    id TEXT PRIMARY KEY,
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    places TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);
CREATE INDEX look_round_meeting ON look_round (meeting_id, at);

-- How often the page that is safe to share was shared, by day (UTC).
CREATE TABLE reach (
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    day TEXT NOT NULL,
    source TEXT NOT NULL,
    shares INTEGER NOT NULL,
    PRIMARY KEY (meeting_id, day, source)
);
