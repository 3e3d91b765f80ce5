package dev.kirikae.workflow;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.OptionSetting;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A call that users or AWS would notice. One attempt, signed with the intent's time, so that AWS itself refuses it
 * late; never put on the wire after {@code notAfter}. Answers: {@link Answer.Done}, {@link Answer.Refused},
 * {@link Answer.Unknown}, {@link Answer.NotSent}, and no other.
 */
public sealed interface ChangingCall extends Effect {

    /** The intent's. */
    String operation();

    /** The intent's time. */
    Instant signedAt();

    /** The last instant at which it may be put on the wire. */
    Instant notAfter();

    /** @param tags sorted by key */
    record CreateVersion(
            String operation,
            String application,
            String label,
            String bucket,
            String key,
            String description,
            Map<String, String> tags,
            Instant signedAt,
            Instant notAfter)
            implements ChangingCall {
        public CreateVersion {
            tags = sorted(tags);
        }
    }

    /**
     * Done also where the version went and its bundle did not.
     *
     * @param withBundle whether its bundle in S3 goes too
     */
    record DeleteVersion(
            String operation, String application, String label, boolean withBundle, Instant signedAt, Instant notAfter)
            implements ChangingCall {}

    /** Saves an environment's API-given settings under a name of our own. */
    record SaveConfiguration(
            String operation,
            String application,
            String template,
            EnvironmentId from,
            Instant signedAt,
            Instant notAfter)
            implements ChangingCall {}

    /** One that {@link SaveConfiguration} made. */
    record DeleteConfiguration(
            String operation, String application, String template, Instant signedAt, Instant notAfter)
            implements ChangingCall {}

    /**
     * A web server environment. Exactly one of {@code platform} and {@code template} is given.
     *
     * @param prefix CNAME prefix, which the environment has from its creation on
     * @param platform a solution stack's name or a platform ARN; null where a template is given
     * @param template a saved configuration; null where a platform is given
     * @param settings each option once; they count more than those of the template
     * @param tags sorted by key
     */
    record CreateEnvironment(
            String operation,
            String application,
            String name,
            String prefix,
            String version,
            @Nullable String platform,
            @Nullable String template,
            List<OptionSetting> settings,
            Map<String, String> tags,
            String description,
            Instant signedAt,
            Instant notAfter)
            implements ChangingCall {
        public CreateEnvironment {
            settings = List.copyOf(settings);
            tags = sorted(tags);
        }
    }

    /** Beanstalk's swap: a toggle, so that made twice it undoes itself. */
    record Swap(String operation, EnvironmentId from, EnvironmentId to, Instant signedAt, Instant notAfter)
            implements ChangingCall {}

    /**
     * Sets the desired capacity of a group: a number, not a difference, so that made twice it does nothing more. No update
     * of the environment, which stays Ready (EC2 Auto Scaling API Reference, SetDesiredCapacity, read 2026-11).
     *
     * @param environment whose group it is; one that does not serve
     * @param instances between the group's MinSize and MaxSize
     */
    record SetCapacity(
            String operation,
            EnvironmentId environment,
            String group,
            int instances,
            Instant signedAt,
            Instant notAfter)
            implements ChangingCall {}

    /**
     * Suspends processes of a group; made twice it does nothing more.
     *
     * @param environment whose group it is
     * @param processes by AWS's names; not empty
     */
    record SuspendProcesses(
            String operation,
            EnvironmentId environment,
            String group,
            List<String> processes,
            Instant signedAt,
            Instant notAfter)
            implements ChangingCall {
        public SuspendProcesses {
            processes = List.copyOf(processes);
        }
    }

    /**
     * Resumes what {@link SuspendProcesses} suspended.
     *
     * @param processes not empty: an empty list would resume all
     */
    record ResumeProcesses(
            String operation,
            EnvironmentId environment,
            String group,
            List<String> processes,
            Instant signedAt,
            Instant notAfter)
            implements ChangingCall {
        public ResumeProcesses {
            processes = List.copyOf(processes);
        }
    }

    /** By its id: another environment of the same name is never meant. */
    record Terminate(String operation, EnvironmentId environment, Instant signedAt, Instant notAfter)
            implements ChangingCall {}

    private static Map<String, String> sorted(Map<String, String> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
