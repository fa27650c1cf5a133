package io.cruddur.conversations.admin.ddb;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** What DynamoDB is asked for while somebody listens; nobody does in a server. */
@ApplicationScoped
class Wire implements ExecutionInterceptor {

    private volatile Optional<List<SdkRequest>> heard = Optional.empty();

    /** The requests that the work takes, in the order of their answers. */
    List<SdkRequest> during(Runnable work) {
        List<SdkRequest> requests = Collections.synchronizedList(new ArrayList<>());
        heard = Optional.of(requests);
        try {
            work.run();
        } finally {
            heard = Optional.empty();
        }
        return requests;
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        heard.ifPresent(requests -> requests.add(context.request()));
    }
}
