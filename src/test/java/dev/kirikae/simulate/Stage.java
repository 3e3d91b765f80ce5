package dev.kirikae.simulate;

/** A changing command as it is typed. */
enum Stage {
    UPLOAD("upload"),
    UPLOAD_FRESH("upload --fresh"),
    RELEASE("release"),
    RELEASE_AGAIN("release --again"),
    ROLLBACK("rollback"),
    RECOVER("recover"),
    /** Somebody says that an environment which is not shown is gone. */
    RECOVER_GONE("recover --gone"),
    DESTROY("destroy"),
    DESTROY_DUE("destroy --due"),
    DESTROY_CANDIDATE("destroy --candidate");

    private final String words;

    Stage(String words) {
        this.words = words;
    }

    boolean isUpload() {
        return this == UPLOAD || this == UPLOAD_FRESH;
    }

    String words() {
        return words;
    }
}
