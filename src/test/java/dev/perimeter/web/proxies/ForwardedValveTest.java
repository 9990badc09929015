package dev.perimeter.web.proxies;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request says through proxies, and what a stranger cannot make it say. */
class ForwardedValveTest {

    private static final String PROXY = "10.0.0.1";

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For", "Forwarded", "X-Real-IP", "X-Client-IP", "True-Client-IP"})
    void whatAStrangerSaysOfTheirAddressCountsForNothing(String header) throws Exception {
        var value = header.equals("Forwarded") ? "for=198.51.100.7" : "198.51.100.7";
        assertThat(asked("192.0.2.1", header, value).getRemoteAddr()).isEqualTo("192.0.2.1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        10.0.0.1          | 198.51.100.7                        | 198.51.100.7
        10.0.0.1          | 203.0.113.9, 198.51.100.7           | 198.51.100.7
        10.0.0.1          | 203.0.113.9, 198.51.100.7, 10.2.3.4 | 198.51.100.7
        10.0.0.1          | 10.9.9.9, 10.2.3.4                  | 10.9.9.9
        10.0.0.1          | 198.51.100.7, unknown, 10.2.3.4     | 10.2.3.4
        10.0.0.1          | 198.51.100.7, shop.example.org      | 10.0.0.1
        10.0.0.1          | 198.51.100.7:443                    | 10.0.0.1
        10.0.0.1          | fe80::1%2                           | 10.0.0.1
        2001:db8:ffff::1  | 2001:db8::7                         | 2001:db8:0:0:0:0:0:7
        192.0.2.1         | 198.51.100.7                        | 192.0.2.1\
        """)
    void theNearestThatIsNoProxyIsTheCaller(String connection, String forwarded, String caller) throws Exception {
        assertThat(asked(connection, "X-Forwarded-For", forwarded).getRemoteAddr())
                .isEqualTo(caller);
    }

    @Test
    void headersThatComeTwiceAreOneList() throws Exception {
        var request = asked(PROXY, "X-Forwarded-For", "203.0.113.9", "X-Forwarded-For", "198.51.100.7");
        assertThat(request.getRemoteAddr()).isEqualTo("198.51.100.7");
        assertThat(request.getRemoteHost()).isEqualTo("198.51.100.7");
    }

    /** Whatever stands before the nearest proxy's word may be the caller's own. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        https       | true
        http, HTTPS | true
        https, http | false
        https,      | false
        gopher      | false\
        """)
    void theNearestProxySaysWhetherItWasAskedOverTls(String said, boolean secure) throws Exception {
        var request = asked(PROXY, "X-Forwarded-Proto", said);
        assertThat(request.isSecure()).isEqualTo(secure);
        assertThat(request.getScheme()).isEqualTo(secure ? "https" : "http");
    }

    @Test
    void aSecondHeaderIsTheNearerProxys() throws Exception {
        assertThat(asked(PROXY, "X-Forwarded-Proto", "https", "X-Forwarded-Proto", "http")
                        .isSecure())
                .isFalse();
        var request = asked(PROXY, "X-Forwarded-Host", "evil.example", "X-Forwarded-Host", "shop.example.org");
        assertThat(request.getServerName()).isEqualTo("shop.example.org");
    }

    @Test
    void aStrangerIsNotAskedOverTls() throws Exception {
        var request = asked("192.0.2.1", "X-Forwarded-Proto", "https", "X-Forwarded-Host", "shop.example.org");
        assertThat(request.isSecure()).isFalse();
        assertThat(request.getRequestURL()).hasToString("http://inner.example:8080/");
        assertThat(request.getHeader("Host")).isEqualTo("inner.example:8080");
    }

    /** Links lead there, and the origin of a form is compared with it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        https | shop.example.org                    | https://shop.example.org/       | shop.example.org
        https | shop.example.org:8443               | https://shop.example.org:8443/  | shop.example.org:8443
        http  | shop.example.org:8080               | http://shop.example.org:8080/   | shop.example.org:8080
        https | [2001:db8::1]:8443                  | https://[2001:db8::1]:8443/     | [2001:db8::1]:8443
        https | evil.example, shop.example.org      | https://shop.example.org/       | shop.example.org
        https | a b                                 | https://inner.example:8080/     | inner.example:8080
        https | shop.example.org,                   | https://inner.example:8080/     | inner.example:8080\
        """)
    void theHostIsTheOneThatTheBrowserAsked(String proto, String host, String url, String header) throws Exception {
        var request = asked(PROXY, "X-Forwarded-Proto", proto, "X-Forwarded-Host", host);
        assertThat(request.getRequestURL()).hasToString(url);
        assertThat(request.getHeader("Host")).isEqualTo(header);
    }

    /** The request as the application sees it. */
    private static Request asked(String connection, String... headers) throws IOException, ServletException {
        var coyote = new org.apache.coyote.Request();
        coyote.remoteAddr().setString(connection);
        coyote.scheme().setString("http");
        coyote.requestURI().setString("/");
        coyote.serverName().setString("inner.example");
        coyote.setServerPort(8080);
        coyote.getMimeHeaders().addValue("Host").setString("inner.example:8080");
        for (int i = 0; i < headers.length; i += 2) {
            coyote.getMimeHeaders().addValue(headers[i]).setString(headers[i + 1]);
        }
        var request = new Request(new Connector(), coyote);
        var valve = new ForwardedValve(new Proxies(List.of("10.0.0.0/8", " 2001:db8:ffff::/48 ")));
        valve.setNext(new Application());
        valve.invoke(request, new Response(new org.apache.coyote.Response()));
        return request;
    }

    /** Behind the valve, nothing more happens. */
    private static final class Application extends ValveBase {

        @Override
        public void invoke(Request request, Response response) {}
    }
}
