-- Organisers and gatekeepers.
CREATE TABLE staff_member (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    role TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    created_by TEXT NOT NULL
);

CREATE TABLE staff_closure (
    staff_id TEXT PRIMARY KEY REFERENCES staff_member (id),
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);

-- One-time links; only a keyed hash of the token is kept.
CREATE TABLE staff_invitation (
    id TEXT PRIMARY KEY,
    staff_id TEXT NOT NULL REFERENCES staff_member (id),
    token_hash TEXT NOT NULL UNIQUE,
    made_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE TABLE staff_invitation_use (
    invitation_id TEXT PRIMARY KEY REFERENCES staff_invitation (id),
    at BIGINT NOT NULL
);

-- Signed-in browsers, by the keyed hash of their cookie.
CREATE TABLE staff_session (
    id TEXT PRIMARY KEY,
    staff_id TEXT NOT NULL REFERENCES staff_member (id),
    token_hash TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL
);

CREATE TABLE staff_session_end (
    session_id TEXT PRIMARY KEY REFERENCES staff_session (id),
    at BIGINT NOT NULL
);
