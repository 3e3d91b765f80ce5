package dev.kirikae.stages;

import dev.kirikae.model.Verdict;
import java.time.Instant;
import java.util.List;

/**
 * What a verification concluded.
 *
 * @param isMisdeployed an instance does not run the version: it will not mend by itself
 * @param instances how many there are; 0 where Beanstalk does not tell
 * @param holds until when a switch may rest on it
 * @param scene the last look at the environments that it rests on
 */
record Proven(
        Verdict verdict, boolean isMisdeployed, int instances, List<String> evidence, Instant holds, Scene scene) {

    Proven {
        evidence = List.copyOf(evidence);
    }

    boolean isVerified() {
        return verdict == Verdict.VERIFIED;
    }

    String words() {
        return verdict.name().toLowerCase(java.util.Locale.ROOT) + ": " + String.join("; ", evidence);
    }
}
