package io.cruddur.conversations.admin.target;

import static java.nio.charset.StandardCharsets.UTF_8;
import static software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner.REGION_NAME;
import static software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner.SERVICE_SIGNING_NAME;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/**
 * Which account of AWS the credentials are of: one request to STS, which needs no permission. By hand, since it is the only
 * one that STS ever gets from here.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html">GetCallerIdentity</a>
 */
final class Account {

    private static final String QUESTION = "Action=GetCallerIdentity&Version=2011-06-15";
    private static final Pattern ACCOUNT = Pattern.compile("<Account>(\\d+)</Account>");
    private static final int PATIENCE_MILLIS = 3000;
    private static final int OK = 200;

    private Account() {}

    /** Its number, if STS tells. */
    static Optional<String> ask(URI sts, String region) {
        try (var credentials = DefaultCredentialsProvider.builder().build()) {
            var request = SdkHttpRequest.builder()
                    .method(SdkHttpMethod.POST)
                    .uri(sts.resolve("/"))
                    .putHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                    .build();
            var signed = AwsV4HttpSigner.create()
                    .sign(sign -> sign.identity(credentials.resolveCredentials())
                            .request(request)
                            .payload(ContentStreamProvider.fromUtf8String(QUESTION))
                            .putProperty(SERVICE_SIGNING_NAME, "sts")
                            .putProperty(REGION_NAME, region));
            return answer(signed.request());
        } catch (IOException | SdkClientException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> answer(SdkHttpRequest request) throws IOException {
        var connection = (HttpURLConnection) request.getUri().toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        connection.setDoOutput(true);
        request.forEachHeader((name, values) -> connection.setRequestProperty(name, values.getFirst()));
        try (OutputStream body = connection.getOutputStream()) {
            body.write(QUESTION.getBytes(UTF_8));
        }
        if (connection.getResponseCode() != OK) {
            return Optional.empty();
        }
        try (InputStream body = connection.getInputStream()) {
            var account = ACCOUNT.matcher(new String(body.readAllBytes(), UTF_8));
            return account.find() ? Optional.of(account.group(1)) : Optional.empty();
        }
    }
}
