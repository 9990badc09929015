package dev.perimeter.web.forms;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives pages what a form was refused with, so that it is shown again as it was typed. */
@ControllerAdvice(annotations = Controller.class)
class FormModelAdvice {

    /** The key of the next form: see {@link Form#ONCE}. One that is shown again unsent has its own still. */
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
