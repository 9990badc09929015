package dev.perimeter.logins;

import dev.perimeter.logins.Logins.Device;
import dev.perimeter.ratelimit.KnownNetworks;
import dev.perimeter.ratelimit.Network;
import dev.perimeter.ratelimit.SignInThrottle;
import dev.perimeter.ratelimit.SignUpThrottle;
import dev.perimeter.web.proxies.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Component;

/** The origin of sign-ups and sign-ins, and the limits that hold for it. */
@Component
class AttemptLimits {

    private static final int USER_AGENT_MAX = 300;

    private final SignInThrottle signIns;
    private final SignUpThrottle signUps;
    private final KnownNetworks known;

    AttemptLimits(SignInThrottle signIns, SignUpThrottle signUps, KnownNetworks known) {
        this.signIns = signIns;
        this.signUps = signUps;
        this.known = known;
    }

    /** The origin of a request. */
    final class Origin {

        private final List<Network> networks;
        private final Device device;

        private Origin(List<Network> networks, Device device) {
            this.networks = networks;
            this.device = device;
        }

        List<Network> networks() {
            return networks;
        }

        Device device() {
            return device;
        }

        /** The hash under which a login remembers the network. */
        byte[] hash(String emailKey) {
            return known.hash(emailKey, networks.getFirst());
        }
    }

    Origin origin(HttpServletRequest request) {
        var agent = request.getHeader("User-Agent");
        var shown = agent == null ? null : agent.substring(0, Math.min(agent.length(), USER_AGENT_MAX));
        return new Origin(
                Network.of(request), new Device(shown, ClientAddress.of(request).getHostAddress()));
    }

    /** Refuses with 429 once there were too many. */
    Origin countSignUp(HttpServletRequest request) {
        var from = origin(request);
        signUps.count(from.networks());
        return from;
    }

    SignInThrottle signIns() {
        return signIns;
    }
}
