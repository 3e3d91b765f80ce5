package dev.kirikae.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises what should not stand anywhere in clear. It is a net for the careless, not a proof. Every look takes time
 * in proportion to the text's length.
 */
public final class Secrets {
    /** Values in this namespace are ARNs of secrets, which may be known. */
    public static final String NAMESPACE = "aws:elasticbeanstalk:application:environmentsecrets";

    /**
     * Where a text holds a secret.
     *
     * @param offset of its first character
     * @param what it is, in words that do not tell it
     */
    public record Clue(int offset, String what) {}

    private record Form(String what, Pattern pattern) {}

    private static final Pattern NAME = Pattern.compile(
            "(?:^|_)(?:PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|CREDENTIALS?|(?:API|PRIVATE|ACCESS)_?KEY)(?:_|$)"
                    + "|(?:PASSWORD|PASSWD|SECRET|TOKEN|APIKEY)$");

    private static final String URL_WITH_PASSWORD = "a password in a URL";
    private static final String ACCESS_KEY = "an AWS access key id";
    private static final String JSON_WEB_TOKEN = "a JSON web token";

    private static final List<Form> FORMS = List.of(
            new Form(ACCESS_KEY, Pattern.compile("(?<![A-Z0-9])(?:AKIA|ASIA)[A-Z0-9]{12,}")),
            new Form(
                    "a token of GitHub or GitLab",
                    Pattern.compile("gh[pousr]_[A-Za-z0-9]{20}|github_pat_[A-Za-z0-9]{20}|glpat-[A-Za-z0-9_-]{20}")),
            new Form("a token of Slack", Pattern.compile("xox[abprs]-[A-Za-z0-9-]{10}")),
            new Form("a key of Google's", Pattern.compile("AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])")),
            new Form("a live key of Stripe", Pattern.compile("sk_live_[A-Za-z0-9]{10}")),
            new Form(JSON_WEB_TOKEN, Pattern.compile("(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{10,}+\\.eyJ")),
            new Form(
                    URL_WITH_PASSWORD,
                    Pattern.compile("(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{1,20}://[^/\\s:@]{0,200}:([^/\\s@]{1,200})@")));

    private static final Pattern PEM = Pattern.compile("-----BEGIN");

    /** Only the first lines of a key in base64 follow without white space and escapes between. */
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----(?:\\\\[nrt]|[\\s\"',+#]){0,200}[A-Za-z0-9/+]{16}");

    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?i)[<\\[{(%].*|[x*._#-]+|.*(?:example|change[-_ ]?(?:me|it|this)|replace|placeholder|redacted|dummy|todo|your|sample"
                    + "|insert).*|(?:my|the|some|a)?[-_ ]?(?:password|passwd|passphrase|pass|pwd|secret|token|credentials?|key|value)"
                    + "|fill[-_ ]?.*|test|none|null|nil|true|false|yes|no|on|off|[0-9]{1,5}");

    /** Last words of names that only tell of a secret: where it is, how long it lasts. */
    private static final Set<String> ABOUT = Set.of(
            "FILE",
            "PATH",
            "DIR",
            "URL",
            "URI",
            "ENDPOINT",
            "ARN",
            "NAME",
            "ID",
            "TTL",
            "SECONDS",
            "MINUTES",
            "DAYS",
            "HOURS",
            "EXPIRY",
            "EXPIRES",
            "EXPIRATION",
            "LENGTH",
            "SIZE",
            "TYPE",
            "HEADER",
            "FIELD",
            "PREFIX",
            "REGION",
            "VERSION",
            "ALGORITHM",
            "POLICY",
            "ENABLED",
            "REQUIRED",
            "MAX",
            "MIN",
            "COUNT",
            "LIMIT",
            "ISSUER");

    private Secrets() {}

    /** Whether a setting of that name is likely to hold a secret. */
    public static boolean likelyName(String name) {
        return NAME.matcher(words(name)).find();
    }

    /** Whether the name speaks of a secret but is likely to hold only where it is, or how long it lasts. */
    public static boolean onlyAbout(String name) {
        String words = words(name);
        return ABOUT.contains(words.substring(words.lastIndexOf('_') + 1));
    }

    /** Whether the value is likely to be a secret, or to contain one. */
    public static boolean likelyValue(String value) {
        return PEM.matcher(value).find()
                || FORMS.stream().anyMatch(form -> form.pattern().matcher(value).find());
    }

    /** An ARN names a thing and is none. */
    public static boolean reference(String value) {
        return value.startsWith("arn:aws");
    }

    /** Whether the value stands for another that somebody is to put there. */
    public static boolean placeholder(String value) {
        return value.isBlank()
                || (value.length() < 200 && PLACEHOLDER.matcher(value.strip()).matches());
    }

    /** What in a text certainly is a secret, by position; placeholders are not. */
    public static List<Clue> clues(String text) {
        List<Clue> clues = new ArrayList<>();
        Matcher key = PRIVATE_KEY.matcher(text);
        while (key.find()) {
            clues.add(new Clue(key.start(), "a private key"));
        }
        for (Form form : FORMS) {
            Matcher matcher = form.pattern().matcher(text);
            while (matcher.find()) {
                if (isCertain(form, matcher)) {
                    clues.add(new Clue(matcher.start(), form.what()));
                }
            }
        }
        clues.sort(Comparator.comparing(Clue::offset));
        return List.copyOf(clues);
    }

    private static boolean isCertain(Form form, Matcher matcher) {
        if (form.what().equals(URL_WITH_PASSWORD)) {
            String password = Objects.requireNonNull(matcher.group(1));
            return !placeholder(password) && password.indexOf('$') < 0 && password.indexOf('`') < 0;
        }
        if (form.what().equals(ACCESS_KEY)) {
            return matcher.end() - matcher.start() == 20 && !matcher.group().endsWith("EXAMPLE");
        }
        return !form.what().equals(JSON_WEB_TOKEN);
    }

    private static String words(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
                .replaceAll("[^A-Za-z0-9]+", "_")
                .toUpperCase(Locale.ROOT);
    }
}
