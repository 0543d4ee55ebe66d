-- Something went wrong at a meeting. Nothing of it is ever changed: what is wrong is corrected by
-- another row.
CREATE TABLE incident (
    id TEXT PRIMARY KEY,
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    occurred_at BIGINT NOT NULL,
    origin TEXT NOT NULL,
    cause TEXT NOT NULL UNIQUE,
    opened_at BIGINT NOT NULL,
    opened_by TEXT NOT NULL
);
CREATE INDEX incident_meeting ON incident (meeting_id, occurred_at);

CREATE TABLE incident_closure (
    incident_id TEXT PRIMARY KEY REFERENCES incident (id),
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);

-- Whose rows belong to the incident, and why.
CREATE TABLE incident_person (
    incident_id TEXT NOT NULL REFERENCES incident (id),
    registrant_id TEXT NOT NULL,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (incident_id, registrant_id)
);
CREATE INDEX incident_person_registrant ON incident_person (registrant_id);

-- The rows of those concerned are kept until then; the newest row counts.
CREATE TABLE incident_hold (
    id TEXT PRIMARY KEY,
    incident_id TEXT NOT NULL REFERENCES incident (id),
    until BIGINT NOT NULL,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);
CREATE INDEX incident_hold_incident ON incident_hold (incident_id, id);

-- What somebody saw or heard, and apart from it what somebody makes of it. Words only.
CREATE TABLE incident_note (
    id TEXT PRIMARY KEY,
    incident_id TEXT NOT NULL REFERENCES incident (id),
    kind TEXT NOT NULL,
    witness TEXT NOT NULL,
    seen_at BIGINT,
    words TEXT NOT NULL,
    corrects TEXT,
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);
CREATE INDEX incident_note_incident ON incident_note (incident_id, id);

-- To whom the incident was reported, under which reference.
CREATE TABLE incident_referral (
    id TEXT PRIMARY KEY,
    incident_id TEXT NOT NULL REFERENCES incident (id),
    contact TEXT NOT NULL,
    reference TEXT NOT NULL,
    confirm_by BIGINT,
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);
CREATE INDEX incident_referral_incident ON incident_referral (incident_id, id);

CREATE TABLE incident_referral_confirmation (
    referral_id TEXT PRIMARY KEY REFERENCES incident_referral (id),
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);

-- An evidence pack that was made, and for whom.
CREATE TABLE incident_pack (
    id TEXT PRIMARY KEY,
    incident_id TEXT NOT NULL REFERENCES incident (id),
    recipient TEXT NOT NULL,
    basis TEXT NOT NULL,
    annex TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);
CREATE INDEX incident_pack_incident ON incident_pack (incident_id, id);

-- What a finished pack is known by: the hash of its tag manifest.
CREATE TABLE incident_pack_seal (
    pack_id TEXT PRIMARY KEY REFERENCES incident_pack (id),
    hash TEXT NOT NULL,
    at BIGINT NOT NULL
);

-- Somebody on the staff shows afresh that it is they: a code mailed to their own address.
CREATE TABLE staff_fresh (
    id TEXT PRIMARY KEY,
    staff_id TEXT NOT NULL REFERENCES staff_member (id),
    session TEXT NOT NULL,
    code_hash TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    proved_at BIGINT
);
CREATE INDEX staff_fresh_session ON staff_fresh (session, id);

-- What an independent clock said of a checkpoint (RFC 3161).
CREATE TABLE ledger_timestamp (
    checkpoint BIGINT PRIMARY KEY REFERENCES ledger_checkpoint (number),
    token ${bytes} NOT NULL,
    said_at BIGINT NOT NULL,
    asked_at BIGINT NOT NULL,
    answered_at BIGINT NOT NULL
);

-- Faults of the program itself, as its log tells them.
CREATE TABLE fault (
    id TEXT PRIMARY KEY,
    at BIGINT NOT NULL,
    level TEXT NOT NULL,
    source TEXT NOT NULL,
    words TEXT NOT NULL
);
CREATE INDEX fault_at ON fault (at);

-- What somebody asked for privately after an incident: support, or to be written to no more.
CREATE TABLE incident_wish (
    registrant_id TEXT NOT NULL REFERENCES registrant (id),
    kind TEXT NOT NULL,
    words TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (registrant_id, kind)
);
