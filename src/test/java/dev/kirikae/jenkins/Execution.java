package dev.kirikae.jenkins;

import groovy.lang.Closure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Runs the stages of a pipeline in the order that Jenkins documents: options, input, agent, environment, when, steps,
 * post. Source: Pipeline Syntax (jenkins.io, book/pipeline/syntax, read 2026-11).
 */
final class Execution {

    private static final List<String> POST =
            List.of("always", "aborted", "failure", "success", "unstable", "unsuccessful", "notBuilt", "cleanup");

    private final Build build;
    private boolean checksOut = true;

    Execution(Build build) {
        this.build = build;
    }

    void run(PipelineModel pipeline) {
        Map<String, String> env = new HashMap<>();
        env.put("BUILD_URL", "https://jenkins/7/");
        env.put("BUILD_TAG", "jenkins-service-7");
        stage(pipeline.whole, null, env);
    }

    /** @return whether what follows is run */
    private boolean stage(StageModel stage, @Nullable Path around, Map<String, String> outer) {
        build.log("[stage] " + stage.name);
        Map<String, String> env = new HashMap<>(outer);
        env.putAll(build.variables());
        Map<String, Map<String, Object>> options =
                stage.options == null ? Map.of() : PipelineReader.options(stage.options, build.globals(), env);
        if (options.containsKey("skipDefaultCheckout")) {
            checksOut = false;
        }
        Map<String, Object> lock = options.get("lock");
        if (lock != null) {
            build.lock(String.valueOf(lock.getOrDefault("resource", lock.get("value"))));
        }
        if (stage.input != null && !approved(stage.input, around, env)) {
            build.current().setResult("ABORTED");
            return false;
        }
        Path workspace = around;
        if (stage.agent != null) {
            workspace = stage.agent.equals("none") ? null : build.workspace(stage.agent);
        }
        PipelineSteps steps = new PipelineSteps(build, workspace, env);
        if (workspace != null && stage.agent != null && checksOut) {
            try {
                steps.checkedOut();
            } catch (StepFailure e) {
                build.log("ERROR: " + e.getMessage());
                build.current().setResult("FAILURE");
                return false;
            }
        }
        environment(stage, env);
        if (stage.when != null && !Boolean.TRUE.equals(condition(stage.when, steps))) {
            build.log("[skipped] " + stage.name);
            return true;
        }
        String result = body(stage, workspace, env, steps);
        String worse = post(stage, steps, result);
        build.current().setResult(worse);
        return worse.equals("SUCCESS") || worse.equals("UNSTABLE");
    }

    private boolean approved(Map<String, Object> input, @Nullable Path around, Map<String, String> env) {
        if (around != null) {
            throw new UnknownWord("a gate that holds an agent while somebody thinks");
        }
        String approver = build.machine().approver();
        if (approver == null) {
            return false;
        }
        Object as = input.get("submitterParameter");
        if (as != null) {
            env.put(as.toString(), approver);
        }
        return true;
    }

    private void environment(StageModel stage, Map<String, String> env) {
        if (stage.environment == null) {
            return;
        }
        Section section = new Section("environment").variables(env::get);
        build.globals().forEach(section::value);
        section.word("credentials", a -> build.credential(a.get(0).toString()));
        section.assigned((name, value) -> env.put(name, value.toString()));
        section.read(stage.environment);
    }

    private @Nullable Object condition(Closure<?> when, PipelineSteps steps) {
        List<Object> answers = new ArrayList<>();
        Section section = new Section("when");
        section.word("beforeAgent", a -> null);
        section.word("expression", a -> answers.add(Boolean.TRUE.equals(steps.run((Closure<?>) a.get(0)))));
        section.read(when);
        return answers.stream().allMatch(Boolean.TRUE::equals);
    }

    private String body(StageModel stage, @Nullable Path workspace, Map<String, String> env, PipelineSteps steps) {
        String before = build.current().getCurrentResult();
        try {
            if (stage.steps != null) {
                steps.run(Objects.requireNonNull(stage.steps));
            } else if (!stage.parallel.isEmpty()) {
                return legs(stage.parallel.stream()
                        .map(leg -> (Leg) () -> stage(leg, workspace, env))
                        .toList());
            } else if (stage.leg != null) {
                StageModel leg = stage.leg;
                return legs(combinations(stage.axes).stream()
                        .map(axes -> (Leg) () -> {
                            Map<String, String> inner = new HashMap<>(env);
                            inner.putAll(axes);
                            return stage(leg, workspace, inner);
                        })
                        .toList());
            } else if (!inOrder(stage.stages, workspace, env)) {
                return build.current().getCurrentResult();
            }
        } catch (StepFailure e) {
            build.log("ERROR: " + e.getMessage());
            return e.isAbort() ? "ABORTED" : "FAILURE";
        }
        String now = build.current().getCurrentResult();
        return now.equals(before) ? "SUCCESS" : now;
    }

    @FunctionalInterface
    private interface Leg {
        boolean run();
    }

    private String legs(List<Leg> legs) {
        List<CompletableFuture<Boolean>> all = legs.stream()
                .map(leg -> CompletableFuture.supplyAsync(leg::run))
                .toList();
        boolean well = true;
        for (CompletableFuture<Boolean> each : all) {
            try {
                well &= each.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        }
        return well ? build.current().getCurrentResult() : "FAILURE";
    }

    private boolean inOrder(List<StageModel> stages, @Nullable Path workspace, Map<String, String> env) {
        for (StageModel each : stages) {
            if (!stage(each, workspace, env)) {
                return false;
            }
        }
        return true;
    }

    private static List<Map<String, String>> combinations(Map<String, List<String>> axes) {
        List<Map<String, String>> all = List.of(Map.of());
        for (Map.Entry<String, List<String>> axis : axes.entrySet()) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> before : all) {
                for (String value : axis.getValue()) {
                    Map<String, String> one = new LinkedHashMap<>(before);
                    one.put(axis.getKey(), value);
                    longer.add(one);
                }
            }
            all = longer;
        }
        return all;
    }

    private String post(StageModel stage, PipelineSteps steps, String result) {
        String worst = result;
        for (String condition : POST) {
            Closure<?> block = stage.post.get(condition);
            if (block == null || !applies(condition, result)) {
                continue;
            }
            try {
                steps.run(block);
            } catch (StepFailure e) {
                build.log("ERROR in post " + condition + ": " + e.getMessage());
                worst = worst.equals("SUCCESS") ? "FAILURE" : worst;
            }
        }
        return worst;
    }

    private static boolean applies(String condition, String result) {
        return switch (condition) {
            case "always", "cleanup" -> true;
            case "unsuccessful" -> !result.equals("SUCCESS");
            case "notBuilt" -> result.equals("NOT_BUILT");
            default -> condition.toUpperCase(java.util.Locale.ROOT).equals(result);
        };
    }
}
