package dev.perimeter.gate;

import dev.perimeter.web.ApiPath;
import dev.perimeter.web.LogContext;
import dev.perimeter.web.forms.FormFields;
import dev.perimeter.web.forms.ResumableForm;
import dev.perimeter.web.json.BodyAccess;
import dev.perimeter.web.json.JsonBodies;
import dev.perimeter.web.query.QueryParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;

/**
 * The path of a request. Who shows no token is refused unread. What the others send is read first,
 * so that a slow sender holds no connection; but whether the caller may act at all is answered
 * first (401, 403), and only then what was wrong with the request (400). The answer is written
 * after the commit.
 */
final class GatedHandler extends ServletInvocableHandlerMethod {

    private final Gate gate;
    private final IdempotencyKeys idempotencyKeys;
    private final PageFrame frame;
    private final FormIdempotency forms;
    private final Access access;
    private final boolean readsOnce;

    GatedHandler(
            HandlerMethod handler,
            Access access,
            Gate gate,
            IdempotencyKeys idempotencyKeys,
            PageFrame frame,
            FormIdempotency forms) {
        super(handler);
        this.access = access;
        this.gate = gate;
        this.idempotencyKeys = idempotencyKeys;
        this.frame = frame;
        this.forms = forms;
        this.readsOnce = readsOnce();
    }

    @Override
    public @Nullable Object invokeForRequest(
            NativeWebRequest request, @Nullable ModelAndViewContainer model, @Nullable Object... provided)
            throws Exception {
        var http = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        FormFields.keep(http, this);
        BodyAccess.open(http, access.bytesMax(http));
        // Elsewhere a key is ignored: the answers there are secrets, or repeat safely.
        var resolvedArguments = ResolvedArguments.read(
                () -> received(request, http, model, provided),
                () -> access instanceof Access.ForMembers && isRepeatable() ? idempotencyKeys.claim(http) : null);
        return switch (access) {
            case Access.ForEverybody _ -> doInvoke(resolvedArguments.arguments(null));
            case Access.ForPersons _ -> gate.persons().pass(() -> forPerson(http, resolvedArguments));
            case Access.ForMembers members ->
                gate.members().pass(() -> TransactionRetries.of(() -> once(http, members, resolvedArguments, model)));
        };
    }

    /** JSON is parsed behind the gate alone. A form may have to be given back, so it is read here. */
    private Callable<@Nullable Object[]> received(
            NativeWebRequest request,
            HttpServletRequest http,
            @Nullable ModelAndViewContainer model,
            @Nullable Object... provided)
            throws Exception {
        QueryParameters.check(http, this);
        BodyAccess.require(http);
        JsonBodies.receive(http, this);
        if (ApiPath.covers(http)) {
            return () -> getMethodArgumentValues(request, model, provided);
        }
        var arguments = getMethodArgumentValues(request, model, provided);
        return () -> arguments;
    }

    /** What is done for a person reads the session again in the same statement, and may be refused there. */
    private @Nullable Object forPerson(HttpServletRequest http, ResolvedArguments resolvedArguments) throws Exception {
        return TransactionRetries.of(() -> {
            var me = gate.identify(Token.of(http));
            LogContext.acting(me.account(), null);
            resolvedArguments.refuse();
            ResumableForm.showIfAsked(http);
            var arguments = resolvedArguments.arguments(me);
            return forms.once(me, http, () -> doInvoke(arguments));
        });
    }

    private @Nullable Object once(
            HttpServletRequest http,
            Access.ForMembers members,
            ResolvedArguments resolvedArguments,
            @Nullable ModelAndViewContainer model)
            throws Exception {
        try (var passage = gate.enter(Token.of(http), members.permission(), resolvedArguments.claim())) {
            CommitStatements.of(passage);
            LogContext.acting(passage.member().account(), passage.member().company());
            resolvedArguments.refuse();
            FormAudience.check(http, passage.member());
            ResumableForm.showIfAsked(http);
            var arguments = resolvedArguments.arguments(passage.member());
            if (passage.answered() != null) {
                return passage.answered();
            }
            if (readsOnce) {
                passage.expectOneStatement();
            }
            var answer = doInvoke(arguments);
            if (model != null && isPage(answer)) {
                frame.put(passage.member(), model.getModel());
            }
            if (resolvedArguments.claim() != null) {
                passage.atTheEnd(idempotencyKeys.keep(resolvedArguments.claim(), passage.member(), again(answer)));
            }
            passage.commit();
            return answer;
        } finally {
            CommitStatements.of(null);
        }
    }

    private boolean isPage(@Nullable Object answer) {
        return answer instanceof String view
                && !view.startsWith(IdempotencyKeys.REDIRECT)
                && !AnnotatedElementUtils.hasAnnotation(getBeanType(), RestController.class);
    }

    private boolean isRepeatable() {
        var unrepeated = getMethodAnnotation(NotReplayed.class);
        return unrepeated == null || !unrepeated.again().isEmpty();
    }

    /** What a repeat is answered with: the same, unless that is a secret. */
    private @Nullable Object again(@Nullable Object answer) {
        var unrepeated = getMethodAnnotation(NotReplayed.class);
        return unrepeated == null ? answer : IdempotencyKeys.REDIRECT + unrepeated.again();
    }

    /** Reads of the JSON interface are one statement each; a page may need several. */
    private boolean readsOnce() {
        return hasMethodAnnotation(GetMapping.class)
                && AnnotatedElementUtils.hasAnnotation(getBeanType(), RestController.class);
    }
}
