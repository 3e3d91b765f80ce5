package dev.kirikae.app.input;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command finds around it, read once.
 *
 * @param env environment variables
 * @param folder the working folder
 * @param home the user's home folder
 * @param program this program's version
 */
public record ProcessEnvironment(Map<String, String> env, Path folder, Path home, String program) {

    public ProcessEnvironment {
        env = Map.copyOf(env);
    }

    /** A variable's value; null where it is unset, empty or blank. */
    public @Nullable String value(String name) {
        String value = env.get(name);
        return value == null || value.isBlank() ? null : value;
    }

    /** Who builds, for people: the build's URL as Jenkins tells it; empty elsewhere. */
    public String build() {
        String url = value("BUILD_URL");
        return url == null ? "" : url;
    }

    /** Where things are kept that can be made again. */
    public Path cache() {
        String given = value("XDG_CACHE_HOME");
        return (given == null ? home.resolve(".cache") : Path.of(given)).resolve("kirikae");
    }

    /** The socket of the user's ssh agent; null where there is none. */
    @Nullable
    Path sshAgent() {
        String given = value("SSH_AUTH_SOCK");
        return given == null ? null : folder.resolve(given);
    }

    /** A path as a person in the working folder would write it: relative where it lies below that. */
    public String shown(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path here = folder.toAbsolutePath().normalize();
        if (absolute.startsWith(here)) {
            Path relative = here.relativize(absolute);
            return relative.toString().isEmpty() ? "." : relative.toString();
        }
        return path.toString();
    }
}
