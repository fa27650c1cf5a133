package io.cruddur.conversations.admin.target;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.cruddur.conversations.standalone.Shell;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** That it is production is said before anything is done to it. */
class BannerIT {

    private static final String IDENTITY = """
            <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>\
            <Arn>arn:aws:iam::123456789012:user/ada</Arn><UserId>ada</UserId><Account>123456789012</Account>\
            </GetCallerIdentityResult></GetCallerIdentityResponse>""";

    @Test
    void shouldNameTheAccount() throws IOException {
        var sts = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        sts.createContext("/", exchange -> {
            try (exchange) {
                byte[] body = IDENTITY.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        sts.start();
        try {
            String banner = banner(Shell.onSite("any")
                    .with(
                            "AWS_ENDPOINT_URL_STS",
                            "http://localhost:" + sts.getAddress().getPort()));

            assertThat(banner).startsWith("PRODUCTION: account 123456789012, region ca-central-1, table any");
        } finally {
            sts.stop(0);
        }
    }

    @Test
    void shouldSayThatTheAccountIsUnknown() {
        assertThat(banner(Shell.onSite("any"))).contains("account unknown");
        assertThat(banner(Shell.onSite("any").with("AWS_ENDPOINT_URL_STS", "http://localhost:1")))
                .contains("account unknown");
    }

    private static String banner(Shell shell) {
        String endpoint = shell.environment().get("AWS_ENDPOINT_URL");
        return shell.call("ddb", "list-tables", "--prod", "--endpoint-url=" + endpoint)
                .err();
    }
}
