package dev.kirikae.simulate;

/** A changing command as it is typed. */
enum Stage {
    UPLOAD("upload"),
    RELEASE("release"),
    RELEASE_AGAIN("release --again"),
    ROLLBACK("rollback"),
    RECOVER("recover"),
    DESTROY("destroy"),
    DESTROY_DUE("destroy --due"),
    DESTROY_CANDIDATE("destroy --candidate");

    private final String words;

    Stage(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
