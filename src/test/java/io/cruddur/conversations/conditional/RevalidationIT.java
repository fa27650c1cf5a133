package io.cruddur.conversations.conditional;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class RevalidationIT extends RevalidationTest {}
