package dev.perimeter.web.forms;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives the pages of refused forms their {@link FormErrors}. */
@ControllerAdvice(annotations = Controller.class)
class FormModelAdvice {

    /**
     * The idempotency key of the next form: see {@link Form#ONCE}. A form that is shown again
     * unsent keeps its key.
     */
    @ModelAttribute("once")
    String once(HttpServletRequest request) {
        var formErrors = refused(request);
        var isUnsent = formErrors != null && formErrors.name().equals(ResumableForm.NOT_SENT);
        var own = isUnsent ? Form.once(request) : null;
        return own == null ? UUID.randomUUID().toString() : own;
    }

    @ModelAttribute(FormErrors.NAME)
    @Nullable
    FormErrors refused(HttpServletRequest request) {
        return (FormErrors) request.getAttribute(FormErrors.NAME);
    }
}
