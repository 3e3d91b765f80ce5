package dev.kirikae.verify;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A {@link WatchRecording} as text: JSON in which each different observation stands once, and a turn is the nanoseconds since the
 * turn before and the numbers of what it saw. Names in it are never changed.
 */
public final class RecordingText {

    /** A journal's records are small: so many bytes are kept at most, the newest turns. */
    static final int MOST_BYTES = 48 * 1024;

    private static final Map<String, Class<? extends Observation>> KINDS = Map.ofEntries(
            Map.entry("health", Observation.HealthSeen.class),
            Map.entry("health-unlisted", Observation.HealthUnlisted.class),
            Map.entry("health-lost", Observation.HealthLost.class),
            Map.entry("instances", Observation.InstancesSeen.class),
            Map.entry("alarm", Observation.AlarmSeen.class),
            Map.entry("alarms-lost", Observation.AlarmsLost.class),
            Map.entry("history", Observation.HistorySeen.class),
            Map.entry("history-lost", Observation.HistoryLost.class),
            Map.entry("queue", Observation.QueueSeen.class),
            Map.entry("queue-lost", Observation.QueueLost.class),
            Map.entry("counted", Observation.Counted.class),
            Map.entry("count-lost", Observation.CountLost.class),
            Map.entry("causes", Observation.Causes.class),
            Map.entry("feed", Observation.FeedTrouble.class),
            Map.entry("owner-doubted", Observation.OwnerDoubted.class));

    private static final JsonMapper JSON = mapper();

    private RecordingText() {}

    /** Null where even what was known at the beginning takes too much. */
    public static @Nullable String write(WatchRecording recording) {
        WatchRecording kept = recording;
        while (true) {
            String text = whole(kept);
            if (text.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES) {
                return text;
            }
            if (kept.turns().isEmpty()) {
                return null;
            }
            kept = kept.newest(kept.turns().size() * 7 / 8);
        }
    }

    private static String whole(WatchRecording recording) {
        Map<Observation, Integer> numbers = new LinkedHashMap<>();
        ArrayNode turns = JSON.createArrayNode();
        Instant before = recording.beginning().at();
        for (WatchTurn turn : recording.turns()) {
            ArrayNode line =
                    turns.addArray().add(Duration.between(before, turn.at()).toNanos());
            for (Observation observation : turn.seen()) {
                Integer known = numbers.putIfAbsent(observation, numbers.size());
                line.add(known == null ? numbers.size() - 1 : known);
            }
            before = turn.at();
        }
        ObjectNode all = JSON.createObjectNode();
        all.set("beginning", JSON.valueToTree(recording.beginning()));
        all.put("cut", recording.cut());
        ArrayNode seen = all.putArray("seen");
        numbers.keySet().forEach(observation -> seen.add(node(observation)));
        all.set("turns", turns);
        return all.toString();
    }

    /** Samples are most of it, and stand as a list: probe, kind and words. */
    private static JsonNode node(Observation observation) {
        return observation instanceof Observation.Sampled sampled
                ? JSON.createArrayNode()
                        .add(sampled.probe())
                        .add(sampled.sample().kind().name())
                        .add(sampled.sample().words())
                : JSON.valueToTree(observation);
    }

    private static Observation observation(JsonNode node) throws JsonProcessingException {
        return node.isArray()
                ? new Observation.Sampled(
                        node.path(0).asText(),
                        new Sample(
                                Sample.Kind.valueOf(node.path(1).asText()),
                                node.path(2).asText()))
                : JSON.treeToValue(node, Observation.class);
    }

    /**
     * Reads what {@link #write} wrote, also an older program's.
     *
     * @throws IllegalArgumentException where it cannot be read; the message says why
     */
    public static WatchRecording read(String text) {
        try {
            JsonNode all = JSON.readTree(text);
            List<Observation> seen = new ArrayList<>();
            for (JsonNode each : all.path("seen")) {
                seen.add(observation(each));
            }
            WatchBeginning beginning = JSON.treeToValue(all.path("beginning"), WatchBeginning.class);
            if (beginning == null) {
                throw new IllegalArgumentException("it has no beginning");
            }
            List<WatchTurn> turns = new ArrayList<>();
            Instant at = beginning.at();
            for (JsonNode line : all.path("turns")) {
                at = at.plusNanos(line.path(0).longValue());
                List<Observation> some = new ArrayList<>();
                for (int i = 1; i < line.size(); i++) {
                    some.add(seen.get(line.path(i).intValue()));
                }
                turns.add(new WatchTurn(at, some));
            }
            return new WatchRecording(beginning, all.path("cut").intValue(), turns);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        } catch (IndexOutOfBoundsException | DateTimeException e) {
            throw new IllegalArgumentException("something is missing in it", e);
        }
    }

    private static JsonMapper mapper() {
        SimpleModule words = new SimpleModule();
        word(words, Instant.class, Instant::parse);
        word(words, Duration.class, Duration::parse);
        JsonMapper mapper = JsonMapper.builder()
                .addModule(words)
                .visibility(PropertyAccessor.FIELD, Visibility.ANY)
                .visibility(PropertyAccessor.GETTER, Visibility.NONE)
                .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
                .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
                .serializationInclusion(Include.NON_NULL)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addMixIn(Observation.class, Kinded.class)
                .build();
        KINDS.forEach((name, kind) -> mapper.registerSubtypes(new NamedType(kind, name)));
        return mapper;
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    private interface Kinded {}

    /** A value that is one word. */
    private static <T> void word(SimpleModule module, Class<T> kind, Function<String, T> parse) {
        module.addSerializer(kind, new StdSerializer<T>(kind) {
            @Override
            public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
                out.writeString(value.toString());
            }
        });
        module.addDeserializer(kind, new StdDeserializer<T>(kind) {
            @Override
            public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
                return parse.apply(in.getText());
            }
        });
    }
}
