CREATE TABLE acquaintance (
    mailbox TEXT NOT NULL,
    ground TEXT NOT NULL,
    meeting_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL,
    until BIGINT NOT NULL,
    PRIMARY KEY (mailbox, ground, meeting_id)
);

CREATE TABLE approval (
    registrant_id TEXT PRIMARY KEY REFERENCES registrant (id),
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL,
    ground TEXT NOT NULL
);

CREATE TABLE attendance_record (
    meeting_id TEXT PRIMARY KEY REFERENCES meeting (id),
    people INTEGER NOT NULL,
    at BIGINT NOT NULL
);

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

CREATE TABLE call_back (
    registrant_id TEXT PRIMARY KEY REFERENCES registrant (id),
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);

CREATE TABLE desk_presence (
    meeting_id TEXT PRIMARY KEY REFERENCES meeting (id),
    at BIGINT NOT NULL
);

CREATE TABLE device (
    id TEXT PRIMARY KEY,
    registrant_id TEXT NOT NULL REFERENCES registrant (id),
    browser TEXT NOT NULL,
    label TEXT NOT NULL,
    proved_by TEXT NOT NULL,
    proved_at BIGINT NOT NULL,
    UNIQUE (registrant_id, browser)
);

CREATE INDEX device_browser ON device (browser);

CREATE TABLE device_removal (
    device_id TEXT PRIMARY KEY REFERENCES device (id),
    at BIGINT NOT NULL,
    reason TEXT NOT NULL
);

CREATE TABLE dial_in (
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    generation INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL,
    PRIMARY KEY (meeting_id, generation)
);

CREATE TABLE door_freeze (
    id TEXT PRIMARY KEY,
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);

CREATE INDEX door_freeze_meeting ON door_freeze (meeting_id);

CREATE TABLE door_stop (
    id TEXT PRIMARY KEY,
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    room_id TEXT,
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);

CREATE INDEX door_stop_meeting ON door_stop (meeting_id);

CREATE TABLE door_stop_end (
    stop_id TEXT PRIMARY KEY REFERENCES door_stop (id),
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);

CREATE TABLE door_thaw (
    freeze_id TEXT PRIMARY KEY REFERENCES door_freeze (id),
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);

CREATE TABLE drill (
    id TEXT PRIMARY KEY,
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    people INTEGER NOT NULL,
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);

CREATE INDEX drill_meeting ON drill (meeting_id, id);

CREATE TABLE drill_end (
    drill_id TEXT PRIMARY KEY REFERENCES drill (id),
    inside INTEGER NOT NULL,
    waiting INTEGER NOT NULL,
    letters INTEGER NOT NULL,
    sending_millis BIGINT NOT NULL,
    left_over INTEGER NOT NULL,
    broke_off BOOLEAN NOT NULL,
    at BIGINT NOT NULL
);

CREATE TABLE drill_step (
    drill_id TEXT NOT NULL REFERENCES drill (id),
    step TEXT NOT NULL,
    millis BIGINT NOT NULL,
    PRIMARY KEY (drill_id, step)
);

CREATE TABLE entry (
    knock_id TEXT PRIMARY KEY REFERENCES knock (id),
    room_id TEXT NOT NULL,
    device_id TEXT NOT NULL,
    address TEXT NOT NULL,
    user_agent TEXT NOT NULL,
    at BIGINT NOT NULL
);

CREATE TABLE exposure (
    sighting_id TEXT NOT NULL REFERENCES sighting (id),
    leak_id TEXT NOT NULL REFERENCES leak (id),
    grade TEXT NOT NULL,
    reasons TEXT NOT NULL,
    PRIMARY KEY (sighting_id, leak_id)
);

CREATE INDEX exposure_leak ON exposure (leak_id);

CREATE TABLE fault (
    id TEXT PRIMARY KEY,
    at BIGINT NOT NULL,
    level TEXT NOT NULL,
    source TEXT NOT NULL,
    words TEXT NOT NULL
);

CREATE INDEX fault_at ON fault (at);

CREATE TABLE forum_setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    at BIGINT NOT NULL
);

CREATE TABLE hold (
    id TEXT PRIMARY KEY,
    knock_id TEXT NOT NULL REFERENCES knock (id),
    message TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);

CREATE INDEX hold_knock ON hold (knock_id);

CREATE TABLE in_room_code (
    id TEXT PRIMARY KEY,
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    staff_id TEXT NOT NULL REFERENCES staff_member (id),
    code_hash TEXT NOT NULL UNIQUE,
    at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

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

CREATE TABLE in_room_result (
    order_id TEXT PRIMARY KEY REFERENCES in_room_order (id),
    code INTEGER NOT NULL,
    at BIGINT NOT NULL
);

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

CREATE TABLE incident_hold (
    id TEXT PRIMARY KEY,
    incident_id TEXT NOT NULL REFERENCES incident (id),
    until BIGINT NOT NULL,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);

CREATE INDEX incident_hold_incident ON incident_hold (incident_id, id);

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

CREATE TABLE incident_pack_seal (
    pack_id TEXT PRIMARY KEY REFERENCES incident_pack (id),
    hash TEXT NOT NULL,
    at BIGINT NOT NULL
);

CREATE TABLE incident_person (
    incident_id TEXT NOT NULL REFERENCES incident (id),
    registrant_id TEXT NOT NULL,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (incident_id, registrant_id)
);

CREATE INDEX incident_person_registrant ON incident_person (registrant_id);

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

CREATE TABLE incident_wish (
    registrant_id TEXT NOT NULL REFERENCES registrant (id),
    kind TEXT NOT NULL,
    words TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (registrant_id, kind)
);

CREATE TABLE knock (
    id TEXT PRIMARY KEY,
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    registrant_id TEXT NOT NULL REFERENCES registrant (id),
    pass_id TEXT NOT NULL REFERENCES pass (id),
    device_id TEXT,
    at BIGINT NOT NULL,
    closed_at BIGINT,
    closed_because TEXT
);

CREATE INDEX knock_meeting ON knock (meeting_id, at);

CREATE UNIQUE INDEX knock_one_live_seat ON knock (pass_id) WHERE closed_at IS NULL;

CREATE INDEX knock_registrant ON knock (registrant_id);

CREATE TABLE leak (
    id TEXT PRIMARY KEY,
    subject TEXT NOT NULL UNIQUE,
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    pass_id TEXT,
    first_at BIGINT NOT NULL
);

CREATE INDEX leak_meeting ON leak (meeting_id, first_at);

CREATE TABLE leak_answer (
    leak_id TEXT NOT NULL REFERENCES leak (id),
    answer TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (leak_id, answer)
);

CREATE TABLE leak_rotation (
    leak_id TEXT PRIMARY KEY REFERENCES leak (id),
    rotation_id TEXT NOT NULL,
    at BIGINT NOT NULL
);

CREATE TABLE ledger_checkpoint (
    number BIGINT PRIMARY KEY,
    size BIGINT NOT NULL,
    root BLOB NOT NULL,
    note TEXT NOT NULL,
    at BIGINT NOT NULL
);

CREATE TABLE ledger_entry (
    number BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    meeting_id TEXT,
    body TEXT NOT NULL,
    leaf_hash BLOB NOT NULL
);

CREATE INDEX ledger_entry_meeting ON ledger_entry (meeting_id, number);

CREATE TABLE ledger_mailing (
    checkpoint BIGINT PRIMARY KEY REFERENCES ledger_checkpoint (number),
    people INTEGER NOT NULL,
    at BIGINT NOT NULL
);

CREATE TABLE ledger_opening (
    number BIGINT NOT NULL REFERENCES ledger_entry (number),
    field TEXT NOT NULL,
    person_id TEXT NOT NULL,
    salt BLOB NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (number, field)
);

CREATE INDEX ledger_opening_person ON ledger_opening (person_id);

CREATE TABLE ledger_timestamp (
    checkpoint BIGINT PRIMARY KEY REFERENCES ledger_checkpoint (number),
    token BLOB NOT NULL,
    said_at BIGINT NOT NULL,
    asked_at BIGINT NOT NULL,
    answered_at BIGINT NOT NULL
);

CREATE TABLE letter (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    meeting_id TEXT,
    generation INTEGER NOT NULL,
    person_id TEXT NOT NULL,
    distinct_by TEXT NOT NULL,
    priority INTEGER NOT NULL,
    mailbox_hash TEXT NOT NULL,
    domain TEXT NOT NULL,
    sealed BLOB,
    enqueued_at BIGINT NOT NULL,
    expires_at BIGINT,
    attempts INTEGER NOT NULL DEFAULT 0,
    next_attempt_at BIGINT NOT NULL,
    leased_by TEXT,
    leased_until BIGINT NOT NULL DEFAULT 0,
    outcome TEXT,
    settled_at BIGINT,
    words TEXT
, relay TEXT);

CREATE INDEX letter_mailbox ON letter (mailbox_hash, settled_at);

CREATE INDEX letter_meeting ON letter (meeting_id, generation);

CREATE UNIQUE INDEX letter_once
    ON letter (kind, COALESCE(meeting_id, ''), generation, person_id, distinct_by);

CREATE INDEX letter_open ON letter (priority, next_attempt_at, id) WHERE outcome IS NULL;

CREATE INDEX letter_person ON letter (person_id, meeting_id, generation);

CREATE INDEX letter_relay ON letter (relay, settled_at) WHERE relay IS NOT NULL;

CREATE TABLE lobby_message (
    id TEXT PRIMARY KEY,
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    message TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);

CREATE INDEX lobby_message_meeting ON lobby_message (meeting_id, at);

CREATE TABLE look_round (
    id TEXT PRIMARY KEY,
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    places TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);

CREATE INDEX look_round_meeting ON look_round (meeting_id, at);

CREATE TABLE mailbox_challenge (
    id TEXT PRIMARY KEY,
    meeting_id TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    mailbox TEXT NOT NULL,
    browser TEXT NOT NULL,
    code_hash TEXT NOT NULL,
    link_hash TEXT NOT NULL UNIQUE,
    asked_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE INDEX mailbox_challenge_browser ON mailbox_challenge (browser);

CREATE INDEX mailbox_challenge_mailbox ON mailbox_challenge (mailbox, asked_at);

CREATE TABLE mailbox_proof (
    challenge_id TEXT PRIMARY KEY REFERENCES mailbox_challenge (id),
    at BIGINT NOT NULL,
    means TEXT NOT NULL
);

CREATE TABLE mailbox_try (
    challenge_id TEXT NOT NULL REFERENCES mailbox_challenge (id),
    number INTEGER NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (challenge_id, number)
);

CREATE INDEX mailbox_try_at ON mailbox_try (at);

CREATE TABLE meeting (
    id TEXT PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    local_start TEXT NOT NULL,
    zone TEXT NOT NULL,
    starts_at BIGINT NOT NULL,
    minutes INTEGER NOT NULL,
    agenda TEXT NOT NULL,
    capacity INTEGER NOT NULL,
    door_minutes INTEGER NOT NULL,
    admission TEXT NOT NULL,
    provider TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    created_by TEXT NOT NULL
);

CREATE INDEX meeting_start ON meeting (starts_at);

CREATE TABLE meeting_cancellation (
    meeting_id TEXT PRIMARY KEY REFERENCES meeting (id),
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL,
    reason TEXT NOT NULL
);

CREATE TABLE meeting_publication (
    meeting_id TEXT PRIMARY KEY REFERENCES meeting (id),
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);

CREATE TABLE paper_code (
    id TEXT PRIMARY KEY,
    pass_id TEXT NOT NULL REFERENCES pass (id),
    sealed BLOB NOT NULL,
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);

CREATE INDEX paper_code_pass ON paper_code (pass_id);

CREATE TABLE paper_try (
    code_id TEXT NOT NULL REFERENCES paper_code (id),
    number INTEGER NOT NULL,
    browser TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (code_id, number)
);

CREATE TABLE paper_use (
    code_id TEXT PRIMARY KEY REFERENCES paper_code (id),
    device_id TEXT NOT NULL,
    at BIGINT NOT NULL
);

CREATE TABLE pardon (
    knock_id TEXT PRIMARY KEY REFERENCES knock (id),
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);

CREATE TABLE pass (
    id TEXT PRIMARY KEY,
    registrant_id TEXT NOT NULL REFERENCES registrant (id),
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    token_hash TEXT NOT NULL UNIQUE,
    token_sealed BLOB NOT NULL,
    arrival_code TEXT NOT NULL,
    issued_at BIGINT NOT NULL
);

CREATE INDEX pass_registrant ON pass (registrant_id);

CREATE TABLE pass_press (
    pass_id TEXT NOT NULL REFERENCES pass (id),
    browser TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (pass_id, browser)
);

CREATE TABLE pass_revocation (
    pass_id TEXT PRIMARY KEY REFERENCES pass (id),
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL,
    reason TEXT NOT NULL
);

CREATE TABLE phone_guest (
    registrant_id TEXT PRIMARY KEY REFERENCES registrant (id),
    number_sealed BLOB NOT NULL,
    last_digits TEXT NOT NULL
);

CREATE TABLE practice_actor (
    meeting_id TEXT NOT NULL REFERENCES practice_evening (meeting_id),
    part TEXT NOT NULL,
    registrant_id TEXT NOT NULL REFERENCES registrant (id),
    browser TEXT NOT NULL,
    PRIMARY KEY (meeting_id, part)
);

CREATE TABLE practice_evening (
    meeting_id TEXT PRIMARY KEY REFERENCES meeting (id),
    staff_id TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at BIGINT
);

CREATE TABLE push_key (
    name TEXT PRIMARY KEY,
    public_key TEXT NOT NULL,
    sealed BLOB NOT NULL,
    at BIGINT NOT NULL
);

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

CREATE TABLE push_subscription (
    device_id TEXT PRIMARY KEY REFERENCES device (id),
    sealed BLOB NOT NULL,
    at BIGINT NOT NULL
);

CREATE TABLE reach (
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    day TEXT NOT NULL,
    source TEXT NOT NULL,
    shares INTEGER NOT NULL,
    PRIMARY KEY (meeting_id, day, source)
);

CREATE TABLE refusal (
    registrant_id TEXT PRIMARY KEY REFERENCES registrant (id),
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL,
    reason TEXT NOT NULL
);

CREATE TABLE registrant (
    id TEXT PRIMARY KEY,
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    full_name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    email TEXT,
    mailbox TEXT,
    area TEXT NOT NULL,
    organisation TEXT NOT NULL,
    question TEXT NOT NULL,
    access_needs TEXT NOT NULL,
    party_size INTEGER NOT NULL,
    badge TEXT,
    registered_at BIGINT NOT NULL,
    registered_by TEXT NOT NULL,
    UNIQUE (meeting_id, mailbox)
);

CREATE INDEX registrant_name ON registrant (meeting_id, name_key);

CREATE TABLE registration_request (
    id TEXT PRIMARY KEY,
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    full_name TEXT NOT NULL,
    email TEXT NOT NULL,
    mailbox TEXT NOT NULL,
    area TEXT NOT NULL,
    organisation TEXT NOT NULL,
    question TEXT NOT NULL,
    access_needs TEXT NOT NULL,
    party_size INTEGER NOT NULL,
    asked_at BIGINT NOT NULL
);

CREATE TABLE reminder_round (
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    moment TEXT NOT NULL,
    starts_at BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (meeting_id, moment, starts_at)
);

CREATE TABLE room (
    id TEXT PRIMARY KEY,
    meeting_id TEXT NOT NULL,
    generation INTEGER NOT NULL,
    request_key TEXT NOT NULL UNIQUE,
    provider TEXT NOT NULL,
    reference_hash TEXT NOT NULL,
    sealed_details BLOB NOT NULL,
    opened_at BIGINT NOT NULL,
    opened_by TEXT NOT NULL,
    UNIQUE (meeting_id, generation)
);

CREATE INDEX room_reference ON room (reference_hash);

CREATE TABLE room_allowance (
    name TEXT NOT NULL,
    day TEXT NOT NULL,
    used INTEGER NOT NULL,
    PRIMARY KEY (name, day)
);

CREATE TABLE room_attendance (
    room_id TEXT PRIMARY KEY REFERENCES room (id),
    stays INTEGER NOT NULL,
    strangers INTEGER NOT NULL,
    at BIGINT NOT NULL
);

CREATE TABLE room_end (
    room_id TEXT PRIMARY KEY REFERENCES room (id),
    ended_at BIGINT NOT NULL,
    ended_by TEXT NOT NULL
);

CREATE TABLE room_guest (
    room_id TEXT NOT NULL REFERENCES room (id),
    reference TEXT NOT NULL,
    pass_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (room_id, reference)
);

CREATE INDEX room_guest_pass ON room_guest (pass_id);

CREATE INDEX room_guest_reference ON room_guest (reference);

CREATE TABLE room_report (
    id TEXT PRIMARY KEY,
    provider TEXT NOT NULL,
    duplicate_key TEXT NOT NULL UNIQUE,
    received_at BIGINT NOT NULL,
    sealed_body BLOB NOT NULL
);

CREATE INDEX room_report_received ON room_report (provider, received_at);

CREATE TABLE room_right (
    id TEXT PRIMARY KEY,
    room_id TEXT NOT NULL REFERENCES room (id),
    pass_id TEXT NOT NULL,
    may_show BOOLEAN NOT NULL,
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);

CREATE INDEX room_right_room ON room_right (room_id, pass_id);

CREATE TABLE room_setting (
    provider TEXT PRIMARY KEY,
    sealed BLOB NOT NULL,
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);

CREATE TABLE room_spare (
    meeting_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    sealed_link BLOB NOT NULL,
    used_by TEXT UNIQUE,
    PRIMARY KEY (meeting_id, position)
);

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

CREATE TABLE room_tick (
    room_id TEXT NOT NULL REFERENCES room (id),
    item TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL,
    PRIMARY KEY (room_id, item)
);

CREATE TABLE room_trial (
    id TEXT PRIMARY KEY,
    provider TEXT NOT NULL,
    good BOOLEAN NOT NULL,
    findings TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);

CREATE INDEX room_trial_provider ON room_trial (provider, id);

CREATE TABLE rotation (
    id TEXT PRIMARY KEY,
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    generation INTEGER NOT NULL,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);

CREATE INDEX rotation_meeting ON rotation (meeting_id, at);

CREATE TABLE rotation_exposure (
    rotation_id TEXT NOT NULL REFERENCES rotation (id),
    pass_id TEXT NOT NULL REFERENCES pass (id),
    PRIMARY KEY (rotation_id, pass_id)
);

CREATE TABLE rotation_seen (
    rotation_id TEXT NOT NULL REFERENCES rotation (id),
    registrant_id TEXT NOT NULL REFERENCES registrant (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (rotation_id, registrant_id)
);

CREATE TABLE rotation_step (
    rotation_id TEXT NOT NULL REFERENCES rotation (id),
    step TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (rotation_id, step)
);

CREATE TABLE rotation_supersession (
    rotation_id TEXT PRIMARY KEY REFERENCES rotation (id),
    at BIGINT NOT NULL
);

CREATE TABLE rotation_trouble (
    id TEXT PRIMARY KEY,
    rotation_id TEXT NOT NULL REFERENCES rotation (id),
    step TEXT NOT NULL,
    words TEXT NOT NULL,
    at BIGINT NOT NULL
);

CREATE TABLE sealed_setting (
    name TEXT PRIMARY KEY,
    sealed BLOB NOT NULL,
    at BIGINT NOT NULL
);

CREATE TABLE set_up_begin (
    only_once INTEGER PRIMARY KEY CHECK (only_once = 1),
    link_id TEXT NOT NULL REFERENCES set_up_link (id),
    at BIGINT NOT NULL
);

CREATE TABLE set_up_link (
    id TEXT PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    made_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE TABLE set_up_step (
    step TEXT PRIMARY KEY,
    about TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);

CREATE TABLE sighting (
    id TEXT PRIMARY KEY,
    source TEXT NOT NULL,
    post_hash TEXT NOT NULL UNIQUE,
    meeting_id TEXT,
    seen_at BIGINT NOT NULL,
    written_at BIGINT,
    sha256 TEXT NOT NULL,
    sealed BLOB,
    erase_at BIGINT NOT NULL
);

CREATE INDEX sighting_erase ON sighting (erase_at) WHERE sealed IS NOT NULL;

CREATE INDEX sighting_seen ON sighting (seen_at);

CREATE TABLE sighting_hold (
    sighting_id TEXT NOT NULL REFERENCES sighting (id),
    incident TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (sighting_id, incident)
);

CREATE TABLE sighting_judgement (
    id TEXT PRIMARY KEY,
    sighting_id TEXT NOT NULL REFERENCES sighting (id),
    is_leak BOOLEAN NOT NULL,
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);

CREATE INDEX sighting_judgement_of ON sighting_judgement (sighting_id);

CREATE TABLE sighting_picture (
    sighting_id TEXT PRIMARY KEY REFERENCES sighting (id),
    sealed_original BLOB,
    sealed_copy BLOB,
    sealed_blurred BLOB,
    read_at BIGINT,
    trouble TEXT
);

CREATE TABLE staff_closure (
    staff_id TEXT PRIMARY KEY REFERENCES staff_member (id),
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);

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

CREATE TABLE staff_member (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    role TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    created_by TEXT NOT NULL
);

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

CREATE TABLE text_number (
    registrant_id TEXT PRIMARY KEY REFERENCES registrant (id),
    sealed BLOB NOT NULL,
    at BIGINT NOT NULL
);

CREATE TABLE typed_address (
    challenge_id TEXT PRIMARY KEY REFERENCES mailbox_challenge (id),
    masked TEXT NOT NULL,
    at BIGINT NOT NULL
);

CREATE TABLE unattended_end (
    start_id TEXT PRIMARY KEY REFERENCES unattended_start (id),
    at BIGINT NOT NULL
);

CREATE TABLE unattended_plan (
    id TEXT PRIMARY KEY,
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    plan TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);

CREATE INDEX unattended_plan_meeting ON unattended_plan (meeting_id);

CREATE TABLE unattended_start (
    id TEXT PRIMARY KEY,
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    plan TEXT NOT NULL,
    at BIGINT NOT NULL
);

CREATE INDEX unattended_start_meeting ON unattended_start (meeting_id);

CREATE TABLE verdict (
    knock_id TEXT PRIMARY KEY REFERENCES knock (id),
    decision TEXT NOT NULL,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);

CREATE TABLE waiting (
    id TEXT PRIMARY KEY,
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    full_name TEXT NOT NULL,
    email TEXT NOT NULL,
    mailbox TEXT NOT NULL,
    area TEXT NOT NULL,
    organisation TEXT NOT NULL,
    question TEXT NOT NULL,
    access_needs TEXT NOT NULL,
    party_size INTEGER NOT NULL,
    browser TEXT NOT NULL,
    label TEXT NOT NULL,
    at BIGINT NOT NULL,
    UNIQUE (meeting_id, mailbox)
);

CREATE INDEX waiting_browser ON waiting (browser);

CREATE INDEX waiting_line ON waiting (meeting_id, at, id);

CREATE TABLE watch_consent (
    id TEXT PRIMARY KEY,
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    source TEXT NOT NULL,
    given BOOLEAN NOT NULL,
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);

CREATE INDEX watch_consent_meeting ON watch_consent (meeting_id, source);

CREATE TABLE watch_gap (
    id TEXT PRIMARY KEY,
    source TEXT NOT NULL,
    from_at BIGINT NOT NULL,
    until_at BIGINT NOT NULL
);

CREATE INDEX watch_gap_source ON watch_gap (source, until_at);

CREATE TABLE watch_kept (
    source TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (source, name)
);

CREATE TABLE watch_rule (
    grade TEXT PRIMARY KEY,
    answer TEXT NOT NULL,
    hours INTEGER NOT NULL,
    at BIGINT NOT NULL,
    by_whom TEXT NOT NULL
);

CREATE TABLE watch_state (
    source TEXT PRIMARY KEY,
    heard_at BIGINT,
    blind_since BIGINT,
    trouble TEXT
);

CREATE TABLE withdrawal (
    registrant_id TEXT PRIMARY KEY REFERENCES registrant (id),
    at BIGINT NOT NULL
);
