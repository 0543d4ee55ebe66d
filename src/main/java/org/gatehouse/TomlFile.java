package org.gatehouse;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/// A TOML file as dotted keys and texts, with all that is wrong with it. Its problems never repeat
/// what stands in the file, since that may be a password.
///
/// @param values by dotted key: `mail.host`
record TomlFile(SortedMap<String, String> values, List<String> problems) {
    static TomlFile read(Path path) {
        TomlFile file = new TomlFile(new TreeMap<>(), new ArrayList<>());
        try {
            JsonNode root = new TomlMapper().readTree(Files.readString(path));
            file.add("", root, path);
        } catch (NoSuchFileException _) {
            file.problems.add("There is no configuration file " + path + ".");
        } catch (java.io.IOException _) {
            file.problems.add(path + " can't be read. Is it a text file, and are you allowed to?");
        } catch (JacksonException e) {
            file.problems.add(
                    path
                            + ", line "
                            + e.getLocation().getLineNr()
                            + ", is not TOML. Texts stand in quotation marks: name = \"value\".");
        }
        return file;
    }

    private void add(String prefix, JsonNode table, Path path) {
        for (var member : table.properties()) {
            String key = prefix + member.getKey();
            JsonNode value = member.getValue();
            if (value.isObject()) {
                add(key + ".", value, path);
            } else if (value.isValueNode()) {
                values.put(key, value.asString());
            } else {
                problems.add(key + ", in " + path + ", must be one value, not a list.");
            }
        }
    }
}
