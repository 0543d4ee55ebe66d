-- A host let somebody show their screen in a room, or took that back: the newest row counts.
CREATE TABLE room_right (
    id TEXT PRIMARY KEY,
    room_id TEXT NOT NULL REFERENCES room (id),
    pass_id TEXT NOT NULL,
    may_show BOOLEAN NOT NULL,
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);
CREATE INDEX room_right_room ON room_right (room_id, pass_id);

-- A room of our own knows its people by these names alone.
CREATE INDEX room_guest_reference ON room_guest (reference);
