package org.gatehouse.mail;

/// A letter in words: what its reader sees, in two forms that say the same.
///
/// @param subject one line
/// @param text plain text, lines ending in `\n`
/// @param html a whole HTML document
public record WrittenLetter(String subject, String text, String html) {
    /// None of the words: codes and links are among them.
    @Override
    public String toString() {
        return "a written letter";
    }
}
