package dev.kirikae.app.input;

import dev.kirikae.model.Nearest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which cloud is worked on.
 *
 * @param directory where an embedded cloud lives, as it was given; null: AWS
 * @param empty a new one begins before the first release
 */
public record CloudChoice(@Nullable String directory, boolean empty) {

    public static final CloudChoice AWS = new CloudChoice(null, false);

    private static final String USUAL = ".kirikae/cloud";

    /**
     * @param text {@code aws}, or {@code local[:DIR[,empty]]}
     * @throws UserError for anything else
     */
    public static CloudChoice of(String text) {
        if (text.toLowerCase(Locale.ROOT).equals("aws")) {
            return AWS;
        }
        boolean named = text.startsWith("local:");
        if (!named && !text.equals("local") && !text.equals("local,empty")) {
            String meant = Nearest.question(text.split("[:,]", 2)[0], List.of("aws", "local"));
            throw UserError.because("--cloud: " + text + " is no cloud"
                    + (meant.isEmpty() ? "; expected aws or local[:DIR[,empty]]" : meant));
        }
        String rest = text.substring(named ? "local:".length() : "local".length());
        boolean empty = rest.endsWith(",empty");
        String directory = empty ? rest.substring(0, rest.length() - ",empty".length()) : rest;
        if (named && directory.isEmpty()) {
            throw UserError.because("--cloud: local: needs a folder behind the colon, such as local:/tmp/cloud");
        }
        return new CloudChoice(directory.isEmpty() ? USUAL : directory, empty);
    }
}
