package io.cruddur.conversations.model;

/**
 * Something that somebody does. It is made of numbers, which stand for what is there when it is done, so that it can always
 * be done, whatever was done before: any part of a sequence of operations is a sequence as well.
 */
interface Operation {

    /** Does it to the service and to the model, and compares the answer. */
    void perform(Play play);
}
