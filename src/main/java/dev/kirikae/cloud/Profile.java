package dev.kirikae.cloud;

import java.time.Duration;

/**
 * How long things take, and how much there is of them.
 *
 * @param look virtual time one look costs
 * @param change virtual time one changing call costs
 * @param launch from the call to Ready (observed: three to seven minutes, Developer Guide eb3-clone and the EB CLI's records)
 * @param settling from Ready to health Ok: the rest of twelve checks over two minutes (Developer Guide, health-enhanced)
 * @param swap from the call until both are Ready (four to six seconds, Developer Guide eb3-swap)
 * @param update of a configuration
 * @param termination 4 min 47 s in the Developer Guide's run (eb3-terminate)
 * @param lag how old a stale look may be
 * @param unseen how long a fresh environment may stay out of listings (Terraform's AWS provider tolerates a minute)
 * @param signature how long AWS takes a signature for fresh
 * @param ttl of Beanstalk's DNS records, about a minute
 * @param stubborn how long some clients go on calling where a name used to point
 * @param requests requests a minute that the live name gets
 * @param budget looks a minute that Beanstalk answers before it throttles
 */
public record Profile(
        Duration look,
        Duration change,
        Duration launch,
        Duration settling,
        Duration swap,
        Duration update,
        Duration termination,
        Duration lag,
        Duration unseen,
        Duration signature,
        Duration ttl,
        Duration stubborn,
        double requests,
        int budget) {

    public static final Profile USUAL = new Profile(
            Duration.ofMillis(200),
            Duration.ofMillis(500),
            Duration.ofSeconds(270),
            Duration.ofSeconds(60),
            Duration.ofSeconds(5),
            Duration.ofSeconds(90),
            Duration.ofSeconds(287),
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofMinutes(5),
            Duration.ofSeconds(60),
            Duration.ofMinutes(20),
            600,
            120);

    /** A fraction of a duration; quicker than what {@link Duration} offers. */
    static Duration part(Duration whole, long numerator, long denominator) {
        return Duration.ofNanos(whole.toNanos() * numerator / denominator);
    }

    /** The same with other costs of one call; zero is allowed. */
    public Profile costing(Duration nextLook, Duration nextChange) {
        return new Profile(
                nextLook,
                nextChange,
                launch,
                settling,
                swap,
                update,
                termination,
                lag,
                unseen,
                signature,
                ttl,
                stubborn,
                requests,
                budget);
    }

    /** The same with other durations of a launch and a termination. */
    public Profile lasting(Duration nextLaunch, Duration nextTermination) {
        return new Profile(
                look,
                change,
                nextLaunch,
                settling,
                swap,
                update,
                nextTermination,
                lag,
                unseen,
                signature,
                ttl,
                stubborn,
                requests,
                budget);
    }

    /** The same with another number of looks a minute that Beanstalk answers. */
    public Profile answering(int nextBudget) {
        return new Profile(
                look,
                change,
                launch,
                settling,
                swap,
                update,
                termination,
                lag,
                unseen,
                signature,
                ttl,
                stubborn,
                requests,
                nextBudget);
    }
}
