package dev.perimeter.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives pages what a form was refused with, so that it is shown again as it was typed. */
@ControllerAdvice(annotations = Controller.class)
class RefusedForm {

    /** The key of the next form: see {@link Form#ONCE}. */
    @ModelAttribute("once")
    String once() {
        return UUID.randomUUID().toString();
    }

    @ModelAttribute(Refused.NAME)
    @Nullable
    Refused refused(HttpServletRequest request) {
        return (Refused) request.getAttribute(Refused.NAME);
    }
}
