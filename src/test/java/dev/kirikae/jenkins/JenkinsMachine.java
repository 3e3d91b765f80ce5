package dev.kirikae.jenkins;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a build finds on its controller and agents.
 *
 * @param repository what {@code checkout scm} clones
 * @param agents a folder below which each agent has its workspace
 * @param environment variables of the agents, above those of this process
 * @param parameters values that a person typed
 * @param credentials by id
 * @param approver who answers a gate; null: it is aborted
 * @param abortWhen whether the build is aborted, by a line of a step's output
 * @param library folder with {@code vars}, for {@code library}; null for none
 */
public record JenkinsMachine(
        Path repository,
        Path agents,
        Map<String, String> environment,
        Map<String, Object> parameters,
        Map<String, String> credentials,
        @Nullable String approver,
        Predicate<String> abortWhen,
        @Nullable Path library) {

    public static JenkinsMachine of(Path repository, Path agents, Map<String, String> environment) {
        return new JenkinsMachine(
                repository, agents, environment, Map.of(), Map.of(), "somebody else", line -> false, null);
    }

    public JenkinsMachine typed(String parameter, Object value) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put(parameter, value);
        return new JenkinsMachine(repository, agents, environment, all, credentials, approver, abortWhen, library);
    }

    public JenkinsMachine with(String variable, String value) {
        Map<String, String> all = new HashMap<>(environment);
        all.put(variable, value);
        return new JenkinsMachine(repository, agents, all, parameters, credentials, approver, abortWhen, library);
    }

    public JenkinsMachine approvedBy(@Nullable String name) {
        return new JenkinsMachine(repository, agents, environment, parameters, credentials, name, abortWhen, library);
    }

    public JenkinsMachine abortedAt(String words) {
        return new JenkinsMachine(
                repository,
                agents,
                environment,
                parameters,
                credentials,
                approver,
                line -> line.contains(words),
                library);
    }

    public JenkinsMachine withLibrary(Path vars) {
        return new JenkinsMachine(repository, agents, environment, parameters, credentials, approver, abortWhen, vars);
    }

    /** Empty workspaces, as after a restart on other machines. */
    public JenkinsMachine onAgents(Path others) {
        return new JenkinsMachine(
                repository, others, environment, parameters, credentials, approver, abortWhen, library);
    }
}
