package dev.kirikae.config;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Recognises what should not stand in a configuration in clear. It is a net for the careless, not a proof. */
final class Secrets {
    /** Values in this namespace are ARNs of secrets, which may be known. */
    static final String NAMESPACE = "aws:elasticbeanstalk:application:environmentsecrets";

    private static final Pattern NAME = Pattern.compile(
            "(?:^|_)(?:PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|CREDENTIALS?|(?:API|PRIVATE|ACCESS)_?KEY)(?:_|$)"
                    + "|(?:PASSWORD|PASSWD|SECRET|TOKEN|APIKEY)$");

    private static final List<Pattern> VALUES = List.of(
            Pattern.compile("(?:^|[^A-Z0-9])(?:AKIA|ASIA)[A-Z0-9]{12,}"),
            Pattern.compile("-----BEGIN"),
            Pattern.compile("gh[pousr]_[A-Za-z0-9]{20}|github_pat_[A-Za-z0-9]{20}|glpat-[A-Za-z0-9_-]{20}"),
            Pattern.compile("xox[abprs]-[A-Za-z0-9-]{10}|sk_live_[A-Za-z0-9]{10}"),
            Pattern.compile("eyJ[A-Za-z0-9_-]{10,}\\.eyJ"),
            Pattern.compile("[a-z][a-z0-9+.-]{1,20}://[^/\\s:@]{0,200}:[^/\\s@]{1,200}@"));

    private Secrets() {}

    static boolean likelyName(String name) {
        String words = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
                .replaceAll("[^A-Za-z0-9]+", "_")
                .toUpperCase(Locale.ROOT);
        return NAME.matcher(words).find();
    }

    static boolean likelyValue(String value) {
        return VALUES.stream().anyMatch(pattern -> pattern.matcher(value).find());
    }

    /** An ARN names a thing and is none. */
    static boolean reference(String value) {
        return value.startsWith("arn:aws");
    }
}
