package dev.kirikae.verify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kirikae.config.Configuration;
import dev.kirikae.config.ConfigurationJson;
import dev.kirikae.config.Verify;
import dev.kirikae.model.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A recorded watch judged by another configuration: the same {@link WatchProof} is given the same observations. What was not
 * asked, or not recorded, is unknown, and never good: then only what fails all the same is a verdict.
 */
public final class Rejudging {

    private final WatchRecording recording;
    private final Configuration recorded;
    private final Configuration other;

    private Rejudging(WatchRecording recording, Configuration recorded, Configuration other) {
        this.recording = recording;
        this.recorded = recorded;
        this.other = other;
    }

    /**
     * @param observations as {@link RecordingText} wrote them
     * @param uploaded the configuration that the upload recorded, as a record keeps it
     * @param other to judge by
     */
    public static Rejudged by(Configuration other, String observations, String uploaded) {
        try {
            WatchRecording recording = RecordingText.read(observations);
            String own = recording.beginning().configuration();
            Configuration recorded = ConfigurationJson.read(own == null ? uploaded : own);
            return new Rejudging(recording, recorded, other).judged();
        } catch (IllegalArgumentException e) {
            return Rejudged.unknown("its recorded observations cannot be read: " + e.getMessage());
        }
    }

    private Rejudged judged() {
        AskedBefore asked = new AskedBefore(recording.beginning(), recorded, other);
        boolean accepts = other.verify().onInconclusive() == Verify.OnInconclusive.ACCEPT
                || recording.beginning().allowed();
        WatchProof proof = asked.begun();
        List<String> causes = List.of();
        List<String> feed = List.of();
        Instant at = null;
        for (int i = 0; i < recording.turns().size() && at == null; i++) {
            WatchTurn turn = asked.named(recording.turns().get(i));
            proof = turn.addedTo(proof);
            for (Observation each : turn.seen()) {
                causes = each instanceof Observation.Causes c ? c.lines() : causes;
                feed = each instanceof Observation.FeedTrouble f ? f.lines() : feed;
            }
            if (proof.isOver(accepts, turn.isOwnerDoubted())) {
                at = turn.at();
                proof = withLaterHistory(proof, i + 1, at);
            }
        }
        List<String> unknown = new ArrayList<>(asked.unknown());
        if (recording.cut() > 0) {
            unknown.add("the first " + recording.cut() + " turns of the watch: they were too many to be recorded");
        }
        if (at == null) {
            unknown.add("what came after "
                    + TimeText.of(proof.time().watched())
                    + " of its watch: by this configuration it would have gone on, and"
                    + " nothing more was recorded");
        }
        boolean certain = unknown.isEmpty() || proof.isDisproved();
        Verdict verdict = certain ? proof.verdict() : null;
        return new Rejudged(
                verdict,
                verdict == null ? null : at,
                verdict == null ? "not everything that it asks was asked, or recorded" : outcome(verdict),
                proof.evidence(feed, causes),
                unknown,
                differences(asked.refused()));
    }

    /** What the alarms' history told when the recorded watch ended counts for one that would have ended before, up to its end. */
    private WatchProof withLaterHistory(WatchProof proof, int from, Instant end) {
        if (proof.isDisproved()) {
            return proof;
        }
        WatchProof next = proof;
        for (WatchTurn turn : recording.turns().subList(from, recording.turns().size())) {
            for (Observation each : turn.seen()) {
                if (each instanceof Observation.HistorySeen history) {
                    next = next.withHistory(
                            history.asked(),
                            history.changes().stream()
                                    .filter(c -> !c.at().isAfter(end))
                                    .toList(),
                            end);
                }
            }
        }
        return next.isDisproved() ? next : proof;
    }

    private String outcome(Verdict verdict) {
        Verify verify = other.verify();
        return switch (verdict) {
            case VERIFIED -> "the release would have been settled";
            case FAILED ->
                verify.onFailure() == Verify.OnFailure.HOLD
                        ? "the release would have been held (on-failure: hold)"
                        : "the release would have been moved back (on-failure: rollback)";
            case UNVERIFIED ->
                verify.acceptUnverified() != null
                        ? "the release would have been settled (accept-unverified)"
                        : unproven(verify, verify.onInconclusive() == Verify.OnInconclusive.ROLLBACK);
            case INCONCLUSIVE ->
                verify.onInconclusive() == Verify.OnInconclusive.ACCEPT
                        ? "the release would have been settled (on-inconclusive: accept)"
                        : unproven(verify, verify.onInconclusive() == Verify.OnInconclusive.ROLLBACK);
        };
    }

    private static String unproven(Verify verify, boolean back) {
        return back
                ? "the release would have been moved back (on-inconclusive: rollback), unless it was allowed by name"
                : "the release would have been held (on-inconclusive: "
                        + verify.onInconclusive().name().toLowerCase(Locale.ROOT) + "), unless it was allowed by name";
    }

    private List<String> differences(List<String> refused) {
        Map<String, String> before = new TreeMap<>();
        Map<String, String> now = new TreeMap<>();
        for (String section : List.of("verify", "live")) {
            flat(section, ConfigurationJson.node(recorded).path(section), before);
            flat(section, ConfigurationJson.node(other).path(section), now);
        }
        List<String> differences = new ArrayList<>();
        now.forEach((path, value) -> {
            if (!value.equals(before.get(path))) {
                differences.add(path + ": " + value + ", recorded " + shown(before.get(path)));
            }
        });
        before.forEach((path, value) -> {
            if (!now.containsKey(path)) {
                differences.add(path + ": not there, recorded " + value);
            }
        });
        differences.addAll(refused);
        return differences;
    }

    private static String shown(@Nullable String value) {
        return value == null ? "without it" : value;
    }

    private static void flat(String path, JsonNode node, Map<String, String> found) {
        if (node.isObject() && !node.isEmpty()) {
            node.properties().forEach(field -> flat(path + "." + field.getKey(), field.getValue(), found));
        } else if (node.isArray() && !node.isEmpty()) {
            for (int i = 0; i < node.size(); i++) {
                flat(path + "[" + i + "]", node.get(i), found);
            }
        } else if (!node.isMissingNode()) {
            found.put(path, node.isTextual() ? node.asText() : node.toString());
        }
    }
}
