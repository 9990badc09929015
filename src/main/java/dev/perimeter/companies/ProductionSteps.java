package dev.perimeter.companies;

/** Which steps between the print and the parcel a company has (spec 12.10). */
record ProductionSteps(boolean postProcessing, boolean qc, boolean packing) {}
