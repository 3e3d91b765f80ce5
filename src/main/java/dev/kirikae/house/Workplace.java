package dev.kirikae.house;

import dev.kirikae.aws.Regions;
import dev.kirikae.config.Configuration;
import dev.kirikae.config.Mode;
import dev.kirikae.config.Proofs;
import dev.kirikae.stages.Order;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where one command works: the file it found, the repository beside it, a temporary folder, and its own random name. */
public final class Workplace implements AutoCloseable {

    private static final Set<String> PROVING = Set.of("upload", "release", "verify", "plan", "rehearse");

    private final Surroundings surroundings;
    private final Wish wish;
    private final @Nullable ConfigurationFile file;
    private final @Nullable Code code;
    private final TemporaryFolder temporary = new TemporaryFolder();

    private Workplace(Surroundings surroundings, Wish wish, @Nullable ConfigurationFile file, boolean practised) {
        this.surroundings = surroundings;
        this.wish = wish;
        this.file = file;
        this.code = file == null ? null : new Code(surroundings, file.configuration(), file.folder(), practised);
    }

    /**
     * With the file that is found or named.
     *
     * @throws Unusable where there is no usable file, or a service was named instead
     */
    public static Workplace withFile(Surroundings surroundings, Wish wish) {
        return withFile(surroundings, wish, Mode.STRICT);
    }

    /** To practise: HEAD of the repository that the file lies in is taken, and an unset variable becomes a placeholder. */
    public static Workplace toPractise(Surroundings surroundings, Wish wish) {
        return withFile(surroundings, wish, Mode.REHEARSAL);
    }

    /** With the file, or, where a service was named, without any. */
    public static Workplace withOrWithoutFile(Surroundings surroundings, Wish wish) {
        if (wish.service() == null) {
            return withFile(surroundings, wish);
        }
        if (wish.file() != null || wish.target() != null) {
            throw Unusable.because("--service: works without a file, so leave out "
                    + (wish.file() != null ? "-c" : "--target") + ", or leave out --service");
        }
        ServiceName.of(wish.service());
        String fault = wish.region() == null ? null : Regions.fault(wish.region());
        if (fault != null) {
            throw Unusable.because("--region: " + fault);
        }
        return new Workplace(surroundings, wish, null, false);
    }

    private static Workplace withFile(Surroundings surroundings, Wish wish, Mode mode) {
        if (wish.service() != null) {
            throw Unusable.because("--service: this command needs a kirikae.yml; status, rollback, recover, history,"
                    + " explain and audit work without one");
        }
        ConfigurationFile file = ConfigurationFile.read(surroundings, wish.file(), wish.target(), mode, proofs(wish));
        String region = wish.region();
        if (region != null && !region.equals(file.configuration().region())) {
            throw Unusable.because("--region: " + region + " is not the region that " + file.shown() + " names, "
                    + file.configuration().region() + "; leave it out");
        }
        return new Workplace(surroundings, wish, file, mode == Mode.REHEARSAL);
    }

    /** Only what would rely on a proof insists that it can be reached: nobody is kept from going back by it. */
    private static Proofs proofs(Wish wish) {
        return PROVING.contains(wish.command()) ? Proofs.REACHABLE : Proofs.ANY;
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    public Wish wish() {
        return wish;
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

    /** What is worth knowing about what was given: that of the file, or of the region that was named without one. */
    public List<String> notices() {
        if (file != null) {
            return file.notices();
        }
        String doubt = wish.region() == null ? null : Regions.doubt(wish.region());
        return doubt == null ? List.of() : List.of("--region: " + doubt);
    }

    /** What the file says. */
    public Configuration configuration() {
        return file().configuration();
    }

    /** Null where there is no file, so that no repository is known. */
    public @Nullable Code code() {
        return code;
    }

    private Code knownCode() {
        if (code == null) {
            throw new IllegalStateException("there is no file");
        }
        return code;
    }

    public TemporaryFolder temporary() {
        return temporary;
    }

    /**
     * The commit with all its bundle holds.
     *
     * @param revision null: the head of the branch
     * @throws Unusable with every problem of the templates
     */
    public Prepared prepare(@Nullable String revision) {
        return Prepared.of(knownCode(), configuration(), file().places(), revision);
    }

    /** The bundle in a file that is gone when the command ends. */
    public Prepared.Written write(Prepared prepared) {
        return prepared.write(temporary.path(), configuration());
    }

    /** The order a stage works by, with the file of certificates it names. */
    public Order order(Configuration configuration) {
        String ca = configuration.verify().address().ca();
        return new Order(configuration, ca == null ? null : certificates(ca));
    }

    private String certificates(String ca) {
        try {
            Path folder = file == null ? surroundings.folder() : file.folder();
            return Files.readString(folder.resolve(ca), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            String message = "the file " + ca + " cannot be read; name a PEM file beside the configuration";
            throw Unusable.because(
                    file == null
                            ? "verify.address.ca: " + message
                            : file.places()
                                    .problem("verify.address.ca", message)
                                    .text());
        }
    }

    /** A name of this process that no other one has: 128 random bits in hexadecimal. */
    public static String nonce() {
        byte[] bits = new byte[16];
        new SecureRandom().nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }

    @Override
    public void close() {
        if (code != null) {
            code.close();
        }
        temporary.close();
    }
}
