package org.gatehouse.door;

/// Where on the desk somebody stands.
public enum Place {
    KNOCKING,
    EXPECTED,
    INSIDE,
    TURNED_AWAY
}
