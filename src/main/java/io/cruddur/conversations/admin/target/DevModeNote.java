package io.cruddur.conversations.admin.target;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.Config;

/** Tells commands where dev mode has its stores. */
@IfBuildProfile("dev")
@ApplicationScoped
class DevModeNote {

    private final Config config;

    DevModeNote(Config config) {
        this.config = config;
    }

    void leave(@Observes StartupEvent event) {
        if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            new DevMode(
                            URI.create(value("quarkus.dynamodb.endpoint-override")),
                            postgres(),
                            value("conversations.table.name"))
                    .write();
        }
    }

    /** The URL as libpq takes it, with who it is that connects. */
    private String postgres() {
        String url = value("quarkus.datasource.reactive.url");
        String user = value("quarkus.datasource.username");
        return user.isEmpty()
                ? url
                : url.replaceFirst(
                        "://", "://" + encoded(user) + ":" + encoded(value("quarkus.datasource.password")) + "@");
    }

    private String value(String property) {
        return config.getOptionalValue(property, String.class).orElse("");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
