package dev.kirikae.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Letters that the JVM could not read. It takes arguments, variables and the names of files by the locale's character set,
 * which nothing can change once it runs; where that is ASCII, every other byte is lost. The launcher sees to it; who starts the
 * jar alone must.
 */
final class LostLetters {

    private static final char LOST = '\ufffd';
    private static final List<String> PATHS = List.of("HOME", "XDG_CACHE_HOME", "SSH_AUTH_SOCK");

    private LostLetters() {}

    /**
     * One sentence, with what to do; null where nothing is lost.
     *
     * @param folder the working folder
     * @param charset the JVM's for names: its property {@code sun.jnu.encoding}
     */
    static @Nullable String fault(String[] arguments, Map<String, String> env, Path folder, String charset) {
        if (charset.toUpperCase(Locale.ROOT).startsWith("UTF")) {
            return null;
        }
        Stream<String> named = env.keySet().stream()
                .filter(name -> PATHS.contains(name) || name.startsWith("KIRIKAE_"))
                .sorted();
        List<String> what = Stream.concat(
                        Stream.of("the arguments").filter(each -> isLost(String.join(" ", arguments))),
                        Stream.concat(
                                Stream.of("the working folder's name").filter(each -> isLost(folder.toString())),
                                named.filter(name -> isLost(env.get(name)))))
                .toList();
        return what.isEmpty()
                ? null
                : "the locale's character set, " + charset + ", cannot say " + String.join(", ", what)
                        + "; set LC_ALL to a UTF-8 locale, such as C.UTF-8, or start Kirikae by its launcher";
    }

    private static boolean isLost(@Nullable String text) {
        return text != null && text.indexOf(LOST) >= 0;
    }
}
