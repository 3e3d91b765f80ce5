package dev.kirikae.config;

import dev.kirikae.model.Confidential;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one service is released: a {@code kirikae.yml} that has been read, with every default in. Components are named after the
 * file's keys. Texts that may hold variables of a release (settings, tags, paths, headers, alarms) still hold them, for
 * {@link Variables#expand}; all others are literal.
 *
 * <p>Immutable. What the file's keys say is asked by their names, whichever part holds it.
 *
 * @param kirikae which programs may read the file, such as {@code >=1.0 <2}; null: any
 * @param identity whose service it is, and where
 * @param build what a fresh environment is made of
 * @param live the names that users call
 * @param adopt ids of environments that Kirikae did not make and may terminate
 * @param retention what is kept, and how long
 * @param timing ends of waits, and how often is asked
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
        Timing timing) {
    public Configuration {
        adopt = List.copyOf(adopt);
    }

    /**
     * Whose service it is, and where.
     *
     * @param service the application's name where the file says nothing
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

    /** What a fresh environment is made of: kept in the record of a release, so that a later file does not change it. */
    public record Build(Source source, Environment environment, Ebextensions ebextensions) {}

    /** What is kept, and how long. */
    public record Retention(Standby standby, Versions versions) {}

    /** Ends of waits, the lock's lease, and how often the cloud is asked. */
    public record Timing(Deadlines deadlines, Lock lock, Polling polling) {}

    /** The same policy for an environment that was made of something else. */
    public Configuration builtAs(Build other) {
        return new Configuration(kirikae, identity, other, live, adopt, lint, verify, retention, approval, timing);
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
     * @param directory folder of the repository that becomes the bundle's root; empty: all of it
     * @param exclude patterns of paths that stay out of the bundle
     */
    public record Source(@Nullable String repository, String branch, String directory, List<String> exclude) {
        public Source {
            exclude = List.copyOf(exclude);
        }
    }

    /**
     * The names that users call.
     *
     * @param cname the CNAME prefix, 4 to 63 characters
     * @param domains own names; always empty in this version
     */
    public record Live(String cname, List<String> domains) {
        public Live {
            domains = List.copyOf(domains);
        }
    }

    /**
     * What a fresh environment is made of.
     *
     * @param name environments are called {@code name-release}; at most 21 characters
     * @param platform a platform's name in which {@code *} stands for anything; null: live's own
     * @param settings in file order
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

    /** One option setting that is given by the API. */
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
        /** All settings of live, none, or some. */
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
        MATCH_LIVE,
        AS_CONFIGURED
    }

    /** @param templates folder that is searched before Kirikae's own library */
    public record Ebextensions(String templates, List<UseTemplate> use) {
        public Ebextensions {
            use = List.copyOf(use);
        }
    }

    /**
     * One use of a template.
     *
     * @param as what this use calls itself where the template is used more than once; null: as the template
     * @param with parameters in file order: String, Boolean, Long, BigDecimal, List, Map, nested. A text may hold
     *     <code>${commit}</code>
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
     * @param file the file it is excused in; null: any
     * @param setting the setting, as {@code namespace:name}, that the rule {@code secret} lets pass
     * @param reason in words
     */
    public record Excuse(
            String rule, @Nullable String file, @Nullable String setting, String reason) {}

    /**
     * The way back.
     *
     * @param keep a standby is not destroyed before this age
     * @param atMost one not drained at this age calls a person
     * @param rejected age at which rejected and abandoned environments are due
     * @param holdCapacity how long its scale-in is suspended; always zero in this version
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
     * @param requestsPerMinute at most so many
     * @param window for so long ({@code for} in the file)
     */
    public record Drain(int requestsPerMinute, Duration window) {}

    /** How many application versions are kept, and whether a pruned one's bundle goes with it. */
    public record Versions(int keep, boolean deleteBundles) {}

    /** Whether somebody else approves a release. */
    public enum Approval {
        NONE,
        REQUIRED
    }

    /**
     * Ends of waits.
     *
     * @param switching {@code switch} in the file
     * @param settle how long a lost changing call may still arrive
     */
    public record Deadlines(Duration launch, Duration switching, Duration terminate, Duration settle) {}

    /** @param lease how long a silent holder keeps the lock */
    public record Lock(Duration lease) {}

    /**
     * How often the cloud is asked.
     *
     * @param first the first look at a launch or termination; null: learned from the ledger
     */
    public record Polling(@Nullable Duration first, Duration every) {}
}
