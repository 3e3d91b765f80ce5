package dev.kirikae.config;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is read of the {@code kirikae.yml} that a released commit itself holds: how one may go back over it. All else in
 * it is for others.
 *
 * @param compatibility safe where the file says nothing, and where there is a problem
 * @param problems what is wrong with it; empty where it can be used
 */
public record CommitFile(Compatibility compatibility, List<Problem> problems) {

    private static final String KEY = "compatibility";

    /** @param overlay the target's file; null: none */
    public static CommitFile read(Document base, @Nullable Document overlay, Map<String, String> env, Mode mode) {
        ProblemList findings = new ProblemList();
        Item.Mapping lower = YamlTree.read(base, findings);
        Item.Mapping upper = overlay == null ? null : YamlTree.read(overlay, findings);
        if (lower == null || (overlay != null && upper == null)) {
            return new CommitFile(Compatibility.SAFE, findings.problems());
        }
        Item.Mapping root = upper == null ? lower : Overlay.lay(lower, upper);
        return of(root, new Context(env, mode, Proofs.ANY, null, false, Excuses.settings(root), findings));
    }

    /** The same of what was recorded at upload: nothing else of it need be understood. */
    static CommitFile ofRecord(Item.Mapping root) {
        ProblemList findings = new ProblemList();
        return of(root, new Context(Map.of(), Mode.STRICT, Proofs.ANY, null, true, Excuses.settings(root), findings));
    }

    private static CommitFile of(Item.Mapping root, Context context) {
        Item.Entry entry = root.entries().get(KEY);
        if (entry == null) {
            return new CommitFile(Compatibility.SAFE, List.of());
        }
        Compatibility read =
                new CompatibilityTable().read(Cursor.root(context, root).under(entry));
        List<Problem> problems = context.findings().problems();
        return new CommitFile(read == null ? Compatibility.SAFE : read, problems);
    }

    public CommitFile {
        problems = List.copyOf(problems);
    }
}
