package dev.kirikae.model;

/** Which answers of a web application count as errors. */
public enum ErrorClass {
    /** Status 500 and above, the load balancer's own among them. */
    SERVER("5xx"),
    /** Status 400 to 499, the load balancer's own among them. */
    CLIENT("4xx");

    private final String word;

    ErrorClass(String word) {
        this.word = word;
    }

    /** As people write it, {@code 5xx} or {@code 4xx}. */
    public String word() {
        return word;
    }
}
