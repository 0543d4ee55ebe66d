-- Which mail server took a letter: how much of its limit for a day is used is counted from here.
ALTER TABLE letter ADD COLUMN relay TEXT;
CREATE INDEX letter_relay ON letter (relay, settled_at) WHERE relay IS NOT NULL;
