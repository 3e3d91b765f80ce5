package dev.kirikae.workflow;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for a stage, of what, and with which exceptions. Immutable. The components of its parts can be asked of it
 * directly.
 *
 * @param typed the stage with its flags, as it is typed again to go on
 * @param requester who asks
 * @param address the service it is for
 * @param allowed guards to be passed
 * @param reason why; empty only if nothing is allowed
 * @param limits how long is waited
 */
public record Request(
        String typed, Requester requester, Address address, Allowances allowed, String reason, Limits limits) {

    /**
     * @param nonce tells this process from every other
     * @param holder who, for people: the caller, the claimed name, the build
     * @param by the name that was claimed, else the caller's; empty where neither is known
     * @param program version of the program
     */
    public record Requester(String nonce, String holder, String by, String program) {}

    /**
     * @param account refuse any other; null where none is configured
     * @param region empty where none was named, which an embedded cloud allows
     */
    public record Address(
            String application, String service, @Nullable String account, String region) {}

    /**
     * @param term how long a silent holder keeps the lock
     * @param lockWait how long to wait for a lock held by a living job
     * @param late how long a changing call whose answer was lost may still arrive
     * @param patience how long an endpoint that does not answer is asked again; one that answers but throttles is asked
     *     for two minutes at least
     */
    public record Limits(Duration term, Duration lockWait, Duration late, Duration patience) {}

    /** For a stage that changes something: it is worth waiting for. */
    public static final Duration PATIENT = Duration.ofMinutes(2);

    /** For a command that only looks: whoever typed it waits for it. */
    public static final Duration BRIEF = Duration.ofSeconds(20);

    public String nonce() {
        return requester.nonce();
    }

    public String holder() {
        return requester.holder();
    }

    public String by() {
        return requester.by();
    }

    public String program() {
        return requester.program();
    }

    public String application() {
        return address.application();
    }

    public String service() {
        return address.service();
    }

    public @Nullable String account() {
        return address.account();
    }

    public String region() {
        return address.region();
    }

    public Duration term() {
        return limits.term();
    }

    public Duration lockWait() {
        return limits.lockWait();
    }

    public Duration late() {
        return limits.late();
    }

    public Duration patience() {
        return limits.patience();
    }

    /** The stage alone. */
    public String stage() {
        int flags = typed.indexOf(' ');
        return flags < 0 ? typed : typed.substring(0, flags);
    }

    /** The command line's way to name this service where there is no file. */
    public String words() {
        return service().equals(application()) ? application() : application() + "/" + service();
    }
}
