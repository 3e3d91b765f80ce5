package dev.kirikae.model;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The CNAME prefix that users call, in one region. Whoever owns it is live. Beanstalk knows two forms of the full name, with
 * the region and (older environments) without it; a switch may exchange one for the other.
 */
public record LiveName(String prefix, String region) {

    /** The regional form, which new environments get. */
    public String fullName() {
        return prefix + "." + region + "." + domain();
    }

    public boolean isOwnedBy(Environment environment) {
        return environment.exists() && matches(environment.cname());
    }

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
