package io.cruddur.conversations.admin.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.standalone.Shell;
import io.cruddur.conversations.standalone.Shell.Called;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** How psql is called, where there is one. */
@DisabledOnOs(OS.WINDOWS)
class ConnectIT {

    private static final Shell SHELL =
            new Shell(Map.of("CONNECTION_URL", "postgresql://ada:s%40cret@db.example:5433/cruddur?sslmode=require"));

    @Test
    void shouldHandOverToPsql(@TempDir Path bin) throws IOException {
        var psql =
                Files.writeString(bin.resolve("psql"), "#!/bin/sh\necho \"$@\"\necho \"[$PGPASSWORD]\" >&2\nexit 7\n");
        Files.setPosixFilePermissions(psql, PosixFilePermissions.fromString("rwxr-xr-x"));

        Called connected = SHELL.with("PATH", bin.toString()).call("db", "connect", "--", "-c", "SELECT 1");

        assertThat(connected.out()).isEqualTo("postgresql://ada@db.example:5433/cruddur?sslmode=require -c SELECT 1\n");
        assertThat(connected.err()).isEqualTo("[s@cret]\n");
        assertThat(connected.exit()).isEqualTo(7);
    }

    @Test
    void shouldSayTheCommandWithoutPsql(@TempDir Path bin) {
        Called told = SHELL.with("PATH", bin.toString()).call("db", "connect");

        assertThat(told.out())
                .isEqualTo("PGPASSWORD=*** psql 'postgresql://ada@db.example:5433/cruddur?sslmode=require'\n");
        assertThat(told.err()).hasLineCount(1).contains("no psql");
        assertThat(told.exit()).isEqualTo(1);
    }
}
