package org.gatehouse.mail;

/// A letter, written out for a mail server.
record Parcel(QueuedLetter letter, Envelope envelope) {}
