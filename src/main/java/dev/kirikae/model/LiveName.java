package dev.kirikae.model;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The CNAME prefix that users call, in one region. Whoever owns it is live. Beanstalk knows two forms of the full name,
 * with the region and (older environments) without it; a switch may exchange one for the other.
 *
 * @param prefix the first label; small and capital letters are the same
 * @param region such as {@code ap-northeast-1}; one of China has a domain of its own
 */
public record LiveName(String prefix, String region) {

    /** The regional form, which new environments get. */
    public String fullName() {
        return prefix + "." + region + "." + domain();
    }

    /** Whether the environment has the name; one that is being terminated owns nothing any more. */
    public boolean isOwnedBy(Environment environment) {
        return environment.exists() && matches(environment.cname());
    }

    /** Whether a full name is this one in either form, in any case and with or without a last dot; null is not. */
    public boolean matches(@Nullable String cname) {
        if (cname == null) {
            return false;
        }
        String plain = cname.toLowerCase(Locale.ROOT);
        if (plain.endsWith(".")) {
            plain = plain.substring(0, plain.length() - 1);
        }
        String mine = prefix.toLowerCase(Locale.ROOT);
        return List.of(mine + "." + region + "." + domain(), mine + "." + domain())
                .contains(plain);
    }

    private String domain() {
        return region.startsWith("cn-") ? "eb.amazonaws.com.cn" : "elasticbeanstalk.com";
    }
}
