package dev.kirikae.verify;

import dev.kirikae.config.Probe;
import java.util.List;

/**
 * What a sample through a name is worth that may still lead to the environment before: it counts where the answer itself
 * says who gave it, or once all addresses of the name are those of the environment that is verified.
 */
public final class ProvenSample {

    private ProvenSample() {}

    /**
     * The same sample, or what is left of it.
     *
     * @param addresses as they were seen beside it
     * @param peers the addresses that answered; empty where they are not known
     * @param lags names may still lead to the version before: what that one answers is no sample at all
     */
    public static Sample of(
            Sample sample, Probe.Check check, NameAddresses addresses, List<String> peers, boolean lags) {
        boolean judged = sample.kind() == Sample.Kind.GOOD
                || sample.kind() == Sample.Kind.BAD
                || sample.kind() == Sample.Kind.INCONCLUSIVE;
        boolean elsewhere = check instanceof Probe.Tcp tcp && tcp.host() != null;
        boolean echoed = sample.kind() == Sample.Kind.GOOD && isEcho(check);
        NameAddresses.Origin origin = addresses.origin(peers);
        if (!judged || elsewhere || echoed || origin == NameAddresses.Origin.SUBJECT) {
            return sample;
        }
        String words = addresses.words(peers) + "; it said: " + sample.words();
        if (lags) {
            return Sample.lagging(words);
        }
        return sample.kind() == Sample.Kind.BAD && origin == NameAddresses.Origin.UNKNOWN
                ? sample
                : Sample.inconclusive(words);
    }

    /** Whether a good answer says which version, release or environment gave it. */
    static boolean isEcho(Probe.Check check) {
        return check.texts().stream()
                .anyMatch(text -> List.of("${version}", "${environment}", "${release}").stream()
                        .anyMatch(text::contains));
    }
}
