package dev.kirikae.cloud.directory;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategy;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.introspect.AnnotatedField;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.kirikae.cloud.AlarmBell;
import dev.kirikae.cloud.AlarmThreshold;
import dev.kirikae.cloud.BundleContent;
import dev.kirikae.cloud.CloudState;
import dev.kirikae.cloud.Incident;
import dev.kirikae.cloud.Profile;
import dev.kirikae.cloud.SimEnvironment;
import dev.kirikae.model.Alarm;
import dev.kirikae.model.AlarmChange;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.FeedMessage;
import dev.kirikae.model.LiveName;
import dev.kirikae.model.OptionSetting;
import dev.kirikae.model.ScheduledAction;
import dev.kirikae.workflow.ChangingCall;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The whole state of a cloud as JSON.
 *
 * @param format of this text; another one is refused
 * @param service whose world it is, as {@code application/service}
 * @param revision grows with every writing
 */
record Snapshot(int format, String service, long revision, CloudState state) {

    static final int FORMAT = 1;

    private static final ObjectMapper MAPPER = mapper();

    byte[] write() throws IOException {
        return MAPPER.writeValueAsBytes(this);
    }

    /** @throws IOException where it is not a snapshot of this format; the message tells the place */
    static Snapshot read(byte[] text) throws IOException {
        return MAPPER.readValue(text, Snapshot.class);
    }

    private static ObjectMapper mapper() {
        SimpleModule words = new SimpleModule();
        word(words, Instant.class, Instant::parse);
        word(words, Duration.class, Duration::parse);
        word(words, EnvironmentId.class, EnvironmentId::new);
        ObjectMapper mapper = JsonMapper.builder()
                .addModule(words)
                .visibility(PropertyAccessor.FIELD, Visibility.ANY)
                .visibility(PropertyAccessor.GETTER, Visibility.NONE)
                .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
                .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
                .propertyNamingStrategy(new NamesInFiles())
                .addMixIn(CloudState.class, StateForm.class)
                .addMixIn(LiveName.class, LiveNameForm.class)
                .addMixIn(SimEnvironment.class, SimEnvironmentForm.class)
                .addMixIn(AlarmBell.class, BellForm.class)
                .addMixIn(ChangingCall.class, CallForm.class)
                .build();
        mapper.configOverride(Map.class).setMergeable(true);
        mapper.configOverride(Set.class).setMergeable(true);
        for (Class<?> kind : ChangingCall.class.getPermittedSubclasses()) {
            mapper.registerSubtypes(new NamedType(kind, kind.getSimpleName()));
        }
        return mapper;
    }

    /** What fields are called in a file where the program calls them otherwise. A name in a file never changes. */
    private static final class NamesInFiles extends PropertyNamingStrategy {
        private static final long serialVersionUID = 1;

        private static final Map<String, String> NAMES = Map.of(
                "LiveName.cname", "prefix",
                "CloudState.sims", "estate",
                "CloudState.queue", "agenda",
                "CloudState.artifacts", "shelf",
                "SimEnvironments.environments", "plants",
                "SimEnvironment.events", "sayings",
                "SimEnvironment.ownerships", "tenures");

        @Override
        public String nameForField(MapperConfig<?> config, AnnotatedField field, String name) {
            return NAMES.getOrDefault(field.getDeclaringClass().getSimpleName() + "." + name, name);
        }
    }

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

    // What came later is left out where it is as it always was: older files are written
    // back word for word. Forms tell the JSON mapper which constructor takes what; nobody ever calls
    // them.

    @SuppressWarnings("UnusedVariable")
    private abstract static class StateForm {
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<Incident, Instant> struck = Map.of();

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, BundleContent> contents = Map.of();

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, Integer> queues = Map.of();

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, String> alarmTags = Map.of();

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Instant queuesGrow;

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String alarmFeed;

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<FeedMessage> feed = List.of();

        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        int swapsToRefuse;

        @JsonCreator
        StateForm(
                @JsonProperty("profile") Profile profile,
                @JsonProperty("account") String account,
                @JsonProperty("live") LiveName live,
                @JsonProperty("now") Instant now) {}
    }

    @SuppressWarnings("UnusedVariable")
    private abstract static class LiveNameForm {
        @JsonCreator
        LiveNameForm(@JsonProperty("prefix") String cname, @JsonProperty("region") String region) {}
    }

    @SuppressWarnings("UnusedVariable")
    private abstract static class SimEnvironmentForm {
        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        int answered;

        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        double failing;

        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        boolean withoutTemplate;

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Integer desired;

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Set<String> suspended = Set.of();

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<ScheduledAction> scheduled = List.of();

        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        int connections;

        @JsonCreator
        SimEnvironmentForm(
                @JsonProperty("seen") Environment seen,
                @JsonProperty("given") List<OptionSetting> given,
                @JsonProperty("tags") Map<String, String> tags) {}
    }

    @SuppressWarnings("UnusedVariable")
    private abstract static class BellForm {
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        AlarmThreshold rule;

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<AlarmChange> changes = List.of();

        @JsonCreator
        BellForm(
                @JsonProperty("name") String name,
                @JsonProperty("environment") @Nullable String environment,
                @JsonProperty("state") Alarm.State state,
                @JsonProperty("since") Instant since) {}
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    private interface CallForm {}
}
