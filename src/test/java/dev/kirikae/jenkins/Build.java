package dev.kirikae.jenkins;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.GroovyShell;
import groovy.lang.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.jspecify.annotations.Nullable;

/** One build of a pipeline: what it sees, and what it gathers. Legs of it may run side by side. */
final class Build {

    private final JenkinsMachine machine;
    private final CurrentBuild current = new CurrentBuild();
    private final Map<String, Object> params = new LinkedHashMap<>();
    private final Map<String, Object> globals = new HashMap<>();
    private final Map<String, String> variables = new ConcurrentHashMap<>();
    private final AtomicInteger executors = new AtomicInteger();
    private final StringBuffer log = new StringBuffer();
    private final List<String> scripts = Collections.synchronizedList(new ArrayList<>());
    private final List<String> suites = Collections.synchronizedList(new ArrayList<>());
    private final List<String> locks = Collections.synchronizedList(new ArrayList<>());
    private final List<String> agents = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, String> archived = Collections.synchronizedMap(new TreeMap<>());

    private Build(JenkinsMachine machine) {
        this.machine = machine;
        globals.put("params", params);
        globals.put("currentBuild", current);
        globals.put(
                "env", Map.of("JOB_NAME", "folder/service", "BUILD_NUMBER", "7", "BUILD_URL", "https://jenkins/7/"));
        globals.put("scm", new Scm(repository()));
    }

    /** Runs a Jenkinsfile to its end. */
    static BuildResult run(Path jenkinsfile, JenkinsMachine machine) throws IOException {
        Build build = new Build(machine);
        PipelineModel pipeline = build.parsed(
                Files.readString(jenkinsfile), jenkinsfile.getFileName().toString());
        new Execution(build).run(pipeline);
        return new BuildResult(
                build.current.getCurrentResult(),
                build.current.getDisplayName(),
                build.current.getDescription(),
                List.copyOf(build.scripts),
                Map.copyOf(build.archived),
                List.copyOf(build.suites),
                List.copyOf(build.locks),
                List.copyOf(build.agents),
                build.log.toString());
    }

    private PipelineModel parsed(String text, String name) {
        List<PipelineModel> found = new ArrayList<>();
        Section file = new Section(name);
        file.word("library", a -> a.get(0));
        file.word("pipeline", a -> found.add(new PipelineReader(globals, this::typed).read((Closure<?>) a.get(0))));
        Script script = new GroovyShell(new Binding()).parse("return {\n" + text + "\n}", name);
        file.read((Closure<?>) script.run());
        if (found.size() != 1) {
            throw new UnknownWord(name + " must hold one pipeline");
        }
        return found.get(0);
    }

    private void typed(PipelineModel pipeline) {
        pipeline.parameters.forEach((name, parameter) -> {
            Object given = machine.parameters().get(name);
            Object otherwise = parameter.getOrDefault("defaultValue", "");
            if (parameter.get("choices") instanceof List<?> choices) {
                otherwise = choices.get(0);
            }
            params.put(name, given == null ? otherwise : given);
        });
        for (String name : machine.parameters().keySet()) {
            if (!params.containsKey(name)) {
                throw new UnknownWord("there is no parameter " + name);
            }
        }
    }

    /** What is neither a section nor a step: a library's, by its file in {@code vars}. */
    @Nullable
    Object variable(String name, Object[] arguments, PipelineSteps steps) {
        Path vars = machine.library();
        Path file = vars == null ? null : vars.resolve(name + ".groovy");
        if (file == null || !Files.exists(file)) {
            throw new UnknownWord("there is no step " + name);
        }
        try {
            CompilerConfiguration library = new CompilerConfiguration();
            library.setScriptBaseClass(LibraryScript.class.getName());
            Script script = new GroovyShell(getClass().getClassLoader(), new Binding(), library)
                    .parse(Files.readString(file), name + ".groovy");
            return ((LibraryScript) script).with(steps, arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CurrentBuild current() {
        return current;
    }

    Map<String, Object> globals() {
        return globals;
    }

    JenkinsMachine machine() {
        return machine;
    }

    Predicate<String> abort() {
        return machine.abortWhen();
    }

    String repository() {
        return machine.repository().toString();
    }

    String commit() {
        try (Git git = Git.open(machine.repository().toFile())) {
            return git.getRepository().resolve("HEAD").name();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A fresh clone in a workspace, of which everything but the reports of an older build is taken away. */
    void checkout(Path workspace) {
        try {
            if (Files.exists(workspace.resolve(".git"))) {
                try (Git git = Git.open(workspace.toFile())) {
                    git.fetch().call();
                    git.checkout().setName(commit()).call();
                }
                return;
            }
            Git.cloneRepository()
                    .setURI(machine.repository().toUri().toString())
                    .setDirectory(workspace.toFile())
                    .call()
                    .close();
        } catch (IOException | GitAPIException e) {
            throw new StepFailure("checkout: " + e.getMessage(), false);
        }
    }

    /** What a step's process sees: the agent's variables, parameters, then the pipeline's own. */
    Map<String, String> agentEnvironment(Map<String, String> env) {
        Map<String, String> all = new HashMap<>(machine.environment());
        params.forEach((name, value) -> all.put(name, String.valueOf(value)));
        all.putAll(env);
        return all;
    }

    /** Those that the pipeline set by {@code env.NAME = …}, for all stages that follow. */
    Map<String, String> variables() {
        return variables;
    }

    String credential(String id) {
        String value = machine.credentials().get(id);
        if (value == null) {
            throw new StepFailure("Could not find credentials entry with ID '" + id + "'", false);
        }
        return value;
    }

    Path workspace(String label) {
        agents.add(label);
        Path workspace = machine.agents().resolve(label + "-" + executors.incrementAndGet());
        try {
            return Files.createDirectories(workspace);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void lock(String resource) {
        locks.add(resource);
    }

    void script(String text) {
        scripts.add(text);
    }

    @Nullable
    Object log(String line) {
        log.append(line).append('\n');
        return null;
    }

    @Nullable
    Object read(Map<String, String> files) {
        suites.addAll(files.values());
        return null;
    }

    @Nullable
    Object archive(Map<String, String> files) {
        archived.putAll(files);
        return null;
    }
}
