package dev.kirikae.source.bundle;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that can be read as often as needed without being held. */
interface Content {
    InputStream open() throws IOException;
}
