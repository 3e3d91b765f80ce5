package dev.kirikae.model;

/** One configuration option of an environment, as Beanstalk names it. */
public record OptionSetting(String namespace, String name, String value) {

    public boolean isFor(String otherNamespace, String otherName) {
        return namespace.equals(otherNamespace) && name.equals(otherName);
    }
}
