package dev.kirikae.config;

import dev.kirikae.model.Confidential;
import dev.kirikae.model.LiveName;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one service is released: a {@code kirikae.yml} that has been read, with every default in. Components are named
 * after the file's keys. Texts that may hold variables of a release (settings, tags, paths, headers, alarms) still
 * hold them, for {@link Variables#expand}; all others are literal. Lists are in file order, and so are maps, but for
 * those of a record, which are in alphabetical order.
 *
 * <p>Immutable. What the file's keys say is asked by their names, whichever part holds it. The ranges told here are
 * kept by the reader of the file, not by the constructors.
 *
 * @param kirikae which programs may read the file, such as {@code >=1.0 <2}; null: any
 * @param identity whose service it is, and where
 * @param build what a fresh environment is made of
 * @param live the names that users call
 * @param adopt ids of environments that Kirikae did not make and may terminate
 * @param retention what is kept, and how long
 * @param timing ends of waits, and how often is asked
 * @param alarmFeed name or URL of the queue that receives the alarms' notifications; null: there is none
 */
public record Configuration(
        @Nullable String kirikae,
        Identity identity,
        Build build,
        Live live,
        List<String> adopt,
        Lint lint,
        Verify verify,
        Retention retention,
        Approval approval,
        Timing timing,
        @Nullable String alarmFeed) {
    public Configuration {
        adopt = List.copyOf(adopt);
    }

    /**
     * Whose service it is, and where.
     *
     * @param application the Beanstalk application, 1 to 100 characters
     * @param service what is released: unit of lock, ledger, names and tags; the application's name where the file says
     *     nothing
     * @param account twelve digits, or null: any account
     * @param region such as {@code ap-northeast-1}
     * @param ledger {@code s3://bucket/prefix}, or null: the region's Beanstalk bucket
     */
    public record Identity(
            String application,
            String service,
            @Nullable String account,
            String region,
            @Nullable String ledger) {}

    /**
     * What a fresh environment is made of: kept in the record of a release, so that a later file does not change it.
     *
     * @param source where its code comes from
     * @param ebextensions what is rendered into its bundle
     * @param compatibility how one may go back over it
     */
    public record Build(
            Source source, Environment environment, Ebextensions ebextensions, Compatibility compatibility) {}

    /** What is kept, and how long. */
    public record Retention(Standby standby, Versions versions) {}

    /** Ends of waits, the lock's lease, and how often the cloud is asked. */
    public record Timing(Deadlines deadlines, Lock lock, Polling polling) {}

    /** The same policy for an environment that was made of something else. */
    public Configuration builtAs(Build other) {
        return new Configuration(
                kirikae, identity, other, live, adopt, lint, verify, retention, approval, timing, alarmFeed);
    }

    /** The same with the branch that was chosen, which is recorded. */
    public Configuration onBranch(String branch) {
        Source source = source();
        Source chosen =
                new Source(source.repository(), branch, source.directory(), source.submodules(), source.exclude());
        return builtAs(new Build(chosen, environment(), ebextensions(), compatibility()));
    }

    /** The same of a commit that says this of going back over it. */
    public Configuration compatibleAs(Compatibility own) {
        return builtAs(new Build(source(), environment(), ebextensions(), own));
    }

    public Compatibility compatibility() {
        return build.compatibility();
    }

    public String application() {
        return identity.application();
    }

    public String service() {
        return identity.service();
    }

    public @Nullable String account() {
        return identity.account();
    }

    public String region() {
        return identity.region();
    }

    public @Nullable String ledger() {
        return identity.ledger();
    }

    /** The name that users call. */
    public LiveName liveName() {
        return new LiveName(live.cname(), identity.region());
    }

    public Source source() {
        return build.source();
    }

    public Environment environment() {
        return build.environment();
    }

    public Ebextensions ebextensions() {
        return build.ebextensions();
    }

    public Standby standby() {
        return retention.standby();
    }

    public Versions versions() {
        return retention.versions();
    }

    public Deadlines deadlines() {
        return timing.deadlines();
    }

    public Lock lock() {
        return timing.lock();
    }

    public Polling polling() {
        return timing.polling();
    }

    /**
     * Where the code comes from.
     *
     * @param repository URL or path; null: the repository that the file lies in
     * @param branch whose head is released where no commit is named; null: master, else the remote's default branch
     * @param directory folder of the repository that becomes the bundle's root; empty: all of it
     * @param submodules whether the files of submodules are in the bundle
     * @param exclude patterns of paths that stay out of the bundle, besides what the repository itself keeps out
     */
    public record Source(
            @Nullable String repository,
            @Nullable String branch,
            String directory,
            boolean submodules,
            List<String> exclude) {
        public Source {
            exclude = List.copyOf(exclude);
        }
    }

    /**
     * The names that users call.
     *
     * @param cname the CNAME prefix, 4 to 63 characters, or the whole name; in small letters, no dot at its end
     * @param domains own names that follow it, each once
     */
    public record Live(String cname, List<Domain> domains) {
        public Live {
            domains = List.copyOf(domains);
        }

        /** The own names alone. */
        public List<String> domainNames() {
            return domains.stream().map(Domain::name).toList();
        }
    }

    /**
     * An own name that follows the live name.
     *
     * @param name in small letters, no dot at its end
     * @param ttl how long resolvers may keep where it leads to, from zero to one hour
     */
    public record Domain(String name, Duration ttl) {

        /** Beanstalk's own records live about a minute, and a CNAME to one of them is as fresh as it. */
        public static final Duration USUAL_TTL = Duration.ofSeconds(60);

        /** How late a resolver may be beyond that. */
        private static final Duration LATE = Duration.ofSeconds(30);

        /** How long after a move it may still lead to where the live name was. */
        public Duration lag() {
            return ttl.plus(LATE);
        }
    }

    /**
     * What a fresh environment is made of.
     *
     * @param name environments are called {@code name-release}; at most 21 characters
     * @param platform a platform's name in which {@code *} stands for anything; null: live's own
     * @param settings given by the API, which beats the same setting of a configuration file
     * @param tags at most 44, written when it is made, beside Kirikae's own; values may hold variables of a release
     */
    public record Environment(
            String name,
            @Nullable String platform,
            Inherit inherit,
            List<OptionSetting> settings,
            Capacity capacity,
            Map<String, String> tags) {
        public Environment {
            settings = List.copyOf(settings);
            tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
        }

        Environment named(String other) {
            return new Environment(other, platform, inherit, settings, capacity, tags);
        }
    }

    /**
     * One option setting that is given by the API.
     *
     * @param value may hold variables of a release
     */
    public record OptionSetting(String namespace, String name, String value) {
        /** A setting that gets into a message by itself shows no more than {@link Confidential} lets it. */
        @Override
        public String toString() {
            return namespace + ":" + name + "=" + Confidential.shown(namespace, name, value);
        }
    }

    /** One option without its value. */
    public record OptionName(String namespace, String name) {}

    /**
     * What a fresh environment takes over from live.
     *
     * @param options the options of {@link Kind#LISTED}, else empty
     */
    public record Inherit(Kind kind, List<OptionName> options) {
        /** All settings that were given to live by the API, none, or some of them. */
        public enum Kind {
            LIVE,
            NONE,
            LISTED
        }

        public Inherit {
            options = List.copyOf(options);
        }
    }

    /** How many instances a candidate must reach before the switch. */
    public enum Capacity {
        /**
         * As many as live has, where Beanstalk counts them: of one with fewer, the least number is raised and waited
         * for.
         */
        MATCH_LIVE,
        /** Those it was made with; nothing is raised. */
        AS_CONFIGURED
    }

    /**
     * Files that are rendered into the bundle.
     *
     * @param templates folder of the released commit that is searched before Kirikae's own library
     * @param use may hold a template more than once
     */
    public record Ebextensions(String templates, List<UseTemplate> use) {
        public Ebextensions {
            use = List.copyOf(use);
        }
    }

    /**
     * One use of a template.
     *
     * @param template its name
     * @param as what this use calls itself where the template is used more than once; null: as the template
     * @param with parameters: String, Boolean, Long, BigDecimal, List, Map, nested. A text may hold
     *     <code>${commit}</code>, and no other variable of a release
     */
    public record UseTemplate(String template, @Nullable String as, Map<String, Object> with) {
        public UseTemplate {
            with = Collections.unmodifiableMap(new LinkedHashMap<>(with));
        }
    }

    /** What the linter is told to let pass. */
    public record Lint(List<Excuse> excuse) {
        public Lint {
            excuse = List.copyOf(excuse);
        }
    }

    /**
     * One excuse.
     *
     * @param rule the rule's name; {@code secret} for a setting that looks like a secret and is none
     * @param file the file it is excused in, {@code *} for any run of characters; null: any
     * @param setting the setting of this file, as {@code namespace:name}, that the rule {@code secret} lets pass;
     *     null: the excuse is about files of the bundle
     * @param reason in words, never blank
     */
    public record Excuse(
            String rule, @Nullable String file, @Nullable String setting, String reason) {}

    /**
     * The way back. Ages count from when an environment lost the live name, or was given up, each from zero to 365
     * days.
     *
     * @param keep a standby is not destroyed before this age
     * @param atMost one not drained at this age calls a person; no shorter than {@code keep}
     * @param rejected age at which rejected and abandoned environments are due
     * @param holdCapacity how long its scale-in is suspended after the switch; zero: never
     * @param drain null: no proof is asked for, an explicit choice
     */
    public record Standby(
            Duration keep,
            Duration atMost,
            Duration rejected,
            Duration holdCapacity,
            @Nullable Drain drain) {}

    /**
     * When nobody calls an environment any more.
     *
     * @param requestsPerMinute at most so many, from 0 to a million
     * @param connections at most so many stay open, from 0 to a million
     * @param window for so long ({@code for} in the file), from one minute to 24 hours
     */
    public record Drain(int requestsPerMinute, int connections, Duration window) {}

    /**
     * Which application versions of this service are pruned.
     *
     * @param keep the newest so many are not, from 1 to 1000
     * @param deleteBundles whether a pruned one's bundle goes with it
     */
    public record Versions(int keep, boolean deleteBundles) {}

    /** Whether somebody else must approve a release. */
    public enum Approval {
        NONE,
        REQUIRED
    }

    /**
     * Ends of waits, each from one minute to six hours.
     *
     * @param launch until a fresh environment is Ready
     * @param switching until the switch is observed; {@code switch} in the file
     * @param terminate until an environment is Terminated
     * @param settle how long a lost changing call may still arrive, from five minutes to one hour
     */
    public record Deadlines(Duration launch, Duration switching, Duration terminate, Duration settle) {}

    /**
     * The right to change the service.
     *
     * @param lease how long a silent holder keeps it, from 75 seconds to 30 minutes
     */
    public record Lock(Duration lease) {}

    /**
     * How often the cloud is asked.
     *
     * @param first from the beginning of a launch or termination to the first look at it, at most one hour; null:
     *     learned from the ledger
     * @param every between later looks, from one second to five minutes
     */
    public record Polling(@Nullable Duration first, Duration every) {}
}
