package dev.perimeter.gate;

import dev.perimeter.web.ApiPath;
import dev.perimeter.web.LogContext;
import dev.perimeter.web.bodies.BodyAccess;
import dev.perimeter.web.bodies.JsonBodies;
import dev.perimeter.web.forms.FormFields;
import dev.perimeter.web.forms.ResumableForm;
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
 * Runs one request. A request without a token is refused unread. Any other request is read before a
 * connection is taken, so that a slow sender holds none. The caller's access is checked first (401,
 * 403), and the content of the request after it (400). The answer is written after the commit.
 */
final class GatedHandler extends ServletInvocableHandlerMethod {

    private final Gate gate;
    private final IdempotencyKeys keys;
    private final PageFrame frame;
    private final FormIdempotency forms;
    private final Access access;
    private final @Nullable NotReplayed notReplayed;
    private final boolean takesKeys;
    private final boolean readsOnce;

    GatedHandler(
            HandlerMethod handler,
            Access access,
            Gate gate,
            IdempotencyKeys keys,
            PageFrame frame,
            FormIdempotency forms) {
        super(handler);
        this.access = access;
        this.gate = gate;
        this.keys = keys;
        this.frame = frame;
        this.forms = forms;
        this.notReplayed = getMethodAnnotation(NotReplayed.class);
        // Other answers are secrets, or repeat safely: a key is ignored there.
        this.takesKeys = access instanceof Access.ForMembers
                && (notReplayed == null || !notReplayed.again().isEmpty());
        this.readsOnce = readsOnce();
    }

    @Override
    public @Nullable Object invokeForRequest(
            NativeWebRequest request, @Nullable ModelAndViewContainer model, @Nullable Object... provided)
            throws Exception {
        var http = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        FormFields.keep(http, this);
        BodyAccess.open(http, access.bytesMax(http));
        var sent = ResolvedArguments.read(
                http, () -> received(request, http, model, provided), () -> takesKeys ? keys.claim(http) : null);
        return switch (access) {
            case Access.ForEverybody _ -> doInvoke(sent.arguments(null));
            case Access.ForPersons _ -> gate.persons().pass(() -> forPerson(sent));
            case Access.ForMembers members ->
                gate.members().pass(() -> TransactionRetries.of(() -> forMember(members, sent, model)));
        };
    }

    /** JSON is parsed behind the gate. A form is read here, since a refused one is shown again. */
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

    /** A statement for a person reads the session again, and may still refuse. */
    private @Nullable Object forPerson(ResolvedArguments sent) throws Exception {
        return TransactionRetries.of(() -> {
            var me = gate.identify(Token.of(sent.http()));
            LogContext.acting(me.account(), null);
            sent.refuse();
            ResumableForm.showIfAsked(sent.http());
            var arguments = sent.arguments(me);
            return forms.once(me, sent.http(), () -> doInvoke(arguments));
        });
    }

    private @Nullable Object forMember(
            Access.ForMembers members, ResolvedArguments sent, @Nullable ModelAndViewContainer model) throws Exception {
        try (var transaction = gate.enter(Token.of(sent.http()), members.permission(), sent.claim())) {
            CommitStatements.of(transaction);
            LogContext.acting(
                    transaction.member().account(), transaction.member().company());
            sent.refuse();
            FormAudience.check(sent.http(), transaction.member());
            ResumableForm.showIfAsked(sent.http());
            var arguments = sent.arguments(transaction.member());
            if (transaction.answered() != null) {
                return transaction.answered();
            }
            if (readsOnce) {
                transaction.expectOneStatement();
            }
            var answer = doInvoke(arguments);
            if (model != null && isPage(answer)) {
                frame.put(transaction.member(), model.getModel());
            }
            if (sent.claim() != null) {
                transaction.beforeCommit(keys.keep(sent.claim(), transaction.member(), replay(answer)));
            }
            transaction.commit();
            return answer;
        } finally {
            CommitStatements.of(null);
        }
    }

    private boolean isPage(@Nullable Object answer) {
        return answer instanceof String
                && IdempotencyKeys.redirect(answer).isEmpty()
                && !AnnotatedElementUtils.hasAnnotation(getBeanType(), RestController.class);
    }

    /** The answer to a repeat: the same one, unless it is a secret. */
    private @Nullable Object replay(@Nullable Object answer) {
        return notReplayed == null ? answer : IdempotencyKeys.REDIRECT + notReplayed.again();
    }

    private boolean readsOnce() {
        return hasMethodAnnotation(GetMapping.class)
                && !hasMethodAnnotation(SeveralReads.class)
                && AnnotatedElementUtils.hasAnnotation(getBeanType(), RestController.class);
    }
}
