package dev.kirikae.cli.view;

/** How a line of the progress is to be taken: a word, and on a terminal its colour. Never a colour alone. */
public enum StepMark {
    OK("ok", "32"),
    /** A fact worth knowing, neither good nor bad. */
    NOTE("note", ""),
    /** Still waited for. */
    WAIT("wait", ""),
    /** Unproved, unclear, refused, or passed by name. */
    WARN("warn", "33"),
    FAIL("FAIL", "31"),
    /** One call, where every one is asked for. */
    CALL("call", "2"),
    /** One entry of the journal, where every one is asked for. */
    LOG("log", "2");

    private final String word;
    private final String colour;

    StepMark(String word, String colour) {
        this.word = word;
        this.colour = colour;
    }

    /** At most four letters. */
    public String word() {
        return word;
    }

    /** The parameter of an SGR sequence (ECMA-48); empty for none. */
    String colour() {
        return colour;
    }
}
