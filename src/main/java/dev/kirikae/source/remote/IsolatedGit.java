package dev.kirikae.source.remote;

import java.io.File;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * Cuts JGit off from the machine: no system, user or JGit configuration, no environment variable (so no {@code GIT_SSH}
 * program), no git executable looked for, and no time-stamp probe files written into the user's repositories.
 */
public final class IsolatedGit extends SystemReader.Delegate {
    private static final long COARSEST_FILE_TIME_SECONDS = 2;

    private IsolatedGit(SystemReader machine) {
        super(machine);
    }

    /** Must run before any other use of JGit; again is harmless. */
    public static synchronized void enter() {
        if (!(SystemReader.getInstance() instanceof IsolatedGit)) {
            SystemReader.setInstance(new IsolatedGit(SystemReader.getInstance()));
        }
    }

    @Override
    public @Nullable String getenv(String variable) {
        return null;
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
        return new NoConfig(parent, fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
        return new NoConfig(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
        return new NoConfig(parent, fs);
    }

    private static final class NoConfig extends FileBasedConfig {
        NoConfig(Config parent, FS fs) {
            super(parent, new File("no-such-git-config"), fs);
        }

        @Override
        public void load() {
            clear();
        }

        @Override
        public void save() {
            throw new UnsupportedOperationException("the machine's git configuration is not touched");
        }

        @Override
        public boolean isOutdated() {
            return false;
        }

        /**
         * Answers JGit's question for the file system's time resolution, which it would otherwise measure by writing
         * files.
         */
        @Override
        public long getTimeUnit(String section, String subsection, String name, long otherwise, TimeUnit unit) {
            return "filesystem".equals(section)
                    ? unit.convert(COARSEST_FILE_TIME_SECONDS, TimeUnit.SECONDS)
                    : super.getTimeUnit(section, subsection, name, otherwise, unit);
        }
    }
}
