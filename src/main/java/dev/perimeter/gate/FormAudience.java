package dev.perimeter.gate;

import dev.perimeter.web.ApiPath;
import dev.perimeter.web.forms.Form;
import dev.perimeter.web.problems.Problem;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;

/**
 * The company and the person that a page was shown to. A browser may hold pages of several
 * companies, while its one session acts for one. A form is done for the company and the person that
 * it was shown to, or not at all. The form chooses neither (spec 1.1): it must agree with the
 * session.
 */
public final class FormAudience {

    private FormAudience() {}

    /** The value in the forms of a page that is shown to the member. */
    public static String of(Member me) {
        return me.company() + "." + me.account();
    }

    static void check(HttpServletRequest http, Member me) {
        if (http.getMethod().equals("POST") && !ApiPath.covers(http) && !of(me).equals(Form.of(http))) {
            throw Problem.of(HttpStatus.CONFLICT, Form.ANOTHER_COMPANY);
        }
    }
}
