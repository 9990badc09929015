package dev.perimeter.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Reads for the holder of a token, outside of a request of theirs. They wait in the queue of the
 * requests, and their transaction is opened by the gate.
 */
@Component
public class MemberReads {

    private final Gate gate;

    MemberReads(Gate gate) {
        this.gate = gate;
    }

    /** @throws dev.perimeter.web.problems.Problem where the gate refuses a request of theirs */
    public <T> List<T> list(Token token, Function<Member, List<T>> work) throws Exception {
        var read = new ArrayList<T>();
        gate.members().pass(() -> {
            try (var transaction = gate.enter(token, null, null)) {
                read.addAll(work.apply(transaction.member()));
                transaction.commit();
            }
            return null;
        });
        return read;
    }
}
