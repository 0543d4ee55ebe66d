-- A meeting is set up afresh: a new room, exposed passes replaced, everybody told.
CREATE TABLE rotation (
    id TEXT PRIMARY KEY,
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    generation INTEGER NOT NULL,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);
CREATE INDEX rotation_meeting ON rotation (meeting_id, at);

-- The passes that were seen in public.
CREATE TABLE rotation_exposure (
    rotation_id TEXT NOT NULL REFERENCES rotation (id),
    pass_id TEXT NOT NULL REFERENCES pass (id),
    PRIMARY KEY (rotation_id, pass_id)
);

-- Steps that are done; what is not here is done next, also after a crash.
CREATE TABLE rotation_step (
    rotation_id TEXT NOT NULL REFERENCES rotation (id),
    step TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (rotation_id, step)
);

-- Why a step did not work, each time that it was tried.
CREATE TABLE rotation_trouble (
    id TEXT PRIMARY KEY,
    rotation_id TEXT NOT NULL REFERENCES rotation (id),
    step TEXT NOT NULL,
    words TEXT NOT NULL,
    at BIGINT NOT NULL
);

-- A later rotation took this one's place before it was finished.
CREATE TABLE rotation_supersession (
    rotation_id TEXT PRIMARY KEY REFERENCES rotation (id),
    at BIGINT NOT NULL
);
