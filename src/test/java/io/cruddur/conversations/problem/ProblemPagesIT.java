package io.cruddur.conversations.problem;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class ProblemPagesIT extends ProblemPagesTest {}
