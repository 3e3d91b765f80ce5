package dev.kirikae.journal.codec;

import dev.kirikae.model.EnvironmentId;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Any record of the model, the journal or the workflow, filled from a seed, with texts that have hurt other programs. */
final class RandomRecord {

    private static final List<String> TEXTS = List.of(
            "",
            "plain",
            "push-api-9f3c2ab-0123456789ab",
            "\"quoted\" \\ back",
            "two\nlines\r\n\ttab",
            "\u001b[31mred\u001b[0m \u0000 \u007f \u0085 \u2028",
            "\u202egnp.exe\u202c \u200b\u2060\ufeff",
            "切り替え 🚀",
            "half a pair: \ud83d",
            "{\"kind\":\"took\"}",
            "x".repeat(3000));

    private final Random random;

    RandomRecord(long seed) {
        random = new Random(seed);
    }

    <T> T of(Class<T> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Arrays.stream(components).map(this::value).toArray();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private @Nullable Object value(RecordComponent component) {
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        if (nullable && random.nextInt(3) == 0) {
            return null;
        }
        if (component.getAnnotatedType() instanceof AnnotatedParameterizedType list) {
            Class<?> item = (Class<?>) list.getAnnotatedActualTypeArguments()[0].getType();
            List<Object> items = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                items.add(value(item));
            }
            return items;
        }
        return value(component.getType());
    }

    private Object value(Class<?> type) {
        if (type == String.class) {
            return TEXTS.get(random.nextInt(TEXTS.size()));
        }
        if (type == int.class || type == Integer.class) {
            return random.nextInt();
        }
        if (type == long.class) {
            return random.nextLong();
        }
        if (type == boolean.class) {
            return random.nextBoolean();
        }
        if (type == Instant.class) {
            return Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
        }
        if (type == Duration.class) {
            return Duration.ofSeconds(random.nextInt(), random.nextInt(1_000_000_000));
        }
        if (type == EnvironmentId.class) {
            return new EnvironmentId("e-" + String.format("%010d", random.nextInt(1_000_000_000)));
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
        }
        if (type.isSealed()) {
            Class<?>[] kinds = type.getPermittedSubclasses();
            return of(kinds[random.nextInt(kinds.length)]);
        }
        if (type.isRecord()) {
            return of(type);
        }
        throw new AssertionError("no random value for " + type);
    }
}
