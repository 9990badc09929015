package dev.perimeter.orders;

import dev.perimeter.web.Text;
import org.jspecify.annotations.Nullable;

/** Where an order goes, and why; who cancels says why. */
record Transition(OrderState to, @Text(max = 500) @Nullable String reason) {}
