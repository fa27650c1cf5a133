package io.cruddur.conversations.live;

import io.cruddur.conversations.table.Stamp;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A ticket, as {@code /v1} hands it out. */
@Schema(name = "Ticket")
record TicketView(String ticket, String expiresAt) {

    static TicketView of(Tickets.Ticket ticket) {
        return new TicketView(ticket.text(), new Stamp(ticket.expiresAt()).toString());
    }
}
