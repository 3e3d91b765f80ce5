package dev.kirikae.source.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailureTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(
                        new IOException(
                                "https://git.example.com: cannot open", new UnknownHostException("git.example.com")),
                        "https://git.example.com: cannot open: the name git.example.com does not resolve"),
                arguments(new ConnectException("Connection refused (Connection refused)"), "the connection is refused"),
                arguments(new SocketTimeoutException("Read timed out"), "no answer in time"),
                arguments(new EOFException(), "the end came too early"),
                arguments(new AccessDeniedException("/a/b"), "/a/b may not be read or written"),
                arguments(new NoSuchFileException("/a/b"), "/a/b is not there"),
                arguments(new IOException("org.eclipse.jgit.errors.PackProtocolException: bad pack."), "bad pack"),
                arguments(
                        new IOException("DefaultConnectFuture: null", new UnresolvedAddressException()),
                        "the host's name does not resolve"),
                arguments(
                        new IllegalStateException(
                                "/a: Read-only file system", new IOException("/a: Read-only file system")),
                        "/a: Read-only file system"),
                arguments(new IllegalStateException(), "no reason is given"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void no_class_is_named(Throwable failure, String words) {
        assertThat(Failure.of(failure)).isEqualTo(words);
    }
}
