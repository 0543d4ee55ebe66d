package org.gatehouse.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the verifier reads, of which every byte may be somebody else's, and the form in which
/// entries are written.
class VerifierFuzzTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long AT = 1_636_658_460_123L;

    /// Any text may stand in the row of an entry: it is faulty, or it is a whole entry that says
    /// what its columns say.
    @FuzzTest(maxDuration = "60s")
    void anEntryIsFaultyOrWhole(byte[] file) {
        String body = new String(file, UTF_8);
        byte[] leaf = MerkleTree.leafHash(body.getBytes(UTF_8));
        EntryCheck.Row row = new EntryCheck.Row(7, AT, "meeting.stopped", null, body, leaf);
        boolean whole = EntryCheck.faults(row, List.of()).isEmpty();
        if (whole
                && !(body.startsWith("{\"")
                        && body.contains("\"kind\":\"meeting.stopped\"")
                        && body.contains("\"number\":7"))) {
            throw new AssertionError("this is no entry: " + body);
        }
    }

    @FuzzTest(maxDuration = "60s")
    void aConsistencyProofIsRefusedOrPrintedAgain(byte[] file) {
        try {
            String printed = ConsistencyProof.parse(file).toString();
            if (!new String(file, UTF_8).equals(printed)) {
                throw new AssertionError("accepted, but printed otherwise");
            }
        } catch (NotProven refused) {
            return;
        }
    }

    /// Whatever is written is JSON that says the same, and is written the same again.
    @FuzzTest(maxDuration = "60s")
    void canonicalJsonSaysWhatItWasGivenAndOneWayOnly(FuzzedDataProvider data) {
        Map<String, Object> object = new TreeMap<>();
        Map<String, Object> inner = new TreeMap<>();
        object.put(data.consumeString(10), data.consumeLong());
        inner.put(data.consumeString(10), data.consumeString(30));
        object.put(data.consumeString(10), inner);
        object.put(data.consumeString(10), data.consumeRemainingAsString());
        String written;
        try {
            written = CanonicalJson.write(object);
        } catch (IllegalArgumentException half) {
            return; // half a surrogate pair, or a number that is not exact
        }
        JsonNode read = JSON.readTree(written);
        Map<String, Object> again = new TreeMap<>();
        read.properties().forEach(one -> again.put(one.getKey(), value(one.getValue())));
        if (!again.equals(object) || !CanonicalJson.write(again).equals(written)) {
            throw new AssertionError("it says something else: " + written);
        }
    }

    private static Object value(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> inner = new TreeMap<>();
            node.properties().forEach(one -> inner.put(one.getKey(), value(one.getValue())));
            return inner;
        }
        return node.isString() ? node.asString() : (Object) node.asLong();
    }
}
