package org.gatehouse;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Everything that can be set, in the order in which `config check` shows it: the key in
/// `gatehouse.toml`, the environment variable, and for the common ones the option.
public enum Setting {
    PORT("server.port", "GATEHOUSE_PORT", "--port"),
    BIND("server.bind", "GATEHOUSE_BIND", "--bind"),
    URL("server.url", "GATEHOUSE_URL", "--url"),
    TRUSTED_PROXY("server.trusted_proxy", "GATEHOUSE_TRUSTED_PROXY", null),
    DATA("data", "GATEHOUSE_DATA", "--data"),
    DB("db", "GATEHOUSE_DB", null),
    KEY_FILE("key_file", "GATEHOUSE_KEY_FILE", null),
    MAIL_HOST("mail.host", "GATEHOUSE_MAIL_HOST", null),
    MAIL_PORT("mail.port", "GATEHOUSE_MAIL_PORT", null),
    MAIL_SECURITY("mail.security", "GATEHOUSE_MAIL_SECURITY", null),
    MAIL_USER("mail.user", "GATEHOUSE_MAIL_USER", null),
    MAIL_PASSWORD("mail.password", "GATEHOUSE_MAIL_PASSWORD", null),
    MAIL_FROM("mail.from", "GATEHOUSE_MAIL_FROM", null),
    MAIL_FROM_NAME("mail.from_name", "GATEHOUSE_MAIL_FROM_NAME", null),
    MAIL_CONNECTIONS("mail.connections", "GATEHOUSE_MAIL_CONNECTIONS", null),
    MAIL_PER_MINUTE("mail.per_minute", "GATEHOUSE_MAIL_PER_MINUTE", null),
    MAIL_PER_DAY("mail.per_day", "GATEHOUSE_MAIL_PER_DAY", null),
    FORUM_NAME("forum.name", "GATEHOUSE_FORUM_NAME", null),
    FORUM_ZONE("forum.zone", "GATEHOUSE_FORUM_ZONE", null),
    FORUM_CONTACT("forum.contact", "GATEHOUSE_FORUM_CONTACT", null),
    RETENTION_DAYS("retention_days", "GATEHOUSE_RETENTION_DAYS", null),
    RETENTION_ADDRESS_DAYS("retention_address_days", "GATEHOUSE_RETENTION_ADDRESS_DAYS", null);

    private final String key;
    private final String variable;
    private final @Nullable String option;

    Setting(String key, String variable, @Nullable String option) {
        this.key = key;
        this.variable = variable;
        this.option = option;
    }

    /// Its dotted name in `gatehouse.toml`.
    public String key() {
        return key;
    }

    /// Its environment variable.
    public String variable() {
        return variable;
    }

    /// Its command line option, if it has one.
    public Optional<String> option() {
        return Optional.ofNullable(option);
    }

    /// Whether nobody may be shown what it is set to. A database's address can hold a password.
    public boolean isSecret() {
        return this == MAIL_PASSWORD || this == DB;
    }

    static Optional<Setting> ofKey(String key) {
        for (Setting setting : values()) {
            if (setting.key.equals(key)) {
                return Optional.of(setting);
            }
        }
        return Optional.empty();
    }

    static Optional<Setting> ofVariable(String variable) {
        for (Setting setting : values()) {
            if (setting.variable.equals(variable)) {
                return Optional.of(setting);
            }
        }
        return Optional.empty();
    }
}
