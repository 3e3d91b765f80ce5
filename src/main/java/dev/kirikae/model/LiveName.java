package dev.kirikae.model;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The CNAME that users call, in one region. Whoever owns it is live. A prefix stands for two whole names, with the
 * region and (environments made long ago) without it; a switch may exchange one for the other. A whole name stands for
 * itself alone.
 *
 * @param cname the prefix, which has no dot, or the whole name; small and capital letters are the same
 * @param region such as {@code ap-northeast-1}; those of China have a domain of their own
 */
public record LiveName(String cname, String region) {

    /**
     * A name as it is compared and asked for: in small letters, without the dot that may end a whole one. Names of the
     * domain name system have no case.
     */
    public static String plain(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean ends = lower.endsWith(".") && lower.indexOf('.') < lower.length() - 1;
        return ends ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** The regional name that an environment has which is created with this prefix. */
    public static String created(String prefix, String region) {
        return prefix + "." + region + "." + CnameForm.domain(region);
    }

    /** What is written for the name of an environment that is there: its prefix where that is enough to find it again. */
    public static LiveName of(String found, String region) {
        LiveName whole = new LiveName(plain(found), region);
        String prefix = whole.creatablePrefix();
        return prefix == null ? whole : new LiveName(prefix, region);
    }

    /** The whole name; of a prefix the regional one, which new environments get. */
    public String fullName() {
        return isWhole() ? cname : created(cname, region);
    }

    /** All whole names that are this one, in small letters. */
    public List<String> wholeNames() {
        String mine = plain(cname);
        return isWhole() ? List.of(mine) : List.of(created(mine, region), mine + "." + CnameForm.domain(region));
    }

    /**
     * The prefix with which Beanstalk creates an environment under this name. Null where it creates none: a name with
     * an infix, or without the region, can be moved to another environment, never made anew (Developer Guide, page
     * eb3-restore, 2023).
     */
    @Nullable
    public String creatablePrefix() {
        if (!isWhole()) {
            return cname;
        }
        String mine = plain(cname);
        int dot = mine.indexOf('.');
        String prefix = mine.substring(0, dot);
        return mine.equals(created(prefix, region)) ? prefix : null;
    }

    /** Whether the environment has the name; one that is being terminated owns nothing any more. */
    public boolean isOwnedBy(Environment environment) {
        return environment.exists() && matches(environment.cname());
    }

    /** Whether a whole name is this one, in any case and with or without a last dot; null is not. */
    public boolean matches(@Nullable String whole) {
        return whole != null && wholeNames().contains(plain(whole));
    }

    /**
     * Whether a whole name is none of this one's, and begins with its prefix and an infix, as that of an environment
     * does which was made without a prefix. Null is not.
     */
    public boolean isLike(@Nullable String whole) {
        return whole != null && !isWhole() && !matches(whole) && plain(whole).startsWith(plain(cname) + ".");
    }

    private boolean isWhole() {
        return cname.indexOf('.') >= 0;
    }
}
