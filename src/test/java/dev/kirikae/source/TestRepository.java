package dev.kirikae.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kirikae.source.remote.IsolatedGit;
import dev.kirikae.source.remote.Location;
import dev.kirikae.source.tree.Commit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** A repository made of objects directly, so that it can hold what git itself would refuse to add. */
public final class TestRepository implements AutoCloseable {
    static final Instant TIME = Instant.parse("2026-11-22T03:04:06Z");

    public final Repository git;
    public final Path path;
    private final Map<String, Object> files = new LinkedHashMap<>();
    private int commits;

    private record Leaf(FileMode mode, ObjectId id) {}

    public TestRepository(Path path) throws IOException {
        IsolatedGit.enter();
        this.path = path;
        this.git = new FileRepositoryBuilder().setWorkTree(path.toFile()).build();
        git.create(false);
        git.updateRef(Constants.HEAD).link("refs/heads/master");
    }

    public TestRepository file(String name, String content) throws IOException {
        return bytes(name, content.getBytes(UTF_8));
    }

    public TestRepository bytes(String name, byte[] content) throws IOException {
        return entry(name, FileMode.REGULAR_FILE, blob(content));
    }

    public TestRepository executable(String name, String content) throws IOException {
        return entry(name, FileMode.EXECUTABLE_FILE, blob(content.getBytes(UTF_8)));
    }

    public TestRepository link(String name, String target) throws IOException {
        return entry(name, FileMode.SYMLINK, blob(target.getBytes(UTF_8)));
    }

    public TestRepository submodule(String name) {
        return entry(name, FileMode.GITLINK, ObjectId.fromString("1234567890123456789012345678901234567890"));
    }

    /** One that {@code .gitmodules} does not name unless a file of that name does. */
    public TestRepository submodule(String name, Commit commit) {
        return entry(name, FileMode.GITLINK, ObjectId.fromString(commit.id()));
    }

    public TestRepository entry(String name, FileMode mode, ObjectId id) {
        files.put(name, new Leaf(mode, id));
        return this;
    }

    public TestRepository without(String name) {
        files.remove(name);
        return this;
    }

    /** A reference that names another one. */
    public void refer(String name, String target) throws IOException {
        git.updateRef(name).link(target);
    }

    public ObjectId blob(byte[] content) throws IOException {
        try (ObjectInserter inserter = git.newObjectInserter()) {
            ObjectId id = inserter.insert(Constants.OBJ_BLOB, content);
            inserter.flush();
            return id;
        }
    }

    /** Commits what is there onto a branch; times go up by a minute. */
    public Commit commit(String branch, String message, ObjectId... moreParents) throws IOException {
        return commitTree(branch, message, tree(files), moreParents);
    }

    public Commit commit(String message) throws IOException {
        return commit("refs/heads/master", message);
    }

    /** Commits a tree whose only entry has raw bytes for a name. */
    public Commit commitNamed(byte[] name, FileMode mode) throws IOException {
        TreeFormatter formatter = new TreeFormatter();
        formatter.append(name, mode, blob("x".getBytes(UTF_8)));
        return commitRawTree(formatter.toByteArray());
    }

    public Commit commitRawTree(byte[] tree) throws IOException {
        try (ObjectInserter inserter = git.newObjectInserter()) {
            ObjectId id = inserter.insert(Constants.OBJ_TREE, tree);
            inserter.flush();
            return commitTree("refs/heads/master", "hostile", id);
        }
    }

    private Commit commitTree(String branch, String message, ObjectId tree, ObjectId... moreParents)
            throws IOException {
        List<ObjectId> parents = new ArrayList<>();
        ObjectId head = git.resolve(branch);
        if (head != null) {
            parents.add(head);
        }
        parents.addAll(List.of(moreParents));
        Instant time = TIME.plusSeconds(60L * commits++);
        CommitBuilder builder = new CommitBuilder();
        builder.setTreeId(tree);
        builder.setParentIds(parents);
        PersonIdent test = new PersonIdent("Test", "test@example.com", time, ZoneOffset.ofHours(9));
        builder.setAuthor(test);
        builder.setCommitter(test);
        builder.setMessage(message);
        try (ObjectInserter inserter = git.newObjectInserter()) {
            ObjectId id = inserter.insert(builder);
            inserter.flush();
            set(branch, id);
            return new Commit(id.name(), time, message);
        }
    }

    /** Adds two commits whose ids begin with the same four digits. */
    List<String> twins() throws IOException {
        ObjectId empty = tree(Map.of());
        Map<String, byte[]> seen = new LinkedHashMap<>();
        try (ObjectInserter inserter = git.newObjectInserter()) {
            for (int i = 0; ; i++) {
                CommitBuilder builder = new CommitBuilder();
                builder.setTreeId(empty);
                PersonIdent test = new PersonIdent("Test", "test@example.com", TIME, ZoneOffset.UTC);
                builder.setAuthor(test);
                builder.setCommitter(test);
                builder.setMessage("Number " + i);
                byte[] commit = builder.build();
                String start =
                        inserter.idFor(Constants.OBJ_COMMIT, commit).name().substring(0, 4);
                byte[] twin = seen.putIfAbsent(start, commit);
                if (twin != null) {
                    String one = inserter.insert(Constants.OBJ_COMMIT, twin).name();
                    String two = inserter.insert(Constants.OBJ_COMMIT, commit).name();
                    inserter.flush();
                    return List.of(one, two);
                }
            }
        }
    }

    public void set(String ref, ObjectId id) throws IOException {
        RefUpdate update = git.updateRef(ref);
        update.setNewObjectId(id);
        update.forceUpdate();
    }

    public void delete(String ref) throws IOException {
        RefUpdate update = git.updateRef(ref);
        update.setForceUpdate(true);
        update.delete();
    }

    public Source open() {
        return new Sources(path.resolve("no-cache"), path.resolve("no-home"), null).open(new Location.OnDisk(path));
    }

    /** With its submodules. */
    public Source openWhole(Path cache) {
        return new Sources(cache, path.resolve("no-home"), null).open(new Location.OnDisk(path), true);
    }

    private ObjectId tree(Map<String, Object> entries) throws IOException {
        Map<String, Object> here = new java.util.TreeMap<>();
        for (Map.Entry<String, Object> entry : entries.entrySet()) {
            int slash = entry.getKey().indexOf('/');
            if (slash < 0) {
                here.put(entry.getKey(), entry.getValue());
            } else {
                Object folder =
                        here.computeIfAbsent(entry.getKey().substring(0, slash) + "/", name -> new LinkedHashMap<>());
                @SuppressWarnings("unchecked")
                Map<String, Object> inner = (Map<String, Object>) folder;
                inner.put(entry.getKey().substring(slash + 1), entry.getValue());
            }
        }
        TreeFormatter formatter = new TreeFormatter();
        for (Map.Entry<String, Object> entry : here.entrySet()) {
            if (entry.getValue() instanceof Leaf leaf) {
                formatter.append(entry.getKey(), leaf.mode(), leaf.id());
            } else {
                @SuppressWarnings("unchecked")
                Map<String, Object> inner = (Map<String, Object>) entry.getValue();
                formatter.append(entry.getKey().replace("/", ""), FileMode.TREE, tree(inner));
            }
        }
        try (ObjectInserter inserter = git.newObjectInserter()) {
            ObjectId id = inserter.insert(formatter);
            inserter.flush();
            return id;
        }
    }

    public static byte[] bytes(int... values) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int value : values) {
            out.write(value);
        }
        return out.toByteArray();
    }

    @Override
    public void close() {
        git.close();
    }
}
