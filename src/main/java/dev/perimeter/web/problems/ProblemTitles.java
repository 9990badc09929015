package dev.perimeter.web.problems;

import static java.util.Map.entry;

import java.net.URI;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** The title of each problem. A name without a title is its own: in-use becomes "In use." */
final class ProblemTitles {

    private static final Map<String, String> KNOWN = Map.ofEntries(
            entry("not-found", "There is nothing here."),
            entry("invalid", "Some of what was sent cannot be accepted."),
            entry("malformed", "The request cannot be read."),
            entry("unknown-field", "The request has a field that is not known here."),
            entry("too-large", "The request is too large."),
            entry("too-slow", "The request took too long to arrive."),
            entry("no-session", "Sign in first."),
            entry("permission-missing", "You may not do this."),
            entry("owner-only", "Only the owner of the company may do this."),
            entry("profile-missing", "Set up your profile first."),
            entry("no-company", "There is no company that you act for."),
            entry("version-changed", "Somebody changed this in the meantime."),
            entry("plain-http", "The connection is not encrypted. Nobody signs in over it."),
            entry("too-many-companies", "You own as many companies as one account may."),
            entry("in-use", "Something else still refers to this."),
            entry("piece-printed", "What a piece is printed on and of is not changed any more."),
            entry("transition-not-allowed", "From here it does not go there."),
            entry("pieces-unfinished", "Not all pieces are good yet, or replaced."),
            entry("order-finished", "The order has ended, and stays as it is."),
            entry("not-a-draft", "The order is no draft any more, so what was ordered stays."),
            entry("order-without-lines", "There is nothing to print: add a line first."),
            entry("spool-overdrawn", "There is not so much on the spool."),
            entry("spool-below-used", "More than that was used of the spool."),
            entry("spool-overfilled", "More would be left than fits on a spool."),
            entry("spool-archived", "The spool is archived. Take it into use first."),
            entry("does-not-fit", "What is to be printed, the printer and the spool do not fit together."),
            entry("pieces-printing", "A piece is being printed; that print is ended first."),
            entry("nothing-to-deliver", "No piece is good: the order is cancelled instead."),
            entry("nothing-short", "No piece is missing."),
            entry("nothing-to-undo", "There is no step left that could be taken back."),
            entry("built-upon", "Something was built on this step since."),
            entry("print-not-ended", "The print has not ended yet."),
            entry("conflict", "This clashes with something that exists."),
            entry("too-many-requests", "Too many tries. Wait a while."),
            entry("unavailable", "The service is not available at the moment. Try again shortly."),
            entry("idempotency-clash", "This idempotency key was used for another request."),
            entry("request-in-progress", "The same request is still being worked on."),
            entry("method-not-allowed", "This cannot be done here."),
            entry("not-acceptable", "The answer is JSON, which the request does not accept."),
            entry("unsupported-media-type", "The body must be JSON (application/json, UTF-8, not compressed)."),
            entry("internal", "Something went wrong on our side."));

    private ProblemTitles() {}

    static ProblemDetail body(HttpStatus status, String name) {
        var body = ProblemDetail.forStatus(status);
        body.setType(URI.create("/problems/" + name));
        body.setTitle(of(name));
        return body;
    }

    static String of(String name) {
        var known = KNOWN.get(name);
        return known != null
                ? known
                : Character.toUpperCase(name.charAt(0)) + name.substring(1).replace('-', ' ') + ".";
    }
}
