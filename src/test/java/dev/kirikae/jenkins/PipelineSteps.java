package dev.kirikae.jenkins;

import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a stage that has an agent, or has none. An unknown step or argument is an error. No method of its own has a
 * step's name: Groovy would call it past the check of arguments.
 */
final class PipelineSteps extends GroovyObjectSupport {

    private final Build build;
    private final @Nullable Path workspace;
    private final Map<String, String> env;
    private final Map<String, BiFunction<Map<String, Object>, @Nullable Closure<?>, @Nullable Object>> steps =
            new HashMap<>();

    PipelineSteps(Build build, @Nullable Path workspace, Map<String, String> env) {
        this.build = build;
        this.workspace = workspace;
        this.env = env;
        step("sh", Set.of("script", "returnStatus", "returnStdout", "label"), (a, b) -> shell(a));
        step("echo", Set.of("message"), (a, b) -> build.log(text(a, "message")));
        step("error", Set.of("message"), (a, b) -> {
            throw new StepFailure(text(a, "message"), false);
        });
        step("unstable", Set.of("message"), (a, b) -> {
            build.current().setResult("UNSTABLE");
            return build.log(text(a, "message"));
        });
        step("milestone", Set.of("ordinal", "label"), (a, b) -> null);
        step("script", Set.of(), (a, b) -> run(block(b)));
        step("checkout", Set.of("scm"), (a, b) -> checkedOut());
        step("junit", Set.of("testResults", "allowEmptyResults"), (a, b) -> build.read(matching(a, "testResults")));
        step(
                "archiveArtifacts",
                Set.of("artifacts", "allowEmptyArchive"),
                (a, b) -> build.archive(matching(a, "artifacts")));
        step("withEnv", Set.of("overrides"), (a, b) -> inEnvironment(a, block(b)));
        step(
                "node",
                Set.of("label"),
                (a, b) ->
                        new PipelineSteps(build, build.workspace(text(a, "label")), new HashMap<>(env)).run(block(b)));
        step("fileExists", Set.of("file"), (a, b) -> Files.exists(here().resolve(text(a, "file"))));
        step("library", Set.of("identifier"), (a, b) -> null);
    }

    private void step(
            String name,
            Set<String> takes,
            BiFunction<Map<String, Object>, @Nullable Closure<?>, @Nullable Object> does) {
        steps.put(name, (arguments, block) -> {
            for (String given : arguments.keySet()) {
                if (!takes.contains(given) && !given.isEmpty()) {
                    throw new UnknownWord(name + " takes no " + given);
                }
            }
            return does.apply(arguments, block);
        });
    }

    /** Runs a block with these steps: a copy of it, since legs run the same one side by side. */
    @Nullable
    Object run(Closure<?> block) {
        Closure<?> own = (Closure<?>) block.clone();
        own.setDelegate(this);
        own.setResolveStrategy(Closure.DELEGATE_FIRST);
        return own.call();
    }

    @Override
    public @Nullable Object invokeMethod(String name, Object given) {
        Object[] arguments = (Object[]) given;
        BiFunction<Map<String, Object>, @Nullable Closure<?>, @Nullable Object> does = steps.get(name);
        if (does == null) {
            return build.variable(name, arguments, this);
        }
        Map<String, Object> named = new HashMap<>();
        Closure<?> block = null;
        for (Object argument : arguments) {
            if (argument instanceof Map<?, ?> map) {
                map.forEach((key, value) -> named.put(String.valueOf(key), value));
            } else if (argument instanceof Closure<?> body) {
                block = body;
            } else {
                named.put("", argument);
            }
        }
        return does.apply(named, block);
    }

    @Override
    public @Nullable Object getProperty(String name) {
        return switch (name) {
            case "env" -> new PipelineVariables(env, build.variables());
            case "params", "currentBuild", "scm" -> build.globals().get(name);
            default -> {
                String variable = env.get(name);
                if (variable == null) {
                    throw new UnknownWord("there is no variable " + name);
                }
                yield variable;
            }
        };
    }

    private static Closure<?> block(@Nullable Closure<?> block) {
        if (block == null) {
            throw new UnknownWord("a block is expected");
        }
        return block;
    }

    /** A named argument, or the only one. */
    private static String text(Map<String, Object> arguments, String name) {
        Object value = arguments.containsKey(name) ? arguments.get(name) : arguments.get("");
        if (value == null) {
            throw new UnknownWord(name + " is missing");
        }
        return value.toString();
    }

    private Path here() {
        if (workspace == null) {
            throw new UnknownWord("a step that needs a workspace, in a stage without an agent");
        }
        return workspace;
    }

    private @Nullable Object inEnvironment(Map<String, Object> arguments, Closure<?> block) {
        Map<String, String> inner = new HashMap<>(env);
        for (Object each : (List<?>) arguments.getOrDefault("", List.of())) {
            String text = each.toString();
            inner.put(text.substring(0, text.indexOf('=')), text.substring(text.indexOf('=') + 1));
        }
        return new PipelineSteps(build, workspace, inner).run(block);
    }

    Object checkedOut() {
        build.checkout(here());
        env.put("GIT_COMMIT", build.commit());
        env.put("GIT_BRANCH", "origin/master");
        env.put("GIT_URL", build.repository());
        return Map.of("GIT_COMMIT", build.commit());
    }

    private Map<String, String> matching(Map<String, Object> arguments, String name) {
        Map<String, String> found = new TreeMap<>();
        for (String pattern : text(arguments, name).split(",\\s*")) {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
            try (Stream<Path> files = Files.walk(here())) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path inside = here().relativize(file);
                    if (matcher.matches(inside)) {
                        found.put(inside.toString(), Files.readString(file));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        boolean mayBeEmpty = Boolean.TRUE.equals(arguments.get("allowEmptyResults"))
                || Boolean.TRUE.equals(arguments.get("allowEmptyArchive"));
        if (found.isEmpty() && !mayBeEmpty) {
            throw new StepFailure("nothing matches " + text(arguments, name), false);
        }
        return found;
    }

    private @Nullable Object shell(Map<String, Object> arguments) {
        Object script = arguments.containsKey("script") ? arguments.get("script") : arguments.get("");
        if (!(script instanceof String plain)) {
            throw new UnknownWord(
                    "sh is given a text with something put into it, which a shell would read as its own: " + script);
        }
        build.script(plain);
        boolean wantsStdout = Boolean.TRUE.equals(arguments.get("returnStdout"));
        Shell.Ended ended =
                new Shell(build.abort(), build::log).run(plain, here(), build.agentEnvironment(env), wantsStdout);
        if (ended.aborted()) {
            throw new StepFailure("aborted", true);
        }
        if (Boolean.TRUE.equals(arguments.get("returnStatus"))) {
            return ended.code();
        }
        if (ended.code() != 0) {
            throw new StepFailure("script returned exit code " + ended.code(), false);
        }
        return wantsStdout ? ended.out() : null;
    }
}
