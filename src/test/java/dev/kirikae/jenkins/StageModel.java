package dev.kirikae.jenkins;

import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One stage as it was written. Exactly one of steps, stages, parallel and matrix is there. */
final class StageModel {

    final String name;

    @Nullable
    String agent;

    /** Read when the stage begins: its arguments may name variables of the stages around it. */
    @Nullable
    Closure<?> options;

    @Nullable
    Closure<?> environment;

    @Nullable
    Closure<?> when;

    @Nullable
    Map<String, Object> input;

    @Nullable
    Closure<?> steps;

    final List<StageModel> stages = new ArrayList<>();
    final List<StageModel> parallel = new ArrayList<>();

    /** Values by axis; empty where it is no matrix. */
    final Map<String, List<String>> axes = new LinkedHashMap<>();

    /** What each combination of a matrix is; null where it is none. */
    @Nullable
    StageModel leg;

    boolean failFast;
    final Map<String, Closure<?>> post = new LinkedHashMap<>();

    StageModel(String name) {
        this.name = name;
    }
}
