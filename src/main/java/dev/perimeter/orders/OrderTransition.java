package dev.perimeter.orders;

import dev.perimeter.values.Text;
import org.jspecify.annotations.Nullable;

/** Where an order goes, and why; who cancels says why. */
public record OrderTransition(
        OrderState to, @Text(max = 500) @Nullable String reason) {}
