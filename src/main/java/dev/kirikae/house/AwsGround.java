package dev.kirikae.house;

import dev.kirikae.aws.AwsWorld;
import dev.kirikae.aws.Patience;
import dev.kirikae.aws.Place;
import dev.kirikae.aws.Stored;
import dev.kirikae.config.Configuration;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Exit;
import dev.kirikae.tale.Times;
import dev.kirikae.web.Probes;
import dev.kirikae.web.Resolver;
import java.net.URI;
import java.nio.file.Path;
import java.security.Security;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Opens AWS itself, with credentials from the SDK's default chain and from nowhere else. */
final class AwsGround {

    private static final String SCHEME = "s3://";
    private static final String FLAG = "--ledger";
    private static final String USUAL_PREFIX = "kirikae/";

    private final Workplace workplace;

    AwsGround(Workplace workplace) {
        this.workplace = workplace;
    }

    /** @param files local bundles by their SHA-256 */
    Ground open(Map<String, Path> files) {
        Place place = place();
        forgetNamesAtOnce();
        Times times = new SystemTimes();
        Probes probes = new Probes(Resolver.jdk(), System::nanoTime);
        AwsWorld world = new AwsWorld(
                place, times::now, files, probes::take, workplace.wish().looksOnly() ? Patience.BRIEF : Patience.USUAL);
        URI endpoint = world.endpoint();
        return new Ground(
                new WithSource(world, workplace.code()),
                times,
                () -> texts(world.stored()),
                place.region() + (endpoint == null ? "" : " at " + endpoint),
                place.service(),
                () -> {
                    probes.close();
                    world.close();
                });
    }

    /** The JDK keeps names for half a minute otherwise: a switch would be seen late. */
    private static void forgetNamesAtOnce() {
        Security.setProperty("networkaddress.cache.ttl", "0");
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
    }

    private static List<String> texts(Stored stored) {
        Answer.Missing missing = stored.missing();
        if (missing == null) {
            return stored.texts();
        }
        Exit exit = switch (missing.trouble()) {
            case DENIED, NO_CREDENTIALS, CLOCK -> Exit.NOT_ALLOWED;
            case FOREIGN_BUCKET -> Exit.INTEGRITY;
            case ABSENT -> Exit.BAD_INPUT;
            case THROTTLED, NOT_READY, UNREACHABLE, UNSUPPORTED -> Exit.FAILED;
        };
        throw Unusable.because(exit, "the journal cannot be read: " + missing.why());
    }

    private Place place() {
        String program = workplace.surroundings().program();
        Wish wish = workplace.wish();
        if (workplace.hasFile()) {
            Configuration c = workplace.configuration();
            boolean typed = wish.ledger() != null;
            String ledger = typed ? wish.ledger() : c.ledger();
            return new Place(
                    program,
                    c.region(),
                    c.account(),
                    c.application(),
                    c.service(),
                    bucket(ledger),
                    typed
                            ? FLAG
                            : workplace.file().places().problem("ledger", "").where(),
                    prefix(ledger));
        }
        String region = wish.region();
        if (region == null) {
            throw Unusable.because("--service: without a file the region must be named too, with --region");
        }
        ServiceName name = ServiceName.of(String.valueOf(wish.service()));
        String ledger = wish.ledger();
        return new Place(
                program, region, null, name.application(), name.service(), bucket(ledger), FLAG, prefix(ledger));
    }

    private static @Nullable String bucket(@Nullable String ledger) {
        if (ledger == null) {
            return null;
        }
        String rest = ledger.startsWith(SCHEME) ? ledger.substring(SCHEME.length()) : "";
        String bucket = rest.contains("/") ? rest.substring(0, rest.indexOf('/')) : rest;
        if (!bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
            throw Unusable.because("--ledger: " + ledger + " names no bucket; expected s3://bucket/prefix");
        }
        return bucket;
    }

    private static String prefix(@Nullable String ledger) {
        if (ledger == null) {
            return USUAL_PREFIX;
        }
        int slash = ledger.indexOf('/', SCHEME.length());
        String prefix = slash < 0 ? "" : ledger.substring(slash + 1);
        return prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
    }
}
