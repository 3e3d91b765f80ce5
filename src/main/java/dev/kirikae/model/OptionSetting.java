package dev.kirikae.model;

/**
 * One configuration option of an environment, as Beanstalk names it. There is none without a value: what is not set is
 * left out.
 *
 * @param namespace such as {@code aws:autoscaling:asg}
 * @param name the option's name in it; case counts in both
 */
public record OptionSetting(String namespace, String name, String value) {

    /** A setting that gets into a message by itself shows no more than {@link Confidential} lets it. */
    @Override
    public String toString() {
        return namespace + ":" + name + "=" + Confidential.shown(namespace, name, value);
    }

    public boolean isFor(String otherNamespace, String otherName) {
        return namespace.equals(otherNamespace) && name.equals(otherName);
    }
}
