package dev.kirikae.simulate;

import dev.kirikae.cloud.Chooser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What happens to one stage, by place: the kind of an effect and how often it has come up, so that what happens stays the same
 * where steps before it are left out. Drawn at random, or replayed.
 */
final class Choices implements Chooser {

    private static final Map<String, List<String>> WORDS = Map.of(
            "changing",
            List.of("throttled", "lost before", "answer lost", "late", "killed before", "killed after", "denied"),
            "keeping",
            List.of("lost before", "answer lost", "killed before", "killed after"),
            "look",
            List.of("throttled", "lost"),
            "before",
            meanwhile(
                    "killed",
                    "asked to stop",
                    "held up for 8 min",
                    "held up for 70 min",
                    "ledger unreachable for 3 min",
                    "network down for 3 min",
                    "network down for 20 min",
                    "a person swaps the live one and the newest other one",
                    "a person terminates the candidate",
                    "a person terminates the standby",
                    "ledger unreachable for 40 min",
                    "ledger unreadable for 20 min",
                    "ledger unwritable for 20 min"));

    /** What can happen before an effect, without nothing. */
    static final int BEFORE = WORDS.getOrDefault("before", List.of()).size();

    /** The first of {@link Meanwhile}. */
    static final int MEANWHILE = BEFORE - Meanwhile.values().length + 1;

    private static List<String> meanwhile(String... others) {
        List<String> all = new ArrayList<>(List.of(others));
        for (Meanwhile what : Meanwhile.values()) {
            all.add(what.words());
        }
        return all;
    }

    private final @Nullable Random random;
    private final Map<String, Integer> given;
    private final Map<String, Integer> made = new TreeMap<>();
    private final Map<String, int[]> counts = new HashMap<>();
    private int most;

    private Choices(@Nullable Random random, int most, Map<String, Integer> given) {
        this.random = random;
        this.most = most;
        this.given = given;
    }

    /** @param most how many unusual things may happen */
    static Choices drawn(Random random, int most) {
        return new Choices(random, most, Map.of());
    }

    /** Nothing unusual happens; what came up is counted. */
    static Choices counting() {
        return new Choices(null, 1, Map.of());
    }

    static Choices replayed(Map<String, Integer> given) {
        return new Choices(null, given.size(), given);
    }

    @Override
    public int choose(String site, int n) {
        if (most == 0) {
            return 0;
        }
        int count = ++counts.computeIfAbsent(site, s -> new int[1])[0];
        int choice = random == null ? replay(site, count, n) : draw(random, site, n);
        if (choice > 0) {
            made.put(site + " " + count, choice);
            most--;
        }
        return choice;
    }

    private int replay(String site, int count, int n) {
        Integer choice = given.get(site + " " + count);
        return choice == null || choice >= n ? 0 : choice;
    }

    private static int draw(Random random, String site, int n) {
        return random.nextInt(oneIn(site)) == 0 ? 1 + random.nextInt(n - 1) : 0;
    }

    /** Rare things are offered rarely, so that what matters comes up as often as what does not. */
    private static int oneIn(String site) {
        return switch (site) {
            case "swap", "late-by", "terminate", "set-capacity" -> 4;
            case "create-environment", "stale-environments", "unseen-environment", "stale-name" -> 8;
            case "launch", "terminating", "create-version", "save-configuration", "delete-configuration" -> 15;
            case "append", "write-lock", "before append", "before write-lock" -> 60;
            case "before swap", "before terminate", "before create-environment" -> 15;
            default -> 200;
        };
    }

    /** How often each site came up, as far as it was counted. */
    Map<String, Integer> asked() {
        Map<String, Integer> asked = new TreeMap<>();
        counts.forEach((site, count) -> asked.put(site, count[0]));
        return asked;
    }

    /** What was unusual. */
    Map<String, Integer> made() {
        return made;
    }

    static String words(String place, int choice) {
        String site = place.replaceFirst(" [0-9]+$", "");
        String kind = site.startsWith("before ")
                ? "before"
                : site.startsWith("look") || site.startsWith("read") || site.equals("probe")
                        ? "look"
                        : List.of("append", "write-lock", "ensure-storage", "store-object")
                                        .contains(site)
                                ? "keeping"
                                : "changing";
        List<String> all = WORDS.getOrDefault(kind, List.of());
        boolean other = List.of("launch", "terminating", "late-by", "unseen-environment", "stale-name")
                        .contains(site)
                || site.startsWith("stale");
        return place + ": " + (other || choice > all.size() ? "choice " + choice : all.get(choice - 1));
    }
}
