package dev.perimeter.web.problems;

import dev.perimeter.web.SecurityHeaders;
import dev.perimeter.web.forms.ProblemPage;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;

/**
 * Answers what Tomcat refuses before any filter sees it: with a problem like all others, without
 * version and stack trace.
 */
public final class TomcatErrorValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable error) {
        var status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        var writable = new AtomicBoolean(false);
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, writable);
        if (!writable.get()) {
            return;
        }
        try {
            SecurityHeaders.put(request, response);
            var problem = SpringProblems.status(status);
            if (ProblemPage.isWanted(request)) {
                FallbackErrorPage.write(problem, request.getLocale(), response);
            } else {
                ProblemJson.write(problem, response);
            }
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            container.getLogger().debug("The caller is gone before its error was told", e);
        }
    }
}
