package org.gatehouse.mail;

import java.util.Map;
import java.util.TreeMap;
import org.gatehouse.keys.Keys;
import org.gatehouse.keys.Purpose;
import tools.jackson.databind.json.JsonMapper;

/// What a waiting letter keeps secret: whom it goes to, and its facts.
record SealedFacts(Recipient recipient, Map<String, String> facts) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /// As it stands in the sealed text.
    private record Form(String address, String name, Map<String, String> facts) {}

    static byte[] seal(Keys keys, Recipient recipient, Map<String, String> facts) {
        Form form = new Form(recipient.address().text(), recipient.name(), new TreeMap<>(facts));
        return keys.seal(Purpose.LETTER, JSON.writeValueAsString(form));
    }

    static SealedFacts open(Keys keys, byte[] sealed) {
        Form form = JSON.readValue(keys.open(Purpose.LETTER, sealed), Form.class);
        return new SealedFacts(
                new Recipient(new MailAddress(form.address()), form.name()), form.facts());
    }
}
