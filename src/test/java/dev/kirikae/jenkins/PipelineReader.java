package dev.kirikae.jenkins;

import groovy.lang.Closure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Reads the sections of a declarative pipeline; steps are kept as blocks. */
final class PipelineReader {

    private static final Set<String> OPTIONS = Set.of(
            "disableConcurrentBuilds",
            "skipDefaultCheckout",
            "timeout",
            "lock",
            "timestamps",
            "buildDiscarder",
            "preserveStashes",
            "retry",
            "parallelsAlwaysFailFast");
    private static final Set<String> CONDITIONS =
            Set.of("always", "success", "failure", "unstable", "aborted", "unsuccessful", "cleanup", "notBuilt");
    private static final Set<String> INPUT = Set.of("message", "ok", "submitter", "submitterParameter", "id");

    private final PipelineModel pipeline = new PipelineModel();
    private final Map<String, Object> globals;
    private final Consumer<PipelineModel> parametersRead;

    /**
     * @param globals {@code params}, {@code env} and their like, which arguments of sections may name
     * @param parametersRead is called once the parameters are known, before anything that names them
     */
    PipelineReader(Map<String, Object> globals, Consumer<PipelineModel> parametersRead) {
        this.globals = globals;
        this.parametersRead = parametersRead;
    }

    PipelineModel read(Closure<?> block) {
        Section section = common("pipeline", pipeline.whole);
        section.word(
                "parameters",
                a -> done(() -> {
                    parameters().read(block(a));
                    parametersRead.accept(pipeline);
                }));
        section.word(
                "triggers",
                a -> done(() -> section("triggers")
                        .word("cron", t -> pipeline.triggers.put("cron", text(t)))
                        .word("pollSCM", t -> pipeline.triggers.put("pollSCM", text(t)))
                        .read(block(a))));
        section.word(
                "stages",
                a -> done(() -> stages("stages", pipeline.whole.stages).read(block(a))));
        section.read(block);
        if (pipeline.whole.agent == null || pipeline.whole.stages.isEmpty()) {
            throw new UnknownWord("a pipeline needs an agent and stages");
        }
        return pipeline;
    }

    private Section parameters() {
        Section section = section("parameters");
        for (String kind : List.of("string", "booleanParam", "choice", "text")) {
            section.word(kind, a -> {
                Map<String, Object> given = new LinkedHashMap<>(named(a));
                given.put("kind", kind);
                return pipeline.parameters.put(String.valueOf(given.get("name")), given);
            });
        }
        return section;
    }

    private Section stages(String name, List<StageModel> into) {
        return section(name).word("stage", a -> {
            StageModel stage = new StageModel(String.valueOf(a.get(0)));
            stage(stage).read(block(a));
            into.add(stage);
            return null;
        });
    }

    private Section stage(StageModel stage) {
        Section section = common("stage " + stage.name, stage);
        section.word("steps", a -> stage.steps = block(a));
        section.word("when", a -> stage.when = block(a));
        section.word("failFast", a -> stage.failFast = Boolean.TRUE.equals(a.get(0)));
        section.word("input", a -> done(() -> input(stage).read(block(a))));
        section.word("stages", a -> done(() -> stages("stages", stage.stages).read(block(a))));
        section.word(
                "parallel", a -> done(() -> stages("parallel", stage.parallel).read(block(a))));
        section.word("matrix", a -> done(() -> matrix(stage).read(block(a))));
        return section;
    }

    private Section matrix(StageModel stage) {
        StageModel leg = new StageModel(stage.name);
        stage.leg = leg;
        Section section = common("matrix", leg);
        section.word("stages", a -> done(() -> stages("stages", leg.stages).read(block(a))));
        section.word(
                "axes",
                a -> done(() -> section("axes")
                        .word("axis", axis -> done(() -> axis(stage, block(axis))))
                        .read(block(a))));
        return section;
    }

    private void axis(StageModel stage, Closure<?> block) {
        StringBuilder name = new StringBuilder();
        section("axis")
                .word("name", a -> name.append(text(a)))
                .word(
                        "values",
                        a -> stage.axes.put(
                                name.toString(), a.stream().map(String::valueOf).toList()))
                .read(block);
    }

    private Section input(StageModel stage) {
        Map<String, Object> input = new LinkedHashMap<>();
        stage.input = input;
        Section section = section("input");
        INPUT.forEach(word -> section.word(word, a -> input.put(word, text(a))));
        return section;
    }

    private Section common(String name, StageModel stage) {
        Section section = section(name);
        section.value("none", "none").value("any", "any");
        section.word("agent", a -> {
            if (a.get(0) instanceof Closure<?> block) {
                section("agent").word("label", l -> stage.agent = text(l)).read(block);
                return null;
            }
            return stage.agent = text(a);
        });
        section.word("options", a -> stage.options = block(a));
        section.word("environment", a -> stage.environment = block(a));
        section.word(
                "post",
                a -> done(() -> {
                    Section post = section("post");
                    CONDITIONS.forEach(on -> post.word(on, steps -> stage.post.put(on, block(steps))));
                    post.read(block(a));
                }));
        return section;
    }

    /** Options of a stage by name, with their arguments. */
    static Map<String, Map<String, Object>> options(
            Closure<?> block, Map<String, Object> globals, Map<String, String> env) {
        Map<String, Map<String, Object>> read = new LinkedHashMap<>();
        Section section = new Section("options").variables(env::get);
        globals.forEach(section::value);
        OPTIONS.forEach(word -> section.word(word, a -> read.put(word, named(a))));
        section.word("logRotator", PipelineReader::named);
        section.read(block);
        return read;
    }

    private Section section(String name) {
        Section section = new Section(name);
        globals.forEach(section::value);
        return section;
    }

    /** Named arguments, or the only one under {@code value}. */
    private static Map<String, Object> named(List<Object> arguments) {
        Map<String, Object> named = new LinkedHashMap<>();
        if (!arguments.isEmpty() && arguments.get(0) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> named.put(String.valueOf(key), value));
        } else if (!arguments.isEmpty()) {
            named.put("value", arguments.get(0));
        }
        return named;
    }

    private static Closure<?> block(List<Object> arguments) {
        if (!arguments.isEmpty() && arguments.get(arguments.size() - 1) instanceof Closure<?> block) {
            return block;
        }
        throw new UnknownWord("a block is expected, found " + arguments);
    }

    private static String text(List<Object> arguments) {
        return arguments.get(0).toString();
    }

    private static Object done(Runnable does) {
        does.run();
        return Boolean.TRUE;
    }
}
