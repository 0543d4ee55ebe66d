package org.gatehouse.inroom;

/// Somebody whom the platform's program shows to its host.
///
/// @param handle what the program calls them; good within this one meeting
/// @param name the name that others see; hostile
/// @param host whether they are the meeting's host or a co-host
public record Someone(String handle, String name, boolean host) {}
