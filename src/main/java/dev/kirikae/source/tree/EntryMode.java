package dev.kirikae.source.tree;

/** What an entry of the bundle is; permissions are normalised to these three. */
public enum EntryMode {
    FILE("100644"),
    EXECUTABLE("100755"),
    LINK("120000");

    private final String octal;

    EntryMode(String octal) {
        this.octal = octal;
    }

    /** Git's octal form, six digits, as the content digest uses it. */
    public String octal() {
        return octal;
    }

    /** Type and permission bits as Unix has them: links are 120777. */
    public int unixBits() {
        return this == LINK ? 0_120_777 : Integer.parseInt(octal, 8);
    }
}
