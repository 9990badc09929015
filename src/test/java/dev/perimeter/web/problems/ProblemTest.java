package dev.perimeter.web.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

class ProblemTest {

    @Test
    void aUniqueConstraintIsTheNameOfTheProblemItPrevents() {
        assertThat(nameOf(violation("SERROR\0C23505\0Mduplicate\0ncustomer_email_taken\0\0")))
                .isEqualTo("customer-email-taken");
        assertThat(nameOf(violation("SERROR\0C23505\0Mduplicate\0ncustomer_email_taken_102008\0\0")))
                .isEqualTo("customer-email-taken");
        assertThat(
                        nameOf(
                                violation(
                                        "SERROR\0C23505\0Mduplicate key value violates unique constraint \"company_name_taken_7\"\0\0")))
                .isEqualTo("company-name-taken");
        assertThat(nameOf(new DuplicateKeyException("constraint \"email_taken\"")))
                .isEqualTo("email-taken");
        assertThat(nameOf(new DuplicateKeyException("who knows"))).isEqualTo("conflict");
    }

    @Test
    void aBatchTellsWhatItsFirstErrorWas() {
        var batch = new BatchUpdateException("batch", null, 0, new int[0]);
        batch.setNextException(violation("SERROR\0C23503\0Mstill referenced\0nsales_order_customer\0\0"));
        assertThat(nameOf(batch)).isEqualTo("in-use");
    }

    /** Foreign keys are named after the problem as well: what names something missing says which field does. */
    @Test
    void aReferenceToWhatIsNotThereNamesItsField() {
        var problem = ProblemResolver.of(violation("SERROR\0C23503\0Mnot present\0ncustomer_id_unknown\0\0"));
        assertThat(problem.name()).isEqualTo("not-found");
        assertThat(problem.getBody().getProperties().get("fields").toString()).contains("customerId");
        assertThat(nameOf(violation("SERROR\0C23503\0Mnot present\0nspool_id_unknown_102008\0\0")))
                .isEqualTo("not-found");
    }

    /** Readers refuse it before; what gets past them is no error of ours. */
    @Test
    void dataThatTheDatabaseCannotTakeIsABadRequest() {
        for (var state : new String[] {"22021", "22003", "22P05"}) {
            var problem = ProblemResolver.of(violation("SERROR\0C" + state + "\0Minvalid byte sequence\0\0"));
            assertThat(problem.name()).isEqualTo("malformed");
            assertThat(problem.getStatusCode().value()).isEqualTo(400);
            assertThat(problem.getBody().toString()).doesNotContain("byte sequence");
        }
    }

    @Test
    void aPoolWithoutConnectionsIsUnavailable() {
        var timeout = new SQLTransientConnectionException("timed out after 30000ms");
        var problem = ProblemResolver.of(new CannotGetJdbcConnectionException("no connection", timeout));
        assertThat(problem.name()).isEqualTo("unavailable");
        assertThat(problem.getStatusCode().value()).isEqualTo(503);
        assertThat(problem.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("2");
        assertThat(nameOf(new SQLException("no state"))).isEqualTo("internal");
    }

    @Test
    void aProblemKeepsItsNameWhereverItIsWrapped() {
        assertThat(nameOf(new RuntimeException(Problem.gone("invite-used")))).isEqualTo("invite-used");
    }

    @Test
    void theMakersSayWhatTheContractSays() {
        assertThat(Problem.permissionMissing("ordersView").getBody().getProperties())
                .isEqualTo(Map.of("permission", "ordersView"));
        assertThat(Problem.noSession().getHeaders().getFirst(HttpHeaders.WWW_AUTHENTICATE))
                .isEqualTo("Bearer");
        assertThat(Problem.tooManyRequests(Duration.ofMillis(1500)).getHeaders().getFirst("Retry-After"))
                .isEqualTo("2");
        assertThat(Problem.tooManyRequests(Duration.ZERO).getHeaders().getFirst("Retry-After"))
                .isEqualTo("1");
        assertThat(Problem.profileMissing(404).getStatusCode().value()).isEqualTo(404);
        assertThat(Problem.conflict("transition-not-allowed", Map.of("allowed", 1))
                        .getBody()
                        .getProperties())
                .containsEntry("allowed", 1);
        assertThat(Problem.of(HttpStatus.CONFLICT, "plate-too-small").getBody().getTitle())
                .isEqualTo("Plate too small.");
    }

    private static String nameOf(Throwable error) {
        return ProblemResolver.of(error).name();
    }

    private static PSQLException violation(String fields) {
        return new PSQLException(new ServerErrorMessage(fields));
    }
}
