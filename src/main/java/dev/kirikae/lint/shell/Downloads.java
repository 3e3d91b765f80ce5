package dev.kirikae.lint.shell;

import dev.kirikae.lint.shell.ShellCommand.Word;
import java.util.Set;

/** What curl and wget fetch, and what is made of it, as far as their words tell: what a variable holds is not known. */
public final class Downloads {
    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "zsh", "ksh");
    private static final Set<String> INTERPRETERS =
            Set.of("python", "python2", "python3", "perl", "ruby", "node", "php");
    private static final String METADATA = "169.254.169.254/";

    private Downloads() {}

    private static boolean fetches(ShellCommand command) {
        return command.name().equals("curl") || command.name().equals("wget");
    }

    /**
     * Whether something is fetched that others could have changed on the way: by plain HTTP, or with certificates
     * unchecked. Addresses of the instance itself and link-local ones do not count.
     */
    public static boolean isOpen(ShellCommand command) {
        boolean unchecked = command.has("-k") || command.has("--insecure") || command.has("--no-check-certificate");
        return fetches(command)
                && command.arguments().stream()
                        .map(Word::text)
                        .anyMatch(url -> (url.startsWith("http://") || (unchecked && url.startsWith("https://")))
                                && !url.matches("https?://(?:localhost|127\\.|169\\.254\\.)[\\s\\S]*"));
    }

    /** Whether a command behind a pipe runs what it reads. */
    public static boolean runs(ShellCommand command) {
        if (!command.before().equals("|")) {
            return false;
        }
        if (SHELLS.contains(command.name())) {
            return !command.has("-c");
        }
        return INTERPRETERS.contains(command.name())
                && command.arguments().stream().allMatch(word -> word.text().equals("-"));
    }

    /** Whether it asks the instance's metadata service in the way of version 1: without a token. */
    public static boolean isMetadataWithoutToken(ShellCommand command) {
        boolean asks = false;
        for (Word word : command.arguments()) {
            String text = word.text();
            int address = text.indexOf(METADATA);
            boolean plain = text.startsWith(METADATA) || text.startsWith("http://" + METADATA);
            asks |= address >= 0 && plain && !text.startsWith("latest/api/token", address + METADATA.length());
            boolean header = text.toLowerCase(java.util.Locale.ROOT).contains("x-aws-ec2-metadata-token");
            // A variable may hold the header, or a file all options.
            if (header
                    || text.startsWith("$")
                    || text.startsWith("@")
                    || text.equals("-K")
                    || text.equals("--config")) {
                return false;
            }
        }
        return fetches(command) && asks;
    }
}
