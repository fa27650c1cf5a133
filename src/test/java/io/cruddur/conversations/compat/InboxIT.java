package io.cruddur.conversations.compat;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class InboxIT extends InboxTest {}
