package dev.kirikae.config;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code kirikae.yml}. A mistake in the file is never an exception: all of them come back at once. */
public final class Configurations {
    private Configurations() {}

    /**
     * Reads a file and what lies over it. Where one of them is no readable map, what is wrong with their form is told
     * alone; a proof that cannot be reached is a problem.
     *
     * @param overlay the target's file, whose maps merge into the base's and whose other values replace them; null:
     *     none
     * @param env the environment variables that <code>${env.NAME}</code> may name
     * @param program this program's version, such as {@code 1.0.0}, which the file's key {@code kirikae} is held
     *     against
     */
    public static ReadResult read(
            Document base, @Nullable Document overlay, Map<String, String> env, Mode mode, String program) {
        return read(base, overlay, env, mode, Proofs.REACHABLE, program);
    }

    /**
     * The same, and says how a proof is taken that cannot be reached.
     *
     * @param overlay the target's file; null: none
     */
    public static ReadResult read(
            Document base,
            @Nullable Document overlay,
            Map<String, String> env,
            Mode mode,
            Proofs proofs,
            String program) {
        ProblemList findings = new ProblemList();
        Item.Mapping lower = YamlTree.read(base, findings);
        Item.Mapping upper = overlay == null ? null : YamlTree.read(overlay, findings);
        if (lower == null || (overlay != null && upper == null)) {
            return new ReadResult.Rejected(findings.problems());
        }
        Item.Mapping root = upper == null ? lower : Overlay.lay(lower, upper);
        return read(root, new Context(env, mode, proofs, program, false, Excuses.settings(root), findings));
    }

    static ReadResult read(Item.Mapping root, Context context) {
        ProblemList findings = context.findings();
        Configuration configuration = new ConfigurationTable().read(Cursor.root(context, root));
        List<Problem> problems = findings.problems();
        if (!problems.isEmpty()) {
            return new ReadResult.Rejected(problems);
        }
        if (configuration == null) {
            throw new IllegalStateException("a configuration was refused without a problem");
        }
        return new ReadResult.Loaded(configuration, findings.notices(), findings.places());
    }
}
