package dev.kirikae.cli.command;

import dev.kirikae.app.input.UserError;
import dev.kirikae.model.Nearest;
import dev.kirikae.workflow.Allowances;
import dev.kirikae.workflow.Guard;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code --allow GUARD[=NAME]}, once a guard; its variable holds several. */
public final class AllowOption {

    public static final String VARIABLE = "KIRIKAE_ALLOW";

    private static final Set<String> NOT_BUILT = Set.of("frozen", "retired-platform", "reach");

    private final String origin;
    private Allowances allowed = Allowances.NONE;

    private AllowOption(String origin) {
        this.origin = origin;
    }

    /**
     * @param typed null: the option was not typed, then the variable counts
     * @param variable null: not set
     * @throws UserError where one is no guard, or one that cannot be passed
     */
    static Allowances read(@Nullable List<String> typed, @Nullable String variable) {
        AllowOption option = new AllowOption(typed == null ? VARIABLE : "--allow");
        List<String> given = typed != null ? typed : variable == null ? List.of() : several(variable);
        given.forEach(option::add);
        return option.allowed;
    }

    /** One a line, or parted by commas: a comma parts two where a guard's word stands behind it, else it belongs to a name. */
    private static List<String> several(String variable) {
        List<String> found = new ArrayList<>();
        for (String line : variable.lines().toList()) {
            int from = 0;
            for (int comma = line.indexOf(','); comma >= 0; comma = line.indexOf(',', comma + 1)) {
                if (beginsWithGuard(line.substring(comma + 1))) {
                    found.add(line.substring(from, comma).strip());
                    from = comma + 1;
                }
            }
            found.add(line.substring(from).strip());
        }
        found.removeIf(String::isEmpty);
        return found;
    }

    private static boolean beginsWithGuard(String text) {
        String word = text.split("[=,]", 2)[0].strip();
        return NOT_BUILT.contains(word) || words().anyMatch(word::equals);
    }

    private void add(String text) {
        int equals = text.indexOf('=');
        Guard guard = guard(equals < 0 ? text : text.substring(0, equals));
        if (equals == text.length() - 1) {
            throw refused(text + " names nothing; write the name behind the =, or " + guard.word()
                    + " alone to pass it whatever it is");
        }
        allowed = allowed.with(guard, equals < 0 ? null : text.substring(equals + 1));
    }

    private Guard guard(String word) {
        for (Guard guard : Guard.values()) {
            if (guard.word().equals(word)) {
                if (guard.isAllowable()) {
                    return guard;
                }
                throw refused("the guard " + word + " cannot be passed by name");
            }
        }
        if (NOT_BUILT.contains(word)) {
            throw refused("the guard " + word + " is not built yet");
        }
        List<String> passable = Arrays.stream(Guard.values())
                .filter(Guard::isAllowable)
                .map(Guard::word)
                .toList();
        String near = Nearest.question(
                word, Stream.concat(words(), NOT_BUILT.stream()).toList());
        String meant = near.isEmpty() ? "; those that can be passed are " + String.join(", ", passable) : near;
        throw refused((word.isEmpty() ? "a guard's name is missing" : "there is no guard " + word) + meant);
    }

    private static Stream<String> words() {
        return Arrays.stream(Guard.values()).map(Guard::word);
    }

    private UserError refused(String why) {
        return UserError.because(origin + ": " + why);
    }
}
