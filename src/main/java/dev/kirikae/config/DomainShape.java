package dev.kirikae.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kirikae.config.Configuration.Domain;
import dev.kirikae.model.LiveName;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An own name: by itself, or with the time that resolvers may keep it. */
final class DomainShape extends Shape<Domain> {
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final TextShape NAME = new TextShape(
            Scope.FIXED,
            "(?=.{4,254}$)(?!.*(?i:\\.elasticbeanstalk\\.com|\\.eb\\.amazonaws\\.com\\.cn)\\.?$)(?:" + LABEL
                    + "\\.){1,10}[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])\\.?",
            "an own name such as api.example.com, which Beanstalk did not give",
            "api.example.com");
    private static final DomainTable TABLE = new DomainTable();

    @Override
    @Nullable
    Domain read(Cursor at) {
        if (at.item() instanceof Item.Mapping) {
            return TABLE.read(at);
        }
        String name = NAME.read(at);
        return name == null ? null : domain(name, Domain.USUAL_TTL);
    }

    private static Domain domain(String name, Duration ttl) {
        return new Domain(LiveName.plain(name.toLowerCase(Locale.ROOT)), ttl);
    }

    @Override
    JsonNode write(Domain value) {
        return value.ttl().equals(Domain.USUAL_TTL) ? NAME.write(value.name()) : TABLE.write(value);
    }

    @Override
    ObjectNode schema() {
        return Json.anyOf(NAME.schema(), TABLE.schema());
    }

    @Override
    String expected() {
        return NAME.expected();
    }

    /** The long form. */
    private static final class DomainTable extends Table<Domain> {
        private static final Field<String> NAME_FIELD =
                Field.required("name", NAME, "the own name").such("api.example.com");
        private static final Field<Duration> TTL = Field.of(
                "ttl",
                new DurationShape(Duration.ZERO, Duration.ofHours(1)),
                Domain.USUAL_TTL,
                "how long resolvers may keep where it leads to; a CNAME to the live name follows in a minute");

        DomainTable() {
            super(NAME_FIELD, TTL);
        }

        @Override
        Domain make(FieldValues values, Cursor at) {
            return domain(values.get(NAME_FIELD), values.get(TTL));
        }

        @Override
        void write(Domain domain, RecordWriter writer) {
            writer.put(NAME_FIELD, domain.name()).put(TTL, domain.ttl());
        }
    }
}
