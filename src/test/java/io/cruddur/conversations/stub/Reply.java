package io.cruddur.conversations.stub;

import io.vertx.core.buffer.Buffer;
import java.util.zip.CRC32;

/** What is answered, ready to be sent, as often as you like. */
record Reply(int status, Buffer body, String crc) {

    static final Reply EMPTY = ok(Json.bytes(Json.object()));

    static Reply of(int status, byte[] body) {
        var crc = new CRC32();
        crc.update(body);
        return new Reply(status, Buffer.buffer(body), Long.toString(crc.getValue()));
    }

    static Reply ok(byte[] body) {
        return of(200, body);
    }

    /** The same with another checksum than its body has. */
    Reply garbled() {
        return new Reply(status, body, Long.toString(Long.parseLong(crc) ^ 1));
    }
}
