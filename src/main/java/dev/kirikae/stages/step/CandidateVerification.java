package dev.kirikae.stages.step;

import dev.kirikae.model.Verdict;
import java.time.Instant;
import java.util.List;

/**
 * What a verification concluded.
 *
 * @param isMisdeployed an instance does not run the version: it will not mend by itself
 * @param instances how many there are; 0 where Beanstalk does not tell
 * @param evidence in the order in which it was seen, for people
 * @param holds until when a switch may rest on it
 * @param snapshot the last look at the environments that it rests on
 */
public record CandidateVerification(
        Verdict verdict,
        boolean isMisdeployed,
        int instances,
        List<String> evidence,
        Instant holds,
        EnvironmentSnapshot snapshot) {

    public CandidateVerification {
        evidence = List.copyOf(evidence);
    }

    /** As a sentence goes on behind "its verification". */
    public String verdictInWords() {
        return switch (verdict) {
            case VERIFIED -> "passed";
            case FAILED -> "failed";
            case INCONCLUSIVE -> "was inconclusive";
            case UNVERIFIED -> "could not have failed, since nothing is checked";
        };
    }
}
