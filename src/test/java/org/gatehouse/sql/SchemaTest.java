package org.gatehouse.sql;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/// Both schemas, as they were agreed on: a migration must show here what it does to each. After a
/// change on purpose, `-Dgolden.write=true` writes them anew.
class SchemaTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @Test
    void theSchemaOfSqliteIsTheOneAgreedOn() throws IOException {
        compare("schema-sqlite.sql", dump(Engine.SQLITE, SchemaTest::sqlite));
    }

    @Test
    void theSchemaOfPostgresqlIsTheOneAgreedOn() throws IOException {
        compare("schema-postgresql.sql", dump(Engine.POSTGRESQL, SchemaTest::postgresql));
    }

    @Test
    void bothDatabasesHaveTheSameTablesAndColumns() {
        String sqlite =
                """
                SELECT t.name || '.' || c.name FROM sqlite_schema t, pragma_table_info(t.name) c
                WHERE t.type = 'table' AND t.name NOT IN ('schema_version', 'sqlite_sequence')
                """;
        String postgresql =
                """
                SELECT table_name || '.' || column_name FROM information_schema.columns
                WHERE table_schema = 'public' AND table_name <> 'schema_version'
                """;
        assertEquals(
                dump(Engine.SQLITE, handle -> sorted(handle, sqlite)),
                dump(Engine.POSTGRESQL, handle -> sorted(handle, postgresql)));
    }

    @Test
    void theNewestNumberIsThatOfTheNewestFile() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/schema"))) {
            String newest =
                    files.map(file -> file.getFileName().toString().substring(0, 3))
                            .max(String::compareTo)
                            .orElseThrow();
            assertEquals(newest, Migrations.NEWEST);
        }
    }

    @Test
    void anUpToDateSchemaIsLeftAlone() {
        for (Engine engine : Engine.values()) {
            DatabaseAddress address = engine.fresh();
            String versions = "SELECT version FROM schema_version WHERE success";
            List<List<String>> seen = new java.util.ArrayList<>();
            for (int start = 0; start < 2; start++) {
                try (Database database = Database.open(address, Clock.systemUTC())) {
                    seen.add(database.read(handle -> lines(handle, versions)));
                }
            }
            assertEquals(seen.get(0), seen.get(1));
        }
    }

    private interface Dump {
        String of(Handle handle);
    }

    private static String dump(Engine engine, Dump dump) {
        try (Database database = Database.open(engine.fresh(), Clock.systemUTC())) {
            return database.read(dump::of);
        }
    }

    private static String sqlite(Handle handle) {
        return lines(
                        handle,
                        """
                        SELECT sql || ';' FROM sqlite_schema
                        WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
                          AND tbl_name <> 'schema_version'
                        ORDER BY tbl_name, type DESC, name
                        """)
                .stream()
                .map(sql -> sql.replaceAll(" *--[^\n]*", "").replaceAll("\\s*\n\\s*\n", "\n"))
                .collect(joining("\n\n", "", "\n"));
    }

    private static String postgresql(Handle handle) {
        List<String> tables =
                lines(
                        handle,
                        """
                        SELECT table_name FROM information_schema.tables
                        WHERE table_schema = 'public' AND table_name <> 'schema_version'
                        ORDER BY table_name COLLATE "C"
                        """);
        return tables.stream().map(t -> table(handle, t)).collect(joining("\n", "", ""));
    }

    private static String table(Handle handle, String table) {
        String columns =
                """
                SELECT '    ' || column_name || ' ' || data_type
                    || CASE is_nullable WHEN 'NO' THEN ' NOT NULL' ELSE '' END
                    || COALESCE(' DEFAULT ' || column_default, '')
                FROM information_schema.columns
                WHERE table_schema = 'public' AND table_name = ? ORDER BY ordinal_position
                """;
        String constraints =
                """
                SELECT '    ' || pg_get_constraintdef(oid) FROM pg_constraint
                WHERE conrelid = CAST(? AS regclass) AND contype <> 'n'
                ORDER BY contype DESC, 1
                """;
        String indexes =
                """
                SELECT indexdef || ';' FROM pg_indexes WHERE schemaname = 'public' AND tablename = ?
                  AND indexname NOT IN (SELECT conname FROM pg_constraint) ORDER BY 1
                """;
        StringBuilder text = new StringBuilder("CREATE TABLE " + table + " (\n");
        text.append(String.join(",\n", lines(handle, columns, table)));
        lines(handle, constraints, table).forEach(line -> text.append(",\n").append(line));
        text.append("\n);\n");
        lines(handle, indexes, table).forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private static String sorted(Handle handle, String sql) {
        return lines(handle, sql).stream().sorted().collect(joining("\n"));
    }

    private static List<String> lines(Handle handle, String sql, Object... arguments) {
        return handle.select(sql, arguments).mapTo(String.class).list();
    }

    private static void compare(String name, String actual) throws IOException {
        Path file = GOLDEN.resolve(name);
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, actual);
        }
        assertEquals(Files.readString(file), actual, "see " + file);
    }
}
