package dev.kirikae.config;

import dev.kirikae.config.Verify.Address;
import dev.kirikae.config.Verify.Alarm;
import dev.kirikae.config.Verify.Candidate;
import dev.kirikae.config.Verify.Compare;
import dev.kirikae.config.Verify.Health;
import dev.kirikae.config.Verify.HealthStatus;
import dev.kirikae.config.Verify.Live;
import dev.kirikae.config.Verify.NoData;
import dev.kirikae.config.Verify.OnFailure;
import dev.kirikae.config.Verify.OnInconclusive;
import dev.kirikae.config.Verify.Queue;
import dev.kirikae.config.Verify.RedAtStart;
import dev.kirikae.config.Verify.Scheme;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What proves a release, but for the probes themselves. */
final class VerifyTables {
    private VerifyTables() {}

    /** {@code verify}. */
    static final class VerifyTable extends Table<Verify> {
        private static final Field<Address> ADDRESS =
                Field.section("address", new AddressTable(), "where and how both sides are called");
        private static final Field<Health> HEALTH =
                Field.section("health", new HealthTable(), "what Beanstalk's enhanced health must say");
        private static final Field<Candidate> CANDIDATE =
                Field.section("candidate", new CandidateTable(), "checks before the switch");
        private static final Field<Live> LIVE = Field.section("live", new WatchTable(), "checks after the switch");
        private static final Field<OnFailure> ON_FAILURE = Field.of(
                "on-failure", new WordShape<>(OnFailure.values()), OnFailure.ROLLBACK, "what a failed watch does");
        private static final Field<OnInconclusive> ON_INCONCLUSIVE = Field.of(
                "on-inconclusive",
                new WordShape<>(OnInconclusive.values()),
                OnInconclusive.ROLLBACK,
                "what a watch without proof does");
        private static final Field<String> ACCEPT_UNVERIFIED = Field.optional(
                        "accept-unverified",
                        Texts.REASON,
                        "a reason in words; without it a release that nothing could fail is refused")
                .such("an internal tool, watched by its users");

        VerifyTable() {
            super(ADDRESS, HEALTH, CANDIDATE, LIVE, ON_FAILURE, ON_INCONCLUSIVE, ACCEPT_UNVERIFIED);
        }

        @Override
        Verify make(FieldValues values, Cursor at) {
            Verify verify = new Verify(
                    values.get(ADDRESS),
                    values.get(HEALTH),
                    values.get(CANDIDATE),
                    values.get(LIVE),
                    values.get(ON_FAILURE),
                    values.get(ON_INCONCLUSIVE),
                    values.find(ACCEPT_UNVERIFIED));
            Reach.ofWatch(verify, at);
            return verify;
        }

        @Override
        void write(Verify verify, RecordWriter writer) {
            writer.put(ADDRESS, verify.address())
                    .put(HEALTH, verify.health())
                    .put(CANDIDATE, verify.candidate())
                    .put(LIVE, verify.live())
                    .put(ON_FAILURE, verify.onFailure())
                    .put(ON_INCONCLUSIVE, verify.onInconclusive())
                    .put(ACCEPT_UNVERIFIED, verify.acceptUnverified());
        }
    }

    /** {@code verify.address}. */
    static final class AddressTable extends Table<Address> {
        private static final int HTTP_PORT = 80;
        private static final int HTTPS_PORT = 443;
        private static final Field<Scheme> SCHEME =
                Field.of("scheme", new WordShape<>(Scheme.values()), Scheme.HTTP, "how both sides are called");
        private static final Field<Integer> PORT = Field.optional(
                        "port", new WholeNumber(1, 65535), "without it 80, with https 443")
                .such(8443);
        private static final Field<String> HOST = Field.optional(
                        "host",
                        new TextShape(Scope.RELEASE, "[A-Za-z0-9.:_-]{1,255}", "a host's name", "localhost"),
                        "another Host header than the name that is called")
                .such("api.example.com");
        private static final Field<String> CA = Field.optional(
                        "ca",
                        Texts.line(Scope.FIXED, 1024, "the path of a PEM file", "ca.pem"),
                        "PEM file to trust besides the JDK's")
                .such("internal-ca.pem");

        AddressTable() {
            super(SCHEME, PORT, HOST, CA);
        }

        @Override
        Address make(FieldValues values, Cursor at) {
            Scheme scheme = values.get(SCHEME);
            String ca = values.find(CA);
            if (ca != null && scheme == Scheme.HTTP) {
                at.near("ca").refuseKey("has no meaning with scheme http; remove it, or write scheme: https");
            }
            int port = Objects.requireNonNullElse(values.find(PORT), scheme == Scheme.HTTP ? HTTP_PORT : HTTPS_PORT);
            return new Address(scheme, port, values.find(HOST), ca);
        }

        @Override
        void write(Address address, RecordWriter writer) {
            writer.put(SCHEME, address.scheme())
                    .put(PORT, address.port())
                    .put(HOST, address.host())
                    .put(CA, address.ca());
        }
    }

    /** {@code verify.health}. */
    static final class HealthTable extends Table<Health> {
        private static final Field<List<HealthStatus>> ACCEPT = Field.of(
                "accept",
                ListShape.atLeastOne(new WordShape<>(HealthStatus.values(), HealthStatus::word)),
                List.of(HealthStatus.OK, HealthStatus.INFO),
                "health statuses that are good enough");
        private static final Field<Duration> STABLE_FOR = Field.of(
                "stable-for",
                new DurationShape(Duration.ZERO, Duration.ofHours(2)),
                Duration.ofMinutes(2),
                "for how long without a break");

        HealthTable() {
            super(ACCEPT, STABLE_FOR);
        }

        @Override
        Health make(FieldValues values, Cursor at) {
            return new Health(values.get(ACCEPT), values.get(STABLE_FOR));
        }

        @Override
        void write(Health health, RecordWriter writer) {
            writer.put(ACCEPT, health.accept()).put(STABLE_FOR, health.stableFor());
        }
    }

    /** {@code verify.candidate}. */
    static final class CandidateTable extends Table<Candidate> {
        private static final Field<Verify.WarmUp> WARM_UP = Field.optional(
                "warm-up",
                new WarmUpTables.WarmUpTable(),
                "requests to the candidate before its proof, until its answers come fast enough");
        private static final Field<Verify.Assets> ASSETS = Field.of(
                "assets",
                new AssetsShape(),
                AssetsShape.OFF,
                "whether scripts, style sheets and images that live's pages name are on the candidate too, and the other"
                        + " way round");
        private static final Field<List<Probe>> PROBES = Field.of(
                "probes",
                new ProbesShape(),
                List.of(ProbeTables.FIRST),
                "asked at the candidate's own address; without them GET / must answer 200");

        CandidateTable() {
            super(WARM_UP, ASSETS, PROBES);
        }

        @Override
        Candidate make(FieldValues values, Cursor at) {
            Candidate candidate = new Candidate(values.find(WARM_UP), values.get(ASSETS), values.get(PROBES));
            Reach.ofCandidate(candidate.probes(), at);
            return candidate;
        }

        @Override
        void write(Candidate candidate, RecordWriter writer) {
            writer.put(WARM_UP, candidate.warmUp())
                    .put(ASSETS, candidate.assets())
                    .put(PROBES, candidate.probes());
        }
    }

    /** {@code verify.live}. */
    static final class WatchTable extends Table<Live> {
        private static final Field<Duration> WATCH = Field.of(
                "watch",
                new DurationShape(Duration.ofSeconds(1), Duration.ofHours(24)),
                Duration.ofMinutes(10),
                "how long after the switch; only time with samples counts");
        private static final Field<List<Probe>> PROBES = Field.orWord(
                "probes",
                "candidate",
                new ProbesShape(),
                null,
                "asked through the live name for the whole watch: the candidate's again, or a list");
        private static final Field<List<Alarm>> ALARMS = Field.of(
                "alarms", ListShape.distinct(new AlarmTable()), List.of(), "CloudWatch alarms that must be quiet");

        private static final Field<List<Queue>> QUEUES =
                Field.of("queues", ListShape.distinct(new QueueTable()), List.of(), "SQS queues that must not fill");
        private static final Field<List<Compare>> COMPARE = Field.of(
                "compare",
                ListShape.distinct(new CompareTable()),
                List.of(),
                "errors of the candidate against those of the environment that was live before");

        WatchTable() {
            super(WATCH, PROBES, ALARMS, QUEUES, COMPARE);
        }

        @Override
        Live make(FieldValues values, Cursor at) {
            List<Compare> compare = values.get(COMPARE);
            if (compare.stream().map(Compare::errors).distinct().count() < compare.size()) {
                at.near("compare")
                        .refuse("expected each kind of errors once; take the second line of the same kind out");
            }
            return new Live(values.get(WATCH), values.find(PROBES), values.get(ALARMS), values.get(QUEUES), compare);
        }

        @Override
        void write(Live live, RecordWriter writer) {
            writer.put(WATCH, live.watch())
                    .put(PROBES, live.probes())
                    .put(ALARMS, live.alarms())
                    .put(QUEUES, live.queues())
                    .put(COMPARE, live.compare());
        }
    }

    /** An element of {@code verify.live.alarms}. */
    static final class AlarmTable extends Table<Alarm> {
        private static final Field<String> NAME = Field.optional(
                        "name", alarmName(), "the alarm; one that does not exist is an error")
                .such("${environment}-5xx");
        private static final Field<String> PREFIX = Field.optional("prefix", alarmName(), "all alarms that begin so")
                .such("${environment}-");
        private static final Field<String> TAG = Field.optional(
                        "tag",
                        new TextShape(
                                Scope.RELEASE,
                                "[^=\\x00-\\x1F\\x7F]{1,128}=[^\\x00-\\x1F\\x7F]{1,256}",
                                "a tag as key=value",
                                "team=push"),
                        "all alarms that carry this tag")
                .such("team=push");
        private static final Field<RedAtStart> RED_AT_START = Field.of(
                "red-at-start",
                new WordShape<>(RedAtStart.values()),
                RedAtStart.BLOCK,
                "what it means to be red before the release");
        private static final Field<NoData> NO_DATA = Field.of(
                "no-data",
                new WordShape<>(NoData.values()),
                NoData.INCONCLUSIVE,
                "what it means to have no data once there was time for it");

        AlarmTable() {
            super(NAME, PREFIX, TAG, RED_AT_START, NO_DATA);
        }

        private static TextShape alarmName() {
            return Texts.line(Scope.RELEASE, 255, "an alarm's name of at most 255 characters", "alarm");
        }

        @Override
        @Nullable
        Alarm make(FieldValues values, Cursor at) {
            String name = values.find(NAME);
            String prefix = values.find(PREFIX);
            String tag = values.find(TAG);
            long ways = Stream.of(name, prefix, tag).filter(Objects::nonNull).count();
            if (ways != 1) {
                at.refuse("expected one of name, prefix and tag, found " + (ways == 0 ? "none" : "several"));
                return null;
            }
            return new Alarm(name, prefix, tag, values.get(RED_AT_START), values.get(NO_DATA));
        }

        @Override
        void write(Alarm alarm, RecordWriter writer) {
            writer.put(NAME, alarm.name())
                    .put(PREFIX, alarm.prefix())
                    .put(TAG, alarm.tag())
                    .put(RED_AT_START, alarm.redAtStart())
                    .put(NO_DATA, alarm.noData());
        }
    }
}
