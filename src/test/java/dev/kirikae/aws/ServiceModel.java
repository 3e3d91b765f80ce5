package dev.kirikae.aws;

import java.lang.reflect.Method;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.utils.builder.Buildable;
import software.amazon.awssdk.utils.builder.ToCopyableBuilder;

/** What the SDK tells of its own answers: their fields, and the words of those that are enumerations. */
public final class ServiceModel {

    /** A word of no version of any service. */
    public static final String UNKNOWN = "SomethingNew";

    private static final Instant FILLED = Instant.parse("2026-11-22T11:00:00Z");

    /** Words of fields that are enumerations by their documentation, and text in the model (API Reference, read 2026-11). */
    private static final Map<String, List<String>> DOCUMENTED = Map.of(
            "EnvironmentTier.Name", List.of("WebServer", "Worker", "Cluster"),
            "EnvironmentTier.Type", List.of("Standard", "SQS/HTTP"),
            "SingleInstanceHealth.HealthStatus",
                    List.of(
                            "Ok",
                            "Info",
                            "Warning",
                            "Degraded",
                            "Severe",
                            "Pending",
                            "Unknown",
                            "NoData",
                            "No Data",
                            "Suspended"),
            "SingleInstanceHealth.Color", List.of("Green", "Yellow", "Red", "Grey"),
            "Deployment.Status", List.of("In Progress", "Deployed", "Failed"));

    /** @param field of a structure, as {@code Deployment.Status} */
    public static List<String> documented(String field) {
        return DOCUMENTED.getOrDefault(field, List.of());
    }

    /** Fields that stay out of a full answer: those that would make it another page, or that are only there when something is wrong. */
    private static final Set<String> NOT_FILLED = Set.of(
            "NextToken",
            "EvaluationState",
            "Messages",
            "EnvironmentLinks",
            "Metrics",
            "ExtendedStatistic",
            "ThresholdMetricId",
            "EvaluationCriteria");

    private static final Map<String, List<String>> WORDS = new ConcurrentHashMap<>();

    private ServiceModel() {}

    /**
     * One way in which an answer may differ.
     *
     * @param path the members that lead to the field, from the response on
     * @param word null: the field is absent
     */
    public record Variant(
            String operation, List<String> path, @Nullable String word) {

        public Variant {
            path = List.copyOf(path);
        }

        public String field() {
            return String.join(".", path);
        }

        @Override
        public String toString() {
            return operation + " " + field() + (word == null ? " absent" : " = " + word);
        }
    }

    /** Every field of a full answer absent, and every word of each enumeration, with one that is unknown. */
    public static List<Variant> variants(String operation, SdkPojo full) {
        List<Variant> all = new ArrayList<>();
        collect(operation, full, List.of(), all);
        return all;
    }

    private static void collect(String operation, SdkPojo at, List<String> above, List<Variant> all) {
        for (SdkField<?> field : at.sdkFields()) {
            List<String> path = new ArrayList<>(above);
            path.add(field.memberName());
            boolean there = isThere(field.getValueOrDefault(at));
            if (there) {
                all.add(new Variant(operation, path, null));
            }
            List<String> words = words(at, field);
            if (!words.isEmpty()) {
                words.forEach(word -> all.add(new Variant(operation, path, word)));
                all.add(new Variant(operation, path, UNKNOWN));
            }
            Object value = field.getValueOrDefault(at);
            if (value instanceof SdkPojo below) {
                collect(operation, below, path, all);
            } else if (there && value instanceof List<?> list && list.get(0) instanceof SdkPojo below) {
                collect(operation, below, path, all);
            }
        }
    }

    private static boolean isThere(@Nullable Object value) {
        return value != null && !(value instanceof List<?> list && list.isEmpty());
    }

    /** The words of an enumeration; empty for any other field. */
    static List<String> words(SdkPojo owner, SdkField<?> field) {
        return WORDS.computeIfAbsent(
                owner.getClass().getName() + "." + field.memberName(), any -> wordsOf(owner, field));
    }

    private static List<String> wordsOf(SdkPojo owner, SdkField<?> field) {
        List<String> documented = DOCUMENTED.get(owner.getClass().getSimpleName() + "." + field.memberName());
        if (documented != null) {
            return documented;
        }
        for (Method getter : owner.getClass().getMethods()) {
            if (getter.getName().equalsIgnoreCase(field.memberName())
                    && getter.getParameterCount() == 0
                    && getter.getReturnType().isEnum()) {
                return Arrays.stream(getter.getReturnType().getEnumConstants())
                        .map(String::valueOf)
                        .filter(word -> !word.equals("null"))
                        .toList();
            }
        }
        return List.of();
    }

    /** The answer in this variant, wherever {@code which} holds for what lies on the way to the field. */
    public static SdkPojo in(Variant variant, SdkPojo answer, Predicate<SdkPojo> which) {
        return changed(answer, variant.path(), variant.word(), which);
    }

    private static SdkPojo changed(SdkPojo at, List<String> path, @Nullable String word, Predicate<SdkPojo> which) {
        if (!which.test(at)) {
            return at;
        }
        SdkField<?> field = field(at, path.get(0));
        if (path.size() == 1) {
            return with(at, Map.of(field, word == null ? NOTHING : word));
        }
        List<String> below = path.subList(1, path.size());
        Object value = field.getValueOrDefault(at);
        if (value instanceof SdkPojo pojo) {
            return with(at, Map.of(field, changed(pojo, below, word, which)));
        }
        List<Object> elements = new ArrayList<>();
        for (Object each : value instanceof List<?> list ? list : List.of()) {
            elements.add(each instanceof SdkPojo pojo ? changed(pojo, below, word, which) : each);
        }
        return with(at, Map.of(field, elements));
    }

    private static SdkField<?> field(SdkPojo at, String name) {
        return at.sdkFields().stream()
                .filter(f -> f.memberName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(at.getClass() + " has no field " + name));
    }

    private static final Object NOTHING = new Object();

    private static SdkPojo with(SdkPojo from, Map<SdkField<?>, Object> values) {
        Object builder = ((ToCopyableBuilder<?, ?>) from).toBuilder();
        values.forEach((field, value) -> field.set(builder, value == NOTHING ? null : value));
        return (SdkPojo) ((Buildable) builder).build();
    }

    /** The same with something in every field that is empty, so that it can be missed. */
    public static <P extends SdkPojo> P filled(P pojo) {
        return filled(pojo, 0);
    }

    @SuppressWarnings("unchecked")
    private static <P extends SdkPojo> P filled(P pojo, int depth) {
        Map<SdkField<?>, Object> values = new LinkedHashMap<>();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            if (value instanceof SdkPojo below) {
                values.put(field, filled(below, depth + 1));
            } else if (value instanceof List<?> list && !list.isEmpty()) {
                values.put(
                        field,
                        list.stream()
                                .map(e -> e instanceof SdkPojo below ? filled(below, depth + 1) : e)
                                .toList());
            } else if (!isThere(value) && depth > 0 && !NOT_FILLED.contains(field.memberName())) {
                Object filling = filling(pojo, field, depth);
                if (filling != null) {
                    values.put(field, filling);
                }
            }
        }
        return (P) with(pojo, values);
    }

    private static @Nullable Object filling(SdkPojo owner, SdkField<?> field, int depth) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.STRING) {
            List<String> words = words(owner, field);
            return words.isEmpty() ? "filled" : words.get(0);
        }
        if (type == MarshallingType.INTEGER) {
            return 1;
        }
        if (type == MarshallingType.LONG) {
            return 1L;
        }
        if (type == MarshallingType.DOUBLE) {
            return 1.0;
        }
        if (type == MarshallingType.BOOLEAN) {
            return true;
        }
        if (type == MarshallingType.INSTANT) {
            return FILLED;
        }
        if (type == MarshallingType.SDK_POJO) {
            return depth > 6 ? null : empty(field, depth);
        }
        if (type == MarshallingType.LIST && depth <= 6) {
            SdkField<?> member = field.getTrait(ListTrait.class).memberFieldInfo();
            Object element = filling(owner, member, depth + 1);
            return element == null ? null : List.of(element);
        }
        return null;
    }

    private static SdkPojo empty(SdkField<?> field, int depth) {
        SdkPojo builder = field.constructor().get();
        return filled((SdkPojo) ((Buildable) builder).build(), depth + 1);
    }
}
