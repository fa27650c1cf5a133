package io.cruddur.conversations.compat;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class RequestsIT extends RequestsTest {}
