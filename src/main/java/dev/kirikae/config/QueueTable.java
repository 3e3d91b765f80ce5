package dev.kirikae.config;

import dev.kirikae.config.Verify.Growing;
import dev.kirikae.config.Verify.NoData;
import dev.kirikae.config.Verify.Queue;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An element of {@code verify.live.queues}. */
final class QueueTable extends Table<Queue> {
    private static final int MOST = 999_999_999;
    private static final Field<String> NAME = Field.optional(
                    "name",
                    new TextShape(
                            Scope.RELEASE,
                            "[A-Za-z0-9_-]{1,80}(?:\\.fifo)?",
                            "a queue's name: letters, digits, - and _, at most 80",
                            "push-jobs-dead"),
                    "the queue; one that does not exist is an error")
            .such("push-jobs-dead");
    private static final Field<String> URL = Field.optional(
                    "url",
                    new TextShape(
                            Scope.RELEASE,
                            "https://[^/\\s]{1,255}(?:/[A-Za-z0-9._-]{1,255}){2,4}",
                            "a queue's URL such as https://sqs.ap-northeast-1.amazonaws.com/123456789012/push-jobs",
                            "https://sqs.ap-northeast-1.amazonaws.com/123456789012/push-jobs"),
                    "the same by its URL")
            .such("https://sqs.ap-northeast-1.amazonaws.com/123456789012/push-jobs");
    private static final Field<Integer> MAX_VISIBLE =
            most("max-visible", "how many messages may wait").such(0);
    private static final Field<Integer> MAX_IN_FLIGHT =
            most("max-in-flight", "how many messages may be at work").such(1000);
    private static final Field<Integer> MAX_DELAYED =
            most("max-delayed", "how many messages may be delayed").such(100);
    private static final Field<Duration> MAX_AGE = Field.optional(
                    "max-age",
                    new DurationShape(Duration.ofSeconds(1), Duration.ofDays(14)),
                    "how old the oldest message may be")
            .such(Duration.ofMinutes(5));
    private static final Field<Integer> DEAD_LETTERS = most(
                    "dead-letters", "how many messages its dead-letter queue may hold")
            .such(0);
    private static final Field<Growing> GROWING = Field.of(
            "growing",
            new WordShape<>(Growing.values()),
            Growing.ALLOW,
            "what it means that more messages wait, or are dead, than before the switch");
    private static final Field<NoData> NO_DATA = Field.of(
            "no-data",
            new WordShape<>(NoData.values()),
            NoData.INCONCLUSIVE,
            "what it means that the queue cannot be read, or a number is not known");

    QueueTable() {
        super(NAME, URL, MAX_VISIBLE, MAX_IN_FLIGHT, MAX_DELAYED, MAX_AGE, DEAD_LETTERS, GROWING, NO_DATA);
    }

    private static Field<Integer> most(String key, String about) {
        return Field.optional(key, new WholeNumber(0, MOST), about);
    }

    @Override
    @Nullable
    Queue make(FieldValues values, Cursor at) {
        String name = values.find(NAME);
        String url = values.find(URL);
        if ((name == null) == (url == null)) {
            at.refuse("expected either name or url, found " + (name == null ? "neither" : "both"));
            return null;
        }
        Growing growing = values.get(GROWING);
        boolean limited = Stream.of(MAX_VISIBLE, MAX_IN_FLIGHT, MAX_DELAYED, MAX_AGE, DEAD_LETTERS)
                .map(values::find)
                .anyMatch(Objects::nonNull);
        if (!limited && growing == Growing.ALLOW) {
            at.refuse("expected at least one limit, such as max-visible: 0, or growing: fail");
            return null;
        }
        return new Queue(
                name,
                url,
                values.find(MAX_VISIBLE),
                values.find(MAX_IN_FLIGHT),
                values.find(MAX_DELAYED),
                values.find(MAX_AGE),
                values.find(DEAD_LETTERS),
                growing,
                values.get(NO_DATA));
    }

    @Override
    void write(Queue queue, RecordWriter writer) {
        writer.put(NAME, queue.name())
                .put(URL, queue.url())
                .put(MAX_VISIBLE, queue.maxVisible())
                .put(MAX_IN_FLIGHT, queue.maxInFlight())
                .put(MAX_DELAYED, queue.maxDelayed())
                .put(MAX_AGE, queue.maxAge())
                .put(DEAD_LETTERS, queue.deadLetters())
                .put(GROWING, queue.growing())
                .put(NO_DATA, queue.noData());
    }
}
