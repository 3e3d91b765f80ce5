package dev.kirikae.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what reading a file finds, so that everything is told at once. */
final class ProblemList {
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private final Map<String, Position> places = new LinkedHashMap<>();

    void problem(Position position, String path, String message) {
        problems.add(Problem.at(position, path, message));
    }

    void notice(Position position, String path, String message) {
        notices.add(Problem.at(position, path, message).text());
    }

    void place(String path, Position position) {
        places.put(path, position);
    }

    boolean clean() {
        return problems.isEmpty();
    }

    List<Problem> problems() {
        return problems.stream().sorted(Problem.ORDER).distinct().toList();
    }

    List<String> notices() {
        return List.copyOf(notices);
    }

    Places places() {
        return new Places(Map.copyOf(places));
    }
}
