package dev.perimeter.logins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.web.Proxies;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class ClientAddressTest {

    private final ClientAddress alone = new ClientAddress(new Proxies(List.of()));
    private final ClientAddress behindProxies =
            new ClientAddress(new Proxies(List.of("10.0.0.0/8", " 2001:db8:ffff::/48 ")));

    @Test
    void whatAStrangerSaysOfTheirAddressCountsForNothing() {
        for (var header : List.of("X-Forwarded-For", "Forwarded", "X-Real-IP", "X-Client-IP", "True-Client-IP")) {
            var request = from("192.0.2.1");
            request.addHeader(header, header.equals("Forwarded") ? "for=198.51.100.7" : "198.51.100.7");
            assertThat(alone.of(request)).isEqualTo("192.0.2.1");
            assertThat(behindProxies.of(request)).isEqualTo("192.0.2.1");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10.0.0.1          | 198.51.100.7                        | 198.51.100.7
            10.0.0.1          | 203.0.113.9, 198.51.100.7           | 198.51.100.7
            10.0.0.1          | 203.0.113.9, 198.51.100.7, 10.2.3.4 | 198.51.100.7
            10.0.0.1          | 10.9.9.9, 10.2.3.4                  | 10.9.9.9
            10.0.0.1          | 198.51.100.7, unknown, 10.2.3.4     | 10.2.3.4
            10.0.0.1          | 198.51.100.7:443                    | 10.0.0.1
            2001:db8:ffff::1  | 2001:db8::7                         | 2001:db8:0:0:0:0:0:7
            192.0.2.1         | 198.51.100.7                        | 192.0.2.1""")
    void theNearestThatIsNoProxyIsTheCaller(String connection, String forwarded, String caller) {
        var request = from(connection);
        request.addHeader("X-Forwarded-For", forwarded);
        assertThat(behindProxies.of(request)).isEqualTo(caller);
    }

    @Test
    void headersThatComeTwiceAreOneList() {
        var request = from("10.0.0.1");
        request.addHeader("X-Forwarded-For", "203.0.113.9");
        request.addHeader("X-Forwarded-For", "198.51.100.7");
        assertThat(behindProxies.of(request)).isEqualTo("198.51.100.7");
    }

    @Test
    void throttlesTakeTheFirst64BitsOfIpv6() {
        assertThat(alone.network(from("2001:db8:1:2:3:4:5:6"))).isEqualTo("20010db800010002/64");
        assertThat(alone.network(from("2001:db8:1:2::1"))).isEqualTo("20010db800010002/64");
        assertThat(alone.network(from("fe80:0:0:0:0:0:0:1%2"))).isEqualTo("fe80000000000000/64");
        assertThat(alone.network(from("192.0.2.1"))).isEqualTo("192.0.2.1");
    }

    private static MockHttpServletRequest from(String address) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return request;
    }
}
