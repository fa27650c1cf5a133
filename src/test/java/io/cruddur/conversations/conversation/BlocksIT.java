package io.cruddur.conversations.conversation;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class BlocksIT extends BlocksTest {}
