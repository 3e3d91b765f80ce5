package dev.kirikae.app.input;

import dev.kirikae.aws.Regions;
import dev.kirikae.config.Configuration;
import dev.kirikae.config.Mode;
import dev.kirikae.config.Proofs;
import dev.kirikae.stages.step.ServicePolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where one command works: the file it found, the repository beside it, and a temporary folder. Closed with the
 * command; for one thread.
 */
public final class CommandContext implements AutoCloseable {

    private static final Set<String> PROVING = Set.of("upload", "release", "verify", "plan", "rehearse");

    private final ProcessEnvironment process;
    private final GlobalOptions globalOptions;
    private final @Nullable ConfigurationFile file;
    private final @Nullable Repository repository;
    private final TemporaryFolder temporary = new TemporaryFolder();

    private CommandContext(
            ProcessEnvironment process,
            GlobalOptions globalOptions,
            @Nullable ConfigurationFile file,
            boolean practised) {
        this.process = process;
        this.globalOptions = globalOptions;
        this.file = file;
        this.repository = file == null ? null : new Repository(process, file.configuration(), file.folder(), practised);
    }

    /**
     * With the file that is found or named.
     *
     * @throws UserError where there is no usable file, or a service was named instead
     */
    public static CommandContext withFile(ProcessEnvironment process, GlobalOptions globalOptions) {
        return withFile(process, globalOptions, Mode.STRICT);
    }

    /**
     * To practise: HEAD of the repository that the file lies in is taken, and an unset variable becomes a placeholder.
     *
     * @throws UserError as {@link #withFile} does
     */
    public static CommandContext toPractise(ProcessEnvironment process, GlobalOptions globalOptions) {
        return withFile(process, globalOptions, Mode.REHEARSAL);
    }

    /**
     * With the file, or, where a service was named, without any.
     *
     * @throws UserError as {@link #withFile} does; where a file or a target is named beside a service, or service or
     *     region are none
     */
    public static CommandContext withOrWithoutFile(ProcessEnvironment process, GlobalOptions globalOptions) {
        if (globalOptions.service() == null) {
            return withFile(process, globalOptions);
        }
        if (globalOptions.file() != null || globalOptions.target() != null) {
            throw UserError.because("--service: works without a file, so leave out "
                    + (globalOptions.file() != null ? "-c" : "--target") + ", or leave out --service");
        }
        ServiceName.of(globalOptions.service());
        String fault = globalOptions.region() == null ? null : Regions.fault(globalOptions.region());
        if (fault != null) {
            throw UserError.because("--region: " + fault);
        }
        return new CommandContext(process, globalOptions, null, false);
    }

    private static CommandContext withFile(ProcessEnvironment process, GlobalOptions globalOptions, Mode mode) {
        if (globalOptions.service() != null) {
            throw UserError.because("--service: this command needs a kirikae.yml; status, rollback, recover, history,"
                    + " explain and audit work without one");
        }
        ConfigurationFile file = ConfigurationFile.read(
                process, globalOptions.file(), globalOptions.target(), mode, proofs(globalOptions));
        String region = globalOptions.region();
        if (region != null && !region.equals(file.configuration().region())) {
            throw UserError.because("--region: " + region + " is not the region that " + file.shown() + " names, "
                    + file.configuration().region() + "; leave it out");
        }
        return new CommandContext(process, globalOptions, file, mode == Mode.REHEARSAL);
    }

    /** Only what would rely on a proof insists that it can be reached: nobody is kept from going back by it. */
    private static Proofs proofs(GlobalOptions globalOptions) {
        return PROVING.contains(globalOptions.command()) ? Proofs.REACHABLE : Proofs.ANY;
    }

    public ProcessEnvironment process() {
        return process;
    }

    public GlobalOptions globalOptions() {
        return globalOptions;
    }

    public boolean hasFile() {
        return file != null;
    }

    /** @throws IllegalStateException where a service was named instead */
    public ConfigurationFile file() {
        if (file == null) {
            throw new IllegalStateException("there is no file");
        }
        return file;
    }

    /**
     * What is worth knowing about what was given, a sentence each: that of the file, or of the region that was named
     * without one.
     */
    public List<String> notices() {
        if (file != null) {
            return file.notices();
        }
        String doubt = globalOptions.region() == null ? null : Regions.doubt(globalOptions.region());
        return doubt == null ? List.of() : List.of("--region: " + doubt);
    }

    /**
     * What the file says.
     *
     * @throws IllegalStateException where a service was named instead
     */
    public Configuration configuration() {
        return file().configuration();
    }

    /** Null where there is no file, so that no repository is known. */
    public @Nullable Repository repository() {
        return repository;
    }

    public TemporaryFolder temporary() {
        return temporary;
    }

    /**
     * The policy a stage works by, with the file of certificates it names.
     *
     * @throws UserError where that file cannot be read
     */
    public ServicePolicy policy(Configuration configuration) {
        String ca = configuration.verify().address().ca();
        return new ServicePolicy(configuration, ca == null ? null : certificates(ca));
    }

    private String certificates(String ca) {
        try {
            Path folder = file == null ? process.folder() : file.folder();
            return Files.readString(folder.resolve(ca), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            String message = "the file " + ca + " cannot be read; name a PEM file beside the configuration";
            throw UserError.because(
                    file == null
                            ? "verify.address.ca: " + message
                            : file.places()
                                    .problem("verify.address.ca", message)
                                    .text());
        }
    }

    /** A name that no other process has, and no other call gives: 128 random bits in hexadecimal. */
    public static String nonce() {
        byte[] bits = new byte[16];
        new SecureRandom().nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }

    @Override
    public void close() {
        if (repository != null) {
            repository.close();
        }
        temporary.close();
    }
}
