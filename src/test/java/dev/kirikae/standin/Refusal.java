package dev.kirikae.standin;

/** An error as AWS answers it. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    Refusal(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static Refusal of(String code, String message) {
        return new Refusal(400, code, message);
    }

    static Refusal invalid(String message) {
        return of("InvalidParameterValue", message);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
