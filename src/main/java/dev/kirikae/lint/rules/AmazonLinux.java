package dev.kirikae.lint.rules;

import dev.kirikae.lint.Destination;
import java.util.regex.Pattern;

/** Which Amazon Linux an environment runs, as far as its platform's name says so. */
final class AmazonLinux {
    private static final Pattern SECOND = Pattern.compile("Amazon Linux 2(?:\\s|$)|Amazon Linux 2023");
    private static final Pattern OF_2023 = Pattern.compile("Amazon Linux 2023");

    private AmazonLinux() {}

    /** Whether it is known to be Amazon Linux 2 or 2023, and not the first one, whose versions look like 2018.03. */
    static boolean second(Destination destination) {
        return destination.platform() != null
                && SECOND.matcher(destination.platform()).find();
    }

    static boolean of2023(Destination destination) {
        return destination.platform() != null
                && OF_2023.matcher(destination.platform()).find();
    }
}
