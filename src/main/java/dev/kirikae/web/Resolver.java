package dev.kirikae.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** From a name to its addresses, asked anew for each sample. */
@FunctionalInterface
public interface Resolver {

    /** @return in the order in which they are to be tried, at least one */
    List<InetAddress> resolve(String host) throws UnknownHostException;

    /**
     * The JDK's own. It keeps names for 30 s by default: the program has to set the security property {@code
     * networkaddress.cache.ttl} and {@code networkaddress.cache.negative.ttl} to 0 before the first name is resolved, so that a
     * switch is seen when DNS tells it.
     */
    static Resolver jdk() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
