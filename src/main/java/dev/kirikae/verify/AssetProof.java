package dev.kirikae.verify;

import dev.kirikae.config.Verify;
import dev.kirikae.model.ProbeResponse;
import dev.kirikae.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether what pages of each side name is on the other side too. What live's pages name and the candidate lacks breaks pages
 * that were loaded before the switch: the policy decides. What the candidate's name and live lacks breaks pages after a
 * rollback: it is said, and decides nothing, since no release can change what live holds.
 *
 * @param there so many are on the other side
 * @param missing lines for people, those of live's pages
 * @param later the same of the candidate's pages
 * @param unknown what could not be found out
 * @param notes what else is worth saying
 */
public record AssetProof(
        Verify.OnMissing policy,
        int there,
        List<String> missing,
        List<String> later,
        List<String> unknown,
        List<String> notes) {

    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final int FIRST_ERROR = 400;
    private static final int FIRST_FAULT = 500;
    private static final int MOST_LINES = 20;

    public AssetProof {
        missing = List.copyOf(missing);
        later = List.copyOf(later);
        unknown = List.copyOf(unknown);
        notes = List.copyOf(notes);
    }

    /** Before anything was asked. */
    public static AssetProof of(Verify.OnMissing policy) {
        return new AssetProof(policy, 0, List.of(), List.of(), List.of(), List.of());
    }

    /** Whether this answer leaves a question for the side whose page names it: an error, or a page instead of a file. */
    public static boolean isDoubtful(ProbeResponse.@Nullable Http answer) {
        return answer == null || answer.status() >= FIRST_ERROR || isPage(answer);
    }

    private static boolean isPage(ProbeResponse.Http answer) {
        String type = answer.headers().getOrDefault("content-type", "");
        return type.toLowerCase(Locale.ROOT).startsWith("text/html");
    }

    /**
     * With one asset.
     *
     * @param ofLive a page of live names it, and the candidate was asked; else the other way round
     * @param page the page that names it
     * @param other what the other side said; null where it said nothing
     * @param own what the side itself said; null where it was not asked, or said nothing
     */
    public AssetProof and(
            boolean ofLive,
            String page,
            String asset,
            ProbeResponse.@Nullable Http other,
            ProbeResponse.@Nullable Http own) {
        boolean pages = own != null && own.status() < FIRST_ERROR && isPage(own);
        if (!isDoubtful(other) || pages && other != null && other.status() < FIRST_ERROR) {
            return new AssetProof(policy, there + 1, missing, later, unknown, notes);
        }
        if (own != null && own.status() >= FIRST_FAULT) {
            return and(ofLive, page, asset, other, null);
        }
        String named = Shown.text(asset) + ", named by " + page + " of " + side(ofLive);
        String where = side(!ofLive);
        if (own != null && own.status() >= FIRST_ERROR) {
            return noted(named + ", is on neither side (status " + own.status() + ")");
        }
        String lack = other == null ? null : lack(other);
        if (own == null || lack == null) {
            return unknown(named + ": " + where + " gave "
                    + (other == null ? "no answer" : "status " + other.status())
                    + (own == null && other != null ? ", and " + side(ofLive) + " none" : ""));
        }
        String line = named + ", is not on " + where + " (" + lack + ")";
        return ofLive
                ? new AssetProof(policy, there, plus(missing, line), later, unknown, notes)
                : new AssetProof(policy, there, missing, plus(later, line), unknown, notes);
    }

    /** How it says that there is no such file; null where it does not. */
    private static @Nullable String lack(ProbeResponse.Http answer) {
        if (answer.status() == NOT_FOUND || answer.status() == GONE) {
            return "status " + answer.status();
        }
        return answer.status() < FIRST_ERROR ? "a page instead" : null;
    }

    static String side(boolean live) {
        return live ? "live" : "the candidate";
    }

    /** With something that could not be found out. */
    public AssetProof unknown(String line) {
        return new AssetProof(policy, there, missing, later, plus(unknown, line), notes);
    }

    /** With something that is worth saying. */
    public AssetProof noted(String line) {
        return new AssetProof(policy, there, missing, later, unknown, plus(notes, line));
    }

    private static List<String> plus(List<String> lines, String line) {
        List<String> all = new ArrayList<>(lines);
        all.add(line);
        return all;
    }

    /** What it means for the candidate: a warning means nothing. */
    public Verdict verdict() {
        if (policy != Verify.OnMissing.REFUSE) {
            return Verdict.VERIFIED;
        }
        if (!missing.isEmpty()) {
            return Verdict.FAILED;
        }
        return unknown.isEmpty() ? Verdict.VERIFIED : Verdict.INCONCLUSIVE;
    }

    /** What was seen, for people. */
    public List<String> evidence() {
        List<String> all = new ArrayList<>();
        all.add("assets: " + there + " on both sides, " + missing.size() + " of live's missing on the candidate, "
                + later.size() + " of the candidate's missing on live, " + unknown.size() + " unknown");
        add(
                all,
                "assets missing: ",
                missing,
                missing.isEmpty() ? "" : ": pages loaded before the switch break after it");
        add(all, "assets missing later: ", later, ": pages loaded after the switch break after a rollback");
        add(all, "assets unknown: ", unknown, "");
        add(all, "assets: ", notes, "");
        return all;
    }

    private static void add(List<String> all, String prefix, List<String> lines, String meaning) {
        lines.stream().limit(MOST_LINES).forEach(line -> all.add(prefix + line + meaning));
        if (lines.size() > MOST_LINES) {
            all.add(prefix + "and " + (lines.size() - MOST_LINES) + " more");
        }
    }
}
