package dev.kirikae.app.input;

/**
 * A service as it is named without a file.
 *
 * @param service the application's name, where one name alone was given
 */
public record ServiceName(String application, String service) {

    /**
     * @param text {@code [APPLICATION/]NAME}; an application holds one service of its own name unless said otherwise
     * @throws UserError for anything else
     */
    public static ServiceName of(String text) {
        int slash = text.indexOf('/');
        String application = slash < 0 ? text : text.substring(0, slash);
        String service = text.substring(slash + 1);
        if (application.isBlank() || service.isBlank() || service.contains("/")) {
            throw UserError.because("--service: " + text + " is no service; expected [APPLICATION/]NAME");
        }
        return new ServiceName(application, service);
    }

    /** {@code application/service}, also where both are the same. */
    public String words() {
        return application + "/" + service;
    }
}
