package dev.kirikae.standin;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The applications that run in the environments, told apart by the name they are called by. */
final class Applications {

    private record Led(String to, Instant since, String before) {}

    private final Account account;
    private final Pace pace;
    private final Map<String, Led> dns = new HashMap<>();

    Applications(Account account, Pace pace) {
        this.account = account;
        this.pace = pace;
    }

    Storage.Reply answer(String host, String path) {
        synchronized (account) {
            account.settle();
            if (path.startsWith("/logs/")) {
                return Storage.Reply.of(Map.of(), "the last lines of " + path.substring(6) + "\n");
            }
            Machine machine = reached(host);
            if (machine == null) {
                return reply(404, "no environment is called " + host);
            }
            if (machine.instances == 0 || machine.status.equals("Launching")) {
                return reply(503, "starting");
            }
            if (machine.sick) {
                return reply(500, "sick");
            }
            String version = machine.option("aws:elasticbeanstalk:application:environment", "KIRIKAE_VERSION");
            return reply(
                    200,
                    "{\"version\": \"" + (version == null ? machine.version : version) + "\", \"by\": \"" + machine.id
                            + "\"}");
        }
    }

    /** A moved name leads to where it led before, until the old record has expired. */
    private @org.jspecify.annotations.Nullable Machine reached(String host) {
        Machine owner = account.owner(host);
        if (owner == null) {
            return null;
        }
        Instant now = account.now();
        Led led = dns.get(host);
        if (led == null) {
            led = new Led(owner.id, Instant.EPOCH, owner.id);
        } else if (!led.to().equals(owner.id)) {
            led = new Led(owner.id, now, led.to());
        }
        dns.put(host, led);
        return account.any(led.since().plus(pace.dns()).isAfter(now) ? led.before() : led.to());
    }

    private static Storage.Reply reply(int status, String body) {
        return new Storage.Reply(
                status, Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
    }
}
