package dev.perimeter.values;

/** A text that is no value of the type that is wanted. */
public final class InvalidText extends IllegalArgumentException {

    private final transient FieldFault fault;

    InvalidText(FieldFault fault) {
        super(fault.code());
        this.fault = fault;
    }

    public FieldFault fault() {
        return fault;
    }
}
