package io.cruddur.conversations.admin.command;

import io.cruddur.conversations.admin.Resources;
import picocli.CommandLine.IVersionProvider;

/** The version that was built. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"conversations " + Resources.text("version.txt").strip()};
    }
}
