CREATE TABLE acquaintance (
    mailbox text NOT NULL,
    ground text NOT NULL,
    meeting_id text NOT NULL,
    at bigint NOT NULL,
    by_whom text NOT NULL,
    until bigint NOT NULL,
    PRIMARY KEY (mailbox, ground, meeting_id)
);

CREATE TABLE approval (
    registrant_id text NOT NULL,
    at bigint NOT NULL,
    by_whom text NOT NULL,
    ground text NOT NULL,
    PRIMARY KEY (registrant_id),
    FOREIGN KEY (registrant_id) REFERENCES registrant(id)
);

CREATE TABLE attendance_record (
    meeting_id text NOT NULL,
    people integer NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (meeting_id),
    FOREIGN KEY (meeting_id) REFERENCES meeting(id)
);

CREATE TABLE ban (
    id text NOT NULL,
    mailbox text NOT NULL,
    meeting_id text NOT NULL,
    registrant_id text NOT NULL,
    reason text NOT NULL,
    at bigint NOT NULL,
    by_whom text NOT NULL,
    until bigint NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (meeting_id) REFERENCES meeting(id),
    FOREIGN KEY (registrant_id) REFERENCES registrant(id)
);
CREATE INDEX ban_mailbox ON public.ban USING btree (mailbox);

CREATE TABLE ban_lift (
    ban_id text NOT NULL,
    at bigint NOT NULL,
    by_whom text NOT NULL,
    PRIMARY KEY (ban_id),
    FOREIGN KEY (ban_id) REFERENCES ban(id)
);

CREATE TABLE call_back (
    registrant_id text NOT NULL,
    at bigint NOT NULL,
    by_whom text NOT NULL,
    PRIMARY KEY (registrant_id),
    FOREIGN KEY (registrant_id) REFERENCES registrant(id)
);

CREATE TABLE desk_presence (
    meeting_id text NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (meeting_id),
    FOREIGN KEY (meeting_id) REFERENCES meeting(id)
);

CREATE TABLE device (
    id text NOT NULL,
    registrant_id text NOT NULL,
    browser text NOT NULL,
    label text NOT NULL,
    proved_by text NOT NULL,
    proved_at bigint NOT NULL,
    UNIQUE (registrant_id, browser),
    PRIMARY KEY (id),
    FOREIGN KEY (registrant_id) REFERENCES registrant(id)
);
CREATE INDEX device_browser ON public.device USING btree (browser);

CREATE TABLE device_removal (
    device_id text NOT NULL,
    at bigint NOT NULL,
    reason text NOT NULL,
    PRIMARY KEY (device_id),
    FOREIGN KEY (device_id) REFERENCES device(id)
);

CREATE TABLE dial_in (
    meeting_id text NOT NULL,
    generation integer NOT NULL,
    sealed bytea NOT NULL,
    at bigint NOT NULL,
    by_whom text NOT NULL,
    PRIMARY KEY (meeting_id, generation),
    FOREIGN KEY (meeting_id) REFERENCES meeting(id)
);

CREATE TABLE door_freeze (
    id text NOT NULL,
    meeting_id text NOT NULL,
    at bigint NOT NULL,
    by_whom text NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (meeting_id) REFERENCES meeting(id)
);
CREATE INDEX door_freeze_meeting ON public.door_freeze USING btree (meeting_id);

CREATE TABLE door_stop (
    id text NOT NULL,
    meeting_id text NOT NULL,
    room_id text,
    at bigint NOT NULL,
    by_whom text NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (meeting_id) REFERENCES meeting(id)
);
CREATE INDEX door_stop_meeting ON public.door_stop USING btree (meeting_id);

CREATE TABLE door_stop_end (
    stop_id text NOT NULL,
    at bigint NOT NULL,
    by_whom text NOT NULL,
    PRIMARY KEY (stop_id),
    FOREIGN KEY (stop_id) REFERENCES door_stop(id)
);

CREATE TABLE door_thaw (
    freeze_id text NOT NULL,
    at bigint NOT NULL,
    by_whom text NOT NULL,
    PRIMARY KEY (freeze_id),
    FOREIGN KEY (freeze_id) REFERENCES door_freeze(id)
);

CREATE TABLE drill (
    id text NOT NULL,
    meeting_id text NOT NULL,
    people integer NOT NULL,
    at bigint NOT NULL,
    by_whom text NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (meeting_id) REFERENCES meeting(id)
);
CREATE INDEX drill_meeting ON public.drill USING btree (meeting_id, id);

CREATE TABLE drill_end (
    drill_id text NOT NULL,
    inside integer NOT NULL,
    waiting integer NOT NULL,
    letters integer NOT NULL,
    sending_millis bigint NOT NULL,
    left_over integer NOT NULL,
    broke_off boolean NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (drill_id),
    FOREIGN KEY (drill_id) REFERENCES drill(id)
);

CREATE TABLE drill_step (
    drill_id text NOT NULL,
    step text NOT NULL,
    millis bigint NOT NULL,
    PRIMARY KEY (drill_id, step),
    FOREIGN KEY (drill_id) REFERENCES drill(id)
);

CREATE TABLE entry (
    knock_id text NOT NULL,
    room_id text NOT NULL,
    device_id text NOT NULL,
    address text NOT NULL,
    user_agent text NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (knock_id),
    FOREIGN KEY (knock_id) REFERENCES knock(id)
);

CREATE TABLE exposure (
    sighting_id text NOT NULL,
    leak_id text NOT NULL,
    grade text NOT NULL,
    reasons text NOT NULL,
    PRIMARY KEY (sighting_id, leak_id),
    FOREIGN KEY (leak_id) REFERENCES leak(id),
    FOREIGN KEY (sighting_id) REFERENCES sighting(id)
);
CREATE INDEX exposure_leak ON public.exposure USING btree (leak_id);

CREATE TABLE fault (
    id text NOT NULL,
    at bigint NOT NULL,
    level text NOT NULL,
    source text NOT NULL,
    words text NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX fault_at ON public.fault USING btree (at);

CREATE TABLE forum_setting (
    name text NOT NULL,
    value text NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (name)
);

CREATE TABLE hold (
    id text NOT NULL,
    knock_id text NOT NULL,
    message text NOT NULL,
    at bigint NOT NULL,
    by_whom text NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (knock_id) REFERENCES knock(id)
);
CREATE INDEX hold_knock ON public.hold USING btree (knock_id);

CREATE TABLE in_room_code (
    id text NOT NULL,
    meeting_id text NOT NULL,
    staff_id text NOT NULL,
    code_hash text NOT NULL,
    at bigint NOT NULL,
    expires_at bigint NOT NULL,
    UNIQUE (code_hash),
    PRIMARY KEY (id),
    FOREIGN KEY (meeting_id) REFERENCES meeting(id),
    FOREIGN KEY (staff_id) REFERENCES staff_member(id)
);

CREATE TABLE in_room_order (
    id text NOT NULL,
    room_id text NOT NULL,
    act text NOT NULL,
    person text NOT NULL,
    pass_id text,
    by_whom text NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (pass_id) REFERENCES pass(id),
    FOREIGN KEY (room_id) REFERENCES room(id)
);
CREATE INDEX in_room_order_room ON public.in_room_order USING btree (room_id, id);

CREATE TABLE in_room_result (
    order_id text NOT NULL,
    code integer NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (order_id),
    FOREIGN KEY (order_id) REFERENCES in_room_order(id)
);

CREATE TABLE in_room_session (
    code_id text NOT NULL,
    token_hash text NOT NULL,
    at bigint NOT NULL,
    expires_at bigint NOT NULL,
    UNIQUE (token_hash),
    PRIMARY KEY (code_id),
    FOREIGN KEY (code_id) REFERENCES in_room_code(id)
);

CREATE TABLE in_room_session_end (
    code_id text NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (code_id),
    FOREIGN KEY (code_id) REFERENCES in_room_code(id)
);

CREATE TABLE incident (
    id text NOT NULL,
    meeting_id text NOT NULL,
    occurred_at bigint NOT NULL,
    origin text NOT NULL,
    cause text NOT NULL,
    opened_at bigint NOT NULL,
    opened_by text NOT NULL,
    UNIQUE (cause),
    PRIMARY KEY (id),
    FOREIGN KEY (meeting_id) REFERENCES meeting(id)
);
CREATE INDEX incident_meeting ON public.incident USING btree (meeting_id, occurred_at);

CREATE TABLE incident_closure (
    incident_id text NOT NULL,
    at bigint NOT NULL,
    by_whom text NOT NULL,
    PRIMARY KEY (incident_id),
    FOREIGN KEY (incident_id) REFERENCES incident(id)
);

CREATE TABLE incident_hold (
    id text NOT NULL,
    incident_id text NOT NULL,
    until bigint NOT NULL,
    reason text NOT NULL,
    at bigint NOT NULL,
    by_whom text NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (incident_id) REFERENCES incident(id)
);
CREATE INDEX incident_hold_incident ON public.incident_hold USING btree (incident_id, id);

CREATE TABLE incident_note (
    id text NOT NULL,
    incident_id text NOT NULL,
    kind text NOT NULL,
    witness text NOT NULL,
    seen_at bigint,
    words text NOT NULL,
    corrects text,
    at bigint NOT NULL,
    by_whom text NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (incident_id) REFERENCES incident(id)
);
CREATE INDEX incident_note_incident ON public.incident_note USING btree (incident_id, id);

CREATE TABLE incident_pack (
    id text NOT NULL,
    incident_id text NOT NULL,
    recipient text NOT NULL,
    basis text NOT NULL,
    annex text NOT NULL,
    at bigint NOT NULL,
    by_whom text NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (incident_id) REFERENCES incident(id)
);
CREATE INDEX incident_pack_incident ON public.incident_pack USING btree (incident_id, id);

CREATE TABLE incident_pack_seal (
    pack_id text NOT NULL,
    hash text NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (pack_id),
    FOREIGN KEY (pack_id) REFERENCES incident_pack(id)
);

CREATE TABLE incident_person (
    incident_id text NOT NULL,
    registrant_id text NOT NULL,
    reason text NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (incident_id, registrant_id),
    FOREIGN KEY (incident_id) REFERENCES incident(id)
);
CREATE INDEX incident_person_registrant ON public.incident_person USING btree (registrant_id);

CREATE TABLE incident_referral (
    id text NOT NULL,
    incident_id text NOT NULL,
    contact text NOT NULL,
    reference text NOT NULL,
    confirm_by bigint,
    at bigint NOT NULL,
    by_whom text NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (incident_id) REFERENCES incident(id)
);
CREATE INDEX incident_referral_incident ON public.incident_referral USING btree (incident_id, id);

CREATE TABLE incident_referral_confirmation (
    referral_id text NOT NULL,
    at bigint NOT NULL,
    by_whom text NOT NULL,
    PRIMARY KEY (referral_id),
    FOREIGN KEY (referral_id) REFERENCES incident_referral(id)
);

CREATE TABLE incident_wish (
    registrant_id text NOT NULL,
    kind text NOT NULL,
    words text NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (registrant_id, kind),
    FOREIGN KEY (registrant_id) REFERENCES registrant(id)
);

CREATE TABLE knock (
    id text NOT NULL,
    meeting_id text NOT NULL,
    registrant_id text NOT NULL,
    pass_id text NOT NULL,
    device_id text,
    at bigint NOT NULL,
    closed_at bigint,
    closed_because text,
    PRIMARY KEY (id),
    FOREIGN KEY (meeting_id) REFERENCES meeting(id),
    FOREIGN KEY (pass_id) REFERENCES pass(id),
    FOREIGN KEY (registrant_id) REFERENCES registrant(id)
);
CREATE INDEX knock_meeting ON public.knock USING btree (meeting_id, at);
CREATE INDEX knock_registrant ON public.knock USING btree (registrant_id);
CREATE UNIQUE INDEX knock_one_live_seat ON public.knock USING btree (pass_id) WHERE (closed_at IS NULL);

CREATE TABLE leak (
    id text NOT NULL,
    subject text NOT NULL,
    meeting_id text NOT NULL,
    pass_id text,
    first_at bigint NOT NULL,
    UNIQUE (subject),
    PRIMARY KEY (id),
    FOREIGN KEY (meeting_id) REFERENCES meeting(id)
);
CREATE INDEX leak_meeting ON public.leak USING btree (meeting_id, first_at);

CREATE TABLE leak_answer (
    leak_id text NOT NULL,
    answer text NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (leak_id, answer),
    FOREIGN KEY (leak_id) REFERENCES leak(id)
);

CREATE TABLE leak_rotation (
    leak_id text NOT NULL,
    rotation_id text NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (leak_id),
    FOREIGN KEY (leak_id) REFERENCES leak(id)
);

CREATE TABLE ledger_checkpoint (
    number bigint NOT NULL,
    size bigint NOT NULL,
    root bytea NOT NULL,
    note text NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (number)
);

CREATE TABLE ledger_entry (
    number bigint NOT NULL,
    at bigint NOT NULL,
    kind text NOT NULL,
    meeting_id text,
    body text NOT NULL,
    leaf_hash bytea NOT NULL,
    PRIMARY KEY (number)
);
CREATE INDEX ledger_entry_meeting ON public.ledger_entry USING btree (meeting_id, number);

CREATE TABLE ledger_mailing (
    checkpoint bigint NOT NULL,
    people integer NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (checkpoint),
    FOREIGN KEY (checkpoint) REFERENCES ledger_checkpoint(number)
);

CREATE TABLE ledger_opening (
    number bigint NOT NULL,
    field text NOT NULL,
    person_id text NOT NULL,
    salt bytea NOT NULL,
    value text NOT NULL,
    PRIMARY KEY (number, field),
    FOREIGN KEY (number) REFERENCES ledger_entry(number)
);
CREATE INDEX ledger_opening_person ON public.ledger_opening USING btree (person_id);

CREATE TABLE ledger_timestamp (
    checkpoint bigint NOT NULL,
    token bytea NOT NULL,
    said_at bigint NOT NULL,
    asked_at bigint NOT NULL,
    answered_at bigint NOT NULL,
    PRIMARY KEY (checkpoint),
    FOREIGN KEY (checkpoint) REFERENCES ledger_checkpoint(number)
);

CREATE TABLE letter (
    id text NOT NULL,
    kind text NOT NULL,
    meeting_id text,
    generation integer NOT NULL,
    person_id text NOT NULL,
    distinct_by text NOT NULL,
    priority integer NOT NULL,
    mailbox_hash text NOT NULL,
    domain text NOT NULL,
    sealed bytea,
    enqueued_at bigint NOT NULL,
    expires_at bigint,
    attempts integer NOT NULL DEFAULT 0,
    next_attempt_at bigint NOT NULL,
    leased_by text,
    leased_until bigint NOT NULL DEFAULT 0,
    outcome text,
    settled_at bigint,
    words text,
    relay text,
    PRIMARY KEY (id)
);
CREATE INDEX letter_mailbox ON public.letter USING btree (mailbox_hash, settled_at);
CREATE INDEX letter_meeting ON public.letter USING btree (meeting_id, generation);
CREATE INDEX letter_open ON public.letter USING btree (priority, next_attempt_at, id) WHERE (outcome IS NULL);
CREATE INDEX letter_person ON public.letter USING btree (person_id, meeting_id, generation);
CREATE INDEX letter_relay ON public.letter USING btree (relay, settled_at) WHERE (relay IS NOT NULL);
CREATE UNIQUE INDEX letter_once ON public.letter USING btree (kind, COALESCE(meeting_id, ''::text), generation, person_id, distinct_by);

CREATE TABLE lobby_message (
    id text NOT NULL,
    meeting_id text NOT NULL,
    message text NOT NULL,
    at bigint NOT NULL,
    by_whom text NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (meeting_id) REFERENCES meeting(id)
);
CREATE INDEX lobby_message_meeting ON public.lobby_message USING btree (meeting_id, at);

CREATE TABLE look_round (
    id text NOT NULL,
    meeting_id text NOT NULL,
    places text NOT NULL,
    at bigint NOT NULL,
    by_whom text NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (meeting_id) REFERENCES meeting(id)
);
CREATE INDEX look_round_meeting ON public.look_round USING btree (meeting_id, at);

CREATE TABLE mailbox_challenge (
    id text NOT NULL,
    meeting_id text NOT NULL,
    subject_kind text NOT NULL,
    subject_id text NOT NULL,
    mailbox text NOT NULL,
    browser text NOT NULL,
    code_hash text NOT NULL,
    link_hash text NOT NULL,
    asked_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    UNIQUE (link_hash),
    PRIMARY KEY (id)
);
CREATE INDEX mailbox_challenge_browser ON public.mailbox_challenge USING btree (browser);
CREATE INDEX mailbox_challenge_mailbox ON public.mailbox_challenge USING btree (mailbox, asked_at);

CREATE TABLE mailbox_proof (
    challenge_id text NOT NULL,
    at bigint NOT NULL,
    means text NOT NULL,
    PRIMARY KEY (challenge_id),
    FOREIGN KEY (challenge_id) REFERENCES mailbox_challenge(id)
);

CREATE TABLE mailbox_try (
    challenge_id text NOT NULL,
    number integer NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (challenge_id, number),
    FOREIGN KEY (challenge_id) REFERENCES mailbox_challenge(id)
);
CREATE INDEX mailbox_try_at ON public.mailbox_try USING btree (at);

CREATE TABLE meeting (
    id text NOT NULL,
    slug text NOT NULL,
    title text NOT NULL,
    local_start text NOT NULL,
    zone text NOT NULL,
    starts_at bigint NOT NULL,
    minutes integer NOT NULL,
    agenda text NOT NULL,
    capacity integer NOT NULL,
    door_minutes integer NOT NULL,
    admission text NOT NULL,
    provider text NOT NULL,
    sequence integer NOT NULL,
    created_at bigint NOT NULL,
    created_by text NOT NULL,
    UNIQUE (slug),
    PRIMARY KEY (id)
);
CREATE INDEX meeting_start ON public.meeting USING btree (starts_at);

CREATE TABLE meeting_cancellation (
    meeting_id text NOT NULL,
    at bigint NOT NULL,
    by_whom text NOT NULL,
    reason text NOT NULL,
    PRIMARY KEY (meeting_id),
    FOREIGN KEY (meeting_id) REFERENCES meeting(id)
);

CREATE TABLE meeting_publication (
    meeting_id text NOT NULL,
    at bigint NOT NULL,
    by_whom text NOT NULL,
    PRIMARY KEY (meeting_id),
    FOREIGN KEY (meeting_id) REFERENCES meeting(id)
);

CREATE TABLE paper_code (
    id text NOT NULL,
    pass_id text NOT NULL,
    sealed bytea NOT NULL,
    at bigint NOT NULL,
    by_whom text NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (pass_id) REFERENCES pass(id)
);
CREATE INDEX paper_code_pass ON public.paper_code USING btree (pass_id);

CREATE TABLE paper_try (
    code_id text NOT NULL,
    number integer NOT NULL,
    browser text NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (code_id, number),
    FOREIGN KEY (code_id) REFERENCES paper_code(id)
);

CREATE TABLE paper_use (
    code_id text NOT NULL,
    device_id text NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (code_id),
    FOREIGN KEY (code_id) REFERENCES paper_code(id)
);

CREATE TABLE pardon (
    knock_id text NOT NULL,
    at bigint NOT NULL,
    by_whom text NOT NULL,
    PRIMARY KEY (knock_id),
    FOREIGN KEY (knock_id) REFERENCES knock(id)
);

CREATE TABLE pass (
    id text NOT NULL,
    registrant_id text NOT NULL,
    meeting_id text NOT NULL,
    token_hash text NOT NULL,
    token_sealed bytea NOT NULL,
    arrival_code text NOT NULL,
    issued_at bigint NOT NULL,
    UNIQUE (token_hash),
    PRIMARY KEY (id),
    FOREIGN KEY (meeting_id) REFERENCES meeting(id),
    FOREIGN KEY (registrant_id) REFERENCES registrant(id)
);
CREATE INDEX pass_registrant ON public.pass USING btree (registrant_id);

CREATE TABLE pass_press (
    pass_id text NOT NULL,
    browser text NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (pass_id, browser),
    FOREIGN KEY (pass_id) REFERENCES pass(id)
);

CREATE TABLE pass_revocation (
    pass_id text NOT NULL,
    at bigint NOT NULL,
    by_whom text NOT NULL,
    reason text NOT NULL,
    PRIMARY KEY (pass_id),
    FOREIGN KEY (pass_id) REFERENCES pass(id)
);

CREATE TABLE phone_guest (
    registrant_id text NOT NULL,
    number_sealed bytea NOT NULL,
    last_digits text NOT NULL,
    PRIMARY KEY (registrant_id),
    FOREIGN KEY (registrant_id) REFERENCES registrant(id)
);

CREATE TABLE practice_actor (
    meeting_id text NOT NULL,
    part text NOT NULL,
    registrant_id text NOT NULL,
    browser text NOT NULL,
    PRIMARY KEY (meeting_id, part),
    FOREIGN KEY (meeting_id) REFERENCES practice_evening(meeting_id),
    FOREIGN KEY (registrant_id) REFERENCES registrant(id)
);

CREATE TABLE practice_evening (
    meeting_id text NOT NULL,
    staff_id text NOT NULL,
    started_at bigint NOT NULL,
    ended_at bigint,
    PRIMARY KEY (meeting_id),
    FOREIGN KEY (meeting_id) REFERENCES meeting(id)
);

CREATE TABLE push_key (
    name text NOT NULL,
    public_key text NOT NULL,
    sealed bytea NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (name)
);

CREATE TABLE push_message (
    rotation_id text NOT NULL,
    device_id text NOT NULL,
    outcome text,
    words text NOT NULL,
    attempts integer NOT NULL,
    due_at bigint NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (rotation_id, device_id),
    FOREIGN KEY (device_id) REFERENCES device(id),
    FOREIGN KEY (rotation_id) REFERENCES rotation(id)
);
CREATE INDEX push_message_due ON public.push_message USING btree (due_at) WHERE (outcome IS NULL);

CREATE TABLE push_subscription (
    device_id text NOT NULL,
    sealed bytea NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (device_id),
    FOREIGN KEY (device_id) REFERENCES device(id)
);

CREATE TABLE reach (
    meeting_id text NOT NULL,
    day text NOT NULL,
    source text NOT NULL,
    shares integer NOT NULL,
    PRIMARY KEY (meeting_id, day, source),
    FOREIGN KEY (meeting_id) REFERENCES meeting(id)
);

CREATE TABLE refusal (
    registrant_id text NOT NULL,
    at bigint NOT NULL,
    by_whom text NOT NULL,
    reason text NOT NULL,
    PRIMARY KEY (registrant_id),
    FOREIGN KEY (registrant_id) REFERENCES registrant(id)
);

CREATE TABLE registrant (
    id text NOT NULL,
    meeting_id text NOT NULL,
    full_name text NOT NULL,
    name_key text NOT NULL,
    email text,
    mailbox text,
    area text NOT NULL,
    organisation text NOT NULL,
    question text NOT NULL,
    access_needs text NOT NULL,
    party_size integer NOT NULL,
    badge text,
    registered_at bigint NOT NULL,
    registered_by text NOT NULL,
    UNIQUE (meeting_id, mailbox),
    PRIMARY KEY (id),
    FOREIGN KEY (meeting_id) REFERENCES meeting(id)
);
CREATE INDEX registrant_name ON public.registrant USING btree (meeting_id, name_key);

CREATE TABLE registration_request (
    id text NOT NULL,
    meeting_id text NOT NULL,
    full_name text NOT NULL,
    email text NOT NULL,
    mailbox text NOT NULL,
    area text NOT NULL,
    organisation text NOT NULL,
    question text NOT NULL,
    access_needs text NOT NULL,
    party_size integer NOT NULL,
    asked_at bigint NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (meeting_id) REFERENCES meeting(id)
);

CREATE TABLE reminder_round (
    meeting_id text NOT NULL,
    moment text NOT NULL,
    starts_at bigint NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (meeting_id, moment, starts_at),
    FOREIGN KEY (meeting_id) REFERENCES meeting(id)
);

CREATE TABLE room (
    id text NOT NULL,
    meeting_id text NOT NULL,
    generation integer NOT NULL,
    request_key text NOT NULL,
    provider text NOT NULL,
    reference_hash text NOT NULL,
    sealed_details bytea NOT NULL,
    opened_at bigint NOT NULL,
    opened_by text NOT NULL,
    UNIQUE (meeting_id, generation),
    UNIQUE (request_key),
    PRIMARY KEY (id)
);
CREATE INDEX room_reference ON public.room USING btree (reference_hash);

CREATE TABLE room_allowance (
    name text NOT NULL,
    day text NOT NULL,
    used integer NOT NULL,
    PRIMARY KEY (name, day)
);

CREATE TABLE room_attendance (
    room_id text NOT NULL,
    stays integer NOT NULL,
    strangers integer NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (room_id),
    FOREIGN KEY (room_id) REFERENCES room(id)
);

CREATE TABLE room_end (
    room_id text NOT NULL,
    ended_at bigint NOT NULL,
    ended_by text NOT NULL,
    PRIMARY KEY (room_id),
    FOREIGN KEY (room_id) REFERENCES room(id)
);

CREATE TABLE room_guest (
    room_id text NOT NULL,
    reference text NOT NULL,
    pass_id text NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (room_id, reference),
    FOREIGN KEY (room_id) REFERENCES room(id)
);
CREATE INDEX room_guest_pass ON public.room_guest USING btree (pass_id);
CREATE INDEX room_guest_reference ON public.room_guest USING btree (reference);

CREATE TABLE room_report (
    id text NOT NULL,
    provider text NOT NULL,
    duplicate_key text NOT NULL,
    received_at bigint NOT NULL,
    sealed_body bytea NOT NULL,
    UNIQUE (duplicate_key),
    PRIMARY KEY (id)
);
CREATE INDEX room_report_received ON public.room_report USING btree (provider, received_at);

CREATE TABLE room_right (
    id text NOT NULL,
    room_id text NOT NULL,
    pass_id text NOT NULL,
    may_show boolean NOT NULL,
    at bigint NOT NULL,
    by_whom text NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (room_id) REFERENCES room(id)
);
CREATE INDEX room_right_room ON public.room_right USING btree (room_id, pass_id);

CREATE TABLE room_setting (
    provider text NOT NULL,
    sealed bytea NOT NULL,
    at bigint NOT NULL,
    by_whom text NOT NULL,
    PRIMARY KEY (provider)
);

CREATE TABLE room_spare (
    meeting_id text NOT NULL,
    position integer NOT NULL,
    sealed_link bytea NOT NULL,
    used_by text,
    UNIQUE (used_by),
    PRIMARY KEY (meeting_id, "position")
);

CREATE TABLE room_step (
    id text NOT NULL,
    meeting_id text NOT NULL,
    request_key text NOT NULL,
    step text NOT NULL,
    outcome text NOT NULL,
    reason text NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX room_step_request ON public.room_step USING btree (request_key, step, id);

CREATE TABLE room_tick (
    room_id text NOT NULL,
    item text NOT NULL,
    at bigint NOT NULL,
    by_whom text NOT NULL,
    PRIMARY KEY (room_id, item),
    FOREIGN KEY (room_id) REFERENCES room(id)
);

CREATE TABLE room_trial (
    id text NOT NULL,
    provider text NOT NULL,
    good boolean NOT NULL,
    findings text NOT NULL,
    at bigint NOT NULL,
    by_whom text NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX room_trial_provider ON public.room_trial USING btree (provider, id);

CREATE TABLE rotation (
    id text NOT NULL,
    meeting_id text NOT NULL,
    generation integer NOT NULL,
    reason text NOT NULL,
    at bigint NOT NULL,
    by_whom text NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (meeting_id) REFERENCES meeting(id)
);
CREATE INDEX rotation_meeting ON public.rotation USING btree (meeting_id, at);

CREATE TABLE rotation_exposure (
    rotation_id text NOT NULL,
    pass_id text NOT NULL,
    PRIMARY KEY (rotation_id, pass_id),
    FOREIGN KEY (pass_id) REFERENCES pass(id),
    FOREIGN KEY (rotation_id) REFERENCES rotation(id)
);

CREATE TABLE rotation_seen (
    rotation_id text NOT NULL,
    registrant_id text NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (rotation_id, registrant_id),
    FOREIGN KEY (registrant_id) REFERENCES registrant(id),
    FOREIGN KEY (rotation_id) REFERENCES rotation(id)
);

CREATE TABLE rotation_step (
    rotation_id text NOT NULL,
    step text NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (rotation_id, step),
    FOREIGN KEY (rotation_id) REFERENCES rotation(id)
);

CREATE TABLE rotation_supersession (
    rotation_id text NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (rotation_id),
    FOREIGN KEY (rotation_id) REFERENCES rotation(id)
);

CREATE TABLE rotation_trouble (
    id text NOT NULL,
    rotation_id text NOT NULL,
    step text NOT NULL,
    words text NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (rotation_id) REFERENCES rotation(id)
);

CREATE TABLE sealed_setting (
    name text NOT NULL,
    sealed bytea NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (name)
);

CREATE TABLE set_up_begin (
    only_once integer NOT NULL,
    link_id text NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (only_once),
    FOREIGN KEY (link_id) REFERENCES set_up_link(id),
    CHECK ((only_once = 1))
);

CREATE TABLE set_up_link (
    id text NOT NULL,
    token_hash text NOT NULL,
    made_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    UNIQUE (token_hash),
    PRIMARY KEY (id)
);

CREATE TABLE set_up_step (
    step text NOT NULL,
    about text NOT NULL,
    at bigint NOT NULL,
    by_whom text NOT NULL,
    PRIMARY KEY (step)
);

CREATE TABLE sighting (
    id text NOT NULL,
    source text NOT NULL,
    post_hash text NOT NULL,
    meeting_id text,
    seen_at bigint NOT NULL,
    written_at bigint,
    sha256 text NOT NULL,
    sealed bytea,
    erase_at bigint NOT NULL,
    UNIQUE (post_hash),
    PRIMARY KEY (id)
);
CREATE INDEX sighting_erase ON public.sighting USING btree (erase_at) WHERE (sealed IS NOT NULL);
CREATE INDEX sighting_seen ON public.sighting USING btree (seen_at);

CREATE TABLE sighting_hold (
    sighting_id text NOT NULL,
    incident text NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (sighting_id, incident),
    FOREIGN KEY (sighting_id) REFERENCES sighting(id)
);

CREATE TABLE sighting_judgement (
    id text NOT NULL,
    sighting_id text NOT NULL,
    is_leak boolean NOT NULL,
    at bigint NOT NULL,
    by_whom text NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (sighting_id) REFERENCES sighting(id)
);
CREATE INDEX sighting_judgement_of ON public.sighting_judgement USING btree (sighting_id);

CREATE TABLE sighting_picture (
    sighting_id text NOT NULL,
    sealed_original bytea,
    sealed_copy bytea,
    sealed_blurred bytea,
    read_at bigint,
    trouble text,
    PRIMARY KEY (sighting_id),
    FOREIGN KEY (sighting_id) REFERENCES sighting(id)
);

CREATE TABLE staff_closure (
    staff_id text NOT NULL,
    at bigint NOT NULL,
    by_whom text NOT NULL,
    PRIMARY KEY (staff_id),
    FOREIGN KEY (staff_id) REFERENCES staff_member(id)
);

CREATE TABLE staff_fresh (
    id text NOT NULL,
    staff_id text NOT NULL,
    session text NOT NULL,
    code_hash text NOT NULL,
    asked_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    tries integer NOT NULL DEFAULT 0,
    proved_at bigint,
    PRIMARY KEY (id),
    FOREIGN KEY (staff_id) REFERENCES staff_member(id)
);
CREATE INDEX staff_fresh_session ON public.staff_fresh USING btree (session, id);

CREATE TABLE staff_invitation (
    id text NOT NULL,
    staff_id text NOT NULL,
    token_hash text NOT NULL,
    made_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    UNIQUE (token_hash),
    PRIMARY KEY (id),
    FOREIGN KEY (staff_id) REFERENCES staff_member(id)
);

CREATE TABLE staff_invitation_use (
    invitation_id text NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (invitation_id),
    FOREIGN KEY (invitation_id) REFERENCES staff_invitation(id)
);

CREATE TABLE staff_member (
    id text NOT NULL,
    name text NOT NULL,
    email text NOT NULL,
    role text NOT NULL,
    created_at bigint NOT NULL,
    created_by text NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE staff_session (
    id text NOT NULL,
    staff_id text NOT NULL,
    token_hash text NOT NULL,
    label text NOT NULL,
    started_at bigint NOT NULL,
    seen_at bigint NOT NULL,
    UNIQUE (token_hash),
    PRIMARY KEY (id),
    FOREIGN KEY (staff_id) REFERENCES staff_member(id)
);

CREATE TABLE staff_session_end (
    session_id text NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (session_id),
    FOREIGN KEY (session_id) REFERENCES staff_session(id)
);

CREATE TABLE text_message (
    rotation_id text NOT NULL,
    registrant_id text NOT NULL,
    outcome text,
    words text NOT NULL,
    attempts integer NOT NULL,
    due_at bigint NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (rotation_id, registrant_id),
    FOREIGN KEY (registrant_id) REFERENCES registrant(id),
    FOREIGN KEY (rotation_id) REFERENCES rotation(id)
);
CREATE INDEX text_message_due ON public.text_message USING btree (due_at) WHERE (outcome IS NULL);

CREATE TABLE text_number (
    registrant_id text NOT NULL,
    sealed bytea NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (registrant_id),
    FOREIGN KEY (registrant_id) REFERENCES registrant(id)
);

CREATE TABLE typed_address (
    challenge_id text NOT NULL,
    masked text NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (challenge_id),
    FOREIGN KEY (challenge_id) REFERENCES mailbox_challenge(id)
);

CREATE TABLE unattended_end (
    start_id text NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (start_id),
    FOREIGN KEY (start_id) REFERENCES unattended_start(id)
);

CREATE TABLE unattended_plan (
    id text NOT NULL,
    meeting_id text NOT NULL,
    plan text NOT NULL,
    at bigint NOT NULL,
    by_whom text NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (meeting_id) REFERENCES meeting(id)
);
CREATE INDEX unattended_plan_meeting ON public.unattended_plan USING btree (meeting_id);

CREATE TABLE unattended_start (
    id text NOT NULL,
    meeting_id text NOT NULL,
    plan text NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (meeting_id) REFERENCES meeting(id)
);
CREATE INDEX unattended_start_meeting ON public.unattended_start USING btree (meeting_id);

CREATE TABLE verdict (
    knock_id text NOT NULL,
    decision text NOT NULL,
    reason text NOT NULL,
    at bigint NOT NULL,
    by_whom text NOT NULL,
    PRIMARY KEY (knock_id),
    FOREIGN KEY (knock_id) REFERENCES knock(id)
);

CREATE TABLE waiting (
    id text NOT NULL,
    meeting_id text NOT NULL,
    full_name text NOT NULL,
    email text NOT NULL,
    mailbox text NOT NULL,
    area text NOT NULL,
    organisation text NOT NULL,
    question text NOT NULL,
    access_needs text NOT NULL,
    party_size integer NOT NULL,
    browser text NOT NULL,
    label text NOT NULL,
    at bigint NOT NULL,
    UNIQUE (meeting_id, mailbox),
    PRIMARY KEY (id),
    FOREIGN KEY (meeting_id) REFERENCES meeting(id)
);
CREATE INDEX waiting_browser ON public.waiting USING btree (browser);
CREATE INDEX waiting_line ON public.waiting USING btree (meeting_id, at, id);

CREATE TABLE watch_consent (
    id text NOT NULL,
    meeting_id text NOT NULL,
    source text NOT NULL,
    given boolean NOT NULL,
    at bigint NOT NULL,
    by_whom text NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (meeting_id) REFERENCES meeting(id)
);
CREATE INDEX watch_consent_meeting ON public.watch_consent USING btree (meeting_id, source);

CREATE TABLE watch_gap (
    id text NOT NULL,
    source text NOT NULL,
    from_at bigint NOT NULL,
    until_at bigint NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX watch_gap_source ON public.watch_gap USING btree (source, until_at);

CREATE TABLE watch_kept (
    source text NOT NULL,
    name text NOT NULL,
    value text NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (source, name)
);

CREATE TABLE watch_rule (
    grade text NOT NULL,
    answer text NOT NULL,
    hours integer NOT NULL,
    at bigint NOT NULL,
    by_whom text NOT NULL,
    PRIMARY KEY (grade)
);

CREATE TABLE watch_state (
    source text NOT NULL,
    heard_at bigint,
    blind_since bigint,
    trouble text,
    PRIMARY KEY (source)
);

CREATE TABLE withdrawal (
    registrant_id text NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (registrant_id),
    FOREIGN KEY (registrant_id) REFERENCES registrant(id)
);
