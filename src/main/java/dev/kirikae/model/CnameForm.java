package dev.kirikae.model;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How names of environments look: {@code prefix.region.domain}; {@code name.infix.region.domain} where none was asked
 * for; {@code prefix.domain} from before names had a region (Developer Guide, page eb3-restore, 2023; the infix as users
 * report it). The domain is that of the region's partition: China has its own, AWS GovCloud (US) has the usual one
 * (Public Suffix List, read 2026-11).
 */
public final class CnameForm {

    private static final String USUAL = "elasticbeanstalk.com";
    private static final String CHINA = "eb.amazonaws.com.cn";

    /** Beanstalk takes 4 to 63 characters (API Reference, CreateEnvironment, CNAMEPrefix, read 2026-11). */
    private static final Pattern PREFIX = Pattern.compile("[a-z0-9][a-z0-9-]{2,61}[a-z0-9]");

    private static final Pattern LABEL = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(?:-[a-z]+)+-[0-9]{1,2}");

    private CnameForm() {}

    static String domain(String region) {
        return region.startsWith("cn-") ? CHINA : USUAL;
    }

    /** The region that a whole name tells; null where it tells none. */
    public static @Nullable String region(String whole) {
        List<String> labels = labels(LiveName.plain(whole));
        String last = labels.isEmpty() ? "" : labels.get(labels.size() - 1);
        return REGION.matcher(last).matches() ? last : null;
    }

    /**
     * What was expected instead of a name that can be none.
     *
     * @param text a prefix or a whole name, in any case, with or without a last dot
     * @param region null: any
     * @return the object of "expected …", with advice behind "; " where there is some; null where the name is well
     */
    public static @Nullable String expected(String text, @Nullable String region) {
        String name = LiveName.plain(text);
        if (name.indexOf('/') >= 0 || name.indexOf(':') >= 0) {
            return "the name alone, without scheme, port and path";
        }
        if (name.indexOf('.') < 0) {
            return PREFIX.matcher(name).matches() ? null : aName(region);
        }
        List<String> labels = labels(name);
        if (labels.isEmpty()) {
            return "a name that Beanstalk gave, which ends in ." + (region == null ? USUAL : domain(region))
                    + "; a name of your own leads there, and is not moved";
        }
        return whole(name, labels, region);
    }

    private static @Nullable String whole(String name, List<String> labels, @Nullable String region) {
        if (region != null && !name.endsWith("." + domain(region))) {
            return "a name that ends in ." + domain(region) + ", as those of region " + region + " do";
        }
        String own = labels.size() > 1 ? region(name) : null;
        if (own != null && region != null && !own.equals(region)) {
            return "a name of the region " + region + ", which stands in region, not of " + own;
        }
        boolean infix = labels.size() == 3
                && LABEL.matcher(labels.get(1)).matches()
                && !REGION.matcher(labels.get(1)).matches();
        boolean formed = labels.size() == 1 || (own != null && (labels.size() == 2 || infix));
        return formed && PREFIX.matcher(labels.get(0)).matches() ? null : aName(region);
    }

    private static String aName(@Nullable String region) {
        String of = region == null ? "us-east-1" : region;
        return "a CNAME prefix of 4 to 63 letters, digits and hyphens, no hyphen at its ends, or the whole name, such"
                + " as shop." + of + "." + domain(of) + " or shop.eba-x1y2z3a4." + of + "." + domain(of);
    }

    /** What stands before the domain, label by label; empty where the domain is another one. */
    private static List<String> labels(String name) {
        for (String domain : List.of(USUAL, CHINA)) {
            if (name.endsWith("." + domain)) {
                String before = name.substring(0, name.length() - domain.length() - 1);
                return List.of(before.split("\\.", -1));
            }
        }
        return List.of();
    }
}
