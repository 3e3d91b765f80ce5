package dev.kirikae.cli;

/** The front door: what the jar starts with. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        String version = Main.class.getPackage().getImplementationVersion();
        System.out.println("kirikae " + (version == null ? "unpacked" : version) + " " + String.join("|", arguments));
    }
}
