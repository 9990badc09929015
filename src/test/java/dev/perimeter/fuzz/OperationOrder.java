package dev.perimeter.fuzz;

import dev.perimeter.fuzz.Operations.Operation;
import java.util.Random;

/** Which route a batch asks next: one in five in turn, so that none is left to chance, and the others at random. */
final class OperationOrder {

    private static final int IN_TURN_ONCE_IN = 5;

    /** Of a thousand requests, so that each batch goes on where the one before it ends. */
    private static final int TURNS_OF_A_BATCH = 200;

    /** Passwords are hashed, which takes a hundred times as long as anything else. */
    private static final int HASHING_ONCE_IN = 20;

    /** And a page takes several times as long as what programs are answered. */
    private static final int PAGE_ONCE_IN = 3;

    private final Random random;
    private final Operations operations;
    private final int batch;
    private int asked;

    OperationOrder(Random random, Operations operations, int batch) {
        this.random = random;
        this.operations = operations;
        this.batch = batch;
    }

    Operation next() {
        var number = asked++;
        return number % IN_TURN_ONCE_IN == 0 ? inTurn(number / IN_TURN_ONCE_IN) : drawn();
    }

    private Operation inTurn(int number) {
        var all = operations.all();
        return all.get((batch * TURNS_OF_A_BATCH + number) % all.size());
    }

    private Operation drawn() {
        var operation = Nonsense.pick(random, operations.all());
        while (hashes(operation) && random.nextInt(HASHING_ONCE_IN) > 0
                || operation.route().isPage() && random.nextInt(PAGE_ONCE_IN) > 0) {
            operation = Nonsense.pick(random, operations.all());
        }
        return operation;
    }

    private static boolean hashes(Operation operation) {
        return operation.route().takesBody() && operation.route().pattern().matches(".*(sign-in|sign-up|/password)");
    }
}
