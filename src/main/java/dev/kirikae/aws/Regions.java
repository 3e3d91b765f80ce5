package dev.kirikae.aws;

import dev.kirikae.model.Nearest;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

/**
 * Names of AWS regions, as the SDK knows them. AWS adds regions more often than this program is updated, so that a name it does
 * not know may be right: one that is formed like the others, with the next number of its area or of a new area.
 */
public final class Regions {

    /** {@code ap-northeast-1}: where in the world, a direction, and numbers that are given in order. */
    private static final Pattern FORM = Pattern.compile("(([a-z]+)(?:-[a-z]+)*)-([a-z]+)-([1-9][0-9]?)");

    /** How many regions an area may have got that this version does not know. */
    private static final int NEW = 3;

    private static final List<String> KNOWN = Region.regions().stream()
            .filter(region -> !region.isGlobalRegion())
            .map(Region::id)
            .sorted()
            .toList();

    private static final Set<String> WORLDS = parts(2);
    private static final Set<String> DIRECTIONS = parts(3);

    private Regions() {}

    /** Why it can be no region, with the one that was probably meant; null where it is one, or may be. */
    public static @Nullable String fault(String region) {
        if (KNOWN.contains(region) || mayBeNew(region)) {
            return null;
        }
        String near = Nearest.of(region, KNOWN);
        return "AWS has no region " + region
                + (near == null ? "; there is for example ap-northeast-1" : "; did you mean " + near + "?");
    }

    /** What is worth knowing about a name that may be a region; null where it is known, or has a {@link #fault}. */
    public static @Nullable String doubt(String region) {
        return !KNOWN.contains(region) && mayBeNew(region)
                ? "this version does not know the region " + region + "; it is taken as it is written"
                : null;
    }

    private static boolean mayBeNew(String region) {
        Matcher form = FORM.matcher(region);
        if (!form.matches() || !DIRECTIONS.contains(form.group(3))) {
            return false;
        }
        String world = form.group(2);
        return (WORLDS.contains(world) || world.length() == 2)
                && Integer.parseInt(form.group(4)) <= last(form.group(1) + "-" + form.group(3)) + NEW;
    }

    /** The highest number of an area that is known; 0 for a new area. */
    private static int last(String area) {
        return KNOWN.stream()
                .map(FORM::matcher)
                .filter(known -> known.matches() && (known.group(1) + "-" + known.group(3)).equals(area))
                .mapToInt(known -> Integer.parseInt(known.group(4)))
                .max()
                .orElse(0);
    }

    private static Set<String> parts(int group) {
        return KNOWN.stream()
                .map(FORM::matcher)
                .filter(Matcher::matches)
                .map(known -> known.group(group))
                .collect(Collectors.toUnmodifiableSet());
    }
}
