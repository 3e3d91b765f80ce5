package dev.kirikae.config;

import dev.kirikae.config.Probe.Tcp;

/** {@code tcp} of a probe. */
final class TcpProbeTable extends Table<Tcp> {
    private static final Field<String> HOST = Field.optional(
            "host",
            new TextShape(Scope.RELEASE, "[A-Za-z0-9.:_-]{1,255}", "a host's name", "localhost"),
            "another host, such as what the application needs; without it the side that is verified");
    private static final Field<Integer> PORT = Field.required("port", new WholeNumber(1, 65535), "its port");
    private static final Field<Boolean> TLS =
            Field.of("tls", new Flag(), Boolean.FALSE, "whether TLS is spoken, with the host's name");
    private static final Field<String> SEND =
            Field.optional("send", spoken(Scope.FIXED), "sent once connected; \"PING\\r\\n\" ends a line");
    private static final Field<String> EXPECT = Field.optional(
            "expect", spoken(Scope.RELEASE), "what the answer contains; without it the connection is enough");

    TcpProbeTable() {
        super(HOST, PORT, TLS, SEND, EXPECT);
    }

    static TextShape spoken(Scope scope) {
        return new TextShape(scope, "[\\s\\S]{1,4096}", "a text of at most 4096 characters", "text");
    }

    @Override
    Tcp make(FieldValues values, Cursor at) {
        return new Tcp(values.find(HOST), values.get(PORT), values.get(TLS), values.find(SEND), values.find(EXPECT));
    }

    @Override
    void write(Tcp tcp, RecordWriter writer) {
        writer.put(HOST, tcp.host())
                .put(PORT, tcp.port())
                .put(TLS, tcp.tls())
                .put(SEND, tcp.send())
                .put(EXPECT, tcp.expect());
    }
}
