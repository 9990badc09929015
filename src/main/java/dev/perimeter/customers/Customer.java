package dev.perimeter.customers;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.audit.Audited;
import dev.perimeter.audit.RecordType;
import dev.perimeter.gate.Revision;
import dev.perimeter.gate.Versioned;
import dev.perimeter.values.WireWord;
import java.util.UUID;

/** @param number consecutive within the company, from 1 */
@Audited(RecordType.CUSTOMER)
record Customer(
        UUID id,
        int number,
        @JsonUnwrapped CustomerDraft facts,
        @JsonUnwrapped Revision revision) implements Versioned {

    enum Kind implements WireWord {
        PERSON,
        COMPANY
    }

    enum Status implements WireWord {
        ACTIVE,
        INACTIVE
    }
}
