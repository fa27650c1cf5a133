package io.cruddur.conversations.admin.target;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/** Which account of AWS the credentials are of; asking takes no permission. */
final class Account {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private Account() {}

    /** Its number, if STS tells in time. */
    static Optional<String> ask(URI sts, String region) {
        try (var client = StsClient.builder()
                .endpointOverride(sts)
                .region(Region.of(region))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(PATIENCE)
                        .socketTimeout(PATIENCE))
                .overrideConfiguration(override -> override.apiCallTimeout(PATIENCE))
                .build()) {
            return Optional.ofNullable(client.getCallerIdentity().account());
        } catch (SdkException _) {
            return Optional.empty();
        }
    }
}
