package dev.kirikae.simulate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What differs between the worlds of sequences: first what the file says, in its own words, then what is there. */
enum WorldParameter {
    KEEP("0s", "24h"),
    AT_MOST("72h", "24h"),
    REJECTED("4h", "0s"),
    DRAIN("none", "{requests-per-minute: 1, for: 15m}"),
    ON_FAILURE("rollback", "hold"),
    ON_INCONCLUSIVE("rollback", "hold", "accept"),
    /** None, one that follows whoever is live, one that says what it is told, or the candidate's own. */
    ALARM("none", "followed", "told", "brought"),
    RED_AT_START("block", "must-recover", "exclude-while-red", "ignore"),
    NO_DATA("inconclusive", "ignore", "fail"),
    CAPACITY("match-live", "as-configured"),
    ADOPT("", "e-blue000001"),
    VERSIONS("20", "1"),
    ACCEPT_UNVERIFIED("null", "a reason"),
    WATCH("30s", "4m"),
    HEALTH("[Ok, Info]", "[Ok]", "[Ok, Info, Warning]"),
    STABLE_FOR("10s", "30s"),
    PROBES("two", "none"),
    PASSES("2", "1"),
    FAILURES("0", "1"),
    ERRORS("3", "1"),
    SWITCH_DEADLINE("10m", "1m"),
    LAUNCH_DEADLINE("30m", "8m"),
    LEASE("2m", "75s", "5m"),
    FIRST_LOOK("learned", "3m"),
    LOG_LEVEL("info"),
    KIND("LIVE", "NOTHING", "WAITING", "SETTLED", "FOUND"),
    BLUE("2", "1", "3"),
    GREEN("2", "1", "3"),
    /** What the told alarm says at the beginning. */
    ALARM_STATE("OK", "ALARM", "INSUFFICIENT_DATA"),
    /** Whether an input contains all others, or those of lower numbers only. */
    INPUTS("any", "ascending");

    private static final List<Map<WorldParameter, String>> ARRAY = array();

    private final List<String> words;

    WorldParameter(String... words) {
        this.words = List.of(words);
    }

    /** The first is the plain one. */
    List<String> words() {
        return words;
    }

    String plain() {
        return words.get(0);
    }

    /** Worlds in which every two values of every two parameters come together. */
    static List<Map<WorldParameter, String>> coveringArray() {
        return ARRAY;
    }

    private static List<Map<WorldParameter, String>> array() {
        List<Integer> sizes = new ArrayList<>();
        for (WorldParameter parameter : values()) {
            sizes.add(parameter.words.size());
        }
        List<Map<WorldParameter, String>> rows = new ArrayList<>();
        for (List<Integer> numbers : CoveringArray.rows(sizes)) {
            Map<WorldParameter, String> row = new EnumMap<>(WorldParameter.class);
            for (WorldParameter parameter : values()) {
                row.put(parameter, parameter.words.get(numbers.get(parameter.ordinal())));
            }
            rows.add(Map.copyOf(row));
        }
        return List.copyOf(rows);
    }
}
