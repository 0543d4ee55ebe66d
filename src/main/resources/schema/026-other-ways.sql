-- Browsers in which somebody agreed to be told by push message, one of each device; sealed is where
-- and with what key. Nothing was ever kept in its first form, which knew no devices.
DROP TABLE push_subscription;
CREATE TABLE push_subscription (
    device_id TEXT PRIMARY KEY REFERENCES device (id),
    sealed ${bytes} NOT NULL,
    at BIGINT NOT NULL
);

-- Push messages that are owed, one a device and rotation. The outcome is empty until the browser's
-- maker has answered; due_at is when it may be tried (again).
CREATE TABLE push_message (
    rotation_id TEXT NOT NULL REFERENCES rotation (id),
    device_id TEXT NOT NULL REFERENCES device (id),
    outcome TEXT,
    words TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    due_at BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (rotation_id, device_id)
);
CREATE INDEX push_message_due ON push_message (due_at) WHERE outcome IS NULL;

-- The same for texts, one a person and rotation. Nothing was ever kept in its first form.
DROP TABLE text_message;
CREATE TABLE text_message (
    rotation_id TEXT NOT NULL REFERENCES rotation (id),
    registrant_id TEXT NOT NULL REFERENCES registrant (id),
    outcome TEXT,
    words TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    due_at BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (rotation_id, registrant_id)
);
CREATE INDEX text_message_due ON text_message (due_at) WHERE outcome IS NULL;
