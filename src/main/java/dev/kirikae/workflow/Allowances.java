package dev.kirikae.workflow;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The guards that a person passes by name, for this run. Immutable.
 *
 * @param named in the guards' order, with the sorted names of what is allowed; an empty set allows whatever it is
 */
public record Allowances(Map<Guard, Set<String>> named) {

    public static final Allowances NONE = new Allowances(Map.of());

    /** @throws IllegalArgumentException if a name is empty */
    public Allowances {
        Map<Guard, Set<String>> copy = new EnumMap<>(Guard.class);
        named.forEach((guard, things) -> {
            if (things.contains("")) {
                throw new IllegalArgumentException("what " + guard.word() + " is allowed for has an empty name");
            }
            copy.put(guard, Collections.unmodifiableSet(new TreeSet<>(things)));
        });
        named = Collections.unmodifiableMap(copy);
    }

    /**
     * These and one more. What was allowed whatever it is stays so.
     *
     * @param thing the one thing that is allowed, never empty; null: whatever it is
     */
    public Allowances with(Guard guard, @Nullable String thing) {
        Set<String> before = named.get(guard);
        Set<String> things = new TreeSet<>();
        if (thing != null && (before == null || !before.isEmpty())) {
            things.add(thing);
            things.addAll(before == null ? Set.of() : before);
        }
        Map<Guard, Set<String>> more = new EnumMap<>(Guard.class);
        more.putAll(named);
        more.put(guard, things);
        return new Allowances(more);
    }

    /**
     * Whether the guard was passed for this thing: without a name, or with exactly this one. Never if it cannot be
     * allowed.
     *
     * @param thing empty where the guard refuses nothing that has a name: then only a guard without a name lets it pass
     */
    public boolean allows(Guard guard, String thing) {
        Set<String> things = named.get(guard);
        return guard.isAllowable() && things != null && (things.isEmpty() || things.contains(thing));
    }

    /**
     * Whether the guard was passed at all, for whatever it is or for something named. Never if it cannot be allowed.
     */
    public boolean names(Guard guard) {
        return guard.isAllowable() && named.containsKey(guard);
    }

    public boolean isEmpty() {
        return named.isEmpty();
    }
}
